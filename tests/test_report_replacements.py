"""Fixes as text in place of text: what is told is right in every style, and what is not sure is not told."""

import pytest
from conftest import TRACK
from hypothesis import given
from hypothesis import strategies as st

from ladderlint.diagnostic import (
    AddId,
    Diagnostic,
    EditComment,
    Fix,
    Location,
    Op,
    Quote,
    Rewrite,
    Safety,
    Severity,
    Subject,
)
from ladderlint.edits import apply
from ladderlint.examples import prepare
from ladderlint.nodes import Kind, Route
from ladderlint.registry import load_rule, rule_names
from ladderlint.report.replacements import replacements
from ladderlint.rule import Bad
from ladderlint.syntax import parse
from ladderlint.testing import findings
from ladderlint.text import Source, Span

ITEM: Route = ("a", 0)


def found(text: str, *ops: Op) -> Diagnostic:
    place = Location(Source("a.yaml", text), Span(0, 1))
    return Diagnostic("house/x", Severity.INFO, "x", place, Subject(), fix=Fix("x", ops, Safety.SAFE))


def applied(text: str, *ops: Op) -> str | None:
    """The text once its replacements are made; None where there are none."""
    edits = replacements(found(text, *ops))
    for span, new in reversed(edits):
        text = text[: span.start] + new + text[span.end :]
    return text if edits else None


def values(text: str) -> dict[Route, str]:
    root = parse(Source("a.yaml", text)).root
    assert root is not None
    return {node.route: node.text for node in root.walk() if node.kind not in (Kind.MAPPING, Kind.SEQUENCE)}


@pytest.mark.parametrize(
    ("before", "op", "after"),
    [
        ("a:\n  - Made it\n", (0, 4, "Makes"), "a:\n  - Makes it\n"),
        ("a: [Made it]\n", (0, 4, "Makes"), "a: [Makes it]\n"),
        ("a:\n  - 'Made it'\n", (5, 7, "that's"), "a:\n  - 'Made that''s'\n"),
        ('a:\n  - "Made it"\n', (5, 7, 'a "x\\y"'), 'a:\n  - "Made a \\"x\\\\y\\""\n'),
        ("a:\n  - |\n    Made it\n    up\n", (0, 4, "Makes: #"), "a:\n  - |\n    Makes: # it\n    up\n"),
        ("a:\n  - >-\n    Made it\n    up\n", (8, 10, "down"), "a:\n  - >-\n    Made it\n    down\n"),
        ("a:\n  - Made\n    it up  # so\n", (5, 7, "all"), "a:\n  - Made\n    all up  # so\n"),
        ("a:\n  - Made  it\n", (4, 5, ""), "a:\n  - Made it\n"),
        ("a:\n  - Made it\n", (7, 7, " up"), "a:\n  - Made it up\n"),
    ],
)
def test_a_text_is_rewritten_in_the_style_that_stands_there(before: str, op: tuple[int, int, str], after: str) -> None:
    assert applied(before, Rewrite(ITEM, *op)) == after


@pytest.mark.parametrize(
    ("before", "op"),
    [
        ("a:\n  - Made it\n", (0, 4, "Note: makes")),  # would be a key
        ("a:\n  - Made it\n", (7, 7, " #1")),  # would be a comment
        ("a:\n  - Made it\n", (0, 7, "true")),  # would be no text
        ("a:\n  - Made it\n", (0, 7, "")),
        ("a:\n  - Made it\n", (0, 4, "'Makes'")),  # would be quotes
        ("a:\n  - Made it\n", (0, 4, "- Makes")),  # would be a list
        ("a: [Made it]\n", (4, 4, ", then")),  # would be two items
        ("a:\n  - Made it\n", (0, 4, "Makes\n")),
        ("a:\n  - Made\n    it\n", (3, 6, " ")),  # what is replaced is a line break in the file
        ("a:\n  - Made\n    it\n    up\n", (5, 7, "")),  # a line would be empty
        ('a:\n  - "M\\u0061de it"\n', (0, 4, "Makes")),  # written with an escape
        ("a:\n  - >\n    Made it\n", (8, 8, "up")),  # behind the last line break
        ("a:\n  - |\n    Made it\n", (0, 5, " ")),  # would be indentation
        ("a:\n  - &x Made it\n  - *x\n", (0, 4, "Makes")),  # would change two values
        ("b: &x Made it\na:\n  - *x\n", (0, 4, "Makes")),
        ("a:\n  - Made it\n", (0, 400, "Makes")),
        ("b: Made it\n", (0, 4, "Makes")),
        ("a: [\n", (0, 4, "Makes")),
    ],
)
def test_what_would_be_read_otherwise_is_left_out(before: str, op: tuple[int, int, str]) -> None:
    assert applied(before, Rewrite(ITEM, *op)) is None


def test_a_number_gets_quotes_and_a_comment_other_words() -> None:
    assert applied("a:\n  - 1.10\n", Quote(ITEM)) == 'a:\n  - "1.10"\n'
    assert applied("a: 1  # ladderlint: x\n", EditComment(Span(6, 21), "# y")) == "a: 1  # y\n"


def test_a_fix_is_told_whole_or_not_at_all() -> None:
    text = "a:\n  - Made it\n"
    assert applied(text, Rewrite(ITEM, 0, 4, "Makes"), Rewrite(ITEM, 5, 7, "this")) == "a:\n  - Makes this\n"
    assert applied(text, Rewrite(ITEM, 0, 4, "Makes"), AddId(ITEM, "x")) is None
    assert applied(text, Rewrite(ITEM, 0, 4, "Makes"), Rewrite(ITEM, 3, 7, "this")) is None
    assert replacements(found(text)._replace(fix=None)) == []


def test_what_is_told_of_a_rules_fix_is_what_fix_does_and_most_is_told() -> None:
    told = others = 0
    for rule in map(load_rule, rule_names()):
        for example in rule.examples:
            files = prepare(example).files
            for diagnostic in findings(rule, files, example.options) if isinstance(example, Bad) else ():
                edits = replacements(diagnostic)
                if diagnostic.fix is None or not edits:
                    others += any(isinstance(op, Rewrite) for op in diagnostic.fix.ops) if diagnostic.fix else 0
                    continue
                told += 1
                document = parse(diagnostic.location.source)
                meant = apply(document, diagnostic.fix.ops)
                text = document.source.text
                for (start, end), new in reversed(edits):
                    text = text[:start] + new + text[end:]
                assert text == meant, (rule.name, diagnostic.message)
    assert told > 10 * others, f"{told} told, {others} not"


WORDS = st.text(alphabet="ab #:'\"\\-,[]{}|>%&*!?é\t", max_size=12)
STYLES = [
    lambda text: f"a:\n  - {text}\n  - end\n",
    lambda text: f"a: [{text}, end]\n",
    lambda text: "a:\n  - '" + text.replace("'", "''") + "'\n",
    lambda text: 'a:\n  - "' + text.replace("\\", "\\\\").replace('"', '\\"') + '"\n',
    lambda text: "a:\n  - |\n    " + text.replace(" ", "\n    ") + "\n",
    lambda text: "a:\n  - >-\n    " + text.replace(" ", "\n    ") + "\nb: c\n",
    lambda text: f"a:\n  - {text.replace(' ', chr(10) + '      ')}\n",
]


@given(before=WORDS, new=WORDS, style=st.sampled_from(STYLES), data=st.data())
def test_a_replacement_changes_the_value_that_is_meant_and_no_other(
    before: str, new: str, style: object, data: st.DataObject
) -> None:
    assert callable(style)
    text = style(f"x{before}y")
    document = parse(Source("a.yaml", text))
    if document.root is None or document.faults or ITEM not in values(text):
        return
    old = values(text)
    value = old[ITEM]
    start = data.draw(st.integers(0, len(value)))
    end = data.draw(st.integers(start, len(value)))
    result = applied(text, Rewrite(ITEM, start, end, new))
    if result is not None:
        assert values(result) == {**old, ITEM: value[:start] + new + value[end:]}
        assert not parse(Source("a.yaml", result)).faults


@given(new=st.text(alphabet="abc ", min_size=1, max_size=8), data=st.data())
def test_plain_words_are_nearly_always_told(new: str, data: st.DataObject) -> None:
    new = new.strip() or "x"
    text = TRACK
    route: Route = ("levels", 1, "signals", 0)
    assert applied(text, Rewrite(route, 0, 7, new)) == text.replace("Triages service", f"{new} service")
