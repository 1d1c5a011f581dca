"""The head of a statement: the verb that it begins with, or what stands there instead.

The order of the steps is what matters, more than the words that are known: what may stand before a verb is stepped
over (marks, numbers, labels, adverbs, an opening clause), then the word is looked up, and then its neighbours say
whether it is a verb here.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache
from typing import Final, NamedTuple

from ladderlint import lexicon
from ladderlint.conjugation import Form, bases
from ladderlint.grammar import DETERMINERS, FINITE, JOINING, MODALS, OPENERS, PERSONS, PRONOUNS, after_adverbs
from ladderlint.lexicon import word_set
from ladderlint.lexicon.misspelt import misspelt
from ladderlint.noun_guard import is_noun, is_state, may_be_noun
from ladderlint.prose import LONGEST, MARK, THING, Word, WordByWord, lowered, prose
from ladderlint.verbs import Reading, is_never_verb, readings

_ABLE: Final = word_set("able ability capable")
_BEFORE_ABILITY: Final = word_set("a an the their proven demonstrated strong good great clear")
_TO_ABILITY: Final = _BEFORE_ABILITY | word_set("is are be am being has have having")
# "I'm", "You'll": the verb that the short form stands for.
_SHORT_FORMS: Final = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
_OF_NOUNS: Final = JOINING | {"", "of", "in"}
_SETTINGS: Final = word_set(
    "armed asked backed driven equipped faced following given guided having informed left pressed tasked working"
)
_MADE_OF_CAPITALS: Final = r"[A-Z]{2,}(?:['’]?(?:s|d|ed|ing))?"
_DASHES: Final = ("–", "—", "-")
_COMMAS: Final = (",", "–", "—", "-", ";", ":", "),")
# A label such as "E.g." is for wording/stray-label to speak of.
_LEADING: Final = (
    rf"(?:[Ee]\. ?[Gg]\.?,?\s|\[[^\]]{{1,20}}\]\s|\([^()]{{1,20}}\)\s|[a-z]\)\s"
    rf"|[\s{MARK}\"'“‘(\[*~•·–—-]|\d+(?:\.\d+)*[.):]?(?=\s))*"
)
_LABEL: Final = (
    rf"(?:[^\W\d_][\w'’/&-]*{MARK}*\s+(?:&\s+)?){{0,3}}[^\W_][\w'’/&+-]*(?:\s\([^()]{{1,20}}\))?"
    rf"{MARK}*(?::{MARK}*|\.{MARK}+)(?=\s)"
)
# What begins an adjunct that ends at a comma: "Each quarter, reviews", "Rather than guess, measures".
_ADJUNCTS: Final = word_set(
    "ahead alone day each every five four half instead long more most next night no prior rather right several "
    "six ten three twice two up week year"
)


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


def find_head(text: str) -> Head | None:
    """Return the head of a statement, or None where it has no words, or more than a statement has."""
    return _find_head(text) if len(text) <= LONGEST else None


@lru_cache(maxsize=512)
def _find_head(text: str) -> Head | None:
    lower = lowered(text)
    return _Finder(prose(text), WordByWord(text), lower).found() if lower else None


class _Finder:
    """Walks over the words of one statement."""

    def __init__(self, seen: str, found: WordByWord, lower: tuple[str, ...]) -> None:
        self.seen = seen
        self.words = found
        self.lower = lower

    def found(self) -> Head:
        return self.with_next(self.head())

    def with_next(self, head: Head) -> Head:
        """Return a head that knows its place and what follows it."""
        last = next(at for at in range(len(self.lower)) if self.words[at].end >= head.word.end)
        return head._replace(after=self.lower[last + 1] if self.is_plain(last) else "", place=last)

    def head(self) -> Head:
        if THING in self.seen[: self.words[0].start]:
            return Head(Kind.UNKNOWN, self.words[0])
        begin = self.after_label()
        head = self.behind(begin)
        if begin and head.kind in (Kind.NOUN, Kind.STRANGE, Kind.CLAUSE):
            # "Answers the question: who owns this?": what stands before the colon is the sentence, and no label.
            whole = self.with_next(self.behind(0))
            return whole if whole.kind is Kind.VERB and whole.after in DETERMINERS else head
        return head

    def behind(self, begin: int) -> Head:
        """Return the head of what begins with this word."""
        at = after_adverbs(self.lower, begin)
        how_often = begin < at < len(self.lower) and self.lower[at - 1] in ("once", "twice")
        if how_often or (begin < len(self.lower) and self.lower[begin] in _ADJUNCTS):
            found = self.behind_adjunct(begin)
            if found is not None:
                return found
        if at >= len(self.lower):
            return Head(Kind.NOUN, self.words[len(self.lower) - 1])
        if self.lower[at] in OPENERS or self.lower[begin] == "once":
            return self.behind_opener(begin if self.lower[begin] == "once" else at)
        head = self.at(at)
        if head.kind in (Kind.NOUN, Kind.STRANGE):
            return self.behind_dash(at) or head
        return (self.behind_adjunct(at) if _leads_in(self.with_next(head)) else None) or head

    def behind_dash(self, at: int) -> Head | None:
        """Return the head behind a label of up to three words that a dash ends: "Communication – writes updates"."""
        if self.lower[at] in DETERMINERS:
            return None
        for here in range(at + 1, min(at + 4, len(self.lower))):
            if self.between(here - 1).strip() in _DASHES:
                head = self.with_next(self.at(here))
                return head if head.kind is Kind.PERSON or (head.kind is Kind.VERB and _is_deed(head)) else None
        return None

    def behind_adjunct(self, at: int) -> Head | None:
        """Return the head behind "Guided by data, …": what right behind a comma can only be what somebody does."""
        for comma in self.commas(at):
            if re.search(r"[.!?;:]\s", self.seen[self.words[at].start : self.words[comma].start]):
                return None
            here = after_adverbs(self.lower, comma)
            head = self.with_next(self.at(here)) if here < len(self.lower) else None
            if head is None:
                continue
            is_last = head.place + 1 == len(self.lower) and Form.THIRD in head.forms
            if head.kind is Kind.PERSON or (head.kind is Kind.VERB and (is_last or _is_deed(head))):
                return head
        return None

    def after_label(self) -> int:
        """Return the first word behind a number, a mark such as [draft], and a label of up to three words."""
        labelled = ":" in self.seen or f".{MARK}" in self.seen
        if not labelled and self.seen[0].isalpha() and self.lower[0] != "e.g" and self.seen[1:2] != ")":
            return 0
        offset = _end_of(_LEADING, self.seen, 0)
        if labelled:
            offset = _end_of(_LEADING, self.seen, _end_of(_LABEL, self.seen, offset))
        return next((at for at in range(len(self.lower)) if self.words[at].start >= offset), 0) if offset else 0

    def behind_opener(self, at: int) -> Head:
        """Return the head behind "When pressed for time, …": the first finite verb behind a comma."""
        begins = [after_adverbs(self.lower, comma) for comma in self.commas(at)]
        begins = [here for here in begins if here < len(self.lower)]
        for here in begins:
            if self.lower[here].partition("'")[0] in PERSONS:
                return self.at(here)
        found: list[Head] = []
        for begin in begins:
            here = after_adverbs(self.lower, begin + 1) if self.lower[begin] in JOINING else begin
            if here >= len(self.lower) or self.lower[here] in PRONOUNS:
                break
            found.append(self.at(here))
        verbs = [head for head in found if head.kind in (Kind.VERB, Kind.MODAL, Kind.ABILITY)]
        # "In planning, design and review, asks why": what may be a noun of a list is one, where a verb follows.
        certain = [head for head in verbs if Form.BASE not in head.forms or not may_be_noun(head.readings)]
        first = next(iter(certain or verbs), None)
        if first is None or first.forms == {Form.GERUND}:
            first = self.person_behind(at) or first
        return first or Head(Kind.CLAUSE, self.words[at])

    def person_behind(self, opener: int) -> Head | None:
        """Return the head behind "When I am blocked I ask", where the person that the sentence is about comes last."""
        for at in range(len(self.lower) - 2, opener + 1, -1):
            if self.lower[at].partition("'")[0] in PERSONS:
                head = self.at(at)
                return head if head.readings else None
        return None

    def commas(self, at: int) -> list[int]:
        """Return the words right behind a comma or a dash."""
        numbers = range(at + 1, len(self.lower))
        return [number for number in numbers if self.between(number - 1).strip(f" {MARK}{THING}") in _COMMAS]

    def run(self, begin: int, end: int) -> tuple[Word, ...]:
        return tuple(self.words[at] for at in range(begin, end))

    def between(self, at: int) -> str:
        """Return what stands between a word and the next."""
        return self.seen[self.words[at].end : self.words[at + 1].start]

    def is_plain(self, at: int) -> bool:
        """Tell whether nothing but a space stands between a word and the next."""
        return at + 1 < len(self.lower) and self.between(at).replace(MARK, "").isspace()

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


def _leads_in(head: Head) -> bool:
    """Tell whether a form of a verb may begin an adjunct: "Having shipped it, …", "Faced with doubt, …"."""
    word = head.word.text.lower()
    if word == "having":
        return any(form is Form.PARTICIPLE for form, _ in readings(head.after))
    return head.kind is Kind.STATE or (word in _SETTINGS and head.after not in _OF_NOUNS)


def _is_deed(head: Head) -> bool:
    """Tell whether a head is a verb in a form of its own, and no noun: "measures", "keeps the log"."""
    if not may_be_noun(head.readings):
        return bool(head.forms & {Form.THIRD, Form.BASE, Form.PAST})
    return head.after in DETERMINERS or (Form.THIRD in head.forms and head.after not in _OF_NOUNS)


def _guess(word: str) -> Form | None:
    """Guess the form of a word that is not known, by its ending."""
    if word.endswith("ing") and len(word) > 5:
        return Form.GERUND
    if word.endswith("ed") and len(word) > 4:
        return Form.PAST
    return Form.THIRD if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else None


def _end_of(pattern: str, text: str, start: int) -> int:
    found = re.compile(pattern).match(text, start)
    return found.end() if found is not None else start


@cache
def _two_word_verbs() -> dict[str, frozenset[str]]:
    return {first: frozenset(seconds.split()) for first, seconds in lexicon.rows("two_word_verbs")}
