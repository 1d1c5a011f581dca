"""What is shown of one change: its words, before and after, and what is to be said beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from ladderlint.changes.headings import level, statement_level
from ladderlint.comparison import Change, Kind, Part, Side
from ladderlint.report.visible import visible
from ladderlint.text import counted
from ladderlint.word_changes import Fate, Piece, word_changes

# What parts words and is no more than that; the rest of what Python takes for white space nobody would see.
_SPACE: Final = re.compile(r"[^\S\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_EMPTY: Final = "(empty)"
_UNSAID: Final = (None, "name", "glossary")

Line = tuple[Piece, ...]


class Entry(NamedTuple):
    """One change: its lines of words, notes in words of ours, and by level what a new or a removed track says."""

    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    within: tuple[tuple[str, tuple[str, ...]], ...] = ()


def entry(change: Change) -> Entry:
    """Return what is shown of a change. Everything in it can be seen, and white space only parts words."""
    lines = tuple(tuple(_apart(line)) or (Piece(_EMPTY, Fate.SAME),) for line in _lines(change))
    notes = () if change.retired is None else (_shown(f"retired: {change.retired}" if change.retired else "retired"),)
    if change.part is not Part.TRACK or change.kind not in (Kind.ADDED, Kind.REMOVED):
        return Entry(lines, notes)
    return Entry(lines, (*notes, counted(len(change.within), "statement")), tuple(_by_level(change.within)))


def _lines(change: Change) -> Iterator[Sequence[Piece]]:
    before, after = change.before, change.after
    if not before or not after:
        yield [Piece(change.here.text, Fate.SAME)]
    elif len(before) > 1 or len(after) > 1:
        yield from ([Piece(side.text, Fate.GONE)] for side in before)
        yield from ([Piece(side.text, Fate.COME)] for side in after)
    elif change.kind is Kind.CHANGED:
        if subject := _subject(change.part, after[0]):
            yield [Piece(subject, Fate.SAME)]
        yield [*_named(after[0]), *_otherwise(before[0].text, after[0].text)]
    elif change.part is not Part.STATEMENT:
        yield [*_named(after[0]), *word_changes(before[0].text, after[0].text)]
    else:
        pieces = word_changes(before[0].text, after[0].text)
        apart = [piece.kind for piece in pieces] == [Fate.GONE, Fate.COME]
        yield from [[piece] for piece in pieces] if apart else [pieces]


def _named(side: Side) -> list[Piece]:
    """Return the key that a text stands under, where it does not go without saying."""
    return [Piece(f"{side.field}: ", Fate.SAME)] if side.field not in _UNSAID else []


def _otherwise(before: str, after: str) -> list[Piece]:
    """Return a value before and after; of two that are the same, what differs is not in the words."""
    if before == after:
        return [Piece("otherwise", Fate.SAME)]
    return [Piece(before or "none", Fate.GONE), Piece(after or "none", Fate.COME)]


def _subject(part: Part, side: Side) -> str | None:
    """Return what it is of which a key changed, unless that is the track or the ladder, which are named above."""
    if part is Part.STATEMENT:
        return side.node.text
    if part is Part.LEVEL:
        return level(side)
    name = side.node.fields.get("name") if part is Part.TITLE else None
    return name.text if name is not None else None


def _by_level(within: Iterable[Side]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for where, sides in groupby(within, key=statement_level):
        yield _shown(where), tuple(_shown(side.text) or _EMPTY for side in sides)


def _apart(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces so that what changed has a space before and behind it, and none inside."""
    pending = ""
    last: Fate | None = None
    for piece in pieces:
        text = _SPACE.sub(" ", piece.text)
        words = text.strip(" ")
        if not words:
            pending = pending or text
            continue
        if last is not None and (pending or text[0] == " " or (last, piece.kind) != (Fate.SAME, Fate.SAME)):
            yield Piece(" ", Fate.SAME)
        yield Piece(visible(words), piece.kind)
        last = piece.kind
        pending = " " if text[-1] == " " else ""


def _shown(text: str) -> str:
    return visible(_SPACE.sub(" ", text).strip(" "))
