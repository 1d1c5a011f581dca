"""The lives of the statements that have an id, or had it once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from ladderlint.discovery import LadderFiles
from ladderlint.errors import LadderlintError
from ladderlint.exporters.statement_ids import StatementId, derived_id, statement_ids
from ladderlint.model import Retired, Statement
from ladderlint.nodes import Node
from ladderlint.provenance.event import Event
from ladderlint.provenance.trace import trace
from ladderlint.text import shorten
from ladderlint.tree import Tree
from ladderlint.whole import Whole

_MOST_NEAR: Final = 3


class Log(NamedTuple):
    """The lives of statements, each by its latest event: those that go on first, in the order of the ladder.

    `ids` are those of the ladder's statements, own or derived, and `tombs` its tombstones by their ids. The history is
    `cut` where a shallow clone has only the end of it.
    """

    id: str
    ladder: str
    lives: tuple[Event, ...]
    ids: Mapping[Node, StatementId]
    tombs: Mapping[str, Retired]
    cut: bool

    def id_of(self, statement: Statement) -> StatementId:
        """Return the id that a statement has, or had: its own, or the one that exports show."""
        known = self.ids.get(statement.node)
        if known is not None:
            return known
        return StatementId(statement.id, False) if statement.id else StatementId(derived_id(statement), True)

    def retired(self, event: Event) -> Retired | None:
        """Return the tombstone of a statement that went, which may have been written later."""
        return self.tombs.get(event.statement.id or "", event.retired)


def log(id_: str, tree: Tree, files: LadderFiles, whole: Whole) -> Log:
    """Return the lives of the statements that have an id in a ladder, or had it once.

    Raises LadderlintError where there never was such a statement, and GitError where there is no history.
    """
    traced = trace(tree, files, whole)
    found = Log(id_, whole.ladder.id, (), statement_ids(whole.tracks), whole.tombs, traced.cut)
    by_id: dict[str, list[Event]] = {}
    for last in (*traced.living.values(), *traced.ended):
        said = (event.after for event in last.life if event.after is not None)
        for name in dict.fromkeys(found.id_of(statement).text for statement in said):
            by_id.setdefault(name, []).append(last)
    if id_ not in by_id:
        raise LadderlintError(_unknown(id_, by_id))
    return found._replace(lives=tuple(by_id[id_]))


def _unknown(id_: str, ids: Mapping[str, object]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(id_, ids, _MOST_NEAR)
    meant = f"did you mean {' or '.join(map(repr, near))}?" if near else "'ladderlint export csv' shows the ids"
    return f"no statement has or had the id '{shorten(id_)}'; {meant}"
