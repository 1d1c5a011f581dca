"""The lives of statements, told from one moment to the next: only what changed is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from ladderlint.comparison import Comparison, Kind, Part
from ladderlint.model import Retired, Statement
from ladderlint.nodes import Node
from ladderlint.provenance.event import Event, What
from ladderlint.provenance.timeline import Moment

# What a statement says, and where. One that is as it was is found again by it, in whichever file it is read from.
Place = tuple[str, str, str, str]
_NO_TOMBS: Final[Mapping[str, Retired]] = {}


class Happened(NamedTuple):
    """What is known of a moment: None is the work tree's, which nobody has committed.

    `release_of` says in which release a statement was first as it is then. What is new is `known` where nobody can say
    what was before. `tombs` are the tombstones by their ids.
    """

    moment: Moment | None
    release_of: Callable[[Statement], str | None]
    known: bool = False
    tombs: Mapping[str, Retired] = _NO_TOMBS


class Lives:
    """The lives of a ladder's statements, up to the moment that was told last."""

    def __init__(self) -> None:
        self._living: dict[tuple[Place, str | None], list[Event]] = {}
        self._ended: dict[str, list[Event]] = {}
        self._ended_ids: dict[str, str] = {}

    @property
    def ended(self) -> list[Event]:
        """The last events of the lives that ended."""
        return [event for events in self._ended.values() for event in events]

    def living(self, statements: Iterable[Statement]) -> dict[Node, Event]:
        """Return the latest event in the life of each statement."""
        waiting = {key: iter(events) for key, events in self._living.items()}
        found = {}
        for statement in statements:
            event = next(waiting.get((place_of(statement), statement.id), iter(())), None)
            if event is not None:
                found[statement.node] = event
        return found

    def go_on(self, comparison: Comparison, happened: Happened) -> None:
        """Tell what changed from the moment that was told last to another."""
        split, merged = _split(comparison), _merged(comparison)
        before = (*(one for one, _ in comparison.pairs), *comparison.gone)
        earlier = {one.node: self._take(one) for one in before}
        moment, release_of = happened.moment, happened.release_of
        for one, other in comparison.pairs:
            what = What.SPLIT if other.node in split else What.MERGED if one.node in merged else What.CHANGED
            renamed = (other.track, one.track) in comparison.tracks
            self._add(Event(what, moment, release_of(other), one, other, earlier[one.node], renamed=renamed))
        for one in comparison.gone:
            into, tomb = merged.get(one.node), happened.tombs.get(one.id or "")
            what = What.WENT if into is None else What.MERGED
            release = moment.release if moment is not None else None
            self._end(Event(what, moment, release, one, None, earlier[one.node], into, tomb))
        for other in comparison.come:
            whole = earlier.get(split[other.node]) if other.node in split else None
            if whole is not None:
                self._add(Event(What.SPLIT, moment, release_of(other), whole.statement, other, whole))
            elif happened.known:
                self._add(Event(What.KNOWN, moment, None, None, other))
            else:
                ended = self._returning(other)
                what = What.RETURNED if ended is not None else What.CAME
                self._add(Event(what, moment, release_of(other), None, other, ended))

    def _add(self, event: Event) -> None:
        statement = event.statement
        self._living.setdefault((place_of(statement), statement.id), []).append(event)

    def _take(self, statement: Statement) -> Event:
        return self._living[place_of(statement), statement.id].pop()

    def _end(self, event: Event) -> None:
        statement = event.statement
        self._ended.setdefault(statement.text, []).append(event)
        if statement.id:
            self._ended_ids[statement.id] = statement.text

    def _returning(self, statement: Statement) -> Event | None:
        """Return the last event of the life that a statement goes on with, if it was there before.

        It is known by its id, or else by its words, best in their place; with ids of their own they are two.
        """
        waiting = self._ended.get(self._ended_ids.pop(statement.id or "", statement.text), [])
        fitting = [
            (event.statement.id == statement.id, place_of(event.statement) == place_of(statement), at)
            for at, event in enumerate(waiting)
            if event.statement.id == statement.id or not event.statement.id or not statement.id
        ]
        return waiting.pop(max(fitting)[-1]) if fitting else None


def place_of(statement: Statement) -> Place:
    """Return what a statement says, and where."""
    return (statement.track, statement.level, statement.field, statement.text)


def _split(comparison: Comparison) -> dict[Node, Node]:
    """Return the parts of what was split, each with what it is a part of."""
    changes = [change for change in comparison.changes if change.part is Part.STATEMENT and change.kind is Kind.SPLIT]
    return {side.node: change.before[0].node for change in changes for side in change.after}


def _merged(comparison: Comparison) -> dict[Node, Statement]:
    """Return what was merged, each with what it is a part of now."""
    changes = [change for change in comparison.changes if change.part is Part.STATEMENT and change.kind is Kind.MERGED]
    wholes = {other.node: other for _, other in comparison.pairs}
    return {side.node: wholes[change.after[0].node] for change in changes for side in change.before}
