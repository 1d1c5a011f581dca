"""Statements that are the same sentence but for one place, found without comparing each with each.

A statement's frame is what is left of its content words when a run of up to three of them is taken out: statements
that share a frame differ in that run only. A frame is a number, and a statement has about three for each of its words.
Those that come twice are looked for among statements with the same verb, so that time grows with the words of a ladder,
however alike its statements are, and memory with the largest of these groups.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from itertools import chain
from operator import xor
from typing import Final, NamedTuple

from ladderlint import lexicon
from ladderlint.likeness import number

# Longer runs are no longer one place.
LONGEST_RUN: Final = 3
# So many words in common make a sentence: "Reviews the … of other engineers" is none.
FEWEST: Final = 5
# The frames of so many statements are looked at together.
_AT_ONCE: Final = 10_000


class Member(NamedTuple):
    """A statement that has a frame, by its number, and how many words it has beside the frame."""

    statement: int
    beside: int


def frames(words: Sequence[int]) -> list[list[int]]:
    """Return a statement's frames by the length of the run that is taken out. Its verb is never taken out."""
    at = verb(words)
    whole = reduce(xor, words)
    found = [[whole]]
    for run in (words[:at], words[at + 1 :]) if at else (words[1:],):
        shorter = [whole] * len(run)
        for length in range(min(LONGEST_RUN, len(words) - FEWEST)):
            shorter = list(map(xor, shorter, run[length:]))
            if len(found) == length + 1:
                found.append(shorter)
            else:
                found[length + 1] += shorter
    return found


def verb(words: Sequence[int]) -> int:
    """Return where the first word stands that is no intensifier: "Proactively shares" is shares."""
    strong = _intensifiers()
    if words[0] not in strong:
        return 0
    return next((at for at, word in enumerate(words) if word not in strong), 0)


def sharing(by_verb: Mapping[int, Sequence[int]], words_of: Callable[[int], Sequence[int]]) -> Iterator[list[Member]]:
    """Yield those statements that share a frame; they come by their verbs, as numbers."""
    for statements in by_verb.values():
        again = _again((chain.from_iterable(frames(words_of(one))) for one in statements), len(statements))
        shared: dict[int, list[Member]] = {}
        for one in statements if again else ():
            for beside, some in enumerate(frames(words_of(one))):
                for frame in again.intersection(some):
                    shared.setdefault(frame, []).append(Member(one, beside))
        yield from shared.values()


def _again(statements: Iterable[Iterable[int]], many: int) -> set[int]:
    """Return the frames that come more than once."""
    seen: set[int] = set()
    again: set[int] = set()
    if many <= _AT_ONCE:
        for some in map(list, statements):
            again.update(seen.intersection(some))
            seen.update(some)
        return again
    # A set takes ten times the memory of an array: so one part of all frames after the other.
    parts = [array("Q") for _ in range(many // _AT_ONCE + 1)]
    for frame in chain.from_iterable(statements):
        parts[frame % len(parts)].append(frame)
    while parts:
        for frame in parts.pop():
            (again if frame in seen else seen).add(frame)
        seen.clear()
    return again


@cache
def _intensifiers() -> frozenset[int]:
    return frozenset(map(number, lexicon.words("intensifiers")))
