"""A ladder that was taken out of another: its tracks are known again, and are neither new here nor gone there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ladderlint.comparing.ladders import compare
from ladderlint.comparing.sides import part
from ladderlint.comparison import Change, Comparison, Kind, Part
from ladderlint.model import Track
from ladderlint.versions import Bump
from ladderlint.whole import Whole


def tell_splits(found: Sequence[Comparison], olds: Sequence[Whole | None], alone: Sequence[Whole]) -> list[Comparison]:
    """Return comparisons once what left one ladder for another that is `alone` on the later side is told as that."""
    moved: dict[tuple[str, str], tuple[Whole, Track]] = {}
    told = {}
    for whole in alone:
        origin = _origin(whole, olds)
        if origin is not None:
            by_id = {track.id: track for track in reversed(whole.tracks)}
            was = (track.id for track in origin.tracks if track.id in by_id)
            moved |= {(origin.ladder.id, id_): (whole, by_id[id_]) for id_ in was}
            told[whole.ladder.path] = _taken_out(origin, whole)
    return [
        told.get(each.head.path, each)._replace(missing=each.missing)
        if each.head is not None and each.base is None
        else each._replace(changes=tuple(_left(change, moved) for change in each.changes))
        for each in found
    ]


def _origin(whole: Whole, olds: Sequence[Whole | None]) -> Whole | None:
    """Return the ladder that had most of a new one's tracks, if one had at least half of them."""
    ids = {track.id for track in whole.tracks}
    shares = [(len(ids & {track.id for track in old.tracks}), old) for old in olds if old is not None]
    most, origin = max(shares, key=lambda share: share[0], default=(0, None))
    return origin if 2 * most >= len(ids) > 0 else None


def _taken_out(origin: Whole, whole: Whole) -> Comparison:
    """Compare a new ladder with what another said of its tracks."""
    ids = {track.id for track in whole.tracks}
    known = origin._replace(tracks=tuple(track for track in origin.tracks if track.id in ids))
    comparison = compare(known, whole)
    sides = (
        part(origin.ladder, origin.ladder.node, origin.ladder.name),
        part(whole.ladder, whole.ladder.node, whole.ladder.name),
    )
    own = Change(Kind.MOVED, Part.LADDER, (sides[0],), (sides[1],), Bump.MINOR, "it was taken out of another ladder")
    changes = [change for change in comparison.changes if change.part is not Part.LADDER]
    return comparison._replace(base=None, changes=(own, *changes))


def _left(change: Change, moved: Mapping[tuple[str, str], tuple[Whole, Track]]) -> Change:
    side = change.here
    if change.part is not Part.TRACK or change.kind is not Kind.REMOVED:
        return change
    found = moved.get((side.ladder or "", side.track or ""))
    if found is None:
        return change
    whole, track = found
    after = side._replace(text=track.name, node=track.node, ladder=whole.ladder.id, track_name=track.name)
    reason = f"it is in the ladder '{whole.ladder.name}' now"
    return Change(Kind.MOVED, Part.TRACK, change.before, (after,), Bump.MINOR, reason)
