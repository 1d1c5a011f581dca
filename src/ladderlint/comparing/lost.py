"""What a slip in a file hides: to compare the rest would tell it as gone."""

from __future__ import annotations

from typing import Final

from ladderlint import schema
from ladderlint.nodes import Document, Kind

# What is wrong with these hides nothing of what people are asked.
_HARMLESS: Final = frozenset(("id", "since", "proficiency", "references", "points", "after", "branch", "name"))
_HIDING: Final = frozenset(("type", "required", "additionalProperties", "colon"))


def lost(document: Document) -> str | None:
    """Return where and why a part of what a file asks of people is not read as that, or None where all of it is."""
    root = document.root
    if root is None:
        return None
    if document.faults:
        return _at(document, document.faults[0].span.start, document.faults[0].message)
    for node, span, keyword, message in schema.violations(root, schema.load(document.role)):
        keys = [part for part in node.route if isinstance(part, str)]
        if keyword not in _HIDING or node.kind is Kind.NULL or (keys and keys[-1] in _HARMLESS):
            continue
        if keyword == "required":
            hides = "levels" not in root.fields if node is root else keys[:1] == ["levels"]
        elif keyword == "additionalProperties" and len(node.route) == 1:
            hides = node.kind in (Kind.SEQUENCE, Kind.MAPPING)
        else:
            hides = keys[:1] == ["levels"]
        if hides:
            return _at(document, span.start, message)
    return None


def _at(document: Document, offset: int, message: str) -> str:
    return f"line {document.source.position(offset).line}: {message}"
