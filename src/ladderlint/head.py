"""What a word of a statement is as its head: a verb, a person, a modal, an ability, or no verb at all.

The word is looked up first, and then its neighbours say whether it is a verb here.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import Final, NamedTuple

from ladderlint import lexicon
from ladderlint.conjugation import Form, bases
from ladderlint.grammar import DETERMINERS, FINITE, MODALS, PERSONS, PRONOUNS, after_adverbs
from ladderlint.lexicon import word_set
from ladderlint.lexicon.misspelt import misspelt
from ladderlint.noun_guard import is_noun, is_state
from ladderlint.prose import MARK, Word, WordByWord
from ladderlint.verbs import Reading, is_never_verb, readings

_ABLE: Final = word_set("able ability capable")
_BEFORE_ABILITY: Final = word_set("a an the their proven demonstrated strong good great clear")
_TO_ABILITY: Final = _BEFORE_ABILITY | word_set("is are be am being has have having")
# "I'm", "You'll": the verb that the short form stands for.
_SHORT_FORMS: Final = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
_MADE_OF_CAPITALS: Final = r"[A-Z]{2,}(?:['’]?(?:s|d|ed|ing))?"


class Kind(Enum):
    """What a statement begins with."""

    # Enum's own is written in Python, and these are looked up for every statement.
    __hash__ = object.__hash__

    VERB = "verb"
    MODAL = "modal"  # Can fix, May help
    ABILITY = "ability"  # Able to fix, Is able to fix, Ability to fix
    PERSON = "person"  # I fix, You fix
    NOUN = "noun"  # and adjectives, and whatever else can't be a verb
    STRANGE = "strange"  # a word that is not known: if it is a verb, then in its base form
    STATE = "state"  # Known for, Based in
    CLAUSE = "clause"  # If they fix it, they tell
    UNKNOWN = "unknown"  # code, an address: nobody can tell


class Head(NamedTuple):
    """What a statement begins with, and where that stands.

    `word` is the verb, or the word that is none; `before` is what leads to the verb: the person, the modal or the
    ability. `readings` is empty where the word is no known verb; then `guessed` is the form that its ending suggests.
    `after` is the next word in lower case, where nothing but a space stands between, and `place` the number of the
    last word of the head among those of the statement.
    """

    kind: Kind
    word: Word
    readings: tuple[Reading, ...] = ()
    guessed: Form | None = None
    before: tuple[Word, ...] = ()
    after: str = ""
    place: int = 0

    @property
    def person(self) -> str:
        """The person that a statement speaks of or to: i, we, you, or nothing."""
        first = self.before[0].text.lower().replace("’", "'").partition("'")[0] if self.before else ""
        return first if first in PERSONS else ""

    @property
    def forms(self) -> frozenset[Form]:
        """The forms that the word may be in."""
        return frozenset(reading.form for reading in self.readings)


class HeadAt:
    """Says of the words of one statement what each would be as its head."""

    def __init__(self, seen: str, found: WordByWord, lower: tuple[str, ...]) -> None:
        self.seen = seen
        self.words = found
        self.lower = lower

    def at(self, at: int) -> Head:
        """Return the head that begins with this word."""
        word = self.lower[at]
        person, _, short = word.partition("'")
        if person in PERSONS and (not short or short in _SHORT_FORMS):
            return self.of_person(at, short)
        if word in MODALS:
            return self.modal(at)
        begin = at
        if word in _TO_ABILITY:
            begin = after_adverbs(self.lower, at + 1)
            while begin < len(self.lower) and self.lower[begin] in _BEFORE_ABILITY:
                begin += 1
        return self.ability(at, begin) or self.verb(at)

    def of_person(self, at: int, short: str) -> Head:
        """Return the head behind "You", "I" or "We"."""
        here = after_adverbs(self.lower, at + 1)
        if short in ("ll", "d"):
            return self.modal(at)
        if short:
            verb = readings(_SHORT_FORMS[short])
            return self.ability(at, here) or Head(Kind.PERSON, self.words[at], verb, before=(self.words[at],))
        if here >= len(self.lower):
            return Head(Kind.NOUN, self.words[at])
        inner = self.at(here) if self.lower[here] not in PERSONS else Head(Kind.NOUN, self.words[here])
        if inner.kind not in (Kind.MODAL, Kind.ABILITY):
            guessed = inner.guessed if inner.readings else _guess(self.lower[here])
            inner = inner._replace(kind=Kind.PERSON, guessed=guessed)
        return inner._replace(before=(self.words[at], *inner.before))

    def modal(self, at: int) -> Head:
        """Return the head behind "Can" or "May": the verb that it leads to."""
        here = after_adverbs(self.lower, at + 1)
        if here >= len(self.lower):
            return Head(Kind.NOUN, self.words[at])
        return Head(Kind.MODAL, self.words[here], readings(self.lower[here]), before=self.run(at, here))

    def ability(self, begin: int, at: int) -> Head | None:
        """Return the head behind "able to", "the ability to" or "capable of", which begin earlier."""
        if at + 1 >= len(self.lower) or self.lower[at] not in _ABLE or self.lower[at + 1] not in ("to", "of"):
            return None
        here = after_adverbs(self.lower, at + 2)
        if here >= len(self.lower):
            return Head(Kind.ABILITY, self.words[at + 1], before=self.run(begin, at + 2))
        return Head(Kind.ABILITY, self.words[here], readings(self.lower[here]), before=self.run(begin, here))

    def verb(self, at: int) -> Head:
        """Return the head of a statement whose first word this is: a verb, or what is none here."""
        if self.lower[at : at + 2] == ("a", "b") and self.between(at) == "/" and at + 2 < len(self.lower):
            return self.verb(at + 2)
        word, plain = self.words[at], self.is_plain(at)
        after = self.lower[at + 1] if plain else ""
        found = readings(self.lower[at])
        pair = self.two_word_verb(at)
        if pair is not None:
            return pair
        if is_noun(self.lower, at, found, plain=plain):
            return Head(Kind.NOUN, word, found)
        if not found or (found[0].verb not in bases() and self.lower[at] in misspelt()):
            return self.unknown(at, after)
        return Head(Kind.STATE if is_state(self.lower[at], after, found) else Kind.VERB, word, found)

    def two_word_verb(self, at: int) -> Head | None:
        """Return a verb that is written as two words, such as "role models" and "load tests"."""
        seconds = _two_word_verbs().get(self.lower[at])
        if seconds is None or at + 2 >= len(self.lower) or self.between(at) != " ":
            return None
        found = tuple(reading for reading in readings(self.lower[at + 1]) if reading.verb in seconds)
        if not found or is_noun(self.lower, at + 1, found, plain=self.is_plain(at + 1)):
            return None
        first, second = self.words[at], self.words[at + 1]
        pair = Word(f"{first.text} {second.text}", first.start, second.end)
        return Head(Kind.VERB, pair, tuple(Reading(form, f"{self.lower[at]} {verb}") for form, verb in found))

    def unknown(self, at: int, after: str) -> Head:
        """Return the head where the first word is no verb that is known."""
        word, text = self.lower[at], self.words[at].text
        # Nobody can tell what "QAs" or "Developes" is; of the second wording/spelling speaks.
        if word in misspelt() or (re.fullmatch(_MADE_OF_CAPITALS, text) and after in DETERMINERS):
            return Head(Kind.UNKNOWN, self.words[at])
        guessed = _guess(word)
        known = is_never_verb(word) or word in DETERMINERS or word in PRONOUNS
        # "Well-versed": what is joined to a past form that nobody knows is no verb.
        if known or after in FINITE or not text[1:].islower() or ("-" in word and guessed is Form.PAST):
            return Head(Kind.NOUN, self.words[at])
        return Head(Kind.STRANGE if guessed is None else Kind.VERB, self.words[at], (), guessed)

    def with_next(self, head: Head) -> Head:
        """Return a head that knows its place and what follows it."""
        last = next(at for at in range(len(self.lower)) if self.words[at].end >= head.word.end)
        return head._replace(after=self.lower[last + 1] if self.is_plain(last) else "", place=last)

    def run(self, begin: int, end: int) -> tuple[Word, ...]:
        return tuple(self.words[at] for at in range(begin, end))

    def between(self, at: int) -> str:
        """Return what stands between a word and the next."""
        return self.seen[self.words[at].end : self.words[at + 1].start]

    def is_plain(self, at: int) -> bool:
        """Tell whether nothing but a space stands between a word and the next."""
        return at + 1 < len(self.lower) and self.between(at).replace(MARK, "").isspace()


def _guess(word: str) -> Form | None:
    """Guess the form of a word that is not known, by its ending."""
    if word.endswith("ing") and len(word) > 5:
        return Form.GERUND
    if word.endswith("ed") and len(word) > 4:
        return Form.PAST
    return Form.THIRD if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else None


@cache
def _two_word_verbs() -> dict[str, frozenset[str]]:
    return {first: frozenset(seconds.split()) for first, seconds in lexicon.rows("two_word_verbs")}
