"""What of a comparison is about some levels, tracks or files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from difflib import get_close_matches
from typing import NamedTuple

from ladderlint.comparison import Comparison, Side
from ladderlint.discovery import NoLadder, find_ladders
from ladderlint.errors import LadderlintError
from ladderlint.text import shorten
from ladderlint.tree import Tree
from ladderlint.whole import load_whole


class Only(NamedTuple):
    """What is asked for; of what is empty, everything is. Levels and tracks are ids or names, casefolded."""

    files: frozenset[str]
    levels: frozenset[str]
    tracks: frozenset[str]

    def narrowed(self, comparison: Comparison) -> Comparison:
        """Return a comparison with the changes that are asked for."""
        changes = []
        for change in comparison.changes:
            within = tuple(filter(self._means, change.within))
            if within:
                changes.append(change._replace(within=within))
            elif any(map(self._means, (*change.before, *change.after))):
                changes.append(change)
        return comparison._replace(changes=tuple(changes))

    def _means(self, side: Side) -> bool:
        return (
            (not self.files or side.path in self.files)
            and (not self.levels or not self.levels.isdisjoint(_names(side.level, side.level_name)))
            and (not self.tracks or not self.tracks.isdisjoint(_names(side.track, side.track_name)))
        )

    def refuse_unknown(self, comparisons: Sequence[Comparison], trees: Sequence[Tree]) -> None:
        """Raise LadderlintError where there is no such level or track on either side, whether it changed or not."""
        ladders = [side for each in comparisons for side in (each.head, each.base) if side is not None]
        _refuse(
            "level",
            self.levels,
            [part for ladder in ladders for level in ladder.levels for part in (level.id, level.name)],
        )
        sides = [side for each in comparisons for change in each.changes for side in (*change.before, *change.after)]
        changed = [part for side in sides for part in _names(side.track, side.track_name)]
        if not self.tracks <= {*changed}:
            _refuse("track", self.tracks, _all_tracks(trees))


def _names(*names: str | None) -> set[str]:
    return {name.casefold() for name in names if name}


def _all_tracks(trees: Iterable[Tree]) -> list[str]:
    found: list[str] = []
    for tree in trees:
        with suppress(NoLadder):
            for asked in find_ladders(tree, [""]):
                with suppress(LadderlintError):  # what can't be read is told as what could not be compared
                    found += [part for track in load_whole(tree, asked.files).tracks for part in (track.id, track.name)]
    return found


def _refuse(what: str, wanted: Collection[str], known: Sequence[str]) -> None:
    folded = {name.casefold(): name for name in known}
    for name in sorted(wanted):
        if name not in folded:
            near = get_close_matches(name, list(folded)[:1000], 1)
            guess = f"; did you mean '{shorten(folded[near[0]])}'?" if near else ""
            raise LadderlintError(f"no {what} is called '{shorten(name)}'{guess}")
