"""Known misspellings. A run reads the words at once; what is meant instead only when there is one to tell of."""

from __future__ import annotations

import os
from functools import cache
from typing import Final

_PATH: Final = os.path.join(os.path.dirname(__file__), "misspellings.txt")


@cache
def misspelt() -> frozenset[str]:
    """Return the misspelt words.

    What is meant is in it as well, each with a colon behind it, so that no text has it: one split of the whole list
    takes half as long as one of each line.
    """
    return frozenset(_rows().split())


def meant_by(word: str) -> tuple[str, ...]:
    """Return what may be meant by a misspelt word; nothing where it is not known as one."""
    return _meant().get(word, ())


@cache
def _meant() -> dict[str, tuple[str, ...]]:
    meant: dict[str, tuple[str, ...]] = {}
    for line in _rows().splitlines():
        right, _, wrong = line.partition(": ")
        for word in wrong.split():
            meant[word] = (*meant.get(word, ()), right)
    return meant


def _rows() -> str:
    """Return the list without its first line, which is for its readers."""
    with open(_PATH, encoding="utf-8") as file:
        return file.read().partition("\n")[2]
