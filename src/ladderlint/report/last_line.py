"""The line that a place ends in, for readers that count lines and no columns."""

from __future__ import annotations

from ladderlint.diagnostic import Location


def last_line(location: Location) -> int:
    """Return the number of the last line of a place; a place that ends with a line break ends in that line."""
    source, (start, end) = location
    return source.position(max(start, end - 1)).line
