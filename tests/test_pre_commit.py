"""The real pre-commit, on a real repository, with the hook as others get it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, TRACK, small_ladder, write_files
from git_repositories import Repo

TRACK_FILE = "ladder/tracks/foundations.yaml"


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=A. Editor", "-c", "user.email=editor@example.com", "-c", "commit.gpgsign=false"]
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300).stdout.decode()


@pytest.fixture(scope="module")
def hook_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that holds this project as it stands, for pre-commit to clone."""
    folder = tmp_path_factory.mktemp("source")
    git(ROOT, "rev-parse", "--git-dir")
    listed = git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")
    write_files(folder, {name: (ROOT / name).read_bytes() for name in listed if name and (ROOT / name).is_file()})
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "-m", "as it stands")
    return folder


def test_a_good_edit_is_committed_and_a_bad_one_is_not(hook_source: Path, tmp_path: Path) -> None:
    revision = git(hook_source, "rev-parse", "HEAD").strip()
    config = f"repos:\n  - repo: {hook_source}\n    rev: {revision}\n    hooks:\n      - id: ladderlint\n"
    repository = tmp_path / "repository"
    write_files(repository, {**small_ladder(), ".pre-commit-config.yaml": config, "notes.txt": "nothing\n"})
    git(repository, "init", "--quiet")
    git(repository, "add", "--all")
    env = {**os.environ, "PRE_COMMIT_HOME": str(hook_source.parent / "home"), "PRE_COMMIT_COLOR": "never"}
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        env.pop(name, None)

    def commit(text: str) -> subprocess.CompletedProcess[str]:
        write_files(repository, {TRACK_FILE: text})
        git(repository, "add", "--all")
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-m", "an edit"]
        return subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, timeout=600)

    installed = subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"], cwd=repository, env=env, capture_output=True, text=True
    )
    assert installed.returncode == 0, installed.stdout

    good = commit(TRACK)
    assert good.returncode == 0, good.stdout + good.stderr
    assert "Passed" in good.stdout + good.stderr

    bad = commit(TRACK.replace("level: 2", "level: 22"))
    assert bad.returncode == 1
    assert f"{TRACK_FILE}:11:12" in bad.stdout + bad.stderr
    assert "level 22 is not in the scale" in bad.stdout + bad.stderr
    assert git(repository, "log", "--oneline").count("\n") == 1

    # Of a file that is staged in part, that part is linted: pre-commit puts the rest aside.
    write_files(repository, {TRACK_FILE: TRACK.replace("level: 2", "level: 22")})
    git(repository, "add", "--all")
    write_files(repository, {TRACK_FILE: TRACK.replace("Triages", "Sorts")})
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-m", "a part"]
    partly = subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, timeout=600)
    assert partly.returncode == 1
    assert "level 22 is not in the scale" in partly.stdout + partly.stderr
    assert "Sorts" in (repository / TRACK_FILE).read_text()

    write_files(repository, {"notes.txt": "something\n"})
    git(repository, "checkout", "--quiet", "--", TRACK_FILE)
    git(repository, "reset", "--quiet", "--hard")
    write_files(repository, {"notes.txt": "something\n"})
    other = commit(TRACK)
    assert other.returncode == 0
    assert "no files to check" in other.stdout + other.stderr


def test_what_is_pushed_is_held_to_the_last_release(hook_source: Path, tmp_path: Path) -> None:
    revision = git(hook_source, "rev-parse", "HEAD").strip()
    config = f"repos:\n  - repo: {hook_source}\n    rev: {revision}\n    hooks:\n      - id: ladderlint-history\n"
    Repo.new(tmp_path / "remote.git", "--bare")
    repo = Repo.with_ladder(tmp_path / "repository")
    repo.commit({".pre-commit-config.yaml": config})
    repo.git("tag", "v1.0.0")
    repo.git("remote", "add", "origin", str(tmp_path / "remote.git"))
    repo.git("push", "--quiet", "origin", "main")
    env = {"PRE_COMMIT_HOME": str(hook_source.parent / "home"), "PRE_COMMIT_COLOR": "never"}
    command = [sys.executable, "-m", "pre_commit", "install", "--hook-type", "pre-push"]
    subprocess.run(command, cwd=repo.folder, env={**os.environ, **env}, check=True, capture_output=True, timeout=300)

    repo.commit(
        {TRACK_FILE: TRACK.replace("      - Triages", "      - Documents what others rely on\n      - Triages")}
    )
    refused = repo.try_git("push", "origin", "main", env=env)
    assert refused.status != 0
    assert "1.0.0 is too little: 2.0.0 is due" in refused.out + refused.err

    # What is only on disk is not pushed, and changes nothing.
    raised = (repo.folder / "ladder/ladder.yaml").read_text().replace("1.0.0", "2.0.0")
    repo.write({"ladder/ladder.yaml": raised})
    assert repo.try_git("push", "origin", "main", env=env).status != 0
    repo.commit()
    repo.git("push", "--quiet", "origin", "main", env=env)
    assert repo.git("rev-parse", "origin/main") == repo.git("rev-parse", "main")
