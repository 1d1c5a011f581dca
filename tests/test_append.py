"""An item that is added to a list of a file: written as its neighbours are, and nothing else of the file changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from ladderlint import edits, syntax
from ladderlint.diagnostic import Append, Op, Rewrite

ONE = Append("retired", (("id", "pager"), ("in", "2.0.0")))
TWO = Append("retired", (("id", "1.10"), ("in", "2.0.0"), ("replaced-by", ("oncall", "a: b"))))


def applied(text: str, *ops: Op) -> str | None:
    return edits.apply(syntax.read("a.yaml", text.encode(), "track"), ops)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("id: x\n", "id: x\nretired:\n  - {id: pager, in: 2.0.0}\n"),
        ("id: x", "id: x\nretired:\n  - {id: pager, in: 2.0.0}"),
        ("id: x # why\n# the end\n\n", "id: x # why\n# the end\nretired:\n  - {id: pager, in: 2.0.0}\n\n"),
        ("a:\r\n- b\r\n", "a:\r\n- b\r\nretired:\r\n- {id: pager, in: 2.0.0}\r\n"),
        ("id: x\n...\n", "id: x\nretired:\n  - {id: pager, in: 2.0.0}\n...\n"),
        ("  id: x\n", "  id: x\n  retired:\n    - {id: pager, in: 2.0.0}\n"),
        ("a: |\n  one\n", "a: |\n  one\nretired:\n  - {id: pager, in: 2.0.0}\n"),
        ("{id: x}", "{id: x, retired: [{id: pager, in: 2.0.0}]}"),
        ("retired: []\nid: x\n", "retired: [{id: pager, in: 2.0.0}]\nid: x\n"),
        ("retired: # none\nid: x\n", "retired: [{id: pager, in: 2.0.0}] # none\nid: x\n"),
        (
            "retired: [{id: a}, # one\n  {id: b}, # two\n]\n",
            "retired: [{id: a}, # one\n  {id: b}, {id: pager, in: 2.0.0}, # two\n]\n",
        ),
        (
            "retired:\n  - {id: a} # one\n  # two\nid: x\n",
            "retired:\n  - {id: a} # one\n  - {id: pager, in: 2.0.0}\n  # two\nid: x\n",
        ),
        (
            "retired:\n- id: a\n  reason: |\n    Gone\nid: x\n",
            "retired:\n- id: a\n  reason: |\n    Gone\n- id: pager\n  in: 2.0.0\nid: x\n",
        ),
        ("retired:\n    -   id: a", "retired:\n    -   id: a\n    - id: pager\n      in: 2.0.0"),
    ],
)
def test_an_item_is_written_as_the_list_is(text: str, after: str) -> None:
    assert applied(text, ONE) == after


def test_several_items_stand_in_their_order_and_what_is_no_plain_text_in_quotes() -> None:
    after = 'id: y\nretired:\n  - {id: pager, in: 2.0.0}\n  - {id: "1.10", in: 2.0.0, replaced-by: [oncall, "a: b"]}\n'
    assert applied("id: x\n", ONE, TWO, Rewrite(("id",), 0, 1, "y")) == after


@pytest.mark.parametrize("text", ["retired: none\n", "retired: {id: a}\n", "- a\n", "", "a: |+\n  one\n\n\n"])
def test_what_can_not_be_added_is_not(text: str) -> None:
    assert applied(text, ONE) is None


VALUES = st.text(st.sampled_from("ab1.:-#'\"[]{}, é\n\t"), min_size=1, max_size=8)
ITEMS = st.lists(
    st.tuples(VALUES, VALUES, st.lists(VALUES, min_size=1, max_size=2)).map(
        lambda each: (("id", each[0]), ("in", each[1]), ("replaced-by", tuple(each[2])))
    ),
    min_size=1,
    max_size=3,
)
TAILS = [
    "",
    "retired: []",
    "retired:",
    "retired:\n  - {id: a} # one",
    "retired:\n- id: a\n  reason: >-\n    it\n    went",
]


@st.composite
def files(draw: st.DrawFn) -> str:
    lines = ["id: t # of the track", "levels: # the scale", "  - level: 1", "    signals: ['It''s # done', b]"]
    tail = draw(st.sampled_from(TAILS))
    parts = [*lines, tail] if draw(st.booleans()) else [tail, *lines]
    text = "\n".join([*filter(None, parts), *draw(st.sampled_from([[], ["# the end"], ["", ""]]))])
    return (text + draw(st.sampled_from(["", "\n"]))).replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@settings(deadline=None, max_examples=300)
@given(files(), ITEMS)
def test_the_list_has_the_items_more_and_all_else_is_as_it_was(text: str, items: Any) -> None:
    after = applied(text, *(Append("retired", item) for item in items))
    assert after is not None
    yaml = YAML(typ="safe", pure=True)
    before, now = yaml.load(text), yaml.load(after)
    added = [{key: list(value) if isinstance(value, tuple) else value for key, value in item} for item in items]
    assert now.pop("retired") == (before.pop("retired", None) or []) + added
    assert now == before
    # All lines are still there, but one to which the items were added.
    kept = after.splitlines()
    assert sum(line not in kept for line in text.splitlines()) <= 1
    for comment in ("# of the track", "# the scale", "# one", "# the end"):
        assert after.count(comment) == text.count(comment)
    assert ("\r" in after) == ("\r" in text)
    assert after.endswith("\n") == text.endswith("\n")
