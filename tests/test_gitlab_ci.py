"""The template for GitLab: one that GitLab would take, and a script that does what it says in the shells there are."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, TRACK, write_files
from ruamel.yaml import YAML

TEMPLATE = ROOT / "ci" / "gitlab.yml"
JOB: dict[str, Any] = YAML(typ="safe").load(TEMPLATE.read_text(encoding="utf-8"))["ladderlint"]
REPORT = JOB["artifacts"]["reports"]["codequality"]
TRACK_FILE = "ladder/tracks/foundations.yaml"
BAD = TRACK.replace("level: 2", "level: 22")
OWN = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
SHELLS = [shell for shell in ("bash", "dash", "sh") if shutil.which(shell)]


def run(folder: Path, shell: str = "sh", path: str = OWN, **variables: str) -> tuple[int, str]:
    """Run the script as a runner does, which stops at the first line that fails."""
    script = "\n".join(["set -eo pipefail" if shell == "bash" else "set -e", *JOB["script"]])
    done = subprocess.run(
        [shell, "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, "CI": "true", "GITLAB_CI": "true", **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,
    )
    return done.returncode, done.stdout.decode()


def without_ladderlint() -> str:
    """A PATH on which there is no ladderlint; `python3` is any."""
    folders = os.environ["PATH"].split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if not (Path(folder) / "ladderlint").exists())


def test_gitlab_would_take_it() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"]
    done = subprocess.run(
        [*command, "--data-transform", "gitlab-ci", str(TEMPLATE)], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_findings_are_a_log_and_a_code_quality_report_and_fail_the_job(shell: str, repository: Path) -> None:
    write_files(repository, {TRACK_FILE: BAD})
    status, log = run(repository, shell)
    assert status == 1
    assert f"{TRACK_FILE}:11:12  error  reference/unknown-level" in log
    (found,) = json.loads((repository / REPORT).read_text())
    assert (found["check_name"], found["location"]["path"]) == ("reference/unknown-level", TRACK_FILE)
    write_files(repository, {TRACK_FILE: TRACK})
    assert run(repository, shell) == (0, "No findings in 2 files\n")
    assert json.loads((repository / REPORT).read_text()) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_variables_are_heeded_and_never_run(shell: str, repository: Path) -> None:
    write_files(repository, {TRACK_FILE: TRACK.replace("Makes", "Made"), "house.yaml": "ignore: [wording]\n"})
    write_files(
        repository, {f"my ladder/{name}": (repository / "ladder" / name).read_bytes() for name in ("ladder.yaml",)}
    )
    assert run(repository, shell, LADDERLINT_FAIL_ON="warning")[0] == 1
    assert run(repository, shell, LADDERLINT_FAIL_ON="warning", LADDERLINT_CONFIG="house.yaml")[0] == 0
    assert "in 3 files" in run(repository, shell, LADDERLINT_PATHS="ladder\nmy ladder\n")[1]
    for name in ("PATHS", "FAIL_ON", "CONFIG", "BASELINE"):
        for text in ("$(touch pwned)", "`touch pwned`", "'; touch pwned; '", "--exit-zero", "lad*"):
            status, log = run(repository, shell, **{f"LADDERLINT_{name}": text})
            assert status == 2, log
    assert not (repository / "pwned").exists()


def test_without_a_package_it_says_what_is_missing(repository: Path) -> None:
    status, log = run(repository, path=without_ladderlint())
    assert (status, log.startswith("say in LADDERLINT_PACKAGE what pip is to install")) == (2, True)


def test_it_installs_what_it_is_told_to_and_runs_nothing_of_the_project(repository: Path) -> None:
    traps = ("venv", "pip", "ensurepip", "ladderlint", "click", "os")
    write_files(repository, {f"{name}.py": "open('trapped', 'w')" for name in traps})
    folder = repository / "bin"
    folder.mkdir()
    (folder / "python3").symlink_to(sys.executable)
    path = f"{folder}{os.pathsep}{without_ladderlint()}"
    status, log = run(repository, path=path, LADDERLINT_PACKAGE=str(ROOT), TMPDIR=str(repository))
    assert status == 0, log
    assert log.endswith("No findings in 2 files\n")
    assert not (repository / "trapped").exists()
