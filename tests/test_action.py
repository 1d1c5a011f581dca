"""The GitHub Action, step by step: what GitHub would put into the environment, and the shell that it would start."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import ROOT, TRACK, small_ladder, write_files
from git_repositories import Repo
from github_runner import OWN, Runner, install, steps_of
from ruamel.yaml import YAML

from ladderlint.cli.check import command

TEXT = (ROOT / "action.yml").read_text(encoding="utf-8")
ACTION: dict[str, Any] = YAML(typ="safe").load(TEXT)
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
TRACK_FILE = "ladder/tracks/foundations.yaml"
BAD = TRACK.replace("level: 2", "level: 22")
HAS_BASELINE = any("--baseline" in option.opts for option in command.params)


class Job(NamedTuple):
    """What came of the action."""

    log: str
    status: int
    outputs: dict[str, str]
    summary: str
    uploaded: str | None


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A runner's folder for temporary files, in which the action has installed itself."""
    temp = tmp_path_factory.mktemp("temp")
    install(steps_of(ACTION["runs"], "Install ladderlint"), tmp_path_factory.mktemp("workspace"), temp, OWN)
    return temp


@pytest.fixture
def job(installed: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> "Action":
    temp = tmp_path_factory.mktemp("job")
    (temp / "ladderlint").symlink_to(installed / "ladderlint")
    return Action(Runner(repository, temp, {}))


class Action:
    """The action after its installation, called with some inputs."""

    def __init__(self, runner: Runner) -> None:
        self.runner = runner

    def __call__(self, **given: str) -> Job:
        defaults = {name: field["default"] for name, field in ACTION["inputs"].items()}
        inputs = {**defaults, **{name.replace("_", "-"): value for name, value in given.items()}}
        self.runner.values = {f"inputs.{name}": value for name, value in inputs.items()}
        status, log = self.runner.run(steps_of(ACTION["runs"], "Lint"))
        outputs = {name: self.runner.value(field["value"]) for name, field in ACTION["outputs"].items()}
        uploaded = self.runner.value(steps_of(ACTION["runs"], "Upload to code scanning")["with"]["sarif_file"]) or None
        return Job(log, status, outputs, self.runner.summary, uploaded)


def test_github_would_take_it() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout


def test_other_actions_are_pinned_to_a_commit_whose_version_is_said() -> None:
    lines = [line.strip() for line in TEXT.splitlines() if "uses:" in line]
    assert len(lines) == sum("uses" in step for step in STEPS) == 2
    for line in lines:
        assert re.fullmatch(r"uses: [\w-]+(/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)


def test_inputs_reach_the_shell_through_the_environment_alone() -> None:
    for step in STEPS:
        assert "${{" not in step.get("run", "")
        assert step.get("shell", "bash") == "bash"
    assert {name for name in ACTION["inputs"] if f"inputs.{name} " not in TEXT} == set()


def test_a_ladder_without_findings_passes(job: Action) -> None:
    done = job()
    assert (done.status, done.log) == (0, "No findings in 2 files\n")
    assert done.outputs == {"status": "0", "sarif": ""}
    assert done.uploaded is None


def test_findings_are_annotations_a_summary_and_a_sarif_file_and_fail_the_job(job: Action, repository: Path) -> None:
    write_files(repository, {TRACK_FILE: BAD})
    done = job(sarif="true")
    assert done.status == 1
    assert done.log.startswith(f"::error file={TRACK_FILE},line=11,")
    assert "reference/unknown-level" in done.summary
    assert done.outputs["status"] == "1"
    assert done.uploaded == done.outputs["sarif"]
    (run,) = json.loads(Path(done.outputs["sarif"]).read_text())["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["reference/unknown-level"]
    assert "!cancelled()" in steps_of(ACTION["runs"], "Upload to code scanning")["if"], (
        "a step that failed must not keep it from it"
    )


def test_the_summary_may_be_left_out(job: Action, repository: Path) -> None:
    write_files(repository, {TRACK_FILE: BAD})
    assert job(summary="false").summary == ""


def test_paths_are_a_line_each_whatever_is_in_them(job: Action, repository: Path) -> None:
    write_files(
        repository, {path.replace("ladder/", "other ladder/", 1): data for path, data in small_ladder().items()}
    )
    assert job(paths="ladder\n\nother ladder/tracks\n").log == "No findings in 3 files\n"
    assert job(paths="other ladder").log == "No findings in 2 files\n"


def test_config_and_fail_on_are_heeded(job: Action, repository: Path) -> None:
    write_files(repository, {TRACK_FILE: TRACK.replace("Makes", "Made"), "house.yaml": "ignore: [wording]\n"})
    assert job().status == 0
    assert job(fail_on="warning").status == 1
    assert job(fail_on="warning", config="house.yaml").status == 0
    assert job(format="concise").log.startswith(f"{TRACK_FILE}:8:9: warning")


@pytest.mark.skipif(not HAS_BASELINE, reason="check has no --baseline yet")
def test_a_baseline_is_heeded(job: Action, repository: Path) -> None:
    write_files(repository, {TRACK_FILE: BAD})
    program = [sys.executable, "-m", "ladderlint", "check", "--write-baseline", "known.json"]
    subprocess.run(program, cwd=repository, capture_output=True, timeout=60)
    assert job(baseline="known.json").status == 0


def test_only_what_is_new_may_be_shown(installed: Path, tmp_path: Path) -> None:
    repo = Repo.new(tmp_path / "repository")
    repo.commit(small_ladder({TRACK_FILE: BAD}))
    repo.git("tag", "old")
    repo.commit({TRACK_FILE: BAD.replace("Makes", "Made")})
    temp = tmp_path / "temp"
    temp.mkdir()
    (temp / "ladderlint").symlink_to(installed / "ladderlint")
    done = Action(Runner(repo.folder, temp, {}))(since="old", fail_on="warning")
    assert done.status == 1
    assert "wording/" in done.log
    assert "reference/unknown-level" not in done.log + done.summary


@pytest.mark.parametrize("name", [name for name in ACTION["inputs"] if name != "python"])
@pytest.mark.parametrize(
    "text",
    ["$(touch pwned)", "`touch pwned`", '"; touch pwned; "', "'; touch pwned; '", "--exit-zero", "*", "a\n::error::b"],
)
def test_no_input_is_ever_run_or_taken_for_a_flag(name: str, text: str, job: Action, repository: Path) -> None:
    write_files(repository, {TRACK_FILE: BAD})
    done = job(**{name.replace("-", "_"): text})
    assert done.status == 2
    assert not (repository / "pwned").exists()
    assert not any(line.startswith("::error::b") for line in done.log.splitlines())


def test_what_can_not_run_fails_the_job_and_says_so(job: Action) -> None:
    done = job(paths="nowhere", sarif="true")
    assert (done.status, done.outputs["status"]) == (2, "2")
    assert "nowhere: no such file or folder" in done.log
    assert done.uploaded is None
    assert "'summary' must be true or false" in job(summary="yes").log
