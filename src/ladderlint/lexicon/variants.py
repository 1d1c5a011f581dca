"""Words that are spelt in two ways, American and British, and which varieties of English have which."""

from __future__ import annotations

import os
from functools import cache
from typing import Final, NamedTuple

_PATH: Final = os.path.join(os.path.dirname(__file__), "variants.txt")


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
    with open(_PATH, encoding="utf-8") as file:
        blocks = file.read().split("\n= ")[1:]
    found = []
    for block in blocks:
        head, _, body = block.partition("\n")
        american_in, british_in = head.split(" | ")
        words = body.split()
        found.append(Pairs(words[::2], words[1::2], frozenset(american_in.split()), frozenset(british_in.split())))
    return tuple(found)
