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
from ladderlint.head import Head
from ladderlint.lexicon import word_set
from ladderlint.noun_guard import is_mostly_noun, may_be_adjective
from ladderlint.prose import MARK, THING, Word, lowered, prose, words
from ladderlint.verbs import Reading, is_never_verb, readings

# Behind these, a verb has another subject, or stands in a form that they ask for.
_LEADING_ELSEWHERE: Final = word_set(
    "after although as because before can could ensure ensures ensured ensuring has have having help helped "
    "helping helps how if is are was were be been being let lets letting made make makes making may might must "
    "see sees saw shall should since so than that though to unless until what when where whether which while who "
    "whom whose why will would watch watches know knows knew expect expects believe believes feel feels assume "
    "assumes sure"
)
_BEFORE_OBJECT: Final = word_set(
    "a an the this these those their its his her our your my all any each every both some no it them themselves "
    "others people everyone"
)
_PREPOSITIONS: Final = word_set("about across against as at between for from in into on out over through to up with")
_SENTENCE_END: Final = rf"[.!?](?=\s|\Z)|[;:\n(\[{THING}]"
_STATES: Final = word_set("committed concerned dedicated engaged interested invested involved motivated")
_NEVER_ODD: Final = word_set("based given compared related put read set like")


class Odd(NamedTuple):
    """A verb in another form than the one beside it."""

    word: Word
    reading: Reading
    is_state: bool


def odd_verbs(text: str, head: Head, form: Form) -> Iterator[Odd]:
    """Yield the verbs beside a statement's first verb that are in another form than this one, which the first is in.

    After the first there is no telling what goes with what, so there is one at most.
    """
    lower = lowered(text)
    between: list[str] = []
    for here in range(head.place + 1, len(lower)):
        gap = _gap(text, here) if "," in text or "&" in text else ""
        if gap == "," and form is Form.BASE and lower[here] not in JOINING:
            place = _Place(lower, here, after_adverb=False, near=False, between=between)
            third = place.third()
            if third is not None:
                yield Odd(words(text)[here], third, False)
                return
        if lower[here - 1] in JOINING or gap == "&":
            target = after_adverbs(lower, here)
            near = after_adverbs(between, 0) >= len(between) - 1
            if target < len(lower) and (near or lower[head.place] not in _LEADING_ELSEWHERE):
                place = _Place(lower, target, after_adverb=target > here, near=near, between=between)
                odd = place.odd(form)
                if odd is not None:
                    word = words(text)[target]
                    if re.compile(_SENTENCE_END).search(prose(text), head.word.end, word.start) is None:
                        yield Odd(word, odd, place.is_state(odd))
                    return
        if lower[here] in _LEADING_ELSEWHERE:
            return
        between.append(lower[here])


def _gap(text: str, here: int) -> str:
    found = words(text)
    return prose(text)[found[here - 1].end : found[here].start].replace(MARK, "").strip()


class _Place:
    """A word behind "and", and what stands around it."""

    def __init__(self, lower: tuple[str, ...], at: int, *, after_adverb: bool, near: bool, between: list[str]) -> None:
        self.word = lower[at]
        self.after = lower[at + 1] if at + 1 < len(lower) else ""
        self.after_adverb = after_adverb
        self.near = near
        self.between = between

    def odd(self, form: Form) -> Reading | None:
        """Return what the word is, if that is certainly a verb in another form."""
        able = [reading for reading in readings(self.word) if reading.verb in bases()]
        forms = {reading.form for reading in able}
        if form in forms or self.word in _NEVER_ODD or may_be_adjective(self.word):
            return None
        if Form.GERUND in forms:
            return able[0] if form is Form.BASE and JOINING.issuperset(self.between) else None
        reading = next((one for one in able if one.form in (Form.THIRD, Form.PAST, Form.BASE)), None)
        return reading if reading is not None and self.is_certain(reading) else None

    def third(self) -> Reading | None:
        """Return what the word is where it can only be what somebody does: "You take part, engages with others"."""
        able = readings(self.word)
        only = len(able) == 1 and able[0].form is Form.THIRD and able[0].verb in bases() - noun_verbs()
        goes_on = self.has_object() or self.after in _PREPOSITIONS or is_never_verb(self.after)
        return able[0] if only and goes_on and not self.has_other_verb() else None

    def is_certain(self, reading: Reading) -> bool:
        if not self.near and self.has_other_verb():
            return False
        if reading.form is Form.PAST:
            return self.near or self.has_object() or (self.after in _PREPOSITIONS and self.after not in ("to", "by"))
        if self.after == "of" or is_mostly_noun(reading.verb):
            return False
        if reading.verb not in noun_verbs() or self.has_object() or self.after_adverb:
            return True
        if reading.form is Form.BASE:
            return self.near
        # A plural is not followed by another noun, so this is no plural: "and drives career growth".
        return bool(self.after) and is_never_verb(self.after)

    def has_object(self) -> bool:
        return self.after in _BEFORE_OBJECT

    def has_other_verb(self) -> bool:
        """Tell whether something in between may be a verb or a participle, to which the word would belong."""
        for word in self.between:
            for form, verb in readings(word) if "-" not in word else ():
                if form in (Form.PARTICIPLE, Form.PAST) or (
                    form in (Form.BASE, Form.THIRD) and verb not in noun_verbs()
                ):
                    return True
        return False

    def is_state(self, reading: Reading) -> bool:
        """Tell whether a past form lacks an "is": "and widely viewed as", "and highly concerned about"."""
        return reading.form is Form.PAST and (self.after == "as" or self.word in _STATES)
