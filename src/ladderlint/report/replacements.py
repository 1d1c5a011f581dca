"""A fix as text to write in place of text, for readers that know a file and nothing of its YAML.

Such a reader applies what it is given and looks no further, so a fix is told only where it is plain that the file then
holds what is meant; `ladderlint fix` can do more.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ladderlint.core_schema import resolve
from ladderlint.diagnostic import Append, Diagnostic, EditComment, Op, Quote, Rewrite
from ladderlint.nodes import Kind, Node, Route, Style
from ladderlint.scalars import locate
from ladderlint.syntax import parse
from ladderlint.text import Source, Span

_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"


class Replacement(NamedTuple):
    """Text to write in place of a span of the file."""

    span: Span
    text: str


def replacements(found: Diagnostic) -> list[Replacement]:
    """Return what mends a finding, in the order of the file; nothing where it is more than replacing text."""
    if found.fix is None:
        return []
    edits = [_replacement(found.location.source, op) for op in found.fix.ops]
    sure = sorted(edit for edit in edits if edit is not None)
    apart = all(one.span.end <= other.span.start for one, other in pairwise(sure))
    return sure if apart and len(sure) == len(edits) else []


def _replacement(source: Source, op: Op) -> Replacement | None:
    if isinstance(op, EditComment):
        return Replacement(op.span, op.text)
    if isinstance(op, Append):
        return None
    node = _node(source, op.route)
    if node is None or node.anchor is not None:  # what has an anchor may be meant elsewhere, too
        return None
    if isinstance(op, Rewrite):
        return _rewritten(node, op)
    written = source.text[node.start : node.end]
    if isinstance(op, Quote) and node.style is Style.PLAIN and re.fullmatch(r"[\w.+-]+", written):
        return Replacement(node.span, f'"{written}"')
    return None


def _rewritten(node: Node, op: Rewrite) -> Replacement | None:
    text = node.text
    if node.style is Style.ALIAS or not 0 <= op.start <= op.end <= len(text) or not op.text.isprintable():
        return None
    span = locate(node, op.start, op.end)
    if node.style in (Style.SINGLE, Style.DOUBLE) and span.end >= node.end:
        return None  # behind the last of several lines or escapes, which is behind the quote
    part = text[op.start : op.end]
    if node.source.text[span.start : span.end] != part or "\n" in part:
        return None  # written as escapes, or over several lines
    if not _keeps_lines(node, span, op):
        return None
    if node.style is Style.SINGLE:
        return Replacement(span, op.text.replace("'", "''"))
    if node.style is Style.DOUBLE:
        return Replacement(span, op.text.replace("\\", "\\\\").replace('"', '\\"'))
    after = text[: op.start] + op.text + text[op.end :]
    return Replacement(span, op.text) if node.style is not Style.PLAIN or _may_be_plain(after, op.text) else None


def _keeps_lines(node: Node, span: Span, op: Rewrite) -> bool:
    """Say whether the lines of a scalar stay lines that begin and end with words, so that they fold as before."""
    source, (start, end) = node.source.text, span
    if node.style in (Style.LITERAL, Style.FOLDED):
        if op.end > len(node.text.rstrip("\n")) or start == node.start:
            return False
    elif "\n" not in source[node.start : node.end] and "\r" not in source[node.start : node.end]:
        return True
    line = node.source.position(start).line
    begin = node.source.starts[line - 1]
    before = source[begin:start].lstrip(" \t")
    rest = node.source.line(line)[end - begin :].rstrip(" \t")
    written = before + op.text + rest
    return written != "" and written == written.strip(" \t")


def _may_be_plain(text: str, new: str) -> bool:
    """Say whether a text with something new in it reads the same without quotes, in a list in brackets, too."""
    return (
        resolve(text) is Kind.TEXT
        and text[:1] not in _INDICATORS
        and text == text.strip()
        and not text.endswith(":")
        and ": " not in text
        and " #" not in text
        and " ?" not in text
        and not any(mark in new for mark in ",[]{}?:")
    )


def _node(source: Source, route: Route) -> Node | None:
    node = _root(source)
    for step in route:
        if node is None or node.style is Style.ALIAS:
            return None
        if isinstance(step, str):
            node = node.fields.get(step)
        else:
            node = node.items[step] if 0 <= step < len(node.items) else None
    return node


@lru_cache(maxsize=2)
def _root(source: Source) -> Node | None:
    """Return what a file holds. Findings come file by file, and the tree of each was let go when it was linted."""
    return parse(source).root
