"""The voice that a ladder speaks in, told from its statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from ladderlint.conjugation import Form
from ladderlint.head import Head, Kind
from ladderlint.heads import find_head
from ladderlint.model import STATEMENT_FIELDS, Track
from ladderlint.voice import Voice, Voices

# A field is taken to have a voice where so many statements, and so many in a hundred of them, begin alike.
FEWEST: Final = 20
SHARE: Final = 80

_BY_FORM: Final = {
    Form.THIRD: Voice.THIRD_PERSON,
    Form.BASE: Voice.BASE,
    Form.PAST: Voice.PAST,
    Form.GERUND: Voice.GERUND,
}
_BY_PERSON: Final = {"i": Voice.FIRST_PERSON, "we": Voice.FIRST_PERSON, "you": Voice.SECOND_PERSON}
_ABILITY: Final = frozenset({Voice.ABILITY})


def infer_voices(voices: Voices, tracks: Iterable[Track]) -> Voices:
    """Return voices in which each `infer` is what the tracks' statements tell, or `free` where they tell nothing."""
    wanted = [field for field in STATEMENT_FIELDS if voices.of(field) is Voice.INFER]
    told: dict[str, list[frozenset[Voice]]] = {field: [] for field in wanted}
    for track in tracks:
        for level in track.levels:
            for statement in level.statements:
                if statement.field in told:
                    head = find_head(statement.text)
                    told[statement.field].append(_voices_of(head) if head is not None else frozenset())
    return voices._replace(**{field.removesuffix("s"): _most(each) for field, each in told.items()})


def _most(told: list[frozenset[Voice]]) -> Voice:
    tally = Counter(voice for each in told for voice in each)
    bare = sum(each == _ABILITY for each in told)
    for voice, count in sorted(tally.items(), key=lambda item: item[0] is not Voice.ABILITY):
        # "Can write" is a slip in any voice but one, and does not say in which.
        total = len(told) if voice is Voice.ABILITY else len(told) - bare
        if total >= FEWEST and count * 100 >= total * SHARE:
            return voice
    return Voice.FREE


def _voices_of(head: Head) -> frozenset[Voice]:
    """Return the voices that one statement may be in: none where it could be in several, or where it has no verb.

    "You can write" speaks of a person and of an ability, so it counts for both.
    """
    found: set[Voice] = set()
    if head.person and head.kind is not Kind.NOUN:
        found.add(_BY_PERSON[head.person])
    if head.kind is Kind.ABILITY or (head.kind is Kind.MODAL and head.before[-1].text.lower() == "can"):
        found.add(Voice.ABILITY)
    if head.kind is Kind.VERB:
        found = {_BY_FORM[form] for form in head.forms or {head.guessed} if form in _BY_FORM}
        return frozenset(found) if len(found) == 1 else frozenset()
    return frozenset(found)
