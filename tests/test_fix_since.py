"""`ladderlint fix --since`: what a change brought is mended, and what it took away is remembered."""

from __future__ import annotations

from pathlib import Path

from conftest import LADDER
from git_repositories import Repo

from ladderlint import fix

TRACK_FILE = "ladder/tracks/foundations.yaml"
BEFORE = """\
id: foundations
name: Foundations
category: building
levels:
  - level: 1
    summary: Works  within established structures
    signals:
      - id: building # as the category is called
        text: Makes simple configuration changes
      - id: logs
        text: Reads the logs of the services before asking others
  - level: 2
    summary: Improves existing structures
    signals:
      - id: triage
        text: Triages service issues
      - id: packages
        text: Builds the packages that nobody else has built yet
"""
AFTER = """\
id: foundations
name: Foundations
category: building
levels:
  - level: 1
    summary: Works  within established structures
    signals:
      - Makes simple configuration changes
      - id: reading-logs
        text: Reads the logs of the services before asking others
  - level: 2
    summary: Improves existing structures
    signals:
      - id: triage
        text: Triages  service issues
"""


def changed(folder: Path) -> Repo:
    repo = Repo.new(folder)
    repo.commit({"ladder/ladder.yaml": LADDER, TRACK_FILE: BEFORE})
    repo.git("tag", "v1.0.0")
    repo.commit({TRACK_FILE: AFTER})
    return repo


def test_what_a_change_brought_is_mended_and_nothing_else(tmp_path: Path) -> None:
    repo = changed(tmp_path)
    safe = repo.ladderlint("fix", "--since", "v1.0.0")
    assert safe.status == 0, safe.err
    after = AFTER.replace("Triages  ", "Triages ") + "retired:\n  - {id: packages, in: 1.1.0}\n"
    assert (tmp_path / TRACK_FILE).read_text() == after
    rest = repo.ladderlint("fix", "--since", "v1.0.0", "--unsafe")
    assert rest.status == 0, rest.err
    after = after.replace("- Makes simple", "- id: building\n        text: Makes simple").replace(
        "reading-logs", "logs"
    )
    assert (tmp_path / TRACK_FILE).read_text() == after
    assert "Nothing to mend" in repo.ladderlint("fix", "--since", "v1.0.0", "--unsafe").err
    left = repo.ladderlint("check", "--since", "v1.0.0", "-f", "concise").out
    assert "history/version-bump" in left
    assert "extra-whitespace" not in left


def test_without_a_commit_to_compare_with_nobody_knows_what_is_gone(tmp_path: Path) -> None:
    repo = changed(tmp_path)
    assert repo.ladderlint("fix", "--unsafe").status == 0
    assert (tmp_path / TRACK_FILE).read_text() == AFTER.replace("  within", " within").replace("  service", " service")


def test_rules_on_history_that_are_asked_for_compare_with_the_last_release(tmp_path: Path) -> None:
    repo = changed(tmp_path)
    assert repo.ladderlint("fix", "--select", "history").status == 0
    assert (tmp_path / TRACK_FILE).read_text().endswith("retired:\n  - {id: packages, in: 1.1.0}\n")


def test_a_diff_since_a_commit_writes_nothing(tmp_path: Path) -> None:
    repo = changed(tmp_path)
    shown = repo.ladderlint("fix", "--since", "v1.0.0", "--diff")
    assert shown.status == 1
    assert "+  - {id: packages, in: 1.1.0}\n" in shown.out
    assert (tmp_path / TRACK_FILE).read_text() == AFTER


def test_fifty_removals_are_retired_at_once(tmp_path: Path) -> None:
    lines = "".join(f"      - {{id: s{number}, text: Plans the work of team {number}}}\n" for number in range(50))
    repo = Repo.new(tmp_path)
    repo.commit({"ladder/ladder.yaml": LADDER, TRACK_FILE: BEFORE + lines})
    repo.git("tag", "v1.0.0")
    repo.commit({TRACK_FILE: BEFORE})
    done = repo.ladderlint("fix", "--since", "v1.0.0")
    assert done.status == 0, done.err
    assert "Mended 50 findings in 1 file" in done.err
    assert "removed-without-retirement" not in repo.ladderlint("check", "--since", "v1.0.0").out


def test_a_commit_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    repo = changed(tmp_path)
    for ref in ("nowhere", "--since=-x", "HEAD:ladder"):
        result = repo.ladderlint("fix", *([ref] if ref.startswith("--") else ["--since", ref]))
        assert result.status == 2
        assert len(result.err.splitlines()) == 1
        assert result.out == ""
    assert (tmp_path / TRACK_FILE).read_text() == AFTER


def test_the_library_mends_since_a_commit_too(tmp_path: Path) -> None:
    changed(tmp_path)
    (mended,) = fix(tmp_path, since="v1.0.0").files
    assert mended.after.decode().endswith("retired:\n  - {id: packages, in: 1.1.0}\n")
