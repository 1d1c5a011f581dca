"""Statements of one field that stand at two levels of a track and differ by little or nothing.

A pair belongs to one rule, whichever asks: equal texts to identical-levels, and others to the rule of the step from the
lower to the higher.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from ladderlint.branches import Branches, branches_of
from ladderlint.likeness import same_text
from ladderlint.model import Ladder, Statement, Track
from ladderlint.rule import Context
from ladderlint.steps import Kind, Step, enough, skeleton, step

# A statement is compared with so many of those below it, the nearest first.
_NEAREST: Final = 4

_Key = TypeVar("_Key")


class Pair(NamedTuple):
    """Two statements of one field, and the step from the one at the lower level to the one at the higher."""

    lower: Statement
    higher: Statement
    step: Step


def pairs(track: Track, ctx: Context, *kinds: Kind) -> Iterable[Pair]:
    """Return the pairs of a track that lie such a step apart along a branch of the scale."""
    if ctx.ladder is None or not _alike(track):
        return ()
    return [pair for pair in _pairs(track, ctx.ladder) if pair.step.kind in kinds]


# Three rules ask, one after the other.
@lru_cache(maxsize=1)
def _pairs(track: Track, ladder: Ladder) -> tuple[Pair, ...]:
    return tuple(_all_pairs(_alike(track), ladder))


def _all_pairs(groups: tuple[tuple[int, tuple[Statement, ...]], ...], ladder: Ladder) -> Iterator[Pair]:
    branches = branches_of(ladder)
    for bones, group in groups:
        ranked = [statement for statement in group if statement.level in branches.rank]
        ranked.sort(key=lambda statement: branches.rank[statement.level])
        repeats = _repeats(ranked, branches)
        for at, higher in enumerate(ranked):
            # Whatever stands below it word for word is for identical-levels to speak of.
            found = (
                None if at in repeats else _nearest(ranked[max(0, at - _NEAREST) : at], higher, branches, ladder, bones)
            )
            if found is not None:
                yield found


def _nearest(below: list[Statement], higher: Statement, branches: Branches, ladder: Ladder, bones: int) -> Pair | None:
    for lower in reversed(below):
        if branches.leads(lower.level, higher.level) and not rises_or_falls(lower, higher, ladder):
            found = step(lower.text, higher.text)
            if found is not None and enough(found.kind, bones):
                return Pair(lower, higher, found)
    return None


def _repeats(ranked: list[Statement], branches: Branches) -> set[int]:
    """Return which of some statements stand below themselves word for word."""
    levels: dict[str, list[str]] = {}
    found = set()
    for at, statement in enumerate(ranked):
        earlier = levels.setdefault(same_text(statement.text), [])
        if any(branches.leads(level, statement.level) for level in earlier[-_NEAREST:]):
            found.add(at)
        earlier.append(statement.level)
    return found


def rises_or_falls(lower: Statement, higher: Statement, ladder: Ladder) -> bool:
    """Tell whether two statements ask for different proficiencies of the ladder's scale."""
    known = ladder.proficiencies
    one, other = lower.proficiency, higher.proficiency
    return one != other and one in known and other in known


@lru_cache(maxsize=1)
def _alike(track: Track) -> tuple[tuple[int, tuple[Statement, ...]], ...]:
    """Return the statements of a track that the same words are left of without what makes a step small."""
    by_skeleton: dict[tuple[str, int, int], list[Statement]] = {}
    for statement in track.statements:
        by_skeleton.setdefault((statement.field, *skeleton(statement.text)), []).append(statement)
    return tuple([(key[2], group) for key, group in _at_several_levels(by_skeleton)])


@lru_cache(maxsize=1)
def repeated(track: Track) -> tuple[tuple[Statement, ...], ...]:
    """Return the statements of a field that a track has word for word at several levels, together."""
    by_text: dict[tuple[str, str], list[Statement]] = {}
    for statement in track.statements:
        by_text.setdefault((statement.field, same_text(statement.text)), []).append(statement)
    return tuple([group for (_, text), group in _at_several_levels(by_text) if text])


def _at_several_levels(groups: dict[_Key, list[Statement]]) -> Iterator[tuple[_Key, tuple[Statement, ...]]]:
    for key, group in groups.items():
        if len(group) > 1 and any(statement.level != group[0].level for statement in group):
            yield key, tuple(group)
