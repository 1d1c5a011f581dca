"""What a file looks like when its values are what a fix means: edits in the style that stands there, each proved.

A fix says which values are meant. The file is changed in as few characters as that takes, parsed again, and held
against what is meant: just these values may differ, and every comment and anchor must still be there.
What can't be proved is not done.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from ladderlint.appending import appended
from ladderlint.diagnostic import AddId, Append, EditComment, Item, Op, Quote, Rewrite
from ladderlint.nodes import Document, Kind, Node, Route, Style
from ladderlint.scalars import locate
from ladderlint.syntax import parse
from ladderlint.text import Source, Span

_BLOCKS: Final = (Style.LITERAL, Style.FOLDED)
_BLOCK_HEADER: Final = r"[|>][-+]?[1-9]?[-+]?"
_LINE_BREAK: Final = r"\r\n|\n|\r"


class Edit(NamedTuple):
    """A change of a file's text: what stands in a span becomes something else."""

    span: Span
    text: str


def apply(document: Document, ops: Sequence[Op]) -> str | None:
    """Return a document's text once its values are as some ops mean them, or None where no way to write it is proved.

    Rewrites of one text that overlap mean nothing.
    """
    root = document.root
    if (
        root is None
        or _overlap(ops)
        or any(isinstance(op, (Rewrite, Quote, AddId)) and _at(root, op.route) is None for op in ops)
    ):
        return None
    meant = _Meant(document, ops)
    for whole in (False, True):
        edits = list(_edits(document, ops, whole=whole))
        text = _edited(document.source.text, edits)
        if text is not None and meant.holds(parse(Source(document.path, text))):
            return text
    return None


def _overlap(ops: Sequence[Op]) -> bool:
    rewrites = sorted((op for op in ops if isinstance(op, Rewrite)), key=lambda op: (str(op.route), op.start))
    return any(one.route == other.route and one.end > other.start for one, other in pairwise(rewrites))


class _Meant:
    """What a document is to say after some ops, as plain data to compare with."""

    def __init__(self, document: Document, ops: Sequence[Op]) -> None:
        root = document.root
        self.data = _plain(root) if root is not None else None
        self.anchors = _anchors(document)
        changed = {op.span.start: op for op in ops if isinstance(op, EditComment)}
        self.comments = [
            text
            for comment in document.comments()
            if (text := _comment_after(comment.span, comment.text, changed)).strip()
        ]
        texts: dict[Route, list[Rewrite]] = {}
        for op in ops:
            if isinstance(op, Rewrite):
                texts.setdefault(op.route, []).append(op)
        for route, rewrites in texts.items():
            self.change(route, lambda old, rewrites=rewrites: (old[0], _rewritten(old[1], rewrites)))
        for op in ops:
            if isinstance(op, Quote):
                self.change(op.route, lambda old: (Kind.TEXT, old[1]))
            elif isinstance(op, AddId):
                self.change(op.route, lambda old, op=op: {"id": (Kind.TEXT, op.id), **_as_mapping(old)})
            elif isinstance(op, Append) and isinstance(self.data, dict):
                self.data[op.key] = [*_as_list(self.data.get(op.key)), _plain_item(op.item)]

    def change(self, route: Route, into: Any) -> None:
        parent: Any = {"": self.data}
        last: Any = ""
        for part in route:
            parent, last = parent[last], part
        parent[last] = into(parent[last])
        self.data = parent[""] if not route else self.data

    def holds(self, document: Document) -> bool:
        """Tell whether a document says just that, and has its comments and anchors."""
        return (
            document.root is not None
            and not document.faults
            and _plain(document.root) == self.data
            and _anchors(document) == self.anchors
            and [comment.text for comment in document.comments()] == self.comments
        )


def _comment_after(span: Span, text: str, changed: dict[int, EditComment]) -> str:
    """Return what becomes of a comment."""
    for start, op in changed.items():
        if span.start <= start < span.end or (start <= span.start and op.span.end >= span.end):
            inside = max(op.span.start - span.start, 0)
            return text[:inside] + op.text.strip(" ") + text[max(op.span.end - span.start, 0) :]
    return text


def _as_mapping(old: Any) -> dict[str, Any]:
    return old if isinstance(old, dict) else {"text": old}


def _as_list(old: Any) -> list[Any]:
    return old if isinstance(old, list) else []


def _plain_item(item: Item) -> dict[str, Any]:
    return {
        key: [(Kind.TEXT, text) for text in value] if isinstance(value, tuple) else (Kind.TEXT, value)
        for key, value in item
    }


def _plain(node: Node) -> Any:
    if node.kind is Kind.MAPPING:
        return {key: _plain(child) for key, child in node.fields.items()}
    if node.kind is Kind.SEQUENCE:
        return [_plain(child) for child in node.items]
    return (node.kind, node.text)


def _anchors(document: Document) -> list[str]:
    return [node.anchor for node in document.root.walk() if node.anchor is not None] if document.root else []


def _at(root: Node, route: Route) -> Node | None:
    node: Node | None = root
    for part in route:
        if node is None:
            return None
        if isinstance(part, int):
            node = node.items[part] if part < len(node.items) else None
        else:
            node = node.fields.get(part)
    return node


def _rewritten(text: str, rewrites: Iterable[Rewrite]) -> str:
    for op in sorted(rewrites, key=lambda op: op.start, reverse=True):
        text = text[: op.start] + op.text + text[op.end :]
    return text


def _edited(text: str, edits: list[Edit]) -> str | None:
    """Return a text with all edits done, or None where two want the same place."""
    edits.sort(key=lambda edit: edit.span, reverse=True)
    if any(earlier.span.end > later.span.start for later, earlier in pairwise(edits)):
        return None
    for (start, end), new in edits:
        text = text[:start] + new + text[end:]
    return text


def _edits(document: Document, ops: Sequence[Op], *, whole: bool) -> Iterator[Edit]:
    root = document.root
    if root is None:
        return
    of_a_node: dict[Route, list[Rewrite]] = {}
    of_a_list: dict[str, list[Item]] = {}
    for op in ops:
        if isinstance(op, EditComment):
            yield Edit(op.span, op.text)
            continue
        if isinstance(op, Append):
            of_a_list.setdefault(op.key, []).append(op.item)
            continue
        node = _at(root, op.route)
        if node is None or node.style is Style.ALIAS:
            continue  # what an alias says is written at its anchor
        elif isinstance(op, Quote):
            yield Edit(node.span, f'"{node.text}"')
        elif isinstance(op, AddId):
            yield from _with_id(node, op.id)
        else:
            of_a_node.setdefault(op.route, []).append(op)
    for route, rewrites in of_a_node.items():
        node = _at(root, route)
        if node is not None:
            yield from _whole(node, rewrites) if whole else _narrow(node, rewrites)
    for key, items in of_a_list.items():
        added = appended(root, key, items, behind_root=whole)
        if added is not None:
            yield Edit(Span(added.offset, added.offset), added.text)


def _narrow(node: Node, rewrites: Sequence[Rewrite]) -> Iterator[Edit]:
    """Yield edits of the changed parts only."""
    for op in rewrites:
        if (
            node.style in _BLOCKS
            and op.end == len(node.text)
            and not op.text
            and not node.text[op.start :].strip("\r\n")
        ):
            yield _without_last_break(node)
        else:
            yield Edit(locate(node, op.start, op.end), _encoded(op.text, node.style))


def _whole(node: Node, rewrites: Sequence[Rewrite]) -> Iterator[Edit]:
    """Yield an edit of the whole scalar, for what can't be written in the style that stands there."""
    if node.style not in _BLOCKS:
        yield Edit(node.span, json.dumps(_rewritten(node.text, rewrites), ensure_ascii=False))


def _encoded(text: str, style: Style) -> str:
    if style is Style.SINGLE:
        return text.replace("'", "''")
    return json.dumps(text, ensure_ascii=False)[1:-1] if style is Style.DOUBLE else text


def _without_last_break(node: Node) -> Edit:
    header = re.compile(_BLOCK_HEADER).match(node.source.text, node.start)
    assert header is not None, "a block scalar begins with its sign"
    kept = header.group().replace("+", "").replace("-", "")
    return Edit(Span(*header.span()), f"{kept[0]}-{kept[1:]}")


def _with_id(node: Node, id_: str) -> Iterator[Edit]:
    """Yield edits that put an id before what a statement says."""
    source = node.source.text
    line_start = max(source.rfind("\n", 0, node.start), source.rfind("\r", 0, node.start)) + 1
    before = source[line_start : node.start]
    break_ = "\r\n" if "\r\n" in source else "\n"
    if node.kind is Kind.MAPPING:
        if node.style is Style.FLOW:
            yield Edit(Span(node.start + 1, node.start + 1), f"id: {id_}, ")
        else:
            yield Edit(Span(node.start, node.start), f"id: {id_}{break_}{' ' * len(before)}")
    elif _in_flow(before) and node.style not in _BLOCKS:
        quoted = json.dumps(node.text, ensure_ascii=False)
        written = source[node.start : node.end] if node.style is not Style.PLAIN or _is_plain_in_flow(node) else quoted
        yield Edit(Span(node.start, node.end), f"{{id: {id_}, text: {written}}}")
    else:
        yield Edit(Span(node.start, node.start), f"id: {id_}{break_}{' ' * len(before)}text: ")
        # What a scalar says on further lines must stand deeper than the key that it now has.
        for found in re.compile(_LINE_BREAK).finditer(source, node.start, node.end):
            if source[found.end() : found.end() + 1] not in ("", "\n", "\r") and found.end() < node.end:
                yield Edit(Span(found.end(), found.end()), "  ")


def _is_plain_in_flow(node: Node) -> bool:
    """Tell whether a plain scalar may stand in a flow mapping as it is written."""
    return not any(sign in node.text for sign in ",[]{}")


def _in_flow(before: str) -> bool:
    """Tell whether what stands before a list item on its line is not the dash of a block list."""
    return re.fullmatch(r"[ ]*(?:-[ ]+)+", before) is None
