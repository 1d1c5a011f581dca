"""Hostile files take no more than their share of time: it grows with the text, and not with its square.

Each of these took minutes once, or would at twice the size, so the limits tell work apart and not machines.
"""

from __future__ import annotations

from time import thread_time

import pytest
from conftest import found_by, ladder

from ladderlint.diagnostic import Diagnostic
from ladderlint.prose import lowered
from ladderlint.registry import rule_names
from ladderlint.rules.wording import _acronyms

SECONDS = 2
SHOUTS = [f"A{first}{second}" for first in "BCDFGHJK" for second in "LMNPQRS"][:50]


def quickly(rule: str, files: dict[str, bytes]) -> list[Diagnostic]:
    begun = thread_time()
    found = found_by(rule, files)
    assert thread_time() - begun < SECONDS
    return found


@pytest.mark.parametrize("rule", ["length", "compound"])
@pytest.mark.parametrize("piece", ["A. ", "Bab dc. ", "Etc. A ", "1. A\n"])
def test_a_text_of_thousands_of_sentences_is_no_statement(rule: str, piece: str) -> None:
    assert quickly(rule, ladder([piece * 60_000])) == []


def test_a_statement_of_many_sentences_is_measured_once() -> None:
    (found,) = quickly("length", ladder([f"{'A bc. ' * 700}{'Tests ' * 31}"]))
    assert found.message.startswith("a sentence of this signal has 31 words")


def test_small_words_around_many_acronyms_are_not_read_over_and_over() -> None:
    text = f"{' two words '.join(SHOUTS)} {'an ' * 1_300}"
    found = quickly("undefined-acronym", ladder(*[[text]] * 40))
    assert len(found) == len(SHOUTS)


def test_a_name_without_end_is_not_searched_for_initials() -> None:
    files = ladder([" two words ".join(SHOUTS)])
    files["ladder.yaml"] = files["ladder.yaml"].replace(b"Example", b"an " * 200_000)
    assert len(quickly("undefined-acronym", files)) == len(SHOUTS)


@pytest.mark.parametrize(
    ("text", "acronym", "expected"),
    [
        ("the quality of the state of the art", "qsa", True),
        ("quality of the state of the art", "qsat", False),
        (f"quality {'of the ' * 20} state of the art", "qsa", False),
    ],
)
def test_the_words_that_an_acronym_stands_for_stand_together(text: str, acronym: str, expected: bool) -> None:
    assert _acronyms.has_initials(text, acronym) is expected


@pytest.mark.parametrize(
    ("rule", "text"), [("spelling", "Recieves work"), ("spelling-variant", "Organises work"), ("spelling", "Reads")]
)
def test_the_glossary_is_read_once_a_run(rule: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    terms = 0

    def counted(term: str) -> tuple[str, ...]:
        nonlocal terms
        terms += term.startswith("Term")
        return lowered(term)

    monkeypatch.setattr("ladderlint.rules.wording._spelling_words.lowered", counted)
    files = ladder([f"{text} {number}" for number in range(50)], language="en-US")
    files["ladder.yaml"] += b"glossary: {" + b", ".join(b"Term%d: x" % number for number in range(40)) + b"}\n"
    assert len(found_by(rule, files)) in (0, 50)
    assert terms <= 40


def test_in_a_text_that_is_too_long_for_a_statement_no_words_are_looked_for() -> None:
    slips = "Just recieves a incident. As above, is able to utilise Github for off-site and offsite TTR. "
    long = ladder([(slips * 60).strip()])
    found = {rule for rule in rule_names() if rule.startswith("wording/") and found_by(rule.partition("/")[2], long)}
    assert found == set()
    files = ladder([f"{slips * 60}the the  code\u200b,"])
    found = {rule for rule in rule_names() if rule.startswith("wording/") and found_by(rule.partition("/")[2], files)}
    assert found == {
        "wording/extra-whitespace",
        "wording/invisible-character",
        "wording/repeated-word",
        "wording/trailing-punctuation",
    }
