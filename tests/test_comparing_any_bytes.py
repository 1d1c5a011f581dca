"""Whatever the files of two revisions hold, comparing them ends in what changed or in a clear error."""

from __future__ import annotations

import pytest
from conftest import LADDER, TRACK
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ladderlint.changes import FORMATS, Style, load
from ladderlint.comparing.trees import compare_trees
from ladderlint.errors import LadderlintError
from ladderlint.tree import MemoryTree

LINES = [*LADDER.splitlines(keepends=True), *TRACK.splitlines(keepends=True)]
PIECES = [
    *LINES,
    *(
        "- ",
        "  ",
        "\t",
        ": ",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "|\n",
        ">-\n",
        "'",
        '"',
        "#",
        "\0",
        "\x1b[2J",
        "é",
        "---\n",
    ),
    *("levels:\n  - null\n", "id: [1]\n", "id:\n", "name: \n", "after: [1, 2]\n", "points: .inf\n", "points: 1\n"),
    *("retired: [{id: a, replaced-by: [a, b]}]\n", "      - {id: a, text: Leads}\n", "      - {text: ''}\n"),
    *("titles: [{name: A, points: {min: .nan}}]\n", "glossary: {A: 1, a: ''}\n", "proficiencies: [a, a]\n"),
]
# What is nearly right, as an edit in a hurry leaves it.
FILE = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map(lambda pieces: "".join(pieces).encode()),
    st.permutations(LINES).map(lambda lines: "".join(lines).encode()),
    st.tuples(st.sampled_from([LADDER, TRACK]), st.integers(0, 400), st.sampled_from(PIECES)).map(
        lambda given: (given[0][: given[1]] + given[2] + given[0][given[1] :]).encode()
    ),
    st.binary(max_size=100),
)
PATHS = (
    "ladder/ladder.yaml",
    "ladder/tracks/a.yaml",
    "ladder/tracks/b.yaml",
    "other/ladder.yaml",
    "other/tracks/c.yml",
)
TREE = st.dictionaries(st.sampled_from(PATHS), FILE)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TREE, TREE, st.sampled_from(["", "ladder", "ladder/tracks/a.yaml"]))
def test_any_two_trees_are_compared_or_refused(before: dict[str, bytes], after: dict[str, bytes], name: str) -> None:
    try:
        found = compare_trees(MemoryTree(before), MemoryTree(after), [name])
    except LadderlintError as error:
        assert "\n" not in str(error)
        return
    for format_ in FORMATS:
        assert load(format_).render(found, Style(base="v1", head="v2"))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TREE)
def test_any_tree_is_as_it_is(tree: dict[str, bytes]) -> None:
    try:
        found = compare_trees(MemoryTree(tree), MemoryTree(tree))
    except LadderlintError:
        return
    assert [change for comparison in found for change in comparison.changes] == []


@pytest.mark.parametrize("format_", FORMATS)
def test_no_ladder_changed_is_told(format_: str) -> None:
    assert load(format_).render((), Style(base="v1", head="v2"))
