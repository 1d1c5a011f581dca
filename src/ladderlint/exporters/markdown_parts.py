"""What the index and the tracks' pages share."""

from __future__ import annotations

from typing import Final

from ladderlint.exporters import MARK
from ladderlint.exporters.markdown_text import plain
from ladderlint.exporters.names import safe_names
from ladderlint.model import Ladder, Level, Track
from ladderlint.whole import Whole

FOOTER: Final = MARK.decode()


def name_of(thing: Ladder | Track | Level) -> str:
    """Return the name of a part of the ladder, escaped; something to call it where it has none."""
    return plain(thing.name) or f"Unnamed {type(thing).__name__.casefold()}"


def level_names(whole: Whole) -> dict[str, str]:
    """Return the name of each level by its id, escaped, as `Whole.level_names` has them in order."""
    return {id_: plain(name) or "Unnamed level" for id_, name in whole.level_names.items()}


def heading(anchor: str, name: str) -> str:
    """Return a heading of the second rank to which links can lead.

    What renderers make of a heading's words differs, and changes with the words. They all keep an anchor that is
    written out, and GitHub does if it has an id.
    """
    return f'## <a id="{anchor}"></a>{name}'


def anchors(track: Track) -> list[str]:
    """Return an anchor for each level of a track's page.

    With the underscore they can't be taken for what a renderer makes of a heading such as "Level 2".
    """
    return [f"level_{name}" for name in safe_names([entry.level for entry in track.levels], "level")]


def quantity(points: float | None) -> str:
    """Return a number of points as people write it."""
    if points is None:
        return ""
    whole = isinstance(points, int) or points.is_integer()
    return str(int(points)) if whole else str(points)


def in_points(points: float) -> str:
    return f"{quantity(points)} {'point' if points == 1 else 'points'}"
