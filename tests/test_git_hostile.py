"""Nothing is ever run that a repository's configuration names; and no command starts Git more than five times."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import TRACK
from git_repositories import BAD_TRACK, TRACK_FILE, Repo

# Every command that asks Git: one more belongs here.
COMMANDS = [
    ["check", "--staged"],
    ["check", "--ref", "HEAD"],
    ["check", "--since", "HEAD~1"],
    ["check", "--since", "v1.0.0...HEAD"],
    ["check", "--staged", "--since", "HEAD~1"],
    ["check", "--ref", "HEAD", "--since", "HEAD~1"],
    ["check", "--ref", "topic", "--since", "topic...HEAD"],
    ["check", "--ref", "HEAD", "--show-files"],
    ["check", "--staged", "--show-config"],
    ["check", "--select", "history"],
    ["check", "--select", "history", "--ref", "HEAD"],
    ["fix", "--diff", "--since", "HEAD~1", "ladder"],
    ["diff"],
    ["diff", "v1.0.0", "HEAD"],
    ["diff", "v1.0.0...HEAD", "--format", "markdown"],
    ["release", "--diff", "--force", "ladder"],
    ["export", "json", "--history", "--ref", "HEAD", "-o", "-"],
    ["export", "json", "--ref", "HEAD", "-o", "-"],
    ["export", "csv", "--ref", "v1.0.0", "-o", "-"],
    ["export", "json", "--history", "--force", "-o", "-"],
    ["log", "foundations-1-signals-8fd2f9ee63"],
    ["log", "foundations-1-signals-8fd2f9ee63", "--ref", "v1.0.0"],
]
MOST_PROCESSES = 5

HOOKS = [
    "applypatch-msg",
    "pre-applypatch",
    "post-applypatch",
    "pre-commit",
    "pre-merge-commit",
    "prepare-commit-msg",
    "commit-msg",
    "post-commit",
    "pre-rebase",
    "post-checkout",
    "post-merge",
    "pre-push",
    "pre-receive",
    "update",
    "proc-receive",
    "post-receive",
    "post-update",
    "reference-transaction",
    "push-to-checkout",
    "pre-auto-gc",
    "post-rewrite",
    "sendemail-validate",
    "fsmonitor-watchman",
    "post-index-change",
]


class Trap:
    """A repository whose configuration names programs for everything, each of which leaves its name behind."""

    def __init__(self, folder: Path) -> None:
        self.repo = Repo.with_ladder(folder / "repo")
        self.marks = folder / "marks"
        self._programs = folder / "programs"
        self.repo.git("tag", "--annotate", "--message=x", "v1.0.0")
        self.repo.git("branch", "topic")
        self.repo.commit({TRACK_FILE: TRACK.replace("Triages", "Sorts")})
        # Git ends where a filter does, so what is to be compared has none; ladder.yaml is only read.
        attributes = "*.yaml diff=evil merge=evil ident text=auto\nladder.yaml filter=evil\n"
        signed = self.repo.git("cat-file", "commit", self.repo.commit({".gitattributes": attributes}))
        signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n\n"
        signed = signed.replace("\n\n", f"\n{signature}", 1) + "\n"
        commit = self.repo.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=signed.encode())
        self.repo.git("reset", "--quiet", commit)
        # A file as new as the index is looked at again, through its filter.
        for path in self.repo.folder.glob("ladder/**/*.yaml"):
            os.utime(path, (1_000_000_000, 1_000_000_000))
        self.repo.git("update-index", "--refresh")
        self._configure()
        self.repo.write({TRACK_FILE: TRACK.replace("Triages", "Orders")})
        shutil.rmtree(self.marks)
        self.marks.mkdir()

    def _configure(self) -> None:
        self.marks.mkdir()
        self._programs.mkdir()
        for hook in HOOKS:
            self._program(f"hooks/{hook}")
        for key in (
            *("diff.external", "diff.evil.textconv", "diff.evil.command", "merge.evil.driver"),
            *("filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "core.fsmonitor"),
            *("gpg.program", "gpg.openpgp.program", "gpg.ssh.program", "gpg.x509.program", "core.pager", "pager.log"),
            *("core.sshCommand", "core.gitProxy", "core.askPass", "core.editor", "sequence.editor"),
            *("credential.helper", "remote.origin.uploadpack", "core.alternateRefsCommand", "interactive.diffFilter"),
            *("trailer.x.command", "uploadpack.packObjectsHook"),
        ):
            self.repo.git("config", key, self._program(key))
        alias = self._program("alias")
        for command in ("cat-file", "diff-index", "for-each-ref", "merge-base", "rev-list"):
            self.repo.git("config", f"alias.{command}", f"!{alias}")
        for key, value in (
            ("core.hooksPath", str(self._programs / "hooks")),
            ("core.repositoryformatversion", "1"),
            ("extensions.partialClone", "origin"),
            ("remote.origin.promisor", "true"),
            ("remote.origin.url", f"ext::{self._program('ext')} %S"),
            ("remote.other.promisor", "true"),
            ("remote.other.url", str(self.repo.folder)),
            ("remote.other.uploadpack", self._program("other-uploadpack")),
            ("remote.third.promisor", "true"),
            ("remote.third.url", "ssh://example.invalid/x"),
            ("protocol.allow", "always"),
            ("protocol.ext.allow", "always"),
            ("log.showSignature", "true"),
            ("commit.gpgSign", "true"),
            ("core.untrackedCache", "true"),
        ):
            self.repo.git("config", key, value)

    def _program(self, name: str) -> str:
        target = self._programs / name
        target.parent.mkdir(exist_ok=True)
        mark = self.marks / name.replace("/", "-")
        target.write_text(f"#!/bin/sh\n: >{mark}\nexit 0\n")
        target.chmod(0o755)
        return str(target)

    def lose(self, path: str) -> None:
        """Take the content of a file away, as in a clone that is to fetch it when it is needed."""
        hash_ = self.repo.git("rev-parse", f"HEAD:{path}")
        (self.repo.folder / ".git/objects" / hash_[:2] / hash_[2:]).unlink()

    @property
    def sprung(self) -> set[str]:
        return {path.name for path in self.marks.iterdir()}


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    return Trap(tmp_path)


@pytest.mark.parametrize(
    ("command", "program"),
    [
        (["status"], "core.fsmonitor"),
        (["ls-files", "--modified"], "core.fsmonitor"),
        (["diff"], "diff.evil.command"),
        (["log", "-2", "--patch", "--no-ext-diff"], "diff.evil.textconv"),
        (["log", "-1"], "gpg.openpgp.program"),
        (["show", "HEAD"], "gpg.openpgp.program"),
        (["archive", "HEAD"], "filter.evil.process"),
        (["branch", "another"], "hooks-reference-transaction"),
        (["config", "--edit"], "core.editor"),
        (["fetch", "other"], "other-uploadpack"),
        (["fetch", "origin"], "ext"),
        (["fetch", "third"], "core.sshCommand"),
    ],
)
def test_the_trap_is_one_for_those_who_use_other_commands(trap: Trap, command: list[str], program: str) -> None:
    trap.repo.try_git(*command)
    assert program in trap.sprung


@pytest.mark.parametrize("name", ["origin", "other", "third"])
def test_the_trap_is_one_for_those_who_let_git_fetch_what_is_missing(trap: Trap, name: str) -> None:
    programs = {"origin": "ext", "other": "other-uploadpack", "third": "core.sshCommand"}
    trap.repo.git("config", "extensions.partialClone", name)
    for other in set(programs) - {name}:
        trap.repo.git("config", "--remove-section", f"remote.{other}")
    trap.lose(TRACK_FILE)
    trap.repo.try_git("cat-file", "blob", f"HEAD:{TRACK_FILE}")
    assert programs[name] in trap.sprung


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_runs_what_the_configuration_names(trap: Trap, command: list[str]) -> None:
    assert trap.repo.ladderlint(*command).status in (0, 1)
    assert trap.sprung == set()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_fetches_what_is_missing(trap: Trap, command: list[str]) -> None:
    trap.lose(TRACK_FILE)
    trap.lose("ladder/ladder.yaml")
    assert trap.repo.ladderlint(*command).status in (0, 1, 2)
    assert trap.sprung == set()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_of_a_hook_runs_what_the_configuration_names(trap: Trap, command: list[str]) -> None:
    git_dir = str(trap.repo.folder / ".git")
    env = {"GIT_DIR": git_dir, "GIT_INDEX_FILE": f"{git_dir}/index", "GIT_EXTERNAL_DIFF": trap._program("external")}
    assert trap.repo.ladderlint(*command, env=env).status in (0, 1)
    assert trap.sprung == set()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_writes_into_the_repository(trap: Trap, command: list[str]) -> None:
    def state() -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in trap.repo.folder.rglob("*") if path.is_file()}

    before = state()
    trap.repo.ladderlint(*command)
    assert state() == before


def calls(repo: Repo, folder: Path, command: Sequence[str]) -> list[str]:
    """The calls of git that a command makes."""
    log = folder / "calls"
    wrapper = folder / "bin" / "git"
    wrapper.parent.mkdir(exist_ok=True)
    wrapper.write_text(f'#!/bin/sh\necho "$@" >>{log}\nexec {shutil.which("git")} "$@"\n')
    wrapper.chmod(0o755)
    path = f"{wrapper.parent}:/usr/bin:/bin"
    found = repo.ladderlint(*command, env={"PATH": path})
    assert found.status in (0, 1), found.err
    return log.read_text().splitlines() if log.exists() else []


@pytest.fixture(scope="module")
def eventful(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """A repository of three ladders with releases of their own, and changes after them, staged and not."""
    repo = Repo.with_ladder(tmp_path_factory.mktemp("eventful"))
    head = (repo.folder / "ladder/ladder.yaml").read_text()
    for name in ("design", "product"):
        files = {f"{name}/ladder.yaml": head.replace("engineering", name), f"{name}/tracks/foundations.yaml": TRACK}
        repo.commit(files)
        repo.git("tag", f"{name}-1.0.0")
    repo.git("tag", "v1.0.0")
    repo.git("branch", "topic")
    for word in ("Sorts", "Orders"):
        text = TRACK.replace("Triages", word)
        repo.commit({f"{name}/tracks/foundations.yaml": text for name in ("ladder", "design", "product")})
    repo.write({TRACK_FILE: TRACK.replace("Triages", "Ranks")})
    repo.git("add", "--all")
    repo.write({TRACK_FILE: BAD_TRACK})
    return repo


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_starts_git_more_than_five_times(eventful: Repo, tmp_path: Path, command: list[str]) -> None:
    named = ["ladder"] if command[0] in ("export", "log") or command == ["diff"] else []
    assert (
        1
        <= len(calls(eventful, tmp_path, [*command[:2], *named, *command[2:]] if named else command))
        <= MOST_PROCESSES
    )


def test_ladders_without_any_release_start_git_no_more_often(eventful: Repo, tmp_path: Path) -> None:
    eventful.git("clone", "--quiet", "--no-tags", str(eventful.folder), str(tmp_path / "clone"))
    clone = Repo(tmp_path / "clone")
    assert len(calls(clone, tmp_path, ["check", "--select", "history"])) == 3
    (tmp_path / "calls").unlink()
    assert len(calls(clone, tmp_path, ["check", "--select", "history", "--staged"])) == 4


@pytest.mark.parametrize(
    "command", [["check", "ladder"], ["check", "--select", "wording"], ["export", "json", "ladder", "-o", "-"]]
)
def test_what_needs_no_earlier_version_starts_no_git(eventful: Repo, tmp_path: Path, command: list[str]) -> None:
    if command[0] == "export":
        command = [*command, "--force"]
    assert calls(eventful, tmp_path, command) == []
