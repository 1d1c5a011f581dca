"""The lives of statements for people at a terminal: the latest event first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ladderlint.changes.wrapping import Run, marked, wrapped
from ladderlint.diagnostic import Location
from ladderlint.provenance.event import Event, What
from ladderlint.provenance.log import Log
from ladderlint.provenance.story import place, told
from ladderlint.report.paint import painter
from ladderlint.report.visible import visible, where
from ladderlint.word_changes import word_changes

_NARROWEST: Final = 60
_HASH: Final = 10
_UNRELEASED: Final = "unreleased"
_UNCOMMITTED: Final = "not committed"
_DAY: Final = len("2024-01-01")
_BAR: Final = "| "


def render(log: Log, *, color: bool, width: int) -> str:
    """Return the lives one below the other."""
    page = _Page(log, color, max(width, _NARROWEST))
    return "\n".join("".join(f"{line}\n" for line in page.life(last)) for last in log.lives)


class _Page:
    """Every line begins with words of ours or with a bar, so that no statement can give a build system a command."""

    def __init__(self, log: Log, color: bool, width: int) -> None:
        self.log = log
        self.color = color
        self.width = width
        self.paint = painter(color)

    def life(self, last: Event) -> Iterator[str]:
        yield from self.lines("", [(self.heading(last), "heading")], 0)
        yield from self.words([(last.statement.text, "")], 0)
        yield ""
        events = [*last.life]
        column = max(len(_release(event)) for event in events)
        for event in events:
            begin = f"{_release(event).ljust(column)}  {_when(event).ljust(_DAY + 2 + _HASH)}  "
            happened = told(event, self.log.retired(event))
            yield from self.lines(begin, [(visible(happened), "kind")], column + 2)
            yield from self.words(self.said(event), column + 2)

    def heading(self, last: Event) -> str:
        statement = last.statement
        here = visible(f"{place(statement)} ({self.log.id_of(statement).text})")
        if last.after is None:
            return f"Gone, last {here}"
        node = statement.node
        return f"{here[0].upper()}{here[1:]}, {where(Location(node.source, node.span))}"

    def said(self, event: Event) -> list[Run]:
        """Return the words that an event changed, those that came with it, or why it went."""
        if event.after is None:
            tomb = self.log.retired(event)
            why = event.into.text if event.into is not None else tomb.reason if tomb is not None else None
            return [(why, "")] if why else []
        if event.before is None:
            return [(event.after.text, "")]
        if not event.is_reworded:
            return []
        return [*marked(word_changes(event.before.text, event.after.text), color=self.color)]

    def words(self, runs: Iterable[Run], indent: int) -> Iterator[str]:
        """Yield a statement's words, behind a bar."""
        shown = [(visible(re.sub(r"[ \t\r\n]+", " ", text)), tone) for text, tone in runs]
        begin = " " * indent + _BAR
        for line in wrapped(shown, self.width - len(begin), self.paint):
            yield begin + line

    def lines(self, begin: str, runs: Iterable[Run], hanging: int) -> Iterator[str]:
        first, *others = wrapped(runs, self.width - len(begin), self.paint)
        yield begin + first
        yield from (" " * hanging + line for line in others)


def _release(event: Event) -> str:
    known = event.moment.release if event.moment is not None and event.what is What.KNOWN else None
    return event.release or known or _UNRELEASED


def _when(event: Event) -> str:
    return f"{event.moment.day}  {event.moment.commit[:_HASH]}" if event.moment is not None else _UNCOMMITTED
