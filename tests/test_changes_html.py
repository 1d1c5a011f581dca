"""The page that `diff --format html` writes, read by a parser of HTML."""

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from comparisons import comparison, release, side, statement
from conftest import ROOT
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st
from test_changes_text import hostile_comparison

from ladderlint.changes import Style, load
from ladderlint.changes.entries import entry
from ladderlint.comparison import Comparison, Kind
from ladderlint.report.visible import HAZARD

VOID = {"meta", "link", "img", "br", "hr", "input"}
STYLE = Style(base="v1.2.0")


class Page(HTMLParser):
    """What a page holds: its elements, closed in order, and the text in each kind of them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            self.texts[tag][-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def page(*found: Comparison, style: Style = STYLE) -> Page:
    return Page(load("html").render(found, style))


def test_a_release_is_a_page() -> None:
    expected = (ROOT / "tests/data/changes/release.html").read_text(encoding="utf-8")
    assert load("html").render([release()], STYLE) == expected
    told = page(release()).texts
    assert told["h1"] == ["What changed between v1.2.0 and the work tree"]
    assert told["h2"] == ["Engineering"]
    assert told["h3"] == ["The ladder itself", "Foundations", "Craft", "Observability", "Could not be compared"]
    assert "Moved from level 4 to 3 (major: it is asked earlier than before)" in told["h4"]
    assert "Made" in told["del"]
    assert "Makes" in told["ins"]
    assert "Made Makes simple configuration changes to services" in told["p"]


def test_a_page_loads_and_runs_nothing() -> None:
    elements = page(release()).elements
    assert {tag for tag, _ in elements}.isdisjoint({"script", "link", "img", "iframe", "object", "base", "form", "a"})
    assert not {
        name for _, attributes in elements for name in attributes if name.startswith("on") or name in ("src", "href")
    }
    policies = [each["content"] for tag, each in elements if each.get("http-equiv") == "Content-Security-Policy"]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]
    html = load("html").render([release()], STYLE)
    assert "url(" not in html
    assert "@import" not in html


def test_headings_go_down_one_step_at_a_time_and_the_page_says_its_language() -> None:
    elements = page(release(), release()).elements
    assert elements[0] == ("html", {"lang": "en"})
    levels = [int(tag[1]) for tag, _ in elements if tag[0] == "h" and tag[1:].isdigit()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_version_is_left_out_where_nobody_wants_it() -> None:
    assert "is due" in load("html").render([release()], STYLE)
    assert "is due" not in load("html").render([release()], STYLE._replace(summary=False))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(text: str) -> None:
    style = Style(base=text, head=text)
    one = hostile_comparison(text)
    told = page(one, style=style)
    calm = page(hostile_comparison("words"), style=style)
    assert {tag for tag, _ in told.elements} <= {tag for tag, _ in calm.elements}
    assert {name for _, each in told.elements for name in each} == {name for _, each in calm.elements for name in each}
    html = load("html").render([one], style)
    html.encode()
    assert not HAZARD.search(html.replace("\n", "")), "nothing hidden is left"


@given(before=st.text(), after=st.text())
def test_every_statement_is_shown_to_the_letter(before: str, after: str) -> None:
    one = statement(Kind.REWORDED, side(before), side(after))
    shown = ["".join(text for text, _ in line) for line in entry(one).lines]
    assert page(comparison(one)).texts["p"][: len(shown)] == shown
