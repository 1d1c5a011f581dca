"""What `diff` shows at a terminal."""

import re

import pytest
from comparisons import change, comparison, ladder, release, side, statement, track
from conftest import ROOT
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from ladderlint.changes import Style, load
from ladderlint.comparison import Comparison, Kind, Missing, Part
from ladderlint.report.visible import HAZARD

STYLE = Style(base="v1.2.0")
COLOR = re.compile(r"\x1b\[[0-9;]*m")


def rendered(*found: Comparison, style: Style = STYLE) -> str:
    return load("text").render(found, style)


def hostile_comparison(text: str) -> Comparison:
    """A comparison in which every text is this one."""
    here = side(text, text, track=text, track_name=text, level_name=text)
    other = side(f"{text} else", text, "examples", track=text, track_name=text, level_name=text)
    return comparison(
        change(Kind.ADDED, Part.TRACK, (), here, reason=text, within=(here, other)),
        change(Kind.CHANGED, Part.LEVEL, here, other._replace(field=text), reason=text),
        statement(Kind.ADDED, (), here, reason=text),
        statement(Kind.REWORDED, here, other, reason="why"),
        statement(Kind.REWORDED, other, here, reason=text),
        statement(Kind.REMOVED, here, retired=text),
        statement(Kind.SPLIT, here, (here, other), reason=text),
        statement(Kind.MOVED, here._replace(track=f"{text}x"), other, reason=text),
        base=ladder("1.2.0", text),
        head=ladder("1.2.1", text),
        missing=(Missing(f"{text}.yaml", "base", text), Missing("a.yaml", "head", text)),
    )


def test_a_release_is_told_track_by_track() -> None:
    assert rendered(release()) == (ROOT / "tests/data/changes/release.txt").read_text(encoding="utf-8")


def test_colour_is_for_those_who_want_it_and_takes_the_place_of_the_marks() -> None:
    one = comparison(statement(Kind.REWORDED, side("Made plans for all"), side("Makes plans for all")))
    assert "    - [-Made-] {+Makes+} plans for all\n" in rendered(one)
    assert "\x1b" not in rendered(one)
    colored = rendered(one, style=STYLE._replace(color=True))
    assert "    - \x1b[9;31mMade\x1b[0m \x1b[1;32mMakes\x1b[0m plans for all\n" in colored


def test_each_line_of_a_run_has_its_own_colour() -> None:
    long = " ".join(["all"] * 30)
    colored = rendered(
        comparison(statement(Kind.REWORDED, side("Makes plans now"), side(f"Makes plans {long} now"))),
        style=STYLE._replace(color=True, width=60),
    )
    lines = [line for line in colored.split("\n") if "all" in line]
    assert len(lines) > 2
    for line in lines:
        assert line.count("\x1b[1;32m") == line.count("\x1b[0m") == 1


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("width", [1, 40, 60, 100])
def test_lines_fit_the_terminal(width: int, color: bool) -> None:
    wide = comparison(statement(Kind.REWORDED, side("彼 は 設計 を する " * 9), side("彼 が 設計 を 見る " * 9)))
    text = rendered(release(), wide, style=STYLE._replace(width=width, color=color))
    assert max(wcswidth(COLOR.sub("", line)) for line in text.split("\n")) <= max(width, 40)


def test_a_word_that_is_wider_than_a_line_stays_whole() -> None:
    text = rendered(
        comparison(statement(Kind.ADDED, (), side(f"See {'x' * 200} there"))), style=STYLE._replace(width=60)
    )
    assert f"    - See\n      {'x' * 200}\n      there\n" in text


def test_several_ladders_are_told_one_after_the_other() -> None:
    one = comparison(statement(Kind.ADDED, (), side("Plans")))
    other = comparison(statement(Kind.ADDED, (), side("Draws")), base=ladder("1.0.0", "Design"))
    text = rendered(one, other._replace(head=other.base), style=STYLE._replace(width=100))
    assert (
        "1 change: 1 minor.\nVersion 1.2.0 → 1.3.0 is due (minor); ladder.yaml says 1.2.0, which is too little.\n\n"
        in text
    )
    assert "\n\nWhat changed in Design between v1.2.0 and the work tree\n\nTrack Foundations\n" in text


def test_the_last_lines_are_left_out_where_nobody_wants_them() -> None:
    text = rendered(release(), style=STYLE._replace(summary=False))
    assert "is due" not in text
    assert text.endswith("ladder/tracks/data.yaml (in v1.2.0): the value of 'signals' is not closed\n")


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_do_nothing(text: str, color: bool) -> None:
    style = Style(color, 40, base=text, head=text)
    harmless(rendered(hostile_comparison(text), style=style))
    harmless(rendered(style=style))


@given(text=st.text(alphabet=st.one_of(st.sampled_from("#:[]a猫 \n-+"), st.characters()), max_size=30))
def test_no_text_does_anything(text: str) -> None:
    harmless(rendered(hostile_comparison(text), style=Style(False, 40)))


def harmless(text: str) -> None:
    text.encode()
    for line in COLOR.sub("", text).split("\n"):
        assert not HAZARD.search(line), line
        assert not line.lstrip().startswith("::"), line


def test_a_wrapped_line_never_begins_with_a_command() -> None:
    for length in range(20, 50):
        text = rendered(
            comparison(statement(Kind.ADDED, (), side(f"{'x' * length} ::error::pwned"))), style=Style(False, 40)
        )
        harmless(text)
        assert "::error::pwned" in text


def test_a_track_that_has_no_name_is_called_by_its_id() -> None:
    nameless = comparison(change(Kind.ADDED, Part.TRACK, (), track("craft", name="", id_="craft")))
    assert "\nTrack craft\n" in rendered(nameless)
