"""Tables for spreadsheets, by RFC 4180: a row a statement, or a row a track and a column a level."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Final

from ladderlint.errors import LadderlintError
from ladderlint.exporters import FORMATS, Options
from ladderlint.exporters.cells import neutral
from ladderlint.exporters.characters import one_line, utf8
from ladderlint.exporters.origins import origin_of
from ladderlint.exporters.statement_ids import statement_ids
from ladderlint.model import Origin, Statement
from ladderlint.nodes import Node
from ladderlint.slugs import unused
from ladderlint.text import shorten
from ladderlint.whole import Whole

LONG: Final = (
    "ladder",
    "version",
    "category",
    "track_id",
    "track",
    "level",
    "level_name",
    "field",
    "position",
    "statement_id",
    "text",
)
# Behind the others, where the history of the statements is told.
HISTORY: Final = ("since", "changed", "commit")
# In front of the columns for levels.
MATRIX: Final = ("category", "track_id", "track")
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def export(whole: Whole, options: Options) -> dict[str, bytes]:
    """Return the ladder as one CSV file."""
    if options.layout not in ("long", "matrix"):
        raise LadderlintError(f"there is no layout '{shorten(options.layout)}'; write 'long' or 'matrix'")
    rows = _long(whole, options.history) if options.layout == "long" else _matrix(whole)
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([neutral(cell) for cell in row] for row in rows)
    mark = _BYTE_ORDER_MARK if options.excel else b""
    return {str(FORMATS["csv"].file): mark + utf8(text.getvalue())}


def _long(whole: Whole, history: Mapping[Node, Origin] | None) -> Iterator[Iterable[str]]:
    yield LONG if history is None else (*LONG, *HISTORY)
    ladder = whole.ladder
    names = whole.level_names
    ids = statement_ids(whole.tracks)
    for track in whole.tracks:
        for entry in track.levels:
            for statement in entry.statements:
                yield (
                    ladder.id,
                    ladder.version or "",
                    track.category or "",
                    track.id,
                    track.name,
                    entry.level,
                    names[entry.level],
                    statement.field,
                    str(statement.ordinal + 1),
                    ids[statement.node].text,
                    statement.text,
                    *(map(_said, origin_of(statement, history)) if history is not None else ()),
                )


def _said(value: str | None) -> str:
    return value or ""


def _matrix(whole: Whole) -> Iterator[Iterable[str]]:
    headers = dict.fromkeys(MATRIX)
    names = whole.level_names
    for id_, name in names.items():
        headers[unused(name if name not in headers else f"{name} ({id_})", headers)] = None
    yield headers
    for track in whole.tracks:
        cells: dict[str, list[str]] = {level: [] for level in names}
        for entry in track.levels:
            cells[entry.level].extend(_lines(entry.statements))
        yield (track.category or "", track.id, track.name, *("\n".join(lines) for lines in cells.values()))


def _lines(statements: Iterable[Statement]) -> Iterator[str]:
    """A level as people would type it into a cell; a bullet, unlike a hyphen, begins no formula."""
    heading = "summary"
    for statement in statements:
        if statement.field != heading:
            heading = statement.field
            yield f"{heading.capitalize()}:"
        text = one_line(statement.text)
        yield text if heading == "summary" else f"• {text}"
