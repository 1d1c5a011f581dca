"""The shipped ladder as a page shows it: released once, and then edited."""

from __future__ import annotations

from pathlib import Path

from conftest import ROOT
from git_repositories import Repo

FOUNDATIONS = "ladder/tracks/foundations.yaml"
RELIABILITY = "ladder/tracks/reliability.yaml"


def released(folder: Path) -> Repo:
    """A repository that holds the shipped ladder and its config, released as 1.0.0."""
    repo = Repo.new(folder)
    for path in [ROOT / "ladderlint.yaml", *sorted((ROOT / "ladder").rglob("*.yaml"))]:
        repo.write({path.relative_to(ROOT).as_posix(): path.read_bytes()})
    repo.commit()
    repo.git("tag", "v1.0.0")
    return repo


def edit(repo: Repo) -> None:
    """Ask something new at level 3, and say something otherwise at level 2."""
    for path, before, after in (
        (FOUNDATIONS, "complex systems\n", "complex systems\n      - Estimates the yearly cost of cloud resources\n"),
        (RELIABILITY, "has owners and dates", "has owners and due dates"),
    ):
        text = (repo.folder / path).read_text(encoding="utf-8")
        assert text.count(before) == 1
        repo.write({path: text.replace(before, after)})
