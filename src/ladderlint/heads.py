"""The head of a statement: the verb that it begins with, or what stands there instead.

The order of the steps is what matters, more than the words that are known: what may stand before a verb is stepped
over (marks, numbers, labels, adverbs, an opening clause), and what is found there is for `head` to say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Final

from ladderlint.conjugation import Form
from ladderlint.grammar import DETERMINERS, JOINING, OPENERS, PERSONS, PRONOUNS, after_adverbs
from ladderlint.head import Head, HeadAt, Kind
from ladderlint.lexicon import word_set
from ladderlint.noun_guard import may_be_noun
from ladderlint.prose import LONGEST, MARK, THING, WordByWord, lowered, prose
from ladderlint.verbs import readings

# Behind these, what may be a plural is one.
_OF_NOUNS: Final = JOINING | {"", "of", "in"}
# Participles that say under what circumstances something is done: "Faced with doubt, …".
_SETTINGS: Final = word_set(
    "armed asked backed driven equipped faced following given guided having informed left pressed tasked working"
)
_DASHES: Final = ("–", "—", "-")
_COMMAS: Final = (",", "–", "—", "-", ";", ":", "),")
_MOST_COMMAS: Final = 20
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


def find_head(text: str) -> Head | None:
    """Return the head of a statement, or None where it has no words, or more than a statement has."""
    return _find_head(text) if len(text) <= LONGEST else None


@lru_cache(maxsize=512)
def _find_head(text: str) -> Head | None:
    lower = lowered(text)
    return _Finder(prose(text), WordByWord(text), lower).found() if lower else None


class _Finder(HeadAt):
    """Walks over what stands before the head of one statement."""

    def found(self) -> Head:
        return self.with_next(self.head())

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
        """Return the words right behind a comma or a dash, as far as a sentence may go before its verb."""
        numbers = range(at + 1, len(self.lower))
        return list(islice((at for at in numbers if self.is_behind_comma(at)), _MOST_COMMAS))

    def is_behind_comma(self, at: int) -> bool:
        return self.between(at - 1).strip(f" {MARK}{THING}") in _COMMAS


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


def _end_of(pattern: str, text: str, start: int) -> int:
    found = re.compile(pattern).match(text, start)
    return found.end() if found is not None else start
