"""The shipped ladder through twelve releases with every kind of change: what each edits, and what is to be told of it.

The text is that of `ladder/`, which has Medium's Foundations in it; the edits are ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from conftest import ROOT
from git_repositories import Repo

HEAD = "ladder/ladder.yaml"
FOUNDATIONS = "ladder/tracks/foundations.yaml"
RELIABILITY = "ladder/tracks/reliability.yaml"
MENTORSHIP = "ladder/tracks/mentorship.yaml"
GUIDANCE = "ladder/tracks/guidance.yaml"
PRIVACY = "ladder/tracks/privacy.yaml"
HIRING = "ladder/tracks/hiring.yaml"


class Told(NamedTuple):
    """A change as a test expects it: its kind and part, how the texts on both sides begin, and what it asks for."""

    kind: str
    part: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    bump: str


class Release(NamedTuple):
    """A release: texts to replace in files, files to write, move (old to new) or delete, and what is told of it."""

    version: str
    bump: str
    told: tuple[Told, ...]
    replaced: tuple[tuple[str, str, str], ...] = ()
    written: tuple[tuple[str, str], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    deleted: tuple[str, ...] = ()


FIRST = "1.0.0"
NEW_TRACK = """\
id: privacy
name: Privacy
category: building
levels:
  - level: 1
    summary: Handles personal data by the rules of the team
    signals:
      - Removes personal data from logs before they are shared
      - Asks for consent before a survey
    examples:
      - Deleted the traces of two former customers within a day
"""
BACKFILLS = "Performs backfills safely and effectively, without causing pages"
RELEASES = (
    # Spelling, tense and punctuation: nothing else is asked of anybody.
    Release(
        "1.0.1",
        "patch",
        (
            Told("reworded", "statement", ("Triages service issues",), ("Triaging service issues",), "patch"),
            Told("reworded", "statement", ("Writes thorough postmortems",), ("Writes thorough post-mortems",), "patch"),
        ),
        (
            (FOUNDATIONS, "- Triages service issues", "- Triaging service issues"),
            (FOUNDATIONS, "Writes thorough postmortems", "Writes thorough post-mortems"),
        ),
    ),
    # An example more, one less, and statements in another order, which is no change.
    Release(
        "1.1.0",
        "minor",
        (
            Told("added", "statement", (), ("Replaced a queue of cron jobs",), "minor"),
            Told("removed", "statement", ("Built custom packages for RPMs",), (), "minor"),
        ),
        (
            (
                FOUNDATIONS,
                "      - Resolved out of disk errors independently\n",
                "      - Replaced a queue of cron jobs with one scheduler\n"
                "      - Resolved out of disk errors independently\n",
            ),
            (FOUNDATIONS, "      - Built custom packages for RPMs\n", ""),
            (
                MENTORSHIP,
                "      - Answers questions by pointing to the code or document behind the answer\n"
                "      - Pairs with newcomers on their first changes, leaving the keyboard to them\n",
                "      - Pairs with newcomers on their first changes, leaving the keyboard to them\n"
                "      - Answers questions by pointing to the code or document behind the answer\n",
            ),
        ),
    ),
    # A new expectation.
    Release(
        "2.0.0",
        "major",
        (Told("added", "statement", (), ("Estimates the yearly cost",), "major"),),
        (
            (
                FOUNDATIONS,
                "      - Designs moderately complex systems\n",
                "      - Designs moderately complex systems\n      - Estimates the yearly cost of cloud resources\n",
            ),
        ),
    ),
    # An expectation less, with a tombstone.
    Release(
        "2.1.0",
        "minor",
        (Told("removed", "statement", ("Writes blameless postmortems",), (), "minor"),),
        (
            (
                RELIABILITY,
                "      - id: postmortems\n"
                "        text: Writes blameless postmortems whose follow-up work has owners and dates\n"
                "        references:\n"
                "          - label: Postmortem guide\n"
                "            url: https://example.com/postmortem-guide\n",
                "",
            ),
            (
                RELIABILITY,
                "levels:\n  - level: 1\n",
                "retired:\n  - {id: postmortems, in: 2.1.0, reason: Foundations has it}\nlevels:\n  - level: 1\n",
            ),
        ),
    ),
    # Asked of level 2 what was asked of level 3.
    Release(
        "3.0.0",
        "major",
        (Told("moved", "statement", ("Teaches workshops on topics",), ("Teaches workshops on topics",), "major"),),
        (
            (MENTORSHIP, "      - Teaches workshops on topics where the team's skills fall short\n", ""),
            (
                MENTORSHIP,
                "      - Asks questions that lead a mentee",
                "      - Teaches workshops on topics where the team's skills fall short\n"
                "      - Asks questions that lead a mentee",
            ),
        ),
    ),
    # Asked later.
    Release(
        "3.1.0",
        "minor",
        (Told("moved", "statement", (BACKFILLS,), (BACKFILLS,), "minor"),),
        (
            (FOUNDATIONS, f"      - {BACKFILLS}\n", ""),
            (
                FOUNDATIONS,
                "      - Builds machine learning jobs",
                f"      - {BACKFILLS}\n      - Builds machine learning jobs",
            ),
        ),
    ),
    # One statement becomes two.
    Release(
        "3.2.0",
        "minor",
        (
            Told(
                "split",
                "statement",
                ("Defines the strategic vision for foundational work and",),
                (
                    "Defines the strategic vision for foundational work",
                    "Defines the vision for supporting technologies",
                ),
                "minor",
            ),
        ),
        (
            (
                FOUNDATIONS,
                "      - Defines the strategic vision for foundational work and supporting technologies\n",
                "      - Defines the strategic vision for foundational work\n"
                "      - Defines the vision for supporting technologies\n",
            ),
        ),
    ),
    # Two become one again, and the track is called otherwise.
    Release(
        "3.3.0",
        "minor",
        (
            Told("renamed", "track", ("Mentorship",), ("Guidance",), "minor"),
            Told(
                "merged",
                "statement",
                (
                    "Defines the strategic vision for foundational work",
                    "Defines the vision for supporting technologies",
                ),
                ("Defines the strategic vision for foundational work and",),
                "minor",
            ),
        ),
        (
            (
                FOUNDATIONS,
                "      - Defines the strategic vision for foundational work\n"
                "      - Defines the vision for supporting technologies\n",
                "      - Defines the strategic vision for foundational work and for supporting technologies\n",
            ),
            (GUIDANCE, "id: mentorship\nname: Mentorship\n", "id: guidance\nname: Guidance\n"),
        ),
        moved=((MENTORSHIP, GUIDANCE),),
    ),
    # A new track.
    Release("4.0.0", "major", (Told("added", "track", (), ("Privacy",), "major"),), written=((PRIVACY, NEW_TRACK),)),
    # A track less, a title and a term more.
    Release(
        "4.1.0",
        "minor",
        (
            Told("changed", "title", ("100 to any",), ("100 to 119",), "minor"),
            Told("added", "title", (), ("Fellow",), "minor"),
            Told("added", "term", (), ("KPI: key performance",), "minor"),
            Told("removed", "track", ("Hiring",), (), "minor"),
        ),
        (
            (
                HEAD,
                "    points: {min: 100}\n",
                "    points: {min: 100, max: 119}\n  - name: Fellow\n    points: {min: 120}\n",
            ),
            (HEAD, "  ML: machine learning\n", "  KPI: key performance indicator\n  ML: machine learning\n"),
        ),
        deleted=(HIRING,),
    ),
    # A level more, which some tracks speak of.
    Release(
        "5.0.0",
        "major",
        (
            Told("added", "level", (), ("Level 6",), "major"),
            Told("added", "statement", (), ("Sets the direction of the profession",), "major"),
        ),
        (
            (
                HEAD,
                "    points: 20\n",
                "    points: 20\n  - id: 6\n    name: Level 6\n    points: 30\n",
            ),
            (
                FOUNDATIONS,
                "      - Invented a novel ML technique that advanced the state of the art\n",
                "      - Invented a novel ML technique that advanced the state of the art\n"
                "  - level: 6\n    signals:\n      - Sets the direction of the profession by published work\n",
            ),
        ),
    ),
    # Where a track stands, and how a description is spelt.
    Release(
        "5.0.1",
        "patch",
        (
            Told("changed", "track", ("building",), ("strengthening",), "patch"),
            Told("reworded", "track", ("Helps other people grow, from",), ("Helps other people grow: from",), "patch"),
        ),
        (
            (FOUNDATIONS, "category: building\n", "category: strengthening\n"),
            (GUIDANCE, "description: Helps other people grow, from", "description: 'Helps other people grow: from"),
            (GUIDANCE, "to an organization that teaches\n", "to an organization that teaches'\n"),
        ),
    ),
)


def build(folder: Path) -> Repo:
    """Make a repository with a tag for each release."""
    repo = Repo.new(folder)
    repo.write({path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "ladder").rglob("*.yaml")})
    _release(repo, FIRST)
    version = FIRST
    for release in RELEASES:
        for old, new in release.moved:
            (folder / old).rename(folder / new)
        repo.write(dict(release.written))
        for name, old, new in (*release.replaced, (HEAD, f"version: {version}\n", f"version: {release.version}\n")):
            text = (folder / name).read_text(encoding="utf-8")
            assert text.count(old) == 1, f"{release.version}: {old!r} stands {text.count(old)} times in {name}"
            repo.write({name: text.replace(old, new)})
        version = release.version
        _release(repo, version, release.deleted)
    return repo


def _release(repo: Repo, version: str, gone: Iterable[str] = ()) -> None:
    repo.commit(gone=gone)
    repo.git("tag", "--annotate", f"v{version}", f"--message={version}")
