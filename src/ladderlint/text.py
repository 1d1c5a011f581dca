"""Text as people point at it: offsets go in, lines and columns come out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

MAX_BYTES: Final = 4 * 1024 * 1024

# All that YAML 1.2 does not allow in a stream (section 5.1); it is damage, not text.
_FORBIDDEN: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LINE_BREAK: Final = r"\r\n|\n|\r"
_BYTE_ORDER_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class Position(NamedTuple):
    """A place as editors count it: lines and columns from 1, columns in code points."""

    line: int
    column: int


class Span(NamedTuple):
    """A half-open range of offsets, in code points."""

    start: int
    end: int


class Damage(NamedTuple):
    """Why some bytes are not text, and where that shows."""

    span: Span
    message: str


class Source:
    """One file's text, and the way from its offsets to lines.

    `path` is as it is shown to people: with `/`, relative to the repository root.
    """

    __slots__ = ("_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The offset at which each line begins."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in re.finditer(_LINE_BREAK, self.text))]
        return self._starts

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its line break."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


def shorten(text: str) -> str:
    """Return a text cut to what fits into a message."""
    return text if len(text) <= 60 else f"{text[:57]}…"


def counted(count: int, thing: str) -> str:
    """Return how many of a thing there are, in words: "1 error", "2 errors"."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def listed(things: Sequence[str]) -> str:
    """Return some things as a sentence names them: "a", "a and b", "a, b and c"."""
    return f"{', '.join(things[:-1])} and {things[-1]}" if len(things) > 1 else "".join(things)


def same_lines(one: bytes, other: bytes) -> bool:
    """Say whether two files hold the same, however their lines end: Git may store other breaks than an editor wrote."""
    return one == other or one.replace(b"\r\n", b"\n") == other.replace(b"\r\n", b"\n")


def with_article(noun: str) -> str:
    """Return a noun of ours behind its article: "an example", "a signal"."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def decode(path: str, data: bytes) -> tuple[Source, Damage | None]:
    """Decode a file's bytes as UTF-8, with or without a byte order mark.

    Returns the source and, where the bytes are not the text of a YAML file, the first damage;
    the source then holds what could be read, so that the damage can be shown.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Source(path, ""), Damage(Span(0, 0), f"the file is {name}; save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark the error counts from behind it.
        readable = error.object[: error.start].decode("utf-8")
        byte = error.object[error.start]
        guess = f" ({chr(byte)!r} in Latin-1?)" if byte >= 0xA0 else ""
        message = f"the byte 0x{byte:02X} is not UTF-8{guess}; save the file as UTF-8"
        source = Source(path, error.object.decode("utf-8", "replace"))
        return source, Damage(Span(len(readable), len(readable) + 1), message)
    found = _FORBIDDEN.search(text)
    if found is None:
        return Source(path, text), None
    if text[found.start()] == "\0" and b"\0\0" in (data[0:3:2], data[1:4:2]):
        return Source(path, ""), Damage(Span(0, 0), "the file looks like UTF-16; save it as UTF-8")
    message = f"the control character U+{ord(found.group()):04X} is not allowed in YAML; delete it"
    return Source(path, text), Damage(Span(found.start(), found.end()), message)
