"""What is known of English, as data: a file a list, with its sources named in README.md beside it."""

from __future__ import annotations

import os
from functools import cache
from typing import Final

_FOLDER: Final = os.path.dirname(__file__)


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is short enough to stand in code."""
    return frozenset(words.split())


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a list that has nothing but words; it is read once."""
    return frozenset(word for line in _lines(name) for word in line.split())


def rows(name: str) -> list[list[str]]:
    """Return the rows of a list whose lines have columns, which ` | ` keeps apart."""
    return [line.split(" | ") for line in _lines(name)]


def expanded(text: str) -> list[str]:
    """Return what a cell with choices in braces stands for: "{a,the} plan" for "a plan" and "the plan"."""
    before, brace, rest = text.partition("{")
    if not brace:
        return [text]
    choices, _, after = rest.partition("}")
    return [before + choice + tail for choice in choices.split(",") for tail in expanded(after)]


def _lines(name: str) -> list[str]:
    """Return the lines of a list; those that begin with `#` are for its readers."""
    with open(os.path.join(_FOLDER, f"{name}.txt"), encoding="utf-8") as file:
        return [line for line in file.read().splitlines() if line and line[0] != "#"]
