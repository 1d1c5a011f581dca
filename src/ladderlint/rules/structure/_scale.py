"""The scale of ladder.yaml, as the rules on the order and the reach of a track's levels ask for it."""

from __future__ import annotations

from collections.abc import Sequence

from ladderlint.model import Ladder
from ladderlint.text import listed


def ranks(ladder: Ladder | None) -> dict[str, int]:
    """Return the place of each level in the scale, by its id; a repeated id counts where it stands first."""
    found: dict[str, int] = {}
    for rank, level in enumerate(ladder.levels if ladder is not None else ()):
        found.setdefault(level.id, rank)
    return found


def named(ids: Sequence[str]) -> str:
    """Return some levels as a message names them: "level 3", "levels 3, 4 and 5"."""
    return f"{'level' if len(ids) == 1 else 'levels'} {listed(ids)}"
