"""Columns for readers that count the bytes of UTF-8."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import Final

from ladderlint.text import Position, Source

_STEP: Final = 1024


def byte_position(source: Source, offset: int) -> Position:
    """Return the line and column of an offset; columns count from 1, in bytes."""
    line, column = source.position(offset)
    if source.text.isascii():
        return Position(line, column)
    return Position(line, _bytes_before(source, offset) - _bytes_before(source, source.starts[line - 1]) + 1)


def _bytes_before(source: Source, offset: int) -> int:
    # A line may be megabytes long and hold thousands of findings, so nobody counts from its beginning each time.
    mark = offset // _STEP
    return _marks(source)[mark] + _length(source.text[mark * _STEP : offset])


@lru_cache(maxsize=4)
def _marks(source: Source) -> list[int]:
    """Return how many bytes stand before every 1024th character."""
    text = source.text
    return list(accumulate((_length(text[at : at + _STEP]) for at in range(0, len(text), _STEP)), initial=0))


def _length(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
