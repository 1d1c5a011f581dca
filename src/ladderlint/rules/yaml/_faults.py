"""The faults that reading a file finds, as findings: what the rules on a document share."""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.diagnostic import Diagnostic
from ladderlint.nodes import Document, FaultKind, Kind, Node
from ladderlint.rule import Context


def report_faults(document: Document, ctx: Context, kind: FaultKind) -> Iterator[Diagnostic]:
    """Yield a finding for each fault of a kind."""
    # A file that can't be read has no nodes, and its findings no subject but the file.
    root = document.root or Node(document.source, (), Kind.NULL, 0, 0)
    for fault in document.faults:
        if fault.kind is kind:
            at = _innermost(root, fault.span.start)
            related = [(ctx.place(root, span=span), words) for span, words in fault.related]
            yield ctx.report(at, fault.message, span=fault.span, related=related)


def _innermost(node: Node, offset: int) -> Node:
    for child in node.children:
        start = child.key_span.start if child.key_span is not None else child.start
        if start <= offset < max(child.end, start + 1):
            return _innermost(child, offset)
    return node
