"""Real repositories for tests, which nothing in the user's own Git configuration changes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from conftest import TRACK, Result, small_ladder, write_files

TRACK_FILE = "ladder/tracks/foundations.yaml"
# Level 22 is not in the scale: an error.
BAD_TRACK = TRACK.replace("level: 2\n", "level: 22\n")

# A module with a rule that finds something in every track.
HOUSE_RULE = """\
from ladderlint import Severity
from ladderlint.model import Track
from ladderlint.rule import Bad, Good, rule

EXAMPLES = [Good("signals: [Leads]"), Bad("signals: [⟦Leads⟧]", says="x")]


@rule(on=Track, severity=Severity.ERROR, examples=EXAMPLES)
def no_track(track, ctx):
    '''Say nothing.'''
    yield ctx.report(track.node, "said by the house")
"""

_ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A. Editor",
    "GIT_AUTHOR_EMAIL": "editor@example.com",
    "GIT_COMMITTER_NAME": "A. Editor",
    "GIT_COMMITTER_EMAIL": "editor@example.com",
    "NO_COLOR": "1",
}


class Repo:
    """A repository, whose commands run in its folder unless another is named."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def new(cls, folder: Path, *options: str) -> Repo:
        folder.mkdir(parents=True, exist_ok=True)
        repo = cls(folder)
        repo.git("init", "--quiet", "--initial-branch=main", *options)
        return repo

    @classmethod
    def with_ladder(cls, folder: Path, *options: str) -> Repo:
        """A repository with one commit, that of the small ladder without findings."""
        repo = cls.new(folder, *options)
        repo.commit(small_ladder())
        return repo

    def git(
        self, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None, folder: Path | None = None
    ) -> str:
        done = self.try_git(*arguments, stdin=stdin, env=env, folder=folder)
        assert done.status == 0, done.err
        return done.out.strip()

    def try_git(
        self, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None, folder: Path | None = None
    ) -> Result:
        return _run(["git", *arguments], folder or self.folder, stdin, env)

    def write(self, files: Mapping[str, str | bytes]) -> None:
        write_files(self.folder, files)

    def commit(self, files: Mapping[str, str | bytes] | None = None, gone: Iterable[str] = ()) -> str:
        """Write files, delete others, commit all that is in the folder, and return the commit's hash."""
        self.write(files or {})
        for path in gone:
            (self.folder / path).unlink()
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--no-verify", "--message=a change")
        return self.git("rev-parse", "HEAD")

    def hook(self, name: str, text: str) -> None:
        """Write a hook of the shell, which finds this ladderlint as $LADDERLINT."""
        folder = Path(self.git("rev-parse", "--git-path", "hooks"))
        target = self.folder / folder / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(f'#!/bin/sh\nLADDERLINT="{sys.executable} -m ladderlint"\n{text}\n')
        target.chmod(0o755)

    def ladderlint(
        self, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None, folder: Path | None = None
    ) -> Result:
        return _run([sys.executable, "-m", "ladderlint", *arguments], folder or self.folder, stdin, env)


def _run(command: list[str], folder: Path, stdin: bytes, env: Mapping[str, str] | None) -> Result:
    done = subprocess.run(
        command, cwd=folder, input=stdin, capture_output=True, env=_ENVIRONMENT | dict(env or {}), timeout=120
    )
    return Result(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
