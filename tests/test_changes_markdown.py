"""What `diff --format markdown` writes, and a changelog's section, read by a Markdown parser."""

import re
from collections.abc import Iterator

import pytest
from comparisons import comparison, ladder, release, side, statement
from conftest import ROOT
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from test_changes_text import hostile_comparison

from ladderlint.changes import Style, load
from ladderlint.changes.entries import entry
from ladderlint.changes.markdown import MOST_BYTES, section
from ladderlint.comparison import Change, Comparison, Kind, Missing
from ladderlint.word_changes import Fate

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
STYLE = Style(base="v1.2.0")
DATA = ROOT / "tests" / "data" / "changes"
# What a text that is no more than text may become, beside the marks of ours.
OURS = {"text", "text_special", "softbreak", "strong_open", "strong_close", "s_open", "s_close", "em_open", "em_close"}


def rendered(*found: Comparison, style: Style = STYLE) -> str:
    return load("markdown").render(found, style)


def tokens(text: str) -> Iterator[Token]:
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def items(text: str) -> list[list[tuple[str, Fate]]]:
    """The words of each list item, with what the marks say of them; what is said aside, in italics, is left out."""
    found = []
    for token in PARSER.parse(text):
        if token.type == "inline" and token.level >= 3:
            fate, aside = Fate.SAME, False
            words: list[tuple[str, Fate]] = []
            for child in token.children or ():
                if child.type in ("em_open", "em_close"):
                    aside = child.type == "em_open"
                elif child.type in ("s_open", "strong_open"):
                    fate = Fate.GONE if child.type == "s_open" else Fate.COME
                elif child.type in ("s_close", "strong_close"):
                    fate = Fate.SAME
                elif not aside and child.type != "html_inline":
                    words.append((child.content, fate))
            found.append(words)
    return found


def test_a_release_is_a_comment() -> None:
    assert rendered(release()) == (DATA / "release.md").read_text(encoding="utf-8")


def test_the_section_of_a_changelog_has_no_version_and_folds_nothing() -> None:
    text = section(release())
    assert text == (DATA / "section.md").read_text(encoding="utf-8")
    assert text.startswith("### The ladder itself\n\n- **Renamed level**")
    assert "<details>" not in text
    assert "due" not in text
    assert section(comparison()) == ""


def test_what_went_is_struck_out_and_what_came_is_bold() -> None:
    one = comparison(statement(Kind.REWORDED, side("Made plans for all"), side("Makes plans for all")))
    assert "  - ~~Made~~ **Makes** plans for all\n" in rendered(one)


def test_statements_of_a_new_track_are_folded_in_a_comment() -> None:
    types = [(token.type, token.content) for token in tokens(rendered(release()))]
    opened = types.index(("html_block", "<details><summary>Its statements</summary>\n"))
    closed = types.index(("html_block", "</details>\n"))
    inside = [content for type_, content in types[opened:closed] if type_ == "inline"]
    assert inside[:2] == ["At level 1", "Reads dashboards"]
    assert types[closed + 1][0] == "list_item_close"


def plans(count: int, text: str = "Makes a plan") -> list[Change]:
    return [statement(Kind.ADDED, (), side(f"{text} {number}", str(number % 9))) for number in range(count)]


def test_too_many_changes_for_a_comment_are_counted_and_the_version_is_still_told() -> None:
    text = rendered(comparison(*plans(100_000), missing=(Missing("a.yaml", "base", "no"),)))
    assert MOST_BYTES * 0.95 < len(text.encode()) < 65_536
    (more,) = re.findall(r"\n\n… and (\d+) more changes; `ladderlint diff` shows all of them\.\n", text)
    assert text.count("  - Makes a plan") + int(more) == 100_000
    assert "\n- a.yaml (in v1.2.0): no\n" in text
    assert text.endswith("**Version 1.2.0 → 1.3.0 is due (minor); ladder.yaml says 1.2.0, which is too little.**\n")
    assert section(comparison(*plans(5_000))).count("  - Makes a plan") == 5_000


def test_a_text_that_is_longer_than_a_comment_is_left_out_with_what_follows_it() -> None:
    text = rendered(comparison(*plans(2), *plans(2, "彼" * 30_000)))
    assert "… and 3 more changes" in text
    assert len(text.encode()) < 65_536


@pytest.mark.parametrize("count", [100, 3_000])
def test_many_ladders_fit_into_a_comment(count: int) -> None:
    found = [comparison(*plans(200), head=ladder("1.2.1", f"Ladder {number}")) for number in range(count)]
    text = rendered(*found)
    assert len(text.encode()) < 65_536
    left = re.findall(r"… and (\d+) more ladders?; ", text)
    assert text.count("\n## Ladder") + text.startswith("## Ladder") + sum(map(int, left)) == count
    assert bool(left) == (count > 1_000)


def test_many_missing_files_are_some_and_a_number() -> None:
    text = rendered(comparison(missing=tuple(Missing(f"{number}.yaml", "head", "no") for number in range(50))))
    assert text.count(".yaml (in the work tree): no\n") == 20
    assert "- … and 30 more files\n" in text


def test_nobody_is_called_and_nothing_is_linked() -> None:
    text = "@everyone org/repo#1 GH-3 https://evil.example www.evil.example $x$ <b>"
    one = comparison(
        statement(Kind.REWORDED, side("#12 @who"), side("@everyone #1 GH-3 $5")), statement(Kind.ADDED, (), side(text))
    )
    for written in (rendered(one), section(one)):
        assert not re.search(r"@\w|#\d{1,3}\b(?!;)|GH-\d|://|www\.|<b>", written)
        assert "$" not in written.replace("<span>$</span>", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(text: str) -> None:
    one, calm = hostile_comparison(text), hostile_comparison("words")
    style = Style(base=text, head=text)
    for written, quiet in ((rendered(one, style=style), rendered(calm)), (section(one), section(calm))):
        written.encode()
        assert {token.type for token in tokens(written)} <= {token.type for token in tokens(quiet)} | OURS | {
            "html_inline"
        }
        html = {token.content for token in tokens(written) if token.type == "html_inline"}
        assert html <= {"<br>", "<span>", "</span>"}
        headings = [token.tag for token in tokens(written) if token.type == "heading_open"]
        assert headings == [token.tag for token in tokens(quiet) if token.type == "heading_open"]


WORDS = st.lists(
    st.sampled_from(
        ["*", "**", "~~", "a", "`", "_", "(a)", "\\", "[x]", "1.", "-", "#", "猫", "犬", "“a”", "&amp;", "<i>", "|"]
    ),
    min_size=1,
    max_size=8,
)


@given(
    before=st.one_of(st.text(), WORDS.map(" ".join), WORDS.map("".join)),
    after=st.one_of(st.text(), WORDS.map(" ".join)),
)
def test_every_word_is_read_as_it_is_written_with_its_mark(before: str, after: str) -> None:
    one = statement(Kind.REWORDED, side(before), side(after))
    expected = [piece for line in entry(one).lines for piece in line]
    for written in (rendered(comparison(one)), section(comparison(one))):
        told = items(written)
        assert len(told) == 2
        shown = [(text.replace("\u200b", ""), kind) for text, kind in told[1]]
        for kind in Fate:
            assert squeezed(text for text, each in shown if each is kind) == squeezed(
                t for t, each in expected if each is kind
            )


def squeezed(texts: Iterator[str]) -> str:
    return "".join("".join(texts).split())
