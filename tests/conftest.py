"""Ladders for tests: small ones in memory and on disk, and the command line as its users call it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from ladderlint.diagnostic import Diagnostic
from ladderlint.registry import load_rule
from ladderlint.testing import findings

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
SCHEMAS = ROOT.parent / "shared" / "schemas"

LADDER = """\
format: 1
id: engineering
name: Engineering
version: 1.0.0
levels:
  - id: 1
  - id: 2
categories:
  - id: building
    name: Building
"""
TRACK = """\
id: foundations
name: Foundations
category: building
levels:
  - level: 1
    summary: Works within established structures
    signals:
      - Makes simple configuration changes
    examples:
      - Resolved disk errors
  - level: 2
    summary: Improves existing structures
    signals:
      - Triages service issues
    examples:
      - Built custom packages
"""


class Result(NamedTuple):
    """What a run of the command line gave."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


def small_ladder(changes: Mapping[str, str | bytes] | None = None) -> dict[str, bytes]:
    """A ladder without findings, with some of its files replaced or added."""
    files = {"ladder/ladder.yaml": LADDER, "ladder/tracks/foundations.yaml": TRACK, **(changes or {})}
    return {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}


def ladder(*tracks: Iterable[str], field: str = "signals", language: str = "en") -> dict[str, bytes]:
    """A ladder in memory, in which each track has these statements at its one level."""
    head = f"format: 1\nid: example\nname: Example\nversion: 1.0.0\nlanguage: {language}\nlevels: [{{id: 1}}]\n"
    files = {"ladder.yaml": head.encode()}
    for number, statements in enumerate(tracks):
        lines = [f"id: t{number}", f"name: Track {number}", "levels:", "  - level: 1", f"    {field}:"]
        lines += [f"      - {json.dumps(text, ensure_ascii=False)}" for text in statements]
        files[f"tracks/t{number}.yaml"] = "\n".join(lines).encode()
    return files


def found_by(rule: str, files: dict[str, bytes], options: object = None) -> list[Diagnostic]:
    """What a rule of the group wording/ finds in a ladder in memory."""
    return findings(load_rule(f"wording/{rule}"), files, options)


def texts_of(found: Iterable[Diagnostic]) -> list[str]:
    return [diagnostic.text for diagnostic in found]


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)


@pytest.fixture(scope="session")
def recipe_installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the workflows of ci/github install, once for all tests of them."""
    from github_project import install_as_recipe

    return install_as_recipe(tmp_path_factory)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder that looks like a repository's root and holds the small ladder."""
    (tmp_path / ".git").mkdir()
    write_files(tmp_path, small_ladder())
    return tmp_path


@pytest.fixture
def ladderlint(repository: Path) -> Run:
    """Run the command line in the repository, in a process of its own."""

    def run(*arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Result:
        import os

        done = subprocess.run(
            [sys.executable, "-m", "ladderlint", *arguments],
            cwd=repository,
            input=stdin,
            capture_output=True,
            env={**os.environ, "NO_COLOR": "", **(env or {})},
            timeout=60,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
