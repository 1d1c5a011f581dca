"""The template for GitLab: one that GitLab would take, and a script that does what it says in the shells there are."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, TRACK, small_ladder, write_files
from git_repositories import Repo
from ruamel.yaml import YAML

TEMPLATE = ROOT / "ci" / "gitlab.yml"
JOBS: dict[str, Any] = YAML(typ="safe").load(TEMPLATE.read_text(encoding="utf-8"))
REPORT = JOBS["ladderlint"]["artifacts"]["reports"]["codequality"]
TRACK_FILE = "ladder/tracks/foundations.yaml"
BAD = TRACK.replace("level: 2", "level: 22")
OWN = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
SHELLS = [shell for shell in ("bash", "dash", "sh") if shutil.which(shell)]


def run(folder: Path, shell: str = "sh", path: str = OWN, job: str = "ladderlint", **variables: str) -> tuple[int, str]:
    """Run the script of a job as a runner does, which stops at the first line that fails."""
    lines = [*JOBS[JOBS[job]["extends"]]["before_script"], *JOBS[job]["script"]]
    script = "\n".join(["set -eo pipefail" if shell == "bash" else "set -e", *lines])
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


def merge_request(folder: Path) -> tuple[Repo, dict[str, str]]:
    """A repository with a branch that asks something new, and what GitLab says of the merge request."""
    repo = Repo.new(folder)
    repo.commit(small_ladder({TRACK_FILE: BAD}))
    repo.git("tag", "v1.0.0")
    repo.git("checkout", "--quiet", "-b", "edit")
    repo.commit({TRACK_FILE: BAD.replace("      - Triages", "      - Documents what others rely on\n      - Triages")})
    return repo, {"CI_MERGE_REQUEST_DIFF_BASE_SHA": repo.git("rev-parse", "main")}


@pytest.mark.parametrize("shell", SHELLS)
def test_only_what_a_merge_request_brings_may_count_and_the_report_is_whole(shell: str, tmp_path: Path) -> None:
    repo, said = merge_request(tmp_path / "repository")
    status, log = run(repo.folder, shell, LADDERLINT_NEW_ONLY="true", **said)
    assert status == 1
    assert "1.0.0 is too little" in log
    assert "reference/unknown-level" not in log
    found = json.loads((repo.folder / REPORT).read_text())
    assert [one["check_name"] for one in found] == ["reference/unknown-level"]
    head = (repo.folder / "ladder/ladder.yaml").read_text().replace("1.0.0", "2.0.0")
    repo.commit({"ladder/ladder.yaml": head})
    assert run(repo.folder, shell, LADDERLINT_NEW_ONLY="true", **said)[0] == 0
    # On the default branch there is no merge request, and all counts.
    for variables in ({"LADDERLINT_NEW_ONLY": "true"}, said):
        assert "reference/unknown-level" in run(repo.folder, shell, **variables)[1]


@pytest.mark.parametrize("shell", SHELLS)
def test_what_a_merge_request_asks_of_people_is_told(shell: str, tmp_path: Path) -> None:
    repo, said = merge_request(tmp_path / "repository")
    status, log = run(repo.folder, shell, job="ladderlint-changes", **said)
    assert status == 0, log
    assert "Documents what others rely on" in log
    assert "Version 1.0.0 → 2.0.0 is due (major)" in log
    (page,) = JOBS["ladderlint-changes"]["artifacts"]["paths"]
    assert "Documents what others rely on" in (repo.folder / page).read_text()
    repo.git("tag", "--delete", "v1.0.0")
    repo.git("branch", "--move", "main", "trunk")
    assert "Version 1.0.0 → 2.0.0 is due (major)" in run(repo.folder, shell, job="ladderlint-changes", **said)[1]


def test_a_shallow_clone_is_named_and_the_template_asks_for_none(tmp_path: Path) -> None:
    assert JOBS[".ladderlint"]["variables"]["GIT_DEPTH"] == "0"
    repo, said = merge_request(tmp_path / "repository")
    Repo(tmp_path).git("clone", "--quiet", "--depth=1", "--branch=edit", repo.folder.as_uri(), "shallow")
    for job in ("ladderlint", "ladderlint-changes"):
        status, log = run(tmp_path / "shallow", job=job, LADDERLINT_NEW_ONLY="true", **said)
        assert status == 2
        assert "this clone is shallow" in log


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
