"""What is otherwise in one version of a ladder than in another, told from the side of the people it is about."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from ladderlint.model import Ladder, Statement
from ladderlint.nodes import Node
from ladderlint.versions import Bump, Version, parse_version


class Kind(Enum):
    """How one part of a ladder changed. What moved may have been reworded, too."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    RENAMED = "renamed"
    CHANGED = "changed"


class Part(Enum):
    """What of a ladder changed."""

    LADDER = "ladder"
    LEVEL = "level"
    TITLE = "title"
    CATEGORY = "category"
    TERM = "term"
    TRACK = "track"
    STATEMENT = "statement"


class Side(NamedTuple):
    """What stands, or stood, on one side of a change; what does not apply is None.

    `text` is a statement's, or the name of another part. `node` is where it stands. `level` and `track` are ids, with
    the names that people know them by.
    """

    text: str
    node: Node
    ladder: str | None = None
    track: str | None = None
    track_name: str | None = None
    level: str | None = None
    level_name: str | None = None
    field: str | None = None
    id: str | None = None

    @property
    def path(self) -> str:
        return self.node.source.path


class Change(NamedTuple):
    """One change. `bump` is what it asks of the version, and `reason` says why in an editor's words.

    Of statements that were split or merged there are several on one side. What a new or a removed track says is
    `within`. A removed statement may be `retired`: then its tombstone says why it went.
    """

    kind: Kind
    part: Part
    before: tuple[Side, ...]
    after: tuple[Side, ...]
    bump: Bump
    reason: str
    within: tuple[Side, ...] = ()
    retired: str | None = None

    @property
    def here(self) -> Side:
        """The side that tells where the change is: after it, where there is something left."""
        return (self.after or self.before)[0]


class Pair(NamedTuple):
    """A statement before and after, where its words, its id or its place are otherwise."""

    before: Statement
    after: Statement


class Missing(NamedTuple):
    """A file that could not be read on one side, "base" or "head", and why: it is compared on neither."""

    path: str
    side: str
    why: str


class Former(NamedTuple):
    """An id that a statement had in an earlier version, and has no more: `until` which release, and what it said."""

    id: str
    until: str | None = None
    text: str | None = None


class Comparison(NamedTuple):
    """One ladder on two sides; one of them may not have it.

    `pairs` are the statements that are known again though something of them changed, and `gone` and `come` those that
    are not. Statements that are as they were are in none of these. `tracks` are the ids that tracks have now and had
    before, where these differ. `retired_before` are ids that no statement of the base has, and that one had before it.
    Where the base is no release, `released` is what changed since the last one before it: versions count from there.
    """

    base: Ladder | None
    head: Ladder | None
    changes: tuple[Change, ...]
    pairs: tuple[Pair, ...] = ()
    gone: tuple[Statement, ...] = ()
    come: tuple[Statement, ...] = ()
    tracks: tuple[tuple[str, str], ...] = ()
    missing: tuple[Missing, ...] = ()
    retired_before: tuple[Former, ...] = ()
    released: Comparison | None = None

    @property
    def ladder(self) -> Ladder:
        """The ladder as it is now, or was last."""
        ladder = self.head or self.base
        assert ladder is not None
        return ladder

    @property
    def bump(self) -> Bump:
        """What the changes together ask of the version."""
        return max((change.bump for change in self.changes), default=Bump.NONE)

    @property
    def was(self) -> Version | None:
        """The version that the ladder said it had."""
        return parse_version(self.base.version) if self.base is not None else None

    @property
    def due(self) -> Version | None:
        """The least version that tells honestly of the changes; None where nobody can say."""
        if self.released is not None:
            return self.released.due
        was = self.was
        return was.raised(self.bump) if was is not None and self.head is not None else None

    @property
    def declared(self) -> Version | None:
        """The version that the ladder says it has now."""
        return parse_version(self.head.version) if self.head is not None else None

    @property
    def says_too_little(self) -> bool:
        """Whether the version that is declared hides what changed. A draft of a version is taken for it."""
        due, declared = self.due, self.declared
        return due is not None and declared is not None and declared[:3] < due[:3]
