"""Which statement is which in another version: by its id, by its words, then by likeness.

Of statements with the same words, and then of those with other words, the nearest are matched first. So one that was
reworded where it stands is only taken for another that moved there if that says the very same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Final, NamedTuple

from ladderlint.comparing.similar import alike
from ladderlint.comparing.splitting import Cell, InParts, find_merged, find_split
from ladderlint.likeness import content
from ladderlint.model import Statement
from ladderlint.nodes import Node

# How much alike statements must be to be the same: in one field of a level, in a level, a track and a ladder.
_IN_FIELD: Final = 0.5
_IN_LEVEL: Final = 0.6
_IN_TRACK: Final = 0.65
_IN_LADDER: Final = 0.8
# Short ones are alike by chance.
_FEWEST_WORDS: Final = 3


class Matched(NamedTuple):
    """What became of the statements. The parts of what was split come after it, those of what was merged before."""

    pairs: tuple[tuple[Statement, Statement], ...]
    split: tuple[InParts, ...]
    merged: tuple[InParts, ...]
    gone: tuple[Statement, ...]
    come: tuple[Statement, ...]


def match(
    before: Iterable[Statement],
    after: Iterable[Statement],
    tracks: Mapping[str, str],
    levels: Mapping[str, str],
    replaced: Mapping[str, tuple[str, ...]],
) -> Matched:
    """Match statements with those of another version.

    `tracks` and `levels` are the ids after by those before. `replaced` are the ids that are said to
    have taken the place of one.
    """
    matcher = _Matcher(before, after, tracks, levels)
    matcher.by_id(replaced)
    for where in (matcher.field, matcher.level, matcher.track, matcher.ladder):
        matcher.by_text(where)
    matcher.by_likeness(matcher.field, _IN_FIELD)
    split = [*matcher.split_by_id(replaced), *matcher.split()]
    merged = matcher.merged()
    matcher.by_likeness(matcher.level, _IN_LEVEL)
    matcher.by_likeness(matcher.track, _IN_TRACK)
    matcher.by_likeness(matcher.ladder, _IN_LADDER, _FEWEST_WORDS)
    return matcher.matched(split, merged)


# Which place a statement is at, as it is called in the later version; `earlier` says that the statement is one before.
_Where = Callable[[Statement, bool], Hashable]


class _Matcher:
    def __init__(
        self,
        before: Iterable[Statement],
        after: Iterable[Statement],
        tracks: Mapping[str, str],
        levels: Mapping[str, str],
    ) -> None:
        # By their nodes, which hash by identity: statements may be equal.
        self.gone = {statement.node: statement for statement in before}
        self.come = {statement.node: statement for statement in after}
        self.order = {node: place for place, node in enumerate((*self.gone, *self.come))}
        # Each pair by both its nodes.
        self.pairs: dict[Node, tuple[Statement, Statement]] = {}
        self.tracks = tracks
        self.levels = levels

    def track(self, statement: Statement, earlier: bool) -> Hashable:
        return self.tracks.get(statement.track, statement.track) if earlier else statement.track

    def level(self, statement: Statement, earlier: bool) -> Hashable:
        level = self.levels.get(statement.level, statement.level) if earlier else statement.level
        return (self.track(statement, earlier), level)

    def field(self, statement: Statement, earlier: bool) -> Hashable:
        return (self.level(statement, earlier), statement.field)

    def ladder(self, statement: Statement, earlier: bool) -> Hashable:  # noqa: ARG002  all are in one
        return None

    def pair(self, one: Statement, other: Statement) -> None:
        self.pairs[one.node] = self.pairs[other.node] = (one, other)
        del self.gone[one.node], self.come[other.node]

    def by_id(self, replaced: Mapping[str, tuple[str, ...]]) -> None:
        # Ids should be unique, and where one is not, words tell which is which.
        self.by(lambda statement, _earlier: (statement.id, statement.text) if statement.id else None)
        self.by(lambda statement, _earlier: statement.id)
        by_id = {statement.id: statement for statement in reversed(self.come.values()) if statement.id}
        for statement in list(self.gone.values()):
            successors = replaced.get(statement.id or "", ())
            if len(successors) == 1 and successors[0] in by_id:
                self.pair(statement, by_id.pop(successors[0]))

    def by_text(self, where: _Where) -> None:
        """Pair statements at one place that say the same."""
        self.by(lambda statement, earlier: (where(statement, earlier), statement.text))

    def by(self, key: _Where) -> None:
        """Pair statements of one key, in their order. None is no key."""
        waiting: dict[Hashable, list[Statement]] = {}
        for statement in reversed(self.come.values()):
            waiting.setdefault(key(statement, False), []).append(statement)
        for statement in list(self.gone.values()):
            wanted = key(statement, True)
            if wanted is not None and waiting.get(wanted):
                self.pair(statement, waiting[wanted].pop())

    def by_likeness(self, where: _Where, least: float, fewest: int = 0) -> None:
        """Pair statements at one place that are alike."""
        places: dict[Hashable, tuple[list[Statement], list[Statement]]] = {}
        for earlier, statements in ((True, self.gone), (False, self.come)):
            for statement in statements.values():
                if len(content(statement.text)) >= fewest:
                    places.setdefault(where(statement, earlier), ([], []))[not earlier].append(statement)
        for before, after in places.values():
            for one, other in list(alike(before, after, least, _may_be)):
                self.pair(before[one], after[other])

    def split_by_id(self, replaced: Mapping[str, tuple[str, ...]]) -> list[InParts]:
        """Take out what several took the place of by the word of a tombstone."""
        by_id = {statement.id: statement for statement in reversed(self.come.values()) if statement.id}
        split = []
        for statement in list(self.gone.values()):
            parts = [by_id.pop(id_) for id_ in replaced.get(statement.id or "", ()) if id_ in by_id]
            if len(parts) > 1:
                split.append(InParts(statement, tuple(parts)))
                self.take((statement, *parts))
        return split

    def split(self) -> list[InParts]:
        """Take out what became several at its level."""
        split = [whole for cell in self.cells() for whole in find_split(cell)]
        for whole in split:
            self.take((whole.statement, *whole.parts))
        return split

    def merged(self) -> list[InParts]:
        """Take out what several became one at a level."""
        merged = [whole for cell in self.cells() for whole in find_merged(cell)]
        for whole in merged:
            self.take((whole.statement, *whole.parts))
        return merged

    def take(self, statements: Iterable[Statement]) -> None:
        for statement in statements:
            for known in (self.gone, self.come, self.pairs):
                known.pop(statement.node, None)

    def cells(self) -> list[Cell]:
        """Return the levels at which there is something left to match."""
        places: dict[Hashable, tuple[list[Statement], list[Statement]]] = {}
        for earlier, statements in ((True, self.gone), (False, self.come)):
            for statement in statements.values():
                places.setdefault(self.level(statement, earlier), ([], []))[not earlier].append(statement)
        pairs: dict[Hashable, list[tuple[Statement, Statement]]] = {}
        for node, (one, other) in self.pairs.items():
            if node is other.node:
                continue
            place = self.level(other, False)
            if one.text != other.text and place == self.level(one, True):
                pairs.setdefault(place, []).append((one, other))
        return [Cell(pairs.get(place, ()), *left) for place, left in places.items()]

    def matched(self, split: Iterable[InParts], merged: Iterable[InParts]) -> Matched:
        pairs = [pair for node, pair in self.pairs.items() if node is pair[1].node]
        pairs.sort(key=lambda pair: self.order[pair[1].node])
        return Matched(tuple(pairs), tuple(split), tuple(merged), tuple(self.gone.values()), tuple(self.come.values()))


def _may_be(one: Statement, other: Statement) -> bool:
    """Tell whether two statements may be one in other words: with ids of their own they are two."""
    return one.id is None or other.id is None or one.id == other.id
