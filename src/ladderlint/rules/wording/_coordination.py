"""The verbs that "and" puts beside a statement's first verb, and whether they are in the same form.

A second verb right behind the first ("Identifies and solved") is certain. Further on, what follows "and" may belong to
anything that was said in between, so there a word counts only where it can be no noun and where nothing before it
could lead to a verb of its own: no "that", no "to", no "can", no "helps", no other verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ladderlint.conjugation import Form, bases, noun_verbs
from ladderlint.grammar import JOINING, after_adverbs
from ladderlint.heads import Head
from ladderlint.noun_guard import is_mostly_noun, may_be_adjective
from ladderlint.prose import MARK, THING, Word, lowered, prose, words
from ladderlint.verbs import Reading, readings

# Behind these, a verb has another subject, or stands in a form that they ask for.
_LEADING_ELSEWHERE: Final = frozenset(
    [
        "after",
        "although",
        "as",
        "because",
        "before",
        "can",
        "could",
        "ensure",
        "ensures",
        "ensured",
        "ensuring",
        "has",
        "have",
        "having",
        "help",
        "helped",
        "helping",
        "helps",
        "how",
        "if",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "let",
        "lets",
        "letting",
        "made",
        "make",
        "makes",
        "making",
        "may",
        "might",
        "must",
        "see",
        "sees",
        "saw",
        "shall",
        "should",
        "since",
        "so",
        "than",
        "that",
        "though",
        "to",
        "unless",
        "until",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "would",
        "watch",
        "watches",
        "know",
        "knows",
        "knew",
        "expect",
        "expects",
        "believe",
        "believes",
        "feel",
        "feels",
        "assume",
        "assumes",
        "sure",
    ]
)
_BEFORE_OBJECT: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "their",
        "its",
        "his",
        "her",
        "our",
        "your",
        "my",
        "all",
        "any",
        "each",
        "every",
        "both",
        "some",
        "no",
        "it",
        "them",
        "themselves",
        "others",
        "people",
        "everyone",
    ]
)
_PREPOSITIONS: Final = frozenset(
    [
        "about",
        "across",
        "against",
        "as",
        "at",
        "between",
        "for",
        "from",
        "in",
        "into",
        "on",
        "out",
        "over",
        "through",
        "to",
        "up",
        "with",
    ]
)
_SENTENCE_END: Final = r"[.!?;:\n(\[]"
_NEVER_ODD: Final = frozenset(("based", "given", "compared", "related", "put", "read", "set", "like"))


class Odd(NamedTuple):
    """A verb in another form than the one beside it."""

    word: Word
    reading: Reading
    is_state: bool


def odd_verbs(text: str, head: Head, form: Form) -> Iterator[Odd]:
    """Yield the verbs beside a statement's first verb that are in another form than this one, which the first is in."""
    found, lower, seen = words(text), lowered(text), prose(text)
    at = next((at for at, word in enumerate(found) if word.end >= head.word.end), len(found))
    between: list[str] = []
    for here in range(at + 1, len(found)):
        gap = seen[found[here - 1].end : found[here].start].replace(MARK, "")
        if THING in gap or re.search(_SENTENCE_END, gap) is not None:
            return
        if lower[here] in _LEADING_ELSEWHERE:
            return
        joined = lower[here - 1] in JOINING or (gap.strip() == "&")
        if joined:
            target = after_adverbs(lower, here)
            near = JOINING.issuperset(between)
            if target < len(found) and (near or lower[at] not in _LEADING_ELSEWHERE):
                odd = _odd(lower, found, target, form, near, between)
                if odd is not None:
                    yield odd
                    return
        between.append(lower[here])


def _odd(
    lower: tuple[str, ...], found: tuple[Word, ...], at: int, form: Form, near: bool, between: list[str]
) -> Odd | None:
    word = lower[at]
    if word in _NEVER_ODD or may_be_adjective(word):
        return None
    able = readings(word)
    forms = {reading.form for reading in able}
    if not able or form in forms or Form.GERUND in forms:
        return None
    reading = next(
        (reading for reading in able if reading.verb in bases() and reading.form in (Form.THIRD, Form.PAST, Form.BASE)),
        None,
    )
    if reading is None:
        return None
    after = lower[at + 1] if at + 1 < len(lower) else ""
    if near:
        certain = _is_certain_beside(reading, after)
    else:
        certain = not _has_other_verb(between) and _is_certain_further_on(reading, after)
    return Odd(found[at], reading, not near and reading.form is Form.PAST and after == "as") if certain else None


def _is_certain_beside(reading: Reading, after: str) -> bool:
    if reading.form is Form.PAST:
        return True
    if after == "of" or is_mostly_noun(reading.verb):
        return False
    return reading.form is Form.BASE or reading.verb not in noun_verbs() or after in _BEFORE_OBJECT


def _is_certain_further_on(reading: Reading, after: str) -> bool:
    if reading.form is Form.PAST:
        return after in _BEFORE_OBJECT or (after in _PREPOSITIONS and after != "to")
    return reading.verb not in noun_verbs() and after != "of"


def _has_other_verb(between: list[str]) -> bool:
    """Tell whether something in between may be a verb or a participle, to which the word would belong."""
    for word in between:
        for form, verb in readings(word):
            if form in (Form.PARTICIPLE, Form.PAST) or (form in (Form.BASE, Form.THIRD) and verb not in noun_verbs()):
                return True
    return False
