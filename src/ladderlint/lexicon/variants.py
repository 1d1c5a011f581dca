"""Words that are spelt in two ways, American and British, and which varieties of English have which."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ladderlint import lexicon


class Pairs(NamedTuple):
    """Words with an American and a British spelling, one beside the other, and the varieties that have each."""

    american: list[str]
    british: list[str]
    american_in: frozenset[str]
    british_in: frozenset[str]


@cache
def pairs() -> tuple[Pairs, ...]:
    """Return the pairs of spellings; those that the same varieties have stand together.

    The varieties are us, gb, ca and au.
    """
    found: list[Pairs] = []
    for first, *rest in lexicon.rows("variants"):
        if rest:
            american_in, british_in = (frozenset(cell.removeprefix("= ").split()) for cell in (first, *rest))
            found.append(Pairs([], [], american_in, british_in))
        else:
            american, british = first.split()
            found[-1].american.append(american)
            found[-1].british.append(british)
    return tuple(found)
