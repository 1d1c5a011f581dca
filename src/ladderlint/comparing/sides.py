"""Parts of a ladder as one side of a change shows them, with the names that people know levels and tracks by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ladderlint.comparison import Side
from ladderlint.model import Ladder, Statement, Track
from ladderlint.nodes import Node


class Naming(NamedTuple):
    """What the levels and tracks of one version are called, by their ids."""

    ladder: str
    levels: Mapping[str, str]
    tracks: Mapping[str, Track]

    def statement(self, statement: Statement) -> Side:
        track = self.tracks[statement.track]
        return Side(
            statement.text,
            statement.node,
            self.ladder,
            statement.track,
            track.name,
            statement.level,
            self.levels.get(statement.level, statement.level),
            statement.field,
            statement.id,
        )

    def track(self, track: Track, text: str, field: str | None, node: Node | None) -> Side:
        """Return what a track says under one of its keys."""
        return Side(text, node or track.node, self.ladder, track.id, track.name, field=field, id=track.id)


def naming(ladder: Ladder, tracks: tuple[Track, ...]) -> Naming:
    """Return what is called how in one version of a ladder."""
    return Naming(
        ladder.id,
        {level.id: level.name for level in reversed(ladder.levels)},
        {track.id: track for track in reversed(tracks)},
    )


def part(ladder: Ladder, node: Node, text: str, *, level: str | None = None, field: str | None = None) -> Side:
    """Return a part of ladder.yaml."""
    name = next((known.name for known in ladder.levels if known.id == level), level)
    return Side(text, node, ladder.id, level=level, level_name=name, field=field)
