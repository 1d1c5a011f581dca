"""Node tree to ladder, leniently: what is mis-shaped is left out here, and left to the schema to name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ladderlint.core_schema import number
from ladderlint.model import (
    Category,
    Ladder,
    Level,
    Reference,
    Retired,
    Statement,
    Text,
    Title,
    Track,
    TrackLevel,
)
from ladderlint.nodes import Document, Kind, Node
from ladderlint.syntax import parse
from ladderlint.text import Source

# A tuple, since members of an Enum are slow to hash.
_SCALARS: Final = (Kind.TEXT, Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN)


def build_ladder(document: Document) -> Ladder | None:
    """Build a ladder from its `ladder.yaml`, or return None where that is no mapping."""
    root = document.root
    if root is None or root.kind is not Kind.MAPPING:
        return None
    scale: list[Level] = []
    for node in _mappings(root, "levels"):
        if (id_ := _text(node, "id")) is not None:
            scale.append(_level(node, id_, before=scale[-1].id if scale else None))
    return Ladder(
        document=document,
        node=root,
        id=_text(root, "id") or "",
        name=_text(root, "name") or _text(root, "id") or "",
        version=_text(root, "version"),
        effective=_text(root, "effective"),
        summary=_text(root, "summary"),
        language=_text(root, "language") or "en",
        levels=tuple(scale),
        categories=tuple(
            Category(node, id_, _text(node, "name") or id_)
            for node in _mappings(root, "categories")
            if (id_ := _text(node, "id")) is not None
        ),
        titles=tuple(_titles(root)),
        glossary=tuple(_glossary(root)),
        proficiencies=tuple(node.text for node in _items(root, "proficiencies") if node.kind in _SCALARS),
        texts=tuple(_ladder_texts(root)),
    )


def build_track(document: Document) -> Track | None:
    """Build a track from its file, or return None where that is no mapping."""
    root = document.root
    if root is None or root.kind is not Kind.MAPPING:
        return None
    id_ = _text(root, "id") or ""
    return Track(
        document=document,
        node=root,
        id=id_,
        id_node=root.fields.get("id"),
        name=_text(root, "name") or id_,
        category=_text(root, "category"),
        attribution=_text(root, "attribution"),
        description=_text(root, "description"),
        inherits=tuple(node.text for node in _items(root, "inherits") if node.kind in _SCALARS),
        levels=tuple(_track_level(node, id_) for node in _mappings(root, "levels")),
        retired=tuple(
            Retired(node, retired, _text(node, "in"), _text(node, "reason"), tuple(_items(node, "replaced-by")))
            for node in _mappings(root, "retired")
            if (retired := _text(node, "id")) is not None
        ),
        texts=tuple(_texts(root, "name", "attribution", "description")),
    )


def build_again(source: Source) -> Track:
    """Build a track once more from a text that was one a moment ago, for a rule that kept no more than that of it."""
    track = build_track(parse(source))
    if track is None:
        raise ValueError(f"{source.path} held a track a moment ago")
    return track


def _level(node: Node, id_: str, before: str | None) -> Level:
    after = node.fields.get("after")
    if after is None:
        earlier: tuple[str, ...] = (before,) if before is not None else ()
    elif after.kind is Kind.SEQUENCE:
        earlier = tuple(item.text for item in after.items if item.kind in _SCALARS)
    else:
        earlier = (after.text,) if after.kind in _SCALARS else ()
    return Level(node, id_, _text(node, "name") or id_, _number(node, "points"), earlier, _text(node, "branch"))


def _titles(root: Node) -> Iterator[Title]:
    for node in _mappings(root, "titles"):
        points = node.fields.get("points")
        if points is not None and points.kind is Kind.MAPPING:
            yield Title(node, _text(node, "name") or "", _number(points, "min"), _number(points, "max"))


def _glossary(root: Node) -> Iterator[tuple[str, str]]:
    glossary = root.fields.get("glossary")
    if glossary is not None:
        yield from ((term, node.text) for term, node in glossary.fields.items() if node.kind in _SCALARS)


def _track_level(node: Node, track: str) -> TrackLevel:
    level_node = node.fields.get("level")
    level = level_node.text if level_node is not None and level_node.kind in _SCALARS else ""
    summary = node.fields.get("summary")
    return TrackLevel(
        node=node,
        level=level,
        level_node=level_node,
        summary=_statement(summary, "summary", 0, track, level) if summary is not None else None,
        signals=tuple(_statements(node, "signals", track, level)),
        examples=tuple(_statements(node, "examples", track, level)),
    )


def _statements(node: Node, field: str, track: str, level: str) -> Iterator[Statement]:
    for ordinal, item in enumerate(_items(node, field)):
        statement = _statement(item, field, ordinal, track, level)
        if statement is not None:
            yield statement


def _statement(node: Node, field: str, ordinal: int, track: str, level: str) -> Statement | None:
    if node.kind is Kind.TEXT:
        return Statement(node, node, node.text, field, ordinal, track, level)
    text = node.fields.get("text")
    if text is None or text.kind is not Kind.TEXT:
        return None
    references = tuple(
        Reference(_text(item, "label") or "", _text(item, "url") or "") for item in _mappings(node, "references")
    )
    return Statement(
        text,
        node,
        text.text,
        field,
        ordinal,
        track,
        level,
        id=_text(node, "id"),
        since=_text(node, "since"),
        proficiency=_text(node, "proficiency"),
        references=references,
    )


def _ladder_texts(root: Node) -> Iterator[Text]:
    yield from _texts(root, "name", "summary")
    for key in ("levels", "categories", "titles"):
        for node in _mappings(root, key):
            yield from _texts(node, "name")


def _texts(node: Node, *keys: str) -> Iterator[Text]:
    for key in keys:
        child = node.fields.get(key)
        if child is not None and child.kind is Kind.TEXT:
            yield Text(child, child.text, key)


def _text(node: Node, key: str) -> str | None:
    child = node.fields.get(key)
    return child.text if child is not None and child.kind in _SCALARS else None


def _number(node: Node, key: str) -> float | None:
    child = node.fields.get(key)
    if child is None or child.kind not in (Kind.INTEGER, Kind.NUMBER):
        return None
    return number(child.text)


def _items(node: Node, key: str) -> list[Node]:
    child = node.fields.get(key)
    return child.items if child is not None else []


def _mappings(node: Node, key: str) -> Iterator[Node]:
    return (item for item in _items(node, key) if item.kind is Kind.MAPPING)
