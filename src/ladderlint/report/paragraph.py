"""One finding as a paragraph: where it is, the line that it is in, and the places that it relates to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ladderlint.diagnostic import Diagnostic, Location
from ladderlint.report.cells import width
from ladderlint.report.frame import frame
from ladderlint.report.paint import Paint
from ladderlint.report.visible import visible, where

_ROOM_FOR_WORDS: Final = 40
_NARROWEST: Final = 40
_MOST_FRAMES: Final = 3  # of related places; more are only named


class Paragraph:
    """One finding. Behind its first line every line begins with a gutter: line numbers, a bar or an arrow."""

    def __init__(self, diagnostic: Diagnostic, columns: int, paint: Paint) -> None:
        self.diagnostic = diagnostic
        self.paint = paint
        self.framed = len(diagnostic.related) <= _MOST_FRAMES
        places = [diagnostic.location, *(other.location for other in diagnostic.related if self.framed)]
        self.digits = max(len(str(place.start.line)) for place in places)
        self.room = max(columns, _NARROWEST) - self.digits - len("  | ")

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines())

    def lines(self) -> Iterator[str]:
        found = self.diagnostic
        severity = found.severity.label
        place = self.paint(where(found.location), "place")
        yield f"{place}  {self.paint(severity, severity)}  {self.paint(visible(found.rule), 'rule')}"
        yield from self.shown(found.location, found.message, "^", severity)
        for other in found.related:
            arrow = self.paint(f"{' ' * self.digits} -->", "gutter")
            if self.framed:
                yield f"{arrow} {where(other.location)}"
                yield from self.shown(other.location, other.message, "-", "related")
            else:
                yield f"{arrow} {where(other.location)}  {visible(other.message)}"

    def shown(self, location: Location, message: str, mark: str, tone: str) -> Iterator[str]:
        """Yield a line of source, the mark below it, and the message beside the mark or, if that is full, below it."""
        words = [visible(line) for line in message.split("\n")]
        if not location.source.text:
            yield from self.below(words, 0)
            return
        line, indent, length = frame(location, self.room)
        underline = " " * indent + self.paint(mark * length, tone)
        beside = indent + length + 1
        yield self.row(line, str(location.start.line))
        if len(words) == 1 and beside + width(words[0]) <= self.room:
            yield self.row(f"{underline} {self.paint(words[0], 'message')}")
        else:
            yield self.row(underline)
            yield from self.below(words, indent)

    def below(self, words: Sequence[str], indent: int) -> Iterator[str]:
        """Yield a message in lines of its own: under its mark, unless that leaves too little room for words."""
        indent = min(indent, max(0, self.room - _ROOM_FOR_WORDS))
        for text in words:
            for line in _wrapped(text, self.room - indent):
                yield self.row(" " * indent + self.paint(line, "message"))

    def row(self, text: str, number: str = "") -> str:
        return f"{self.paint(f' {number:>{self.digits}} |', 'gutter')} {text}".rstrip()


def _wrapped(text: str, columns: int) -> list[str]:
    if width(text) <= columns:
        return [text]
    from textwrap import wrap

    return wrap(text, columns, break_long_words=False, break_on_hyphens=False)
