"""Two versions of a ladder, compared: what changed, for whom, and what that asks of the version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ladderlint.comparing.matching import Matched, match
from ladderlint.comparing.rewording import reworded
from ladderlint.comparing.scale import ladder_changes, pair_levels
from ladderlint.comparing.sides import Naming, naming, part
from ladderlint.comparing.statements import Told, statement_changes
from ladderlint.comparing.tracks import pair_tracks
from ladderlint.comparison import Change, Comparison, Former, Kind, Pair, Part
from ladderlint.model import Ladder, Statement, Track
from ladderlint.versions import Bump
from ladderlint.whole import Whole


def compare(base: Whole | None, head: Whole | None) -> Comparison:
    """Compare two versions of a ladder by what they say; None is where there is none.

    Statements are matched by their ids, then by their words, then by likeness within their level, track and ladder. The
    changes come in the order of the ladder: what changed in ladder.yaml, then track by track. Time grows with what
    differs, about linearly.
    """
    if base is None or head is None:
        return _alone(base, head)
    before, after = base.tracks, head.tracks
    pairs = pair_tracks(before, after)
    tracks = {old.id: new.id for old, new in pairs}
    levels = {old.id: new.id for old, new in pair_levels(base.ladder.levels, head.ladder.levels)}
    retired = head.tombs
    replaced = {id_: tuple(node.text for node in tomb.replaced_by) for id_, tomb in retired.items()}
    matched = match(base.statements, head.statements, tracks, levels, replaced)
    names = naming(base.ladder, before), naming(head.ladder, after)
    told = Told(*names, head.ladder, levels, tracks, retired)
    changes = [*ladder_changes(base.ladder, head.ladder), *_track_changes(pairs, base, head, *names)]
    changes += statement_changes(matched, told)
    return Comparison(
        base.ladder,
        head.ladder,
        tuple(_in_order(_gathered(changes), head.ladder, tracks, before, after)),
        _differing(matched),
        _gone(matched),
        _come(matched),
        tuple((new.id, old.id) for old, new in pairs if new.id != old.id),
        retired_before=tuple(Former(tomb.id, tomb.release) for tomb in base.tombs.values()),
    )


def _alone(base: Whole | None, head: Whole | None) -> Comparison:
    """Tell of a ladder that is new or gone: its tracks are, and what they say is within."""
    whole = head or base
    if whole is None:
        raise ValueError("there is no ladder on either side")
    side = part(whole.ladder, whole.ladder.node, whole.ladder.name)
    names = naming(whole.ladder, whole.tracks)
    statements = tuple(whole.statements)
    if head is not None:
        own = Change(Kind.ADDED, Part.LADDER, (), (side,), Bump.MAJOR, "there was no such ladder")
        changes = [own, *(_new_track(track, names) for track in whole.tracks)]
        return Comparison(None, head.ladder, tuple(changes), come=statements)
    own = Change(Kind.REMOVED, Part.LADDER, (side,), (), Bump.MINOR, "there is no such ladder any more")
    changes = [own, *(_old_track(track, names) for track in whole.tracks)]
    return Comparison(whole.ladder, None, tuple(changes), gone=statements)


def _track_changes(
    pairs: Sequence[tuple[Track, Track]], base: Whole, head: Whole, old_names: Naming, new_names: Naming
) -> Iterator[Change]:
    known = {track.node for pair in pairs for track in pair}
    yield from (_old_track(track, old_names) for track in base.tracks if track.node not in known)
    yield from (_new_track(track, new_names) for track in head.tracks if track.node not in known)
    for old, new in pairs:
        if old.name != new.name:
            before = old_names.track(old, old.name, "name", old.node.fields.get("name"))
            yield reworded(Kind.RENAMED, Part.TRACK, before, new_names.track(new, new.name, "name", None))
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


def _new_track(track: Track, names: Naming) -> Change:
    side = names.track(track, track.name, None, None)
    within = tuple(map(names.statement, track.statements))
    return Change(Kind.ADDED, Part.TRACK, (), (side,), Bump.MAJOR, "there is a track more", within)


def _old_track(track: Track, names: Naming) -> Change:
    side = names.track(track, track.name, None, None)
    within = tuple(map(names.statement, track.statements))
    return Change(Kind.REMOVED, Part.TRACK, (side,), (), Bump.MINOR, "less is asked", within)


def _gathered(changes: Sequence[Change]) -> Iterator[Change]:
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
            yield change._replace(within=tuple(side for side in change.within if side.node in alone))
        elif change.here.node not in alone:
            yield change


def _in_order(
    changes: Iterable[Change],
    ladder: Ladder,
    tracks: Mapping[str, str],
    before: Sequence[Track],
    after: Sequence[Track],
) -> list[Change]:
    """Return changes in the order in which people are shown a ladder; what is gone comes where it would be now."""
    places = {track.id: place for place, track in reversed([*enumerate((*after, *before))])}
    levels = {level.id: place for place, level in reversed([*enumerate(ladder.levels)])}
    fields = {"summary": 0, "signals": 1, "examples": 2}

    def order(change: Change) -> tuple[int, int, int, int]:
        here = change.here
        track = here.track if change.after or here.track is None else tracks.get(here.track, here.track)
        if change.part is not Part.STATEMENT:
            return (places.get(track, -1) if track is not None else -1, -1, 0, 0)
        return (
            places.get(track or "", len(places)),
            levels.get(here.level or "", len(levels)),
            fields.get(here.field or "", len(fields)),
            here.node.start,
        )

    return sorted(changes, key=order)


def _differing(matched: Matched) -> tuple[Pair, ...]:
    """Return the pairs of statements of which something is otherwise."""
    found = [
        Pair(one, other)
        for one, other in matched.pairs
        if (one.text, one.id, one.field, one.proficiency) != (other.text, other.id, other.field, other.proficiency)
        or one.track != other.track
        or one.level != other.level
    ]
    found += [Pair(whole.statement, part) for whole in matched.split for part in whole.parts[:1]]
    found += [Pair(part, whole.statement) for whole in matched.merged for part in whole.parts[:1]]
    return tuple(found)


def _gone(matched: Matched) -> tuple[Statement, ...]:
    return (*matched.gone, *(part for whole in matched.merged for part in whole.parts[1:]))


def _come(matched: Matched) -> tuple[Statement, ...]:
    return (*matched.come, *(part for whole in matched.split for part in whole.parts[1:]))
