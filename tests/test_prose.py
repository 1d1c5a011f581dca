"""What of a statement is prose, where its words stand, and that no text takes long to find out."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ladderlint.prose import LONGEST, MARK, THING, WordByWord, end_of_part, prose, spoken, words

MARKUP = st.text(alphabet="ab .\n*_`[]()<>!\\&;#~'\"/:@wt🎉", max_size=60)
PLAIN = st.text(alphabet="abcXYZ äß ,.;:!?'’“”()-/%+#=~0123456789\n\t", max_size=80)


def shown(text: str) -> str:
    """The prose of a text, with one sign for each run that is blanked out."""
    return re.sub(f"{MARK}+", "·", re.sub(f"{THING}+", "▒", prose(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uses **bold** and *slanted* words", "Uses ·bold· and ·slanted· words"),
        ("Keeps ***both*** and **loose ends", "Keeps ·both· and **loose ends"),
        ("Reads snake_case_names and _slanted_ ones", "Reads snake_case_names and ·slanted· ones"),
        ("Runs `make  all` and `` a`b `` daily", "Runs ▒ and ▒ daily"),
        ("Leaves a lone ` as it is, and `` too", "Leaves a lone ` as it is, and `` too"),
        ("Reads [the *docs*](http://x.y 'A title') often", "Reads ·the ·docs· often"),
        ("Asks [somebody] (later) about [x][y]", "Asks [somebody] (later) about [x][y]"),
        ("Shows ![a *nice* picture](p.png) around", "Shows ▒ around"),
        ("Writes <b>HTML</b> where x < y > z", "Writes ▒HTML▒ where x < y > z"),
        ("Reads <https://x.y/z> and <a.b@x.org>", "Reads ▒ and ▒"),
        ("Reads https://x.y/z. Asks a.b@x.org, then", "Reads ▒. Asks ▒, then"),
        ("Escapes \\*stars\\* but no \\d or R&D", "Escapes ·*stars·* but no \\d or R&D"),
        ("Trusts AT&amp;T and &#8211; and &nothing;", "Trusts AT▒T and ▒ and &nothing;"),
        ("[`code` in a label](u)", "·▒ in a label·"),
        ("a [b [c](d) e](f)", "a [b ·c· e](f)"),
    ],
)
def test_what_is_no_prose_is_blanked_out(text: str, expected: str) -> None:
    assert shown(text) == expected


@settings(deadline=None)
@given(MARKUP)
@example("![a](b)![*c*](d)")
@example("**a*b**c*")
@example("[a](b\n'c\n')")
def test_the_prose_is_as_long_as_its_text_and_what_is_left_stands_where_it_stood(text: str) -> None:
    seen = prose(text)
    assert len(seen) == len(text)
    assert all(found in (written, THING, MARK) for found, written in zip(seen, text, strict=True))


@settings(deadline=None)
@given(PLAIN)
def test_text_without_markup_is_prose_as_it_stands(text: str) -> None:
    assert prose(text) == text


@settings(deadline=None)
@given(MARKUP | PLAIN)
def test_words_stand_where_they_say_and_in_order(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end
        assert word.text == prose(text)[word.start : word.end].replace(MARK, "") == spoken(text, word.start, word.end)
        end = word.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The team's and others’ long-term goals", ["The", "team's", "and", "others", "long-term", "goals"]),
        ("Small- or medium-sized, and/or 8.1", ["Small", "or", "medium-sized", "and", "or", "8.1"]),
        ("Node.js in C++ (e.g. here)...", ["Node.js", "in", "C", "e.g", "here"]),
        ("un**believ**able [re](x)-use", ["unbelievable", "re-use"]),
        ("Calls `this and that` naïvely", ["Calls", "naïvely"]),
        ("", []),
    ],
)
def test_words_are_as_people_see_them(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


def test_a_part_is_spoken_without_its_marks() -> None:
    text = "Reads **the [docs](x)** daily"
    assert spoken(text, 6, len(text)) == "the docs daily"
    assert spoken("Reads docs", 6, 10) == "docs"


@pytest.mark.parametrize("text", ["", "Reads **the**'s docs", "Reads `code`"])
def test_the_words_of_a_text_can_be_asked_for_one_by_one(text: str) -> None:
    assert [WordByWord(text)[at] for at in range(len(words(text)))] == list(words(text))
    with pytest.raises(IndexError):
        WordByWord(text)[len(words(text))]


@pytest.mark.parametrize(
    ("text", "length", "part"), [("**team**'s", 4, "team"), ("te**am**'s", 4, "te**am"), ("team's", 4, "team")]
)
def test_a_part_of_a_word_ends_before_the_marks_behind_it(text: str, length: int, part: str) -> None:
    (word,) = words(text)
    assert text[word.start : end_of_part(text, word, length)] == part


def test_a_text_that_is_too_long_for_a_statement_is_all_prose() -> None:
    text = "*a* " * LONGEST
    assert prose(text) == text


@pytest.mark.parametrize(
    "part", ["[", "*", "`", "<", "![", "**a ", "_a", "[a](", "](", "<!--", "&a", "\\", "a@", "www.", "http://.", "a.-"]
)
def test_no_text_takes_more_than_its_length(part: str) -> None:
    # Were the time to grow with the square of the length, each of these would run for hours.
    for length in (LONGEST, 1_000_000):
        text = (part * length)[:length]
        assert len(prose(text)) == len(text)
        assert all(word.end <= len(text) for word in words(text))


def test_plain_statements_load_no_markdown_parser() -> None:
    program = (
        "import sys; from ladderlint.prose import words; words('Leads 5 * 3 teams_of people [x]');"
        "assert 'markdown_it' not in sys.modules; words('Leads *teams*'); assert 'markdown_it' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
