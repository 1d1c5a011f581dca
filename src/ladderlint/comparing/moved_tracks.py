"""Tracks that went from one ladder to another: they are known again, and are neither new there nor gone here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ladderlint.comparing.ladders import compare
from ladderlint.comparing.sides import part
from ladderlint.comparison import Change, Comparison, Kind, Part, Side
from ladderlint.model import Track
from ladderlint.nodes import Node
from ladderlint.versions import Bump
from ladderlint.whole import Whole


class Compared(NamedTuple):
    """A comparison, and what of both sides differs; None where there is no such ladder."""

    comparison: Comparison
    before: Whole | None
    after: Whole | None


class _At(NamedTuple):
    """A track, and the ladder that it is or was in, by the place of that in the list of comparisons."""

    place: int
    whole: Whole
    track: Track

    @property
    def side(self) -> Side:
        named = part(self.whole.ladder, self.track.node, self.track.name)
        return named._replace(track=self.track.id, track_name=self.track.name)


def tell_moved(found: Sequence[Compared]) -> list[Comparison]:
    """Return comparisons in which a track that left one ladder for another is told as moved. It is known by its id."""
    left: dict[str, _At] = {}
    came: dict[str, _At] = {}
    for place, (comparison, before, after) in enumerate(found):
        told = {(change.kind, change.here.node) for change in comparison.changes if change.part is Part.TRACK}
        for whole, kind, known in ((before, Kind.REMOVED, left), (after, Kind.ADDED, came)):
            if whole is not None:
                tracks = (track for track in whole.tracks if (kind, track.node) in told)
                known.update({track.id: _At(place, whole, track) for track in tracks if track.id not in known})
    moved = [(left[id_], came[id_]) for id_ in left if id_ in came and left[id_].place != came[id_].place]
    gone = {one.track.node: other for one, other in moved}
    come = {other.track.node: (one, other) for one, other in moved}
    return [each.comparison._replace(changes=tuple(_told(each, gone, come))) for each in found]


def _told(compared: Compared, gone: Mapping[Node, _At], come: Mapping[Node, tuple[_At, _At]]) -> Iterator[Change]:
    comparison = compared.comparison
    for change in comparison.changes:
        node = change.here.node
        if change.part is Part.TRACK and node in gone:
            reason = f"it is in the ladder '{gone[node].whole.ladder.name}' now"
            yield Change(Kind.MOVED, Part.TRACK, change.before, (gone[node].side,), Bump.MINOR, reason)
        elif change.part is Part.TRACK and node in come:
            yield from _came(change, *come[node], is_new=comparison.base is None)
        elif change.part is Part.LADDER and change.kind is Kind.ADDED and compared.after is not None:
            yield _taken_out(change, [come[track.node][0] for track in compared.after.tracks if track.node in come])
        else:
            yield change


def _came(change: Change, was: _At, now: _At, *, is_new: bool) -> Iterator[Change]:
    """Yield that a track came from another ladder, and what changed of it on the way."""
    bump, reason = Bump.MAJOR, "it is new to whoever is on this ladder"
    if is_new:
        bump, reason = Bump.MINOR, f"it was in the ladder '{was.whole.ladder.name}'"
    yield Change(Kind.MOVED, Part.TRACK, (was.side,), change.after, bump, reason)
    before, after = (each.whole._replace(tracks=(each.track,)) for each in (was, now))
    yield from (each for each in compare(before, after).changes if each.here.track is not None)


def _taken_out(change: Change, tracks: Sequence[_At]) -> Change:
    """Return that a new ladder was taken out of another, if all that it has comes from there."""
    origins = {each.place: each.whole.ladder for each in tracks}
    if len(origins) != 1:
        return change
    (origin,) = origins.values()
    before = part(origin, origin.node, origin.name)
    return Change(Kind.MOVED, Part.LADDER, (before,), change.after, Bump.MINOR, "it was taken out of another ladder")
