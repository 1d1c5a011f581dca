"""Words in one spelling: without known slips, and as they are spelt in America."""

from __future__ import annotations

from functools import cache

from ladderlint.lexicon.misspelt import meant_by
from ladderlint.lexicon.variants import pairs
from ladderlint.meaning.said import Said


def spelt(words: list[Said]) -> list[Said]:
    """Return words as they are spelt in America, without slips."""
    right = ((meant_by(word.means) or (word.means,))[0] for word in words)
    return [word._replace(means=american(means)) for word, means in zip(words, right, strict=True)]


def american(word: str) -> str:
    """Return a word as it is spelt in America."""
    return _american().get(word, word)


@cache
def _american() -> dict[str, str]:
    found: dict[str, str] = {}
    for some in pairs():
        found.update(zip(some.british, some.american, strict=True))
    return found
