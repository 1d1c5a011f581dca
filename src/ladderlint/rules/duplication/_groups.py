"""Statements that differ in one place, in groups, of one level or of several."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

from ladderlint import lexicon
from ladderlint.likeness import number
from ladderlint.rules.duplication._frames import FEWEST, Member, sharing, verb
from ladderlint.rules.duplication._kept import Gathered, Kept, Spot, is_meant
from ladderlint.steps import scope_words

# What only one of two statements has must be shorter than what both have for each other.
_LONGEST_ADDITION: Final = 2
_FEWEST_IF_SWAPPED: Final = 6
# At least this share of the words of two statements must be common to both.
_ALIKE: Final = 0.6


class Group(NamedTuple):
    """Spots in the order of the ladder, and how many content words their statements have in common."""

    alike: int
    spots: tuple[Spot, ...]


def groups_by_frame(gathered: Gathered) -> Iterator[Group]:
    """Yield groups of statements, in any tracks and fields, that differ in one place."""
    statements = _Statements(gathered.tracks)
    best: dict[tuple[int, ...], int] = {}
    for members in sharing(statements.by_verb(), statements.words):
        for some in statements.by_level(members):
            alike, chosen = statements.alike(some)
            if len(chosen) > 1:
                best[chosen] = max(alike, best.get(chosen, 0))
    for chosen, alike in best.items():
        yield Group(alike, tuple([statements.spot(one) for one in chosen]))


class _Statements:
    """All statements of a ladder, counted through."""

    def __init__(self, tracks: Sequence[Kept]) -> None:
        self.tracks = tracks
        self.begins = [0, *accumulate(len(kept.digests) for kept in tracks)]

    def spot(self, statement: int) -> Spot:
        at = bisect_right(self.begins, statement) - 1
        return at, statement - self.begins[at]

    def words(self, statement: int) -> list[int]:
        at, here = self.spot(statement)
        return self.tracks[at].content(here).tolist()

    def by_verb(self) -> dict[int, array[int]]:
        """Return the statements that are long enough by their verbs, each text once a level."""
        seen: dict[str, set[int]] = {level: set() for kept in self.tracks for level in kept.levels}
        found: dict[int, array[int]] = {}
        for begin, kept in zip(self.begins, self.tracks, strict=False):
            for here, (level, digest) in enumerate(zip(kept.levels, kept.digests, strict=True)):
                words = kept.content(here)
                if len(words) >= FEWEST and digest not in seen[level]:
                    seen[level].add(digest)
                    found.setdefault(words[verb(words)], array("I")).append(begin + here)
        return found

    def by_level(self, members: list[Member]) -> Iterator[list[Member]]:
        """Yield those of some statements that stand at one level, for each, and then all."""
        levels: dict[str, list[Member]] = {}
        for member in members:
            at, here = self.spot(member.statement)
            levels.setdefault(self.tracks[at].levels[here], []).append(member)
        if len(levels) > 1:
            yield from (some for some in levels.values() if len(some) > 1)
        yield members

    def alike(self, members: Sequence[Member]) -> tuple[int, tuple[int, ...]]:
        """Return in how many words they are alike, and which of them are enough so to the one that adds least to it."""
        least = min(members, key=lambda member: (member.beside, member.statement))
        at, here = self.spot(least.statement)
        first = self.tracks[at]
        words = frozenset(first.content(here))
        frame = len(words) - least.beside
        texts: set[int] = set()
        chosen = []
        for member in members:
            other, there = self.spot(member.statement)
            kept = self.tracks[other]
            between = kept.levels[there] != first.levels[here]
            if (between and other == at) or kept.digests[there] in texts or is_meant(first, kept):
                continue
            differing = words.symmetric_difference(kept.content(there))
            # Hashes may collide, words don't.
            alike = len(differing) <= least.beside + member.beside and _enough(frame, least.beside, member.beside)
            if alike and not (between and differing & _steps()):
                texts.add(kept.digests[there])
                chosen.append(member.statement)
        return frame, tuple(chosen)


def _enough(frame: int, one: int, other: int) -> bool:
    """Tell whether statements that add so many words to a frame are alike."""
    if not one or not other:
        return frame >= FEWEST and one + other <= _LONGEST_ADDITION
    return frame >= _FEWEST_IF_SWAPPED and frame >= _ALIKE * (frame + one + other)


@cache
def _steps() -> frozenset[int]:
    """Return the words in which a statement of another level may differ and mean it."""
    words = (
        lexicon.words("steps") | lexicon.words("intensifiers") | lexicon.words("scope_frames") | scope_words().keys()
    )
    return frozenset(map(number, words))
