"""The word lists that rules bring: that each row is found and says what to write, and what a house changes in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from conftest import CORPUS, found_by, ladder, texts_of
from hypothesis import given, settings
from hypothesis import strategies as st
from test_wording_rules import corpus

from ladderlint import lexicon
from ladderlint.conjugation import Form, bases, inflect, irregular
from ladderlint.diagnostic import Diagnostic
from ladderlint.examples import TRACK, prepare
from ladderlint.heads import find_head
from ladderlint.likeness import number
from ladderlint.registry import load_rule
from ladderlint.rule import Good
from ladderlint.rules.wording import _lists
from ladderlint.rules.wording._lists import Entry, ListOptions
from ladderlint.rules.wording._sentences import sentence_starts
from ladderlint.rules.wording.length import Limits
from ladderlint.rules.wording.length import Options as LengthOptions
from ladderlint.steps import scope_words
from ladderlint.testing import findings
from ladderlint.verbs import is_never_verb, readings

LISTS = {
    "absolute": "absolutes",
    "filler-word": "fillers",
    "hedge": "hedges",
    "idiom": "idioms",
    "inclusive-language": "inclusive_language",
    "knowledge-verb": "knowledge_verbs",
    "negative-framing": "negative_framing",
    "personality-trait": "personality_traits",
    "responsibility-phrase": "responsibility_phrases",
    "vague-word": "vague_words",
}
OTHERS = ("compound", "cross-reference", "length", "passive-voice", "relative-criterion", "tenure-proxy")
ROWS = [(rule, row) for rule, name in LISTS.items() for row in lexicon.rows(name)]


def says(rule: str, *statements: str, options: object = None) -> list[str]:
    return [diagnostic.message for diagnostic in found_by(rule, ladder(statements), options)]


def entries(name: str) -> Iterator[Entry]:
    word_list = _lists._word_list(name, ListOptions())
    for row in dict.fromkeys(row for rows in word_list.rows.values() for row in rows):
        yield from _lists._kind(row).entries


@pytest.mark.parametrize(("rule", "row"), ROWS, ids=lambda value: value if isinstance(value, str) else value[0][:40])
def test_a_row_is_well_formed(rule: str, row: list[str]) -> None:
    for cell in row:
        assert cell == cell.strip()
        assert cell.count("{") == cell.count("}")
    find, *rest = row
    if find.startswith("! "):
        assert rest == []
        return
    assert 1 <= len(rest) <= 2
    assert rest[-1]
    finds = len(lexicon.expanded(find))
    assert finds % len(lexicon.expanded(rest[0] if len(rest) == 2 else "")) == 0, "each choice has its better words"


@pytest.mark.parametrize("rule", LISTS)
def test_each_word_of_a_list_is_found_with_its_better_words_and_its_reason(rule: str) -> None:
    by_phrase = {entry.find: entry for entry in entries(LISTS[rule])}
    # Behind a full stop a sentence begins, and something follows for those that want a word behind them.
    statements = [f"X. {phrase} yz" for phrase in by_phrase]
    messages: dict[str, list[str]] = {}
    for diagnostic in found_by(rule, ladder(statements)):
        messages.setdefault(diagnostic.text, []).append(diagnostic.message)
    for (phrase, entry), statement in zip(by_phrase.items(), statements, strict=True):
        assert statement in messages, f"{phrase} is never found"
        assert any(entry.why in message for message in messages[statement] if entry.why), phrase


@pytest.mark.parametrize("name", LISTS.values())
def test_no_phrase_stands_twice_in_a_list(name: str) -> None:
    assert [phrase for phrase, times in Counter(entry.find for entry in entries(name)).items() if times > 1] == []


@pytest.mark.parametrize("rule", LISTS)
def test_no_better_word_is_on_the_same_list(rule: str) -> None:
    wanted = {entry.use for entry in entries(LISTS[rule]) if entry.use}
    assert texts_of(found_by(rule, ladder([f"X. {use.capitalize()} yz" for use in sorted(wanted)]))) == []


def verb_rows(name: str) -> list[str]:
    return [word for row in lexicon.rows(name) for word in row[0].split()]


@pytest.mark.parametrize(
    "name",
    ["adjective_verbs", "doubling_verbs", "mostly_nouns", "nouns_and_adjectives", "noun_verbs", "steps", "verbs"],
)
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    assert [word for word, times in Counter(verb_rows(name)).items() if times > 1] == []


def test_every_row_on_verbs_changes_something() -> None:
    assert lexicon.words("verbs").isdisjoint(lexicon.words("noun_verbs"))
    assert [word for word in verb_rows("nouns_and_adjectives") if word in bases()] == []
    # A word that is no verb is no noun in place of one, unless nothing else tells that it is none.
    assert [word for word in verb_rows("mostly_nouns") if word not in bases() and is_never_verb(word)] == []
    assert [word for word in verb_rows("adjective_verbs") if not readings(word)] == []
    for base, *written in lexicon.rows("irregular_verbs"):
        assert written != [f"{base.removesuffix('e')}ed"] * 2, base


def test_every_verb_that_doubles_its_last_letter_would_not_do_so_by_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    verbs = verb_rows("doubling_verbs")
    forms = [(inflect(verb, Form.PAST), inflect(verb, Form.GERUND)) for verb in verbs]
    irregular()
    monkeypatch.setattr(lexicon, "words", lambda _: frozenset())
    by_rule = [(inflect(verb, Form.PAST), inflect(verb, Form.GERUND)) for verb in verbs]
    assert [verb for verb, one, other in zip(verbs, forms, by_rule, strict=True) if one == other] == []
    assert [verb for verb in verbs if verb not in bases()] == []


def test_every_verb_of_two_words_is_seen_as_one() -> None:
    for first, seconds in lexicon.rows("two_word_verbs"):
        for second in seconds.split():
            heads = (
                find_head(f"{first.capitalize()} {inflect(second, Form.THIRD)} the work"),
                find_head(f"I {first} {second} the work"),
            )
            assert any(head is not None and " " in head.word.text for head in heads), f"{first} {second}"


def test_every_step_is_a_word_that_counts_and_no_other_list_has() -> None:
    others = lexicon.words("intensifiers") | lexicon.words("scope_frames") | scope_words().keys()
    numbers = [number(word) for word in verb_rows("steps")]
    assert 0 not in numbers
    assert len(set(numbers)) == len(numbers)
    assert set(numbers).isdisjoint(map(number, others))


def test_braces_stand_for_each_of_their_choices() -> None:
    assert lexicon.expanded("{tries,try} to {a,b}") == ["tries to a", "tries to b", "try to a", "try to b"]
    assert lexicon.expanded("{,very }good") == ["good", "very good"]
    assert lexicon.expanded("plain") == ["plain"]


def test_all_forms_of_a_verb_are_found_and_answered_in_their_form() -> None:
    assert len(says("hedge", "Tries to help", "X, trying to help", "They tried to help", "X tries to help")) == 4
    assert says("idiom", "Goes the extra mile", "Going the extra mile", "Went the extra mile") == [
        "'Goes the extra mile': write 'Does more than was asked' (say what was done)",
        "'Going the extra mile': write 'Doing more than was asked' (say what was done)",
        "'Went the extra mile': write 'Did more than was asked' (say what was done)",
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "Responsible for code",
        "Is responsible for code",
        "I am ultimately responsible for code",
        "They're responsible for code",
        "**Responsible** for code",
        "Delivery: is responsible for code",
        "Plans. Is also responsible for code",
        "4.2: Responsible for code",
    ],
)
def test_the_head_of_a_sentence_is_found_behind_adverbs_and_pronouns(statement: str) -> None:
    assert len(says("responsibility-phrase", statement)) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "Works with those responsible for code",
        "Makes clear who is responsible for code",
        "Reviews code and is responsible for it",
        "Code is responsible for most of the load",
        "Runs `responsible for`",
    ],
)
def test_what_stands_elsewhere_in_a_sentence_is_no_head(statement: str) -> None:
    assert says("responsibility-phrase", statement) == []


def test_a_house_adds_and_allows() -> None:
    options = ListOptions(add=(Entry("synergy", "", "say what"), Entry("{a,b}", "c")), allow=("very", "just ask"))
    assert says("filler-word", "Very synergy, can just ask, can just say", "Writes {a,b}", options=options) == [
        "'synergy': leave it out (say what)",
        "'just': leave it out (it adds nothing, or says that something should be easy)",
        "'{a,b}': write 'c'",
    ]


def test_words_that_are_spoken_of_and_names_are_left_alone() -> None:
    assert says("filler-word", 'Avoids "just" and “simply” in docs', "Sells to Very Ltd and Just Eat") == []
    assert len(says("filler-word", 'Says "simply put it in"', "Is — (Basically) done", "Very good")) == 3


def test_only_english_is_searched_but_what_a_house_added_is_found() -> None:
    files = ladder(["Just do it very well"], language="nl")
    assert found_by("filler-word", files) == []
    assert len(found_by("filler-word", files, ListOptions(add=(Entry("do", "make"),)))) == 1


def test_an_addition_that_says_nothing_is_a_problem_of_the_config() -> None:
    options = ListOptions(add=(Entry("!"), Entry("fine")), allow=("?",))
    assert [route for route, _ in options.problems()] == [("add", 0, "find"), ("add", 1), ("allow", 0)]


def test_a_list_is_read_from_the_config_file() -> None:
    files = prepare(Good("signals: [Basically synergy]")).files
    files["ladderlint.yaml"] = b"rules: {wording/filler-word: {allow: [basically], add: [{find: synergy, why: vague}]}}"
    from ladderlint.config import resolve
    from ladderlint.tree import MemoryTree

    (chosen,) = [each for each in resolve(MemoryTree(files), "").chosen if each.rule.name == "wording/filler-word"]
    found = findings(load_rule("wording/filler-word"), files, chosen.options)
    assert [diagnostic.message for diagnostic in found] == ["'synergy': vague"]
    assert found[0].path == TRACK


def test_the_limits_of_a_field_are_its_own_and_can_be_kept() -> None:
    options = LengthOptions(max=5, min=2, summary=Limits(max=9), examples=Limits(min=4))
    assert [options.fewest(field) for field in ("summary", "signals", "examples")] == [2, 2, 4]
    six = "Writes tests and docs for it"
    assert says("length", six, options=options) == [
        "a sentence of this signal has 6 words; 5 are enough for one thing: split it, or leave out what explains it"
    ]
    whole = LengthOptions(signals=Limits(max=5))
    assert says("length", six, options=whole) == [
        "this signal has 6 words, and may have 5; split it, or leave out what explains it"
    ]
    assert list(options.problems()) == []
    assert [route for route, _ in LengthOptions(signals=Limits(max=2)).problems()] == [("signals",)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Plans. Writes! Asks? Waits… Then", "Plans. |Writes! |Asks? |Waits… |Then"),
        ("Uses tools, e.g. Git, with Acme Inc. People", "Uses tools, e.g. Git, with Acme Inc. People"),
        ("1. Plans\n2. Does\n\n3. Tells", "1. Plans\n|2. Does\n\n|3. Tells"),
        ("**Plans.** “Why?” Éva asks. npm runs", "**Plans.** |“Why?” |Éva asks. npm runs"),
        ("`a. B` is code. ", "`a. B` is code. "),
        ("", ""),
    ],
)
def test_where_sentences_begin(text: str, sentences: str) -> None:
    starts = list(sentence_starts(text))
    assert "|".join(text[begin:end] for begin, end in pairwise((*starts, len(text)))) == sentences


def test_code_and_addresses_count_as_a_word() -> None:
    assert says("length", "Runs `make all the things` and <https://a.org/b>", options=LengthOptions(min=4)) == []
    assert len(says("length", "Runs `make all the things`")) == 1


PIECES = [
    "Is",
    "Simply",
    "just",
    "more",
    "than",
    "a Senior",
    "5+",
    "years of",
    "As above,",
    "and",
    "See",
    "level",
    "3.",
    "`",
    "*",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_statement_breaks_a_rule_and_every_finding_lies_in_its_statement(parts: list[str]) -> None:
    text = " ".join(parts)
    for rule in (*LISTS, *OTHERS):
        for diagnostic in found_by(rule, ladder([text])):
            assert diagnostic.location.span.start < diagnostic.location.span.end
            assert diagnostic.text == text


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the labelled ladders are not beside this checkout")
def test_what_is_found_on_real_ladders_was_read_and_is_right() -> None:
    found: dict[str, set[str]] = {}
    for files, _ in corpus():
        for rule in ("filler-word", "inclusive-language", "responsibility-phrase", "idiom", *OTHERS):
            found.setdefault(rule, set()).update(_places(found_by(rule, files)))
    assert found["filler-word"] == set()
    assert found["inclusive-language"] == {"blind copy-pasting"}
    assert found["responsibility-phrase"] == {"Is responsible for"}
    assert found["idiom"] == {"Goes above and beyond"}
    assert found["passive-voice"] == {"is masked", "is retained"}
    for rule in ("cross-reference", "relative-criterion", "tenure-proxy"):
        assert found[rule] == set()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the labelled ladders are not beside this checkout")
@pytest.mark.parametrize(("rule", "label", "at_least"), [("vague-word", "vague", 60), ("hedge", "hedge", 10)])
def test_what_people_labelled_is_found(rule: str, label: str, at_least: int) -> None:
    files, labels = [(files, labels) for files, labels in corpus() if any(label in each for each in labels.values())][
        -1
    ]
    labelled = {text for text, each in labels.items() if label in each}
    assert len(labelled & set(texts_of(found_by(rule, files)))) >= at_least


def _places(found: list[Diagnostic]) -> set[str]:
    """The words that findings point at, as their messages quote them."""
    return {diagnostic.message.split("'")[1] for diagnostic in found if diagnostic.message.startswith("'")}


@pytest.mark.parametrize("rule", ["verb-first", "signal-tense", "repeated-word", "passive-voice"])
def test_a_ladder_in_another_language_is_not_judged_by_english(rule: str) -> None:
    statements = ladder(["Clear plans", "Wrote the the plan", "Goals are made each quarter"])
    french = {**statements, "ladder.yaml": b"language: fr\n" + statements["ladder.yaml"]}
    assert found_by(rule, statements) != []
    assert found_by(rule, french) == []


def test_the_house_is_heard_before_the_list_where_both_name_a_word() -> None:
    options = ListOptions(add=(Entry("effectively", "well", "Our word"),))
    assert says("vague-word", "Plans effectively", options=options) == ["'effectively': write 'well' (Our word)"]
