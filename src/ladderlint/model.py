"""A ladder as people speak of it: levels, tracks and statements, each knowing the node it came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ladderlint.nodes import Document, Node

STATEMENT_FIELDS = ("summary", "signals", "examples")


class Text(NamedTuple):
    """Words for people that are no statement: a name, a description. `field` is the key they stand under."""

    node: Node
    text: str
    field: str


class Reference(NamedTuple):
    """A link for further reading."""

    label: str
    url: str


class Statement(NamedTuple):
    """One thing that is asked or told of a person: a summary, a signal or an example.

    `node` is the scalar that holds the text, and `whole` the statement as it stands, which is a mapping in the
    long form. `ordinal` counts from 0 within the field.
    """

    node: Node
    whole: Node
    text: str
    field: str
    ordinal: int
    track: str
    level: str
    id: str | None = None
    since: str | None = None
    proficiency: str | None = None
    references: tuple[Reference, ...] = ()


class Origin(NamedTuple):
    """Where a statement comes from: the release that it came in, the last that reworded it, and the commit that did
    either last.

    None is what is not released yet, or not committed, or not known.
    """

    since: str | None
    changed: str | None
    commit: str | None


class TrackLevel(NamedTuple):
    """What a track says of one level of the scale; `level` is that level's id, as text."""

    node: Node
    level: str
    level_node: Node | None
    summary: Statement | None
    signals: tuple[Statement, ...]
    examples: tuple[Statement, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in the order in which a ladder is read."""
        summary = (self.summary,) if self.summary is not None else ()
        return (*summary, *self.signals, *self.examples)


class Retired(NamedTuple):
    """A tombstone: an id that must never be used again."""

    node: Node
    id: str
    release: str | None
    reason: str | None
    replaced_by: tuple[Node, ...]


class Track(NamedTuple):
    """One file of `tracks/`: an area in which people grow, level by level."""

    document: Document
    node: Node
    id: str
    id_node: Node | None
    name: str
    category: str | None
    attribution: str | None
    description: str | None
    inherits: tuple[str, ...]
    levels: tuple[TrackLevel, ...]
    retired: tuple[Retired, ...]
    texts: tuple[Text, ...]

    @property
    def path(self) -> str:
        return self.document.path

    @property
    def statements(self) -> Iterator[Statement]:
        """All statements, level by level."""
        return (statement for level in self.levels for statement in level.statements)


class Level(NamedTuple):
    """One level of the scale. `after` holds the ids of the levels that lead to it."""

    node: Node
    id: str
    name: str
    points: float | None
    after: tuple[str, ...]
    branch: str | None


class Category(NamedTuple):
    """A group of tracks."""

    node: Node
    id: str
    name: str


class Title(NamedTuple):
    """A job title and the points that earn it; a bound that is None is open."""

    node: Node
    name: str
    minimum: float | None
    maximum: float | None


class Ladder(NamedTuple):
    """One `ladder.yaml`: the scale, and what its tracks share."""

    document: Document
    node: Node
    id: str
    name: str
    version: str | None
    effective: str | None
    summary: str | None
    language: str
    levels: tuple[Level, ...]
    categories: tuple[Category, ...]
    titles: tuple[Title, ...]
    glossary: tuple[tuple[str, str], ...]
    proficiencies: tuple[str, ...]
    texts: tuple[Text, ...]

    @property
    def path(self) -> str:
        return self.document.path
