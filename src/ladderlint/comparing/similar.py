"""Which of some statements are most alike which of others, without comparing each with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from ladderlint.likeness import content, plain_tokens
from ladderlint.model import Statement

# Up to so many pairs are all looked at.
_FEW: Final = 2_500
# Of more, those that share one of a statement's rarest words, where not more than so many have that.
_RAREST: Final = 4
_MOST_WITH_A_WORD: Final = 30
_MOST_CANDIDATES: Final = 8
# So alike by their letters, two statements are one with a slip mended.
_BY_LETTERS: Final = 0.8


class Likely(NamedTuple):
    """Two statements, by their places in the lists they came in, and how much alike they are, up to 1."""

    likeness: float
    before: int
    after: int


def likeness(one: str, other: str) -> float:
    """Return how much alike two statements are, from 0 to 1: by their content words, and by their letters.

    Unrelated sentences are at about a quarter, and those that share their verb and a word or two below a half.
    """
    first, second = set(content(one)), set(content(other))
    words = 2 * len(first & second) / (len(first) + len(second)) if first or second else 1.0
    return (words + _by_letters(one, other)) / 2


def may_be_one(one: str, other: str) -> bool:
    """Tell whether two statements may be one in other words: they speak of something in common, besides what is done.

    "Helps with incident response" and "Helps with interview loops" are two things that are asked.
    """
    first, second = content(one), content(other)
    return not set(first[1:]).isdisjoint(second[1:]) or _by_letters(one, other) >= _BY_LETTERS


def _by_letters(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(" ".join(sorted(plain_tokens(one))), " ".join(sorted(plain_tokens(other)))) / 100


def alike(
    before: Sequence[Statement],
    after: Sequence[Statement],
    least: float,
    may_be: Callable[[Statement, Statement], bool],
) -> Iterator[tuple[int, int]]:
    """Yield pairs of places of statements that are alike, each at most once, the likest first.

    Only those count that are at least so much alike and `may_be` the same. Of equals, those that come first are taken.
    """
    found: list[Likely] = []
    for one, other in _candidates(before, after):
        if may_be(before[one], after[other]):
            much = likeness(before[one].text, after[other].text)
            if much >= least and may_be_one(before[one].text, after[other].text):
                found.append(Likely(much, one, other))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, one, other in sorted(found, key=lambda likely: (-likely.likeness, likely.before, likely.after)):
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            yield one, other


def _candidates(before: Sequence[Statement], after: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    if len(before) * len(after) <= _FEW:
        yield from product(range(len(before)), range(len(after)))
        return
    having: dict[int, list[int]] = {}
    for place, statement in enumerate(after):
        for word in content(statement.text):
            having.setdefault(word, []).append(place)
    for place, statement in enumerate(before):
        shared: Counter[int] = Counter()
        rare = sorted((len(having[word]), word) for word in content(statement.text) if word in having)
        for many, word in rare[:_RAREST]:
            if many <= _MOST_WITH_A_WORD:
                shared.update(having[word])
        for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CANDIDATES]:
            yield place, other
