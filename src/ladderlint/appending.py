"""Where an item goes that is added to a list of a file's root, and how it is written there."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from ladderlint.core_schema import resolve
from ladderlint.diagnostic import Item
from ladderlint.nodes import Kind, Node, Style

# What is the same text with and without quotes, wherever it stands.
_PLAIN: Final = r"[A-Za-z0-9][A-Za-z0-9_.-]*"


class Insertion(NamedTuple):
    """A text to put in at an offset of a file."""

    offset: int
    text: str


def appended(root: Node, key: str, items: Sequence[Item], *, behind_root: bool = False) -> Insertion | None:
    """Return what to put in so that a list of the root has some items more, or None where there is no place.

    A list that is not there yet comes last in the file, or where that is not possible, right `behind_root`.
    """
    known = root.fields.get(key)
    if known is None:
        return _new_list(root, key, items, behind_root=behind_root)
    flow = ", ".join(map(_in_flow, items))
    if known.kind is Kind.NULL and not known.text:
        return Insertion(known.start, f" [{flow}]")
    if known.kind is not Kind.SEQUENCE:
        return None
    if known.style is Style.FLOW:
        return Insertion(known.items[-1].end, f", {flow}") if known.items else Insertion(known.start + 1, flow)
    last, text = known.items[-1], known.source.text
    indent = " " * _column(known)
    break_ = _break(text)
    write = _in_block if last.kind is Kind.MAPPING and last.style is Style.BLOCK else _in_flow
    lines = [f"{indent}- " + write(item).replace("\n", f"{break_}{indent}  ") for item in items]
    return Insertion(_end_of_line(text, last.end), "".join(f"{break_}{line}" for line in lines))


def _new_list(root: Node, key: str, items: Sequence[Item], *, behind_root: bool) -> Insertion:
    text = root.source.text
    if root.style is Style.FLOW:
        flow = f"{key}: [{', '.join(map(_in_flow, items))}]"
        last = next(reversed(root.fields.values()), None)
        return Insertion(root.start + 1, flow) if last is None else Insertion(last.end, f", {flow}")
    indent = " " * _column(root)
    lists = (node for node in root.fields.values() if node.kind is Kind.SEQUENCE and node.style is Style.BLOCK)
    inner = next((" " * _column(node) for node in lists), f"{indent}  ")
    lines = [f"{indent}{key}:", *(f"{inner}- {_in_flow(item)}" for item in items)]
    offset = _end_of_line(text, root.end) if behind_root else len(text.rstrip())
    return Insertion(offset, "".join(f"{_break(text)}{line}" for line in lines))


def _in_flow(item: Item) -> str:
    return f"{{{', '.join(f'{key}: {_written(value)}' for key, value in item)}}}"


def _in_block(item: Item) -> str:
    return "\n".join(f"{key}: {_written(value)}" for key, value in item)


def _written(value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    is_plain = re.fullmatch(_PLAIN, value) is not None and resolve(value) is Kind.TEXT
    return value if is_plain else json.dumps(value, ensure_ascii=False)


def _column(node: Node) -> int:
    text = node.source.text
    return node.start - max(text.rfind("\n", 0, node.start), text.rfind("\r", 0, node.start)) - 1


def _end_of_line(text: str, offset: int) -> int:
    found = re.compile(r"[\r\n]").search(text, offset)
    return found.start() if found is not None else len(text)


def _break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
