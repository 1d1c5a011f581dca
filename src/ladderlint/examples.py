"""A rule's examples as ladders: the marks taken out, and the files around them filled in."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final, NamedTuple

from ladderlint.rule import Bad, Files, Good
from ladderlint.text import Position, Source

TRACK: Final = "tracks/example.yaml"

_LADDER: Final = """\
format: 1
id: example
name: Example
version: 1.0.0
levels: [{id: 1}, {id: 2}]
categories: [{id: building, name: Building}]
"""
_LEVEL_OF_TRACK: Final = """\
id: example
name: Example
category: building
levels:
  - level: 1
"""
_FOUND: Final = ("⟦", "⟧")
_RELATED: Final = ("⟪", "⟫")


class Mark(NamedTuple):
    """A marked place: a file, and the positions between which it lies."""

    path: str
    start: Position
    end: Position


class Example(NamedTuple):
    """An example's files without its marks, and where the marks stood. `base` are the files before, if it has some."""

    files: dict[str, bytes]
    found: tuple[Mark, ...]
    related: tuple[Mark, ...]
    base: dict[str, bytes] | None = None


def prepare(example: Good | Bad) -> Example:
    """Return the ladder that an example stands for."""
    files: dict[str, bytes] = {}
    found: list[Mark] = []
    related: list[Mark] = []
    for path, marked in _marked_files(example.files).items():
        plain, places = _unmark(path, marked)
        files[path] = plain
        found += places[_FOUND[0]]
        related += places[_RELATED[0]]
    base = files | _given(example.base) if example.base is not None else None
    return Example(files, tuple(found), tuple(related), base)


def _given(files: Files) -> dict[str, bytes]:
    if isinstance(files, str):
        files = {TRACK: _LEVEL_OF_TRACK + textwrap.indent(files.rstrip("\n") + "\n", "    ", _is_indented)}
    return {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}


def _marked_files(files: Files) -> dict[str, bytes]:
    given = _given(files)
    around = {"ladder.yaml": _LADDER.encode()}
    if not any(path.startswith("tracks/") for path in given):
        around[TRACK] = _LEVEL_OF_TRACK.encode()
    return around | given


def _is_indented(line: str) -> bool:
    # A line that begins with a mark shows what stands in the first column, such as a tab.
    return not line.startswith("⟦\t") and line != "\n"


def _unmark(path: str, marked: bytes) -> tuple[bytes, dict[str, list[Mark]]]:
    """Return a file without marks, and the marked places by the mark that opens them."""
    plain = b""
    at: dict[str, list[Position]] = {mark: [] for mark in (*_FOUND, *_RELATED)}
    for piece, mark in _pieces(marked):
        plain += piece
        if mark:
            readable = plain.decode("utf-8", "replace")
            at[mark].append(Source(path, readable).position(len(readable)))
    places = {}
    for opening, closing in (_FOUND, _RELATED):
        pairs = zip(at[opening], at[closing], strict=True)
        places[opening] = [Mark(path, start, end) for start, end in pairs]
    return plain, places


def _pieces(marked: bytes) -> Iterator[tuple[bytes, str]]:
    """Yield the bytes before each mark, with the mark, and those behind the last."""
    marks = {mark.encode(): mark for mark in (*_FOUND, *_RELATED)}
    begin = 0
    while True:
        after = [(at, mark) for mark in marks if (at := marked.find(mark, begin)) >= 0]
        if not after:
            yield marked[begin:], ""
            return
        at, mark = min(after)
        yield marked[begin:at], marks[mark]
        begin = at + len(mark)
