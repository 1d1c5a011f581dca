"""Whether a statement begins as its field's voice wants it to, and how it would."""

from __future__ import annotations

from enum import Enum
from typing import Final

from ladderlint.conjugation import Form, inflect
from ladderlint.head import Head, Kind
from ladderlint.noun_guard import is_adjective
from ladderlint.rules.wording._wanted import capital
from ladderlint.voice import Voice

FORM_OF: Final = {
    Voice.THIRD_PERSON: Form.THIRD,
    Voice.BASE: Form.BASE,
    Voice.PAST: Form.PAST,
    Voice.GERUND: Form.GERUND,
    Voice.FIRST_PERSON: Form.BASE,
    Voice.SECOND_PERSON: Form.BASE,
    Voice.ABILITY: Form.BASE,
}
_BEFORE: Final = {Voice.FIRST_PERSON: "I ", Voice.SECOND_PERSON: "You ", Voice.ABILITY: "Ability to "}
_PERSONS: Final = {Voice.FIRST_PERSON: ("i", "we"), Voice.SECOND_PERSON: ("you",)}
# Of several forms that a word may be in, the first is the one that people see in it.
_SEEN: Final = (Form.THIRD, Form.PAST, Form.BASE, Form.GERUND, Form.PARTICIPLE)


class Verdict(Enum):
    """What a voice makes of a head."""

    FITS = "fits"
    SLIP = "slip"  # a verb in another form
    NO_VERB = "no verb"
    OPEN = "open"  # for another rule to speak of, or for nobody


def verdict(head: Head, voice: Voice) -> Verdict:
    """Return what a voice makes of how a statement begins."""
    if voice is Voice.FREE or head.kind in (Kind.UNKNOWN, Kind.MODAL):
        return Verdict.OPEN
    if head.kind is Kind.ABILITY:
        return _of_ability(head, voice)
    if head.kind in (Kind.NOUN, Kind.CLAUSE, Kind.STATE):
        return Verdict.NO_VERB
    if head.kind is Kind.STRANGE:
        return Verdict.OPEN if voice is Voice.BASE else Verdict.NO_VERB
    if head.kind is Kind.PERSON:
        return _of_person(head, voice)
    found = _of_form(head, FORM_OF[voice])
    if voice in _BEFORE and found is Verdict.FITS:
        found = Verdict.SLIP if head.readings else Verdict.OPEN
    return Verdict.NO_VERB if found is Verdict.SLIP and is_adjective(head.word.text.lower(), head.after) else found


def seen_form(head: Head) -> Form | None:
    """Return the form that a verb is in, as people see it."""
    return next((form for form in _SEEN if form in head.forms), None)


def begins(verb: str, voice: Voice, *, british: bool = False) -> str:
    """Return how a statement with this verb begins in a voice: Makes, Made, You make."""
    if voice in _PERSONS and verb == "be":
        return "I am" if voice is Voice.FIRST_PERSON else "You are"
    return capital(_BEFORE.get(voice, "") + in_form(verb, FORM_OF.get(voice, Form.THIRD), british=british))


def in_form(verb: str, form: Form, *, british: bool = False) -> str:
    """Return a verb, of one word or two, in a form."""
    first, space, last = verb.rpartition(" ")
    return first + space + inflect(last, form, british=british)


def _of_form(head: Head, form: Form) -> Verdict:
    if form in head.forms or head.guessed is form:
        return Verdict.FITS
    # What an unknown word is can only be guessed, and that is not enough to call it wrong.
    return Verdict.SLIP if head.readings else Verdict.OPEN


def is_person_of(head: Head, voice: Voice) -> bool:
    """Tell whether a head's person is the one that a voice speaks of or to."""
    return head.person in _PERSONS.get(voice, ())


def _of_person(head: Head, voice: Voice) -> Verdict:
    if is_person_of(head, voice):
        return _of_form(head, Form.BASE)
    return Verdict.SLIP if head.readings else Verdict.OPEN


def _of_ability(head: Head, voice: Voice) -> Verdict:
    if voice is Voice.ABILITY:
        return _of_form(head, Form.BASE if head.before[-1].text.lower() != "of" else Form.GERUND)
    named = {word.text.lower() for word in head.before}
    return Verdict.OPEN if named & {"is", "are", "be", "am", "has", "have"} or head.person else Verdict.NO_VERB
