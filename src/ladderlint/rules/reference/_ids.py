"""The ids in a ladder's statements and tombstones, kept so that ten thousand tracks cost little memory.

A place in a file takes half a kilobyte to keep, and nearly every id is right: so only the ids are kept, beside the text
that they came from, and a track in which one turns out to be wrong is read once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ladderlint.diagnostic import Location, Place
from ladderlint.model import Retired, Statement, Track
from ladderlint.nodes import Node
from ladderlint.rule import Context
from ladderlint.subject import subject_of
from ladderlint.text import Source


class TrackIds(NamedTuple):
    """The ids in one track: its own, those of its statements, the retired ones, and those said to replace them."""

    source: Source
    track: str
    used: tuple[str, ...]
    retired: tuple[str, ...]
    replacements: tuple[str, ...]


def gather_ids(track: Track, _ctx: Context) -> Iterator[TrackIds]:
    """Yield what a rule on ids keeps of a track."""
    yield TrackIds(
        track.document.source,
        track.id,
        tuple(statement.id for statement in statements_of(track) if statement.id),
        tuple(retired.id for retired in track.retired if retired.id),
        tuple(node.text for retired in track.retired for node in retired.replaced_by),
    )


def gathered_ids(ctx: Context) -> list[TrackIds]:
    """Return what was gathered, in the order of the tracks' ids: the first of two equal ids is always the same."""
    return sorted(ctx.gathered, key=lambda ids: (ids.track, ids.source.path))


def statements_of(track: Track) -> Iterator[Statement]:
    for level in track.levels:
        yield from level.statements


def place_of_id(part: Statement | Retired, track: Track, ctx: Context) -> Place:
    """Return where the id of a statement or of a tombstone stands."""
    whole = part.whole if isinstance(part, Statement) else part.node
    return place(whole.fields["id"], track, ctx)


def place(node: Node, track: Track, ctx: Context) -> Place:
    """Return the place of a node of a track that was read again: `ctx.place` knows only the file at hand."""
    return Place(Location(node.source, node.span), subject_of(node, track.document, ctx.ladder), node.text)


def fold(id_: str) -> str:
    """Return an id without the difference that capitals make: file systems and some readers don't see it."""
    return id_ if id_.isascii() and id_.islower() else id_.casefold()


def repeated(ids: Iterable[str]) -> set[str]:
    """Return those ids, folded, that come more than once."""
    seen: set[str] = set()
    found: set[str] = set()
    for id_ in map(fold, ids):
        (found if id_ in seen else seen).add(id_)
    return found
