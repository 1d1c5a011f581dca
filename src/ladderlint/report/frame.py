"""The line that a finding is in, cut to what fits, and where in it the finding is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import Final, NamedTuple

from ladderlint.diagnostic import Location
from ladderlint.report.cells import lay_out

_CUT: Final = "…"
_CONTEXT: Final = 8


class Frame(NamedTuple):
    """A line as it is shown, and the columns of it to underline: `length` of them behind `indent`."""

    line: str
    indent: int
    length: int


class _Excerpt(NamedTuple):
    """A part of a line, with the finding from `start` to `end`, and whether there is more on its sides."""

    text: str
    start: int
    end: int
    before: bool
    after: bool


def frame(location: Location, room: int) -> Frame:
    """Return the first line of a location in at most `room` columns; `…` stands for what is left out."""
    excerpt = _excerpt(location, reach=4 * room)
    shown, widths = lay_out(excerpt.text)
    start, end = excerpt.start, excerpt.end
    while start and start < len(widths) and not widths[start]:
        start -= 1
    while end < len(widths) and not widths[end]:
        end += 1
    edges = list(accumulate(widths, initial=0))
    first, last = _window(edges, start, end, room, excerpt)
    head = _CUT if first or excerpt.before else ""
    tail = _CUT if last < len(shown) or excerpt.after else ""
    left = edges[first] - len(head)
    right = edges[end] if end <= last else edges[last] + len(tail)
    return Frame("".join((head, *shown[first:last], tail)), edges[start] - left, max(right - edges[start], 1))


def _excerpt(location: Location, reach: int) -> _Excerpt:
    """Cut a line down to what a frame could ever show, as a line may be the whole of a large file."""
    text, starts = location.source.text, location.source.starts
    line = location.start.line
    begin = starts[line - 1]
    stop = starts[line] if line < len(starts) else len(text)
    while stop > begin and text[stop - 1] in "\r\n":
        stop -= 1
    start = min(location.span.start, stop)
    end = min(max(location.span.end, start), stop)
    left, right = max(begin, start - reach), min(stop, start + reach)
    return _Excerpt(text[left:right], start - left, min(end, right) - left, left > begin, right < stop)


def _window(edges: list[int], start: int, end: int, room: int, excerpt: _Excerpt) -> tuple[int, int]:
    """Return from which character to which a line is shown: from its beginning if the finding fits in so."""
    total = edges[-1]
    column = 0
    if excerpt.before or edges[end] >= room:
        spare = room - (edges[end] - edges[start])
        column = max(0, edges[start] - max(spare // 2, _CONTEXT))
        if not excerpt.after:
            column = max(0, min(column, total - room + 1))
    first = 0
    if column or excerpt.before:
        # One column is for the cut, and what has no width belongs to what is cut off.
        first = min(bisect_left(edges, column + 1), start)
        first = bisect_right(edges, edges[first]) - 1
    whole = total <= column + room and not excerpt.after
    last = len(edges) - 1 if whole else bisect_right(edges, column + room - 1) - 1
    return first, last
