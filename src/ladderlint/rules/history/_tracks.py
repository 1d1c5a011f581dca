"""What rules on a ladder's history keep of its tracks as they are now, and where in these they point.

Tracks are let go once they had their turn: the ids are kept beside the text, and a track is read once more when there
is something to say in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ladderlint.diagnostic import Location, Place, Subject
from ladderlint.model import Statement, Track
from ladderlint.nodes import Node
from ladderlint.rule import Context
from ladderlint.text import Source


class Ids(NamedTuple):
    """The ids in one track: its own, those of its statements, and the retired ones with those that replaced them."""

    source: Source
    track: str
    used: tuple[str, ...]
    retired: tuple[tuple[str, tuple[str, ...]], ...]


def gather_ids(track: Track, _ctx: Context) -> Iterator[Ids]:
    """Yield what a rule on history keeps of a track."""
    yield Ids(
        track.document.source,
        track.id,
        tuple(statement.id for statement in track.statements if statement.id),
        tuple((tomb.id, tuple(node.text for node in tomb.replaced_by)) for tomb in track.retired),
    )


def used(ctx: Context) -> set[str]:
    """Return the ids that statements have now."""
    return {id_ for ids in ctx.gathered for id_ in ids.used}


def retired(ctx: Context) -> dict[str, tuple[str, ...]]:
    """Return the ids that are retired now, with those that took their place."""
    return {id_: replaced_by for ids in ctx.gathered for id_, replaced_by in ids.retired}


def subject(statement: Statement, ctx: Context) -> Subject:
    """Return which part of the ladder a statement is."""
    ladder = ctx.ladder.id if ctx.ladder is not None else None
    ordinal = None if statement.field == "summary" else statement.ordinal
    return Subject(ladder, statement.track, statement.level, statement.field, ordinal, statement.id)


def place(statement: Statement, node: Node, ctx: Context) -> Place:
    """Return the place of a part of a statement, which is in another file than the one at hand."""
    return Place(Location(node.source, node.span), subject(statement, ctx), node.text, node.route)
