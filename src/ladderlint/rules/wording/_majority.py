"""When so many go one way that the others are slips, and not a second custom."""

from __future__ import annotations


def is_settled(one: int, other: int, *, fewest: int, odd_in_five: int = 1) -> bool:
    """Tell whether, of `fewest` or more, at most one in five goes the other way, or so many in five."""
    total = one + other
    return total >= fewest and min(one, other) * 5 <= total * odd_in_five
