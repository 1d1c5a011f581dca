"""What others keep a ladder in, read as tracks: a file a format."""

from __future__ import annotations

from typing import NamedTuple

from ladderlint.yaml_text import NewTrack


class Note(NamedTuple):
    """Something in an imported file that did not fit, or was not taken as it stands, and its line."""

    line: int
    message: str


class Heading(NamedTuple):
    """A level of the scale as a file heads it: the line, the level's id, and the name beside it, if there is one."""

    line: int
    level: str
    name: str | None


class Imported(NamedTuple):
    """What an imported file holds; `headings` has each level once, in rising order."""

    tracks: tuple[NewTrack, ...]
    headings: tuple[Heading, ...]
    notes: tuple[Note, ...]
