"""Statements that became several at their level, or one of several: the parts have the words of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from ladderlint.likeness import content
from ladderlint.model import Statement

# Which share of a part's words the whole must have, and which share of the whole's words the parts.
_OF_PART: Final = 0.7
_OF_WHOLE: Final = 0.75
# What is known to be the same statement may have been reworded on the way.
_OF_KNOWN: Final = 0.6
_FEWEST_WORDS: Final = 2
# Nobody takes statements apart among more than that.
_MOST: Final = 2_500


class Cell(NamedTuple):
    """What is otherwise at one level of a track: statements and what became of them, and those that are not known."""

    pairs: Sequence[tuple[Statement, Statement]]
    gone: Sequence[Statement]
    come: Sequence[Statement]


class InParts(NamedTuple):
    """A statement, and the parts that stand on the other side for it."""

    statement: Statement
    parts: tuple[Statement, ...]


def find_split(cell: Cell) -> Iterator[InParts]:
    """Yield the statements before that became several. No statement is in two of them."""
    return _find(cell.pairs, cell.gone, cell.come)


def find_merged(cell: Cell) -> Iterator[InParts]:
    """Yield the statements after that several became. No statement is in two of them."""
    return _find([(after, before) for before, after in cell.pairs], cell.come, cell.gone)


def _find(
    known: Sequence[tuple[Statement, Statement]], wholes: Sequence[Statement], others: Sequence[Statement]
) -> Iterator[InParts]:
    free = {statement.node: statement for statement in others}
    asked: Iterable[tuple[Statement, Statement | None]] = chain(known, ((whole, None) for whole in wholes))
    if (len(known) + len(wholes)) * len(others) > _MOST:
        return
    for whole, one in asked:
        if free and (one is None or one.text != whole.text):
            parts = _parts(whole, one, list(free.values()))
            if len(parts) > 1:
                yield InParts(whole, tuple(parts))
                for part in parts:
                    free.pop(part.node, None)


def _parts(whole: Statement, known: Statement | None, others: Sequence[Statement]) -> list[Statement]:
    words = set(content(whole.text))
    covered: set[int] = set()
    parts = []
    if known is not None:
        own = set(content(known.text))
        if len(own & words) < _OF_KNOWN * len(own):
            return []
        covered = own & words
        parts.append(known)
    for other in others:
        own = set(content(other.text))
        shared = own & words
        fits = len(shared) >= max(_FEWEST_WORDS, _OF_PART * len(own))
        if fits and other.field == whole.field and 2 * len(shared - covered) >= len(shared):
            covered |= shared
            parts.append(other)
    return parts if len(covered) >= _OF_WHOLE * len(words) else []
