"""Which level of the scale leads to which, however many branches lie between or beside them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ladderlint.model import Ladder, Level

# No ladder has as many levels, and each is compared with all below it.
MOST_LEVELS: Final = 1000


class Branches:
    """The levels of a scale, by what leads to them."""

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self.rank: dict[str, int] = {}
        for level in levels[:MOST_LEVELS]:
            self.rank.setdefault(level.id, len(self.rank))
        self._below = dict.fromkeys(self.rank, 0)
        # A level may stand above one that it comes after, and in a circle all lead to all: go on until nothing changes.
        changed = True
        while changed:
            changed = False
            for level in levels[:MOST_LEVELS]:
                below = self._below[level.id]
                for earlier in level.after:
                    if earlier in self.rank:
                        below |= self._below[earlier] | 1 << self.rank[earlier]
                changed |= below != self._below[level.id]
                self._below[level.id] = below

    def leads(self, lower: str, higher: str) -> bool:
        """Tell whether one level leads to another: in the end, or at once. In a circle none does."""
        return self._is_below(lower, higher) and not self._is_below(higher, lower)

    def related(self, one: str, other: str) -> bool:
        """Tell whether one of two levels leads to the other."""
        return self._is_below(one, other) != self._is_below(other, one)

    def _is_below(self, lower: str, higher: str) -> bool:
        return lower in self.rank and bool(self._below.get(higher, 0) >> self.rank[lower] & 1)


def branches_of(ladder: Ladder) -> Branches:
    """Return the branches of a ladder's scale."""
    return _branches(ladder.levels)


@lru_cache(maxsize=2)
def _branches(levels: tuple[Level, ...]) -> Branches:
    return Branches(levels)
