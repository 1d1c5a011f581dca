"""Real repositories for tests: made by commits of whole ladders, on days of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from conftest import Result, write_files

_NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A"), ("EMAIL", "a@b"))
    },
}


class History:
    """A repository in a folder. Each commit is made on the next day, from 2024-01-01 on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._day = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        date = f"{1_704_110_400 + self._day * 86_400} +0000"
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **_NOBODY, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date},
            capture_output=True,
            check=True,
            timeout=60,
        )
        return done.stdout.decode().strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files, and remove those that are None."""
        for path, text in files.items():
            if text is None:
                (self.folder / path).unlink()
        write_files(self.folder, {path: text for path, text in files.items() if text is not None})

    def commit(self, files: Mapping[str, str | None], *tags: str) -> str:
        """Commit the folder with some files replaced, tag the commit, and return its hash."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x")
        self._day += 1
        for tag in tags:
            self.git("tag", tag)
        return self.git("rev-parse", "HEAD")

    def ladderlint(self, *arguments: str, **env: str) -> Result:
        """Run the command line in the folder, in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "ladderlint", *arguments],
            cwd=self.folder,
            env={**os.environ, "NO_COLOR": "", "COLUMNS": "100", **env},
            capture_output=True,
            timeout=60,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())
