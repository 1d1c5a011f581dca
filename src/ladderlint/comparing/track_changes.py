"""What changed of tracks as such: those that are new or gone, what they are called, and where they belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ladderlint.comparing.rewording import reworded
from ladderlint.comparing.sides import Naming
from ladderlint.comparison import Change, Kind, Part
from ladderlint.model import Track
from ladderlint.versions import Bump
from ladderlint.whole import Whole


def track_changes(
    pairs: Sequence[tuple[Track, Track]], base: Whole, head: Whole, old_names: Naming, new_names: Naming
) -> Iterator[Change]:
    """Yield the changes of tracks, of which `pairs` are the same in both versions."""
    known = {track.node for pair in pairs for track in pair}
    yield from (old_track(track, old_names) for track in base.tracks if track.node not in known)
    yield from (new_track(track, new_names) for track in head.tracks if track.node not in known)
    for old, new in pairs:
        if old.name != new.name:
            before = old_names.track(old, old.name, "name", old.node.fields.get("name"))
            after = new_names.track(new, new.name, "name", new.node.fields.get("name"))
            yield reworded(Kind.RENAMED, Part.TRACK, before, after)
        elif old.id != new.id:
            sides = old_names.track(old, old.id, "id", old.id_node), new_names.track(new, new.id, "id", new.id_node)
            reason = "tools and links know a track by its id"
            yield Change(Kind.RENAMED, Part.TRACK, (sides[0],), (sides[1],), Bump.MINOR, reason)
        for key in ("category", "attribution", "description"):
            said = getattr(old, key) or "", getattr(new, key) or ""
            if said[0] != said[1]:
                before = old_names.track(old, said[0], key, old.node.fields.get(key))
                after = new_names.track(new, said[1], key, new.node.fields.get(key))
                if key == "description":
                    yield reworded(Kind.REWORDED, Part.TRACK, before, after)
                else:
                    reason = "it asks nothing else of anybody"
                    yield Change(Kind.CHANGED, Part.TRACK, (before,), (after,), Bump.PATCH, reason)


def new_track(track: Track, names: Naming) -> Change:
    """Return that there is a track more; what it says is within."""
    side = names.track(track, track.name, None, None)
    within = tuple(map(names.statement, track.statements))
    return Change(Kind.ADDED, Part.TRACK, (), (side,), Bump.MAJOR, "there is a track more", within)


def old_track(track: Track, names: Naming) -> Change:
    """Return that there is a track less; what it said is within."""
    side = names.track(track, track.name, None, None)
    within = tuple(map(names.statement, track.statements))
    return Change(Kind.REMOVED, Part.TRACK, (side,), (), Bump.MINOR, "less is asked", within)


def gathered(changes: Sequence[Change]) -> Iterator[Change]:
    """Yield changes without those that say of a statement what a new or a removed track says of all of its own."""
    new = {change.after[0].track for change in changes if change.part is Part.TRACK and change.kind is Kind.ADDED}
    old = {change.before[0].track for change in changes if change.part is Part.TRACK and change.kind is Kind.REMOVED}
    alone = {
        side.node
        for change in changes
        if change.part is Part.STATEMENT and change.kind in (Kind.ADDED, Kind.REMOVED)
        for side in (*change.before, *change.after)
        if side.track in (new if change.kind is Kind.ADDED else old)
    }
    for change in changes:
        if change.within:
            # What came from another track, or went to one, is told as that.
            within = tuple(side for side in change.within if side.node in alone)
            yield change._replace(within=within) if within else _only_moved(change)
        elif change.here.node not in alone:
            yield change


def _only_moved(change: Change) -> Change:
    """Return the change of a track all of whose statements come from others, or go to them: each is told by itself."""
    where = "comes from other tracks" if change.after else "is in other tracks now"
    return change._replace(within=(), bump=Bump.MINOR, reason=f"what it says {where}")
