"""Where each character of a scalar's text stands in its file, whatever style it is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ladderlint.nodes import Node, Style
from ladderlint.text import Span

_BREAK: Final = r"(?:\r\n|\n|\r)"
_FOLD: Final = rf"(?P<fold>[ \t]*{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*)"
# Strings, which re compiles when one is wanted: most findings need none of them.
_FLOW_TOKENS: Final = {
    Style.PLAIN: rf"(?s){_FOLD}|.",
    Style.SINGLE: rf"(?s){_FOLD}|''|.",
    Style.DOUBLE: rf"(?s)(?P<joined>\\{_BREAK}[ \t]*(?P<more>(?:{_BREAK}[ \t]*)*))|{_FOLD}"
    r"|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\?.",
}
_BLOCK_HEADER: Final = rf"[|>]([-+]?)([1-9]?)[-+]?[^\r\n]*{_BREAK}?"
_LINE: Final = rf"(?P<indent> *)(?P<rest>[^\r\n]*)(?P<end>{_BREAK}|\Z)"


def locate(node: Node, start: int, end: int) -> Span:
    """Return the span in the file of the characters `start` to `end` of a scalar's text."""
    if node.style is Style.ALIAS:
        return node.span
    quote = 1 if node.style in (Style.SINGLE, Style.DOUBLE) else 0
    if node.end - node.start == len(node.text) + 2 * quote:
        return Span(node.start + quote + start, node.start + quote + end)
    places = _places(node)
    if end <= start:
        return Span(places[start].start, places[start].start)
    return Span(places[start].start, places[end - 1].end)


@lru_cache(maxsize=2)
def _places(node: Node) -> list[Span]:
    """Return the span of each character. It is kept for a while, since one text may have thousands of findings."""
    block = node.style in (Style.LITERAL, Style.FOLDED)
    places = list(_block_places(node) if block else _flow_places(node))
    # A last line break may stand behind the node's end, and the place behind the last character has none.
    return places + [Span(node.end, node.end)] * (len(node.text) + 1 - len(places))


def _flow_places(node: Node) -> Iterator[Span]:
    """Plain and quoted: one line break reads as a space, and more as one line break fewer."""
    quote = 0 if node.style is Style.PLAIN else 1
    for token in re.compile(_FLOW_TOKENS[node.style]).finditer(node.source.text, node.start + quote, node.end - quote):
        groups = token.groupdict()
        if groups.get("joined") is not None:
            yield from [Span(*token.span("more"))] * _breaks(groups["more"])
        elif groups["fold"] is not None:
            yield from [Span(*token.span())] * max(1, _breaks(groups["fold"]) - 1)
        else:
            yield Span(*token.span())


def _breaks(text: str) -> int:
    return len(re.findall(_BREAK, text))


def _block_places(node: Node) -> Iterator[Span]:
    """Literal and folded: the indentation does not count; folded lines join as they do in a plain scalar."""
    text = node.source.text
    header = re.compile(_BLOCK_HEADER).match(text, node.start)
    if header is None:
        return
    lines = [line for line in re.compile(_LINE).finditer(text, header.end(), node.end) if line.end() > line.start()]
    written = next((line for line in lines if line["rest"]), None)
    if written is None:
        return
    indent = _declared_indent(node, int(header[2])) if header[2] else len(written["indent"])
    folded = node.style is Style.FOLDED
    breaks: list[Span] = []
    above = ""
    for line in lines:
        begin = min(line.start() + indent, line.end("rest"))
        content = text[begin : line.end("rest")]
        if content:
            if folded and above and above[0] not in " \t" and content[0] not in " \t" and breaks:
                yield from breaks[1:] or breaks
            else:
                yield from breaks
            yield from (Span(at, at + 1) for at in range(begin, begin + len(content)))
            breaks = []
            above = content
        breaks.append(Span(*line.span("end")))
    yield from breaks


def _declared_indent(node: Node, declared: int) -> int:
    """An indentation indicator counts from the indentation of the block that holds the scalar."""
    text = node.source.text
    at = node.key_span.start if node.key_span is not None else node.start
    line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    leading = re.compile(r"[ ]*(?:-[ ]+)*").match(text, line_start)
    outer = leading.group() if leading is not None else ""
    if node.key_span is None:
        outer = outer[: outer.rfind("-")] if "-" in outer else ""
    return len(outer) + declared
