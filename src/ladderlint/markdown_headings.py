"""The headings of a Markdown text, line by line; what only looks like one, in code or in a comment, is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_FENCE: Final = re.compile(r" {0,3}(?P<signs>`{3,}(?=[^`]*$)|~{3,})")
_COMMENT: Final = re.compile(r" {0,3}<!--(?!.*-->)")
_MARKED: Final = re.compile(r" {0,3}(?P<signs>#{1,6})(?=[ \t]|$)")
_UNDERLINE: Final = re.compile(r" {0,3}(?:=+|-+)$")
# What begins a list item, a quotation or a table, whose line a rule may follow.
_NO_PARAGRAPH: Final = re.compile(r"\s*(?:[-*+>|]|\d+[.)]\s|$)")


class Heading(NamedTuple):
    """A heading, which begins at the line `start` and ends before the line `end`."""

    start: int
    end: int
    level: int
    text: str


def headings(lines: Sequence[str], block: tuple[str, str]) -> Iterator[Heading]:
    """Yield the headings in the lines of a text, but none inside a block of a kind of the caller's.

    `block` is the pattern of the line before such a block, which is a comment, and that of the one after it. What
    begins something that is never closed begins nothing.
    """
    never: set[str] = set()
    at, in_paragraph = 0, False
    while at < len(lines):
        closing = _closing(lines, at, block)
        closed = None
        if closing is not None and closing not in never:
            closed = next((number for number in range(at + 1, len(lines)) if re.match(closing, lines[number])), None)
            if closed is None:
                never.add(closing)
            elif re.match(block[0], lines[closed]):
                closed = None
        heading = _heading(lines, at, in_paragraph) if closed is None else None
        if heading is not None:
            yield heading
            closed = heading.end - 1
        in_paragraph = closed is None and bool(lines[at].strip())
        at = closed + 1 if closed is not None else at + 1


def _closing(lines: Sequence[str], at: int, block: tuple[str, str]) -> str | None:
    """Return the pattern of the line that ends what a line begins: code, a comment, the data before a page."""
    line = lines[at]
    marks = "|".join(block)
    if re.match(block[0], line):
        return marks
    if at == 0 and line.rstrip() == "---" and re.match(r"[\w-]+:", "".join(lines[1:2])):
        return r"---\s*$"
    if _COMMENT.match(line):
        return rf"(?!{marks}).*-->"
    fence = _FENCE.match(line)
    return rf" {{0,3}}{fence['signs']}{fence['signs'][0]}*\s*$" if fence is not None else None


def _heading(lines: Sequence[str], at: int, in_paragraph: bool) -> Heading | None:
    line = lines[at].rstrip()
    marked = _MARKED.match(line)
    if marked is not None:
        return Heading(at, at + 1, len(marked["signs"]), line[marked.end() :].rstrip("#").strip())
    below = "".join(lines[at + 1 : at + 2]).rstrip()
    if not in_paragraph and _UNDERLINE.match(below) and not _NO_PARAGRAPH.match(line):
        return Heading(at, at + 2, 1 if "=" in below else 2, line.strip())
    return None
