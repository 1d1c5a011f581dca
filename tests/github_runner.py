"""As much of GitHub's runner as steps of the shell need, and a `gh` that writes down what it is asked for."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from conftest import ROOT

# Answers as GitHub would for one repository: its comments are in comments.json, and its releases are tags.
_GH = """\
import json, pathlib, subprocess, sys
state = pathlib.Path({state!r})
words = sys.argv[1:]
with (state / "calls").open("a") as calls:
    calls.write(json.dumps(words) + "\\n")
comments = state / "comments.json"
known = json.loads(comments.read_text()) if comments.exists() else []
if words[:2] == ["release", "create"]:
    target = words[words.index("--target") + 1]
    subprocess.run(["git", "--git-dir", str(state / "origin.git"), "tag", words[2], target], check=True)
elif "--jq" in words:
    print(*[one["id"] for one in known if one["by"] == "github-actions[bot]" and one["body"].startswith({mark!r})])
elif (state / "forbidden").exists():
    sys.exit("gh: Resource not accessible by integration (HTTP 403)")
else:
    method, place = words[words.index("--method") + 1 :][:2]
    (body,) = [pathlib.Path(word.removeprefix("body=@")).read_text() for word in words if word.startswith("body=@")]
    if method == "PATCH":
        (old,) = [one for one in known if place == f"repos/example/ladder/issues/comments/{{one['id']}}"]
        old["body"] = body
    else:
        assert (method, place) == ("POST", "repos/example/ladder/issues/7/comments")
        known.append({{"id": 100 + len(known), "by": "github-actions[bot]", "body": body}})
    comments.write_text(json.dumps(known))
"""
MARK = "<!-- ladderlint -->\n"


class Runner:
    """Runs steps in a workspace, with a folder for temporary files, and with what `${{ … }}` is to mean."""

    def __init__(self, workspace: Path, temp: Path, values: Mapping[str, str]) -> None:
        self.workspace = workspace
        self.temp = temp
        self.values = dict(values)
        for name in ("output", "summary", "path"):
            (temp / name).touch()

    @property
    def summary(self) -> str:
        return (self.temp / "summary").read_text(encoding="utf-8")

    def value(self, text: str) -> str:
        """Return a text with its expressions looked up; what no step has said is empty."""
        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda match: self.values.get(match[1], ""), text)

    def run(self, step: Mapping[str, Any], env: Mapping[str, str] | None = None) -> tuple[int, str]:
        script = self.temp / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        (self.temp / "output").write_text("")
        added = (self.temp / "path").read_text(encoding="utf-8").split()
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace,
            env={
                **os.environ,
                "CI": "true",
                "GITHUB_ACTIONS": "true",
                "GITHUB_OUTPUT": str(self.temp / "output"),
                "GITHUB_PATH": str(self.temp / "path"),
                "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
                "GITHUB_WORKSPACE": str(self.workspace),
                "RUNNER_TEMP": str(self.temp),
                **(env or {}),
                "PATH": os.pathsep.join([*reversed(added), (env or {}).get("PATH", os.environ["PATH"])]),
                **{name: self.value(text) for name, text in step.get("env", {}).items()},
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=600,
        )
        for line in (self.temp / "output").read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            self.values[f"steps.{step['id']}.outputs.{name}"] = value
        return done.returncode, done.stdout.decode()

    def wants(self, condition: str | None, *, failed: bool) -> bool:
        """Whether a step with a condition is run; only those that the recipes have are understood."""
        if condition is None or condition == "${{ !cancelled() }}":
            return condition is not None or not failed
        named = re.fullmatch(r"\$\{\{ ([\w.]+) != '' \}\}", condition)
        assert named is not None, condition
        return not failed and bool(self.values.get(named[1]))


class Job(NamedTuple):
    """What came of a job."""

    status: int
    log: str
    summary: str


class GitHub:
    """A repository on GitHub: a folder with what its `gh` was asked for, and with its comments."""

    def __init__(self, state: Path) -> None:
        self.state = state
        program = state / "bin" / "gh"
        program.parent.mkdir(parents=True)
        program.write_text(f"#!{sys.executable} -I\n{_GH.format(state=str(state), mark=MARK)}", encoding="utf-8")
        program.chmod(0o755)

    @property
    def calls(self) -> list[list[str]]:
        file = self.state / "calls"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    @property
    def comments(self) -> list[str]:
        file = self.state / "comments.json"
        return [comment["body"] for comment in json.loads(file.read_text())] if file.exists() else []

    def run(self, job: Mapping[str, Any], runner: Runner, installed: Path, env: Mapping[str, str]) -> Job:
        """Run the steps of a job whose ladderlint is installed already."""
        status, log = 0, ""
        (runner.temp / "ladderlint").symlink_to(installed / "ladderlint")
        (runner.temp / "path").write_text(f"{runner.temp / 'ladderlint/bin'}\n")
        path = f"{self.state / 'bin'}{os.pathsep}{os.environ['PATH']}"
        for step in job["steps"]:
            if "run" not in step or step["name"] == "Install ladderlint":
                continue
            if runner.wants(step.get("if"), failed=status != 0):
                came, said = runner.run(step, {**env, "PATH": path, "GITHUB_REPOSITORY": "example/ladder"})
                status, log = status or came, log + said
        return Job(status, log, runner.summary)


def install(step: Mapping[str, Any], workspace: Path, temp: Path, env: Mapping[str, str]) -> None:
    """Run the step that installs ladderlint, in a workspace full of modules that Python must not find."""
    traps = ("venv", "pip", "ensurepip", "ladderlint", "click", "os", "sitecustomize")
    for name in traps:
        (workspace / f"{name}.py").write_text(f"open({str(temp / 'trapped')!r}, 'w')")
    status, log = Runner(workspace, temp, {"steps.python.outputs.python-path": sys.executable}).run(step, env)
    assert status == 0, log
    assert not (temp / "trapped").exists()
    assert (temp / "ladderlint/bin/ladderlint").is_file()


def steps_of(job: Mapping[str, Any], name: str) -> dict[str, Any]:
    (step,) = [step for step in job["steps"] if step["name"] == name]
    found: dict[str, Any] = step
    return found


OWN = {"LADDERLINT_PACKAGE": str(ROOT), "GITHUB_ACTION_PATH": str(ROOT)}
