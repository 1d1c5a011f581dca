"""Statements of different levels that say the same, or the same of other names.

What a track asks for at one level and again at a level that this one leads to is for the progression rules; and what
two branches of one track ask for may well be the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ladderlint.branches import Branches, branches_of
from ladderlint.likeness import content, jaccard
from ladderlint.model import Ladder
from ladderlint.rules.duplication._groups import Group
from ladderlint.rules.duplication._kept import Found, Gathered, Spot, is_meant
from ladderlint.steps import Kind, step

_FEWEST: Final = 3
_ALIKE: Final = 0.6


def groups_across_levels(gathered: Gathered, ladder: Ladder) -> Iterator[Group]:
    """Yield groups of statements that stand at different levels, of which each is nearly the same as the first."""
    branches = branches_of(ladder)
    groups = [spots for spots in _candidates(gathered) if len(spots) > 1]
    found = gathered.found(spot for spots in groups for spot in spots)
    for spots in groups:
        first, *others = spots
        near = [spot for spot in others if _is_near(found[first], found[spot], gathered, first, spot, branches)]
        if near:
            yield Group(len(content(found[first].statement.text)), (first, *near))


def _candidates(gathered: Gathered) -> Iterator[list[Spot]]:
    """Yield the spots of those that have the same skeleton, the first of each text."""
    seen: set[int] = set()
    again: set[int] = set()
    for kept in gathered.tracks:
        for skeleton, bones in zip(kept.skeletons, kept.bones, strict=True):
            if bones >= _FEWEST:
                (again if skeleton in seen else seen).add(skeleton)
    groups: dict[int, dict[int, Spot]] = {}
    for at, kept in enumerate(gathered.tracks) if again else ():
        for number, skeleton in enumerate(kept.skeletons):
            if skeleton in again and kept.bones[number] >= _FEWEST:
                groups.setdefault(skeleton, {}).setdefault(kept.digests[number], (at, number))
    for spots in groups.values():
        yield list(spots.values())


def _is_near(one: Found, other: Found, gathered: Gathered, here: Spot, there: Spot, branches: Branches) -> bool:
    first, second = one.statement, other.statement
    if first.level == second.level:
        return False
    lower, higher = (second, first) if branches.leads(second.level, first.level) else (first, second)
    found = step(lower.text, higher.text)
    if found is None or found.kind is Kind.NARROWED:
        return False
    if here[0] == there[0]:
        if not branches.related(first.level, second.level):
            return False
        if first.field == second.field and found.kind is not Kind.RENAMED:
            return False
    elif is_meant(gathered.tracks[here[0]], gathered.tracks[there[0]]):
        return False
    return jaccard(content(first.text), content(second.text)) >= _ALIKE
