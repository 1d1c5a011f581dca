"""The voice that a ladder speaks in, told from its statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from ladderlint.conjugation import Form
from ladderlint.heads import Head, Kind, find_head
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


def infer_voices(voices: Voices, tracks: Iterable[Track]) -> Voices:
    """Return voices in which each `infer` is what the tracks' statements tell, or `free` where they tell nothing."""
    wanted = [field for field in STATEMENT_FIELDS if voices.of(field) is Voice.INFER]
    tallies: dict[str, Counter[Voice | None]] = {field: Counter() for field in wanted}
    for track in tracks:
        for level in track.levels:
            for statement in level.statements:
                if statement.field in tallies:
                    head = find_head(statement.text)
                    tallies[statement.field][_voice_of(head) if head is not None else None] += 1
    return voices._replace(**{field.removesuffix("s"): _most(tally) for field, tally in tallies.items()})


def _most(tally: Counter[Voice | None]) -> Voice:
    total = tally.total()
    for voice, count in tally.items():
        if voice is not None and total >= FEWEST and count * 100 >= total * SHARE:
            return voice
    return Voice.FREE


def _voice_of(head: Head) -> Voice | None:
    """Return the voice that one statement is in, or None where it may be several or none."""
    if head.kind is Kind.PERSON:
        return _BY_PERSON[head.person]
    if head.kind is Kind.MODAL and head.before[-1].text.lower() == "can":
        return Voice.ABILITY
    if head.kind is Kind.ABILITY:
        return Voice.ABILITY
    if head.kind is not Kind.VERB:
        return None
    voices = {_BY_FORM[form] for form in head.forms or {head.guessed} if form in _BY_FORM}
    return voices.pop() if len(voices) == 1 else None
