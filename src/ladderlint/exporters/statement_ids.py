"""An id for each statement: its own, or one derived from where it stands and what it says."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import Final, NamedTuple

from ladderlint.model import Statement, Track
from ladderlint.nodes import Node
from ladderlint.slugs import slug, unused

_DIGITS: Final = 10


class StatementId(NamedTuple):
    """A statement's id, and whether it was derived because the statement has none of its own."""

    text: str
    derived: bool


def statement_ids(tracks: Iterable[Track]) -> dict[Node, StatementId]:
    """Return the id of each statement by its node.

    A derived id stays the same when lines, statements and tracks are put in another order, and when only case and
    spacing change. Statements that say the same in the same place are numbered.
    """
    ids: dict[Node, StatementId] = {}
    nameless: dict[str, list[Statement]] = {}
    for track in tracks:
        for statement in track.statements:
            if statement.id:
                ids[statement.node] = StatementId(statement.id, derived=False)
            else:
                nameless.setdefault(derived_id(statement), []).append(statement)
    taken = {id_.text for id_ in ids.values()}
    for wanted, alike in nameless.items():
        for number, statement in enumerate(sorted(alike, key=lambda statement: statement.text), 1):
            # Those before took the lower numbers: looking from 2 each time would take for ever.
            id_ = unused(wanted, taken, max(1, number - 1))
            taken.add(id_)
            ids[statement.node] = StatementId(id_, derived=True)
    return ids


def derived_id(statement: Statement) -> str:
    place = (statement.track, statement.level, statement.field)
    said = " ".join(statement.text.casefold().split())
    # The place is hashed too: what people see of it is the same for the tracks "a.b" and "a-b".
    digest = sha256("\0".join((*place, said)).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{_shown(*place)}-{digest}"


@lru_cache(maxsize=4)
def _shown(*place: str) -> str:
    return "-".join(filter(None, (slug(part, "id") for part in place)))
