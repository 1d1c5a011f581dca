"""Two versions of a ladder, compared: what changed, for whom, and what that asks of the version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ladderlint.comparing.matching import Matched, match
from ladderlint.comparing.scale import ladder_changes, pair_levels
from ladderlint.comparing.sides import naming, part
from ladderlint.comparing.statements import Told, statement_changes
from ladderlint.comparing.track_changes import gathered, new_track, old_track, track_changes
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
    changes = [*ladder_changes(base.ladder, head.ladder), *track_changes(pairs, base, head, *names)]
    changes += statement_changes(matched, told)
    return Comparison(
        base.ladder,
        head.ladder,
        tuple(_in_order(gathered(changes), head.ladder, tracks, before, after)),
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
        changes = [own, *(new_track(track, names) for track in whole.tracks)]
        return Comparison(None, head.ladder, tuple(changes), come=statements)
    own = Change(Kind.REMOVED, Part.LADDER, (side,), (), Bump.MINOR, "there is no such ladder any more")
    changes = [own, *(old_track(track, names) for track in whole.tracks)]
    return Comparison(whole.ladder, None, tuple(changes), gone=statements)


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
