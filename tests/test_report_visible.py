"""Nothing that a ladder holds can act on a terminal or a build log, or hide in a report."""

import re
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ladderlint.diagnostic import Diagnostic, Location, Related, Report, Severity, Subject
from ladderlint.report import Style, load
from ladderlint.report.visible import visible, where
from ladderlint.text import Source, Span

# Seen, or part of what is seen: signs that enclose digits in Arabic and Kaithi, and which emoji to show.
HARMLESS = {*map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD)), "\ufe0e", "\ufe0f"}
COMMAND = re.compile(r"^\s*::|##\w*\[")

hostile = st.text(
    st.one_of(
        st.sampled_from("\0\a\b\t\n\r\x1b\x7f\x85\x9b\u200b\u200d\u202e\u2028\ufeff\ud800\U000e0041:#[] %,"),
        st.characters(),
    ),
    max_size=60,
)


def location(path: str, text: str, start: int, end: int) -> Location:
    first, last = sorted((start % (len(text) + 1), end % (len(text) + 1)))
    return Location(Source(path, text), Span(first, last))


@pytest.mark.parametrize("category", ["Cc", "Cf", "Cs", "Zl", "Zp"])
def test_characters_of_an_unseen_kind_are_shown_by_their_numbers(category: str) -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if unicodedata.category(character) == category and character not in HARMLESS:
            assert visible(character) == f"<U+{code:04X}>"


def test_characters_without_width_that_are_no_marks_are_shown_by_their_numbers() -> None:
    from wcwidth import wcwidth

    for code in range(sys.maxunicode + 1):
        character = chr(code)
        joins = unicodedata.category(character) in ("Mn", "Me", "Mc", "Lo", "Sk", "Cn")
        if wcwidth(character) <= 0 and not joins and character not in HARMLESS:
            assert visible(character) != character


@pytest.mark.parametrize(
    "character", ["\u115f", "\u1160", "\u3164", "\uffa0", "\u034f", "\u180b", "\ufe00", "\U000e0100"]
)
def test_blank_letters_and_stray_selectors_are_shown_by_their_numbers(character: str) -> None:
    assert visible(f"a{character}b") == f"a<U+{ord(character):04X}>b"


@pytest.mark.parametrize(
    "text", ["Größe", "e\u0301", "彼は", "❤️", "👍🏽", "🇩🇪", "it’s “so” – 3 × 4…", "a\u00a0b", "# a ## b", "::"]
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize("command", ["##[error]a", "a ##[group]", "##vso[task.complete]", "##teamcity[a]", "###[a]"])
def test_commands_that_build_systems_find_within_a_line_are_broken_up(command: str) -> None:
    assert not COMMAND.search(visible(command))


@pytest.mark.parametrize("path", ["::error::/ladder.yaml", " ::warning ::a.yaml", "\u00a0::a", ":"])
def test_a_path_never_begins_as_a_command_does(path: str) -> None:
    place = where(location(path, "", 0, 0))
    assert place == f"./{path}:1:1"


@given(path=hostile, rule=hostile, message=hostile, text=hostile, start=st.integers(0), end=st.integers(0))
@example("::error::a", "a/b", "\x1b[2J ::error::x\n::error::y", "id: \x9b2J ##[error]x", 4, 8)
@example(":", "a/b", "", "", 0, 0)
@example("a", "a/b", f"{'word ' * 14}::error::x {'word ' * 14}::error::y", "", 0, 0)
def test_no_report_lets_a_character_through_that_does_something(
    path: str, rule: str, message: str, text: str, start: int, end: int
) -> None:
    there = location(path, text, start, end)
    related = Related(there, message)
    found = [
        Diagnostic(rule, Severity.ERROR, message, there, Subject(), text, (related,) * count) for count in (0, 1, 5)
    ]
    for name in ("text", "concise", "github"):
        out = load(name).render(Report(tuple(found), (path,)), Style(width=60))
        assert out.endswith("\n")
        for line in out.split("\n"):
            assert visible(line) == line
            command = COMMAND.search(line)
            assert command is None or (name == "github" and line.startswith("::error file="))
        if name == "concise":
            assert len(out.splitlines()) == 4
