"""Which part of a ladder a node is."""

from __future__ import annotations

from ladderlint.diagnostic import Subject
from ladderlint.model import STATEMENT_FIELDS, Ladder
from ladderlint.nodes import Document, Node


def subject_of(node: Node, document: Document | None, ladder: Ladder | None) -> Subject:
    """Return the subject of a node of a document, from its route and the ids on the way."""
    ladder_id = ladder.id or None if ladder is not None else None
    root = document.root if document is not None else None
    if document is None or root is None or document.role == "config":
        return Subject(ladder=ladder_id, field=_key(node))
    route = node.route
    track = _scalar(root, "id") if document.role == "track" else None
    level = field = id_ = None
    ordinal: int | None = None
    entry: Node | None = None
    if len(route) >= 2 and route[0] == "levels" and isinstance(route[1], int):
        entry = root.fields["levels"].items[route[1]]
        level = _scalar(entry, "level" if document.role == "track" else "id")
    if entry is not None and len(route) > 2 and route[2] in STATEMENT_FIELDS:
        field = str(route[2])
        statement = entry.fields[field]
        if len(route) > 3 and isinstance(route[3], int):
            ordinal = route[3]
            statement = statement.items[ordinal]
        id_ = _scalar(statement, "id")
    else:
        field = _key(node)
        id_ = _scalar(node, "id") if node.fields else None
    return Subject(ladder_id, track, level, field, ordinal, id_)


def _key(node: Node) -> str | None:
    return next((part for part in reversed(node.route) if isinstance(part, str)), None)


def _scalar(node: Node, key: str) -> str | None:
    child = node.fields.get(key)
    return child.text or None if child is not None else None
