"""The voices in which ladders speak: what form a statement's first verb is in, field by field."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Voice(Enum):
    """How the statements of a field begin."""

    # Enum's own is written in Python, and these are looked up for every statement.
    __hash__ = object.__hash__

    THIRD_PERSON = "third-person"  # Writes clear code
    BASE = "base"  # Write clear code
    PAST = "past"  # Wrote clear code
    GERUND = "gerund"  # Writing clear code
    FIRST_PERSON = "first-person"  # I write clear code
    SECOND_PERSON = "second-person"  # You write clear code
    ABILITY = "ability-to"  # Ability to write clear code
    FREE = "free"  # as each statement likes
    INFER = "infer"  # as most of them do


class Voices(NamedTuple):
    """The voice of each field. The defaults are those of Medium's ladder."""

    summary: Voice = Voice.THIRD_PERSON
    signal: Voice = Voice.THIRD_PERSON
    example: Voice = Voice.PAST

    def of(self, field: str) -> Voice:
        """Return the voice of a statement's field: summary, signals or examples."""
        voice: Voice = getattr(self, field.removesuffix("s"))
        return voice
