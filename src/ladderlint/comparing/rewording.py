"""A change of words that ask nothing of anybody: a name, a description."""

from __future__ import annotations

from ladderlint.comparison import Change, Kind, Part, Side
from ladderlint.meaning import weigh
from ladderlint.versions import Bump


def reworded(kind: Kind, part: Part, before: Side, after: Side) -> Change:
    """Return the change from some words to others. It is told as what makes things clearer, whatever the words."""
    weight = weigh(before.text, after.text)
    if weight.bump <= Bump.MINOR:
        return Change(kind, part, (before,), (after,), weight.bump, weight.reason)
    return Change(kind, part, (before,), (after,), Bump.MINOR, "put in other words")
