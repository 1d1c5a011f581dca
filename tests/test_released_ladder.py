"""Twelve releases of a real ladder: what `ladderlint diff` tells between each two, and which version it asks for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from git_repositories import Repo
from released_ladder import FIRST, RELEASES, Release, Told, build

VERSIONS = [FIRST, *(release.version for release in RELEASES)]


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    return build(tmp_path_factory.mktemp("released"))


def told(change: dict[str, Any]) -> Told:
    before, after = (tuple(side["text"] for side in change[name]) for name in ("before", "after"))
    return Told(change["kind"], change["part"], before, after, change["bump"])


def is_as_expected(found: Told, expected: Told) -> bool:
    """Texts are expected by how they begin."""

    def begin(texts: tuple[str, ...], beginnings: tuple[str, ...]) -> bool:
        return len(texts) == len(beginnings) and all(map(str.startswith, sorted(texts), sorted(beginnings)))

    return (
        (found.kind, found.part, found.bump) == (expected.kind, expected.part, expected.bump)
        and begin(found.before, expected.before)
        and begin(found.after, expected.after)
    )


def test_there_are_twelve_releases_and_more() -> None:
    assert len(VERSIONS) >= 12


@pytest.mark.parametrize(
    ("before", "release"),
    [(VERSIONS[place], release) for place, release in enumerate(RELEASES)],
    ids=[release.version for release in RELEASES],
)
def test_a_release_is_told_as_what_it_changed(before: str, release: Release, released: Repo) -> None:
    result = released.ladderlint("diff", f"v{before}", f"v{release.version}", "-f", "json")
    assert result.status == 0, result.err
    (ladder,) = json.loads(result.out)["ladders"]
    found = [told(change) for change in ladder["changes"]]
    assert len(found) == len(release.told), found
    for expected in release.told:
        assert any(is_as_expected(each, expected) for each in found), (expected, found)
    assert ladder["bump"] == release.bump
    assert ladder["due"] == release.version
    assert ladder["head_version"] == release.version


@pytest.mark.parametrize("release", RELEASES, ids=[release.version for release in RELEASES])
def test_the_bump_of_a_release_is_printed_alone(release: Release, released: Repo) -> None:
    before = VERSIONS[VERSIONS.index(release.version) - 1]
    result = released.ladderlint("diff", "--bump", f"v{before}", f"v{release.version}")
    assert (result.status, result.out, result.err) == (0, f"{release.bump}\n", "")


def test_what_came_and_went_between_far_releases_is_not_told(released: Repo) -> None:
    result = released.ladderlint("diff", "v3.1.0", "v3.3.0", "-f", "json")
    (ladder,) = json.loads(result.out)["ladders"]
    # What was split and merged again is only reworded.
    assert sorted((change["kind"], change["part"]) for change in ladder["changes"]) == [
        ("renamed", "track"),
        ("reworded", "statement"),
    ]


def test_far_releases_ask_for_what_the_largest_change_between_them_asks(released: Repo) -> None:
    result = released.ladderlint("diff", "--bump", f"v{VERSIONS[0]}", f"v{VERSIONS[-1]}")
    assert result.out == "major\n"


def test_without_revisions_the_last_release_is_compared_with_the_work_tree(released: Repo) -> None:
    result = released.ladderlint("diff")
    assert result.status == 0, result.err
    assert VERSIONS[-1] in result.out + result.err
    assert len(result.out.splitlines()) == 1
