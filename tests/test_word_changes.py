"""Two versions of a text, told apart word by word."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ladderlint.word_changes import Fate, _longest_common, word_changes

TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(["a", "plans", "work", "work,", " ", "\n", "\u00a0", "猫", "犬", "_"]), max_size=30).map(
        " ".join
    ),
)


def told(before: str, after: str) -> str:
    marks = {Fate.SAME: "{}", Fate.GONE: "[-{}-]", Fate.COME: "{{+{}+}}"}
    return "".join(marks[kind].format(text) for text, kind in word_changes(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Made simple changes", "Makes simple changes", "[-Made-]{+Makes+} simple changes"),
        ("Writes tests and docs", "Writes tests, plans and docs", "Writes [-tests-]{+tests, plans+} and docs"),
        ("Makes changes", "Makes changes.", "Makes [-changes-]{+changes.+}"),
        ("Makes changes", "Always makes changes", "[-Makes-]{+Always makes+} changes"),
        ("Plans work", "Plans all the work", "Plans {+all the +}work"),
        ("Plans all the work", "Plans work", "Plans [-all the -]work"),
        ("Plans  work", "Plans work", "Plans [- -]work"),
        ("", "Plans work", "{+Plans work+}"),
        ("Plans work", "", "[-Plans work-]"),
        ("", "", ""),
        ("Plans work", "Plans work", "Plans work"),
        ("私は猫が好きです", "私は犬が好きです", "私は[-猫-]{+犬+}が好きです"),
    ],
)
def test_words_that_went_and_came(before: str, after: str, expected: str) -> None:
    assert told(before, after) == expected


def test_a_word_that_stayed_by_chance_changes_with_those_around_it() -> None:
    assert told("Leads a team of engineers through change", "Mentors a group of designers through change") == (
        "[-Leads a team of engineers-]{+Mentors a group of designers+} through change"
    )


def test_words_that_stayed_between_few_that_changed_stay() -> None:
    assert told("Works with the team to plan work", "Works with the organisation to plan tasks") == (
        "Works with the [-team-]{+organisation+} to plan [-work-]{+tasks+}"
    )


def test_texts_with_hardly_anything_in_common_are_told_as_wholes() -> None:
    before, after = "Fixes bugs that others find in production", "Finds out why things in general break down"
    assert told(before, after) == f"[-{before}-]{{+{after}+}}"


def test_what_was_added_to_a_short_text_is_told_as_that() -> None:
    long = " ".join(f"word{number}" for number in range(50))
    assert told("Makes plans", f"Makes plans {long}") == f"Makes plans{{+ {long}+}}"


@given(before=TEXTS, after=TEXTS)
@example("\u2028 a", "a \x1c")
def test_the_pieces_are_both_texts_to_the_character(before: str, after: str) -> None:
    pieces = word_changes(before, after)
    assert "".join(text for text, kind in pieces if kind is not Fate.COME) == before
    assert "".join(text for text, kind in pieces if kind is not Fate.GONE) == after
    assert all(text for text, _ in pieces)


@given(before=TEXTS, after=TEXTS)
def test_pieces_are_runs(before: str, after: str) -> None:
    kinds = [kind for _, kind in word_changes(before, after)]
    for one, other in pairwise(kinds):
        assert (one, other) in {
            (Fate.SAME, Fate.GONE),
            (Fate.SAME, Fate.COME),
            (Fate.GONE, Fate.COME),
            (Fate.GONE, Fate.SAME),
            (Fate.COME, Fate.SAME),
        }


@given(text=TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert [kind for _, kind in word_changes(text, text)] == [Fate.SAME] * bool(text)


@given(
    words=st.lists(st.sampled_from("abcdefg"), max_size=40), others=st.lists(st.sampled_from("abcdefg"), max_size=40)
)
def test_as_many_words_stay_as_can(words: list[str], others: list[str]) -> None:
    row = [0] * (len(others) + 1)
    for word in words:
        above, row = row, [0]
        for place, other in enumerate(others):
            row.append(above[place] + 1 if word == other else max(row[-1], above[place + 1]))
    pairs = _longest_common(words, others)
    assert len(pairs) == row[-1]
    assert all(words[one] == others[other] for one, other in pairs)
    assert pairs == sorted(set(pairs))


@pytest.mark.parametrize("word", ["a{}", "a", "ab{} x"])
def test_long_texts_take_little_time(word: str) -> None:
    before = " ".join(word.format(number) for number in range(50_000))
    after = " ".join(word.format(number * 7 % 50_000) for number in range(50_000))
    begin = time.process_time()
    pieces = word_changes(f"Begins {before} ends", f"Begins {after} ends")
    assert time.process_time() - begin < 2
    assert pieces[0].text.startswith("Begins ")
    word_changes(" ".join(before.split()[:2000]), " ".join(after.split()[:2000]))
    assert time.process_time() - begin < 4
