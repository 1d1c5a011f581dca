"""What a rewording asks of the version."""

from __future__ import annotations

from typing import NamedTuple

from ladderlint.likeness import content, same_text
from ladderlint.versions import Bump


class Weight(NamedTuple):
    """What a rewording asks of the version, and why."""

    bump: Bump
    reason: str


def weigh(before: str, after: str) -> Weight:
    """Return what a rewording asks of the version."""
    if same_text(before) == same_text(after) or set(content(before)) == set(content(after)):
        return Weight(Bump.PATCH, "only the wording differs")
    if set(content(before)) < set(content(after)):
        return Weight(Bump.MAJOR, "more is asked")
    return Weight(Bump.MINOR, "put in other words")
