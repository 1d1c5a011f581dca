"""The names that ladder.yaml lists, and which of them a name that is not listed was meant to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ladderlint.model import Ladder
from ladderlint.nodes import Kind

_MOST_SHOWN: Final = 12
# Among more names than that, comparing takes longer than anybody waits.
_MOST_COMPARED: Final = 100
_LONGEST_COMPARED: Final = 64


def is_sound(ladder: Ladder, key: str, count: int) -> bool:
    """Say whether all entries of a list in ladder.yaml could be read: the schema speaks of those that could not."""
    node = ladder.node.fields.get(key)
    return node is None or (node.kind is Kind.SEQUENCE and len(node.items) == count)


def nearest(name: str, known: Sequence[str]) -> str | None:
    """Return the known name that a mistyped one probably means."""
    if len(known) > _MOST_COMPARED or len(name) > _LONGEST_COMPARED:
        return None
    folded = name.casefold()
    for other in known:
        if other.casefold() == folded:
            return other
    # Any two short numbers look alike.
    if name.isdigit():
        return None
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, 1, cutoff=0.7)), None)


def hint(name: str, known: Sequence[str], those: str) -> str:
    """Return what to write instead of a name that is not known: the nearest one, or one of `those`."""
    near = nearest(name, known)
    if near is not None:
        return f"did you mean '{near}'?"
    more = f" and {len(known) - _MOST_SHOWN} more" if len(known) > _MOST_SHOWN else ""
    return f"{those} {', '.join(known[:_MOST_SHOWN])}{more}"
