"""A ladder on GitHub, where the workflows of ci/github run step by step in folders that are checked out as there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from git_repositories import Repo
from github_runner import OWN, GitHub, Job, Runner, install, steps_of
from ruamel.yaml import YAML


def parsed(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return loaded


PULL_REQUEST = parsed(ROOT / "ci/github/pull-request.yml")
RELEASE = parsed(ROOT / "ci/github/release.yml")


def install_as_recipe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a runner's folder for temporary files, in which a recipe has installed ladderlint."""
    temp = tmp_path_factory.mktemp("temp")
    step = steps_of(PULL_REQUEST["jobs"]["check"], "Install ladderlint")
    install(step, tmp_path_factory.mktemp("workspace"), temp, OWN)
    assert (temp / "path").read_text() == f"{temp}/ladderlint/bin\n"
    return temp


class Project:
    """A ladder on GitHub, whose version 1.0.0 is released, and a clone of it on the disk of its editor."""

    def __init__(self, folder: Path, installed: Path) -> None:
        self.github = GitHub(folder / "github")
        self.origin = Repo.new(folder / "github" / "origin.git", "--bare")
        self.repo = Repo.with_ladder(folder / "clone")
        self.repo.git("tag", "v1.0.0")
        self.repo.git("remote", "add", "origin", self.origin.folder.as_uri())
        self.repo.git("push", "--quiet", "--tags", "origin", "main")
        self._folder = folder
        self._installed = installed
        self._runs = 0

    def checked_out(self, ref: str, *options: str) -> Path:
        """Return a folder in which a ref is checked out as by the action, with all history or what options say."""
        self._runs += 1
        repo = Repo.new(self._folder / f"run-{self._runs}" / "workspace")
        repo.git("remote", "add", "origin", self.origin.folder.as_uri())
        all_ = ("--tags", "origin", "+refs/heads/*:refs/remotes/origin/*")
        repo.git("fetch", "--quiet", *(options or all_), *(("origin",) if options else ()), f"+{ref}:refs/remotes/run")
        repo.git("checkout", "--quiet", "--detach", "refs/remotes/run")
        return repo.folder

    def run(self, job: dict[str, Any], ref: str, *options: str, **env: str) -> Job:
        workspace = self.checked_out(ref, *options)
        temp = workspace.parent / "temp"
        temp.mkdir()
        values = {"github.token": "a token", "github.event.pull_request.number": "7"}
        sha = Repo(workspace).git("rev-parse", "HEAD")
        given = {"GITHUB_SHA": sha, "LADDER": RELEASE["env"]["LADDER"], **env}
        return self.github.run(job, Runner(workspace, temp, values), self._installed, given)

    def open(self, files: dict[str, str]) -> None:
        """Push a commit with these files to the branch of the pull request, and have GitHub merge it on trial."""
        self.repo.git("checkout", "--quiet", "-B", "edit", "main")
        self.repo.commit(files)
        self.repo.git("checkout", "--quiet", "-B", "trial", "main")
        self.repo.git("merge", "--quiet", "--no-ff", "--message=on trial", "edit")
        self.repo.git("push", "--quiet", "--force", "origin", "trial:refs/pull/7/merge")
        self.repo.git("checkout", "--quiet", "main")

    def look(self, name: str, *options: str) -> Job:
        """Run a job of the workflow for pull requests."""
        return self.run(PULL_REQUEST["jobs"][name], "refs/pull/7/merge", *options, GITHUB_BASE_REF="main")

    def push(self, files: dict[str, str]) -> None:
        """Push a commit with these files to the main branch."""
        self.repo.commit(files)
        self.repo.git("push", "--quiet", "origin", "main")

    def land(self, files: dict[str, str]) -> Job:
        """Push a commit with these files to the main branch, and run the workflow for releases."""
        self.push(files)
        return self.release()

    def release(self) -> Job:
        return self.run(RELEASE["jobs"]["release"], "refs/heads/main")

    @property
    def tags(self) -> list[str]:
        return self.origin.git("tag").split()
