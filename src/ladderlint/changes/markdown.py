"""A comparison for a comment on a pull request, and for a changelog: Markdown as GitHub and GitLab read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ladderlint.changes import Style
from ladderlint.changes.entries import Entry, Line, entry
from ladderlint.changes.sentences import counts, left_out, name_of, told, unchanged, version
from ladderlint.changes.telling import asks, chapters
from ladderlint.comparison import Comparison
from ladderlint.exporters.markdown_text import at_line_start
from ladderlint.report.inert import inert
from ladderlint.text import counted
from ladderlint.word_changes import Fate

# GitHub takes 65,536 characters in a comment; in bytes we are safe however they count, and leave room for more words.
MOST_BYTES: Final = 60_000
_MOST_MISSING: Final = 20
_MARKS: Final = {Fate.SAME: "", Fate.GONE: "~~", Fate.COME: "**"}


def render(comparisons: Sequence[Comparison], style: Style) -> str:
    """Return a comment: what changed, ladder by ladder. What is too much for one is counted."""
    found = told(comparisons)
    if not found:
        return f"{inert(unchanged(style))}\n"
    # What is said of each ladder as a whole comes first: what its version must be is never cut off.
    frames = []
    room = MOST_BYTES
    for comparison in found:
        frame = _head(comparison, style), _end(comparison, style)
        size = sum(map(_size, frame)) + len(_more(10**9, "change"))
        if size > room:
            break
        frames.append(frame)
        room -= size
    lines: list[str] = []
    for comparison, (head, end) in zip(found, frames, strict=False):
        body, room = _fitting(comparison, room)
        lines += [*head, *body, *end]
    if len(frames) < len(found):
        lines += ["", _more(len(found) - len(frames), "ladder")]
    return "".join(f"{line}\n" for line in lines).lstrip("\n")


def section(comparison: Comparison) -> str:
    """Return the body of a changelog's section: all changes as lists, track by track, without the version."""
    lines = [line for block in _blocks(comparison, folded=False) for line in block]
    return "".join(f"{line}\n" for line in lines).lstrip("\n")


def _head(comparison: Comparison, style: Style) -> list[str]:
    return ["", f"## {inert(name_of(comparison))}: {inert(style.base)} → {inert(style.head)}"]


def _end(comparison: Comparison, style: Style) -> list[str]:
    lines = []
    missing = [*left_out(comparison, style)]
    if missing:
        lines += ["", "Could not be compared:", "", *map(_item, missing[:_MOST_MISSING])]
        if len(missing) > _MOST_MISSING:
            lines.append(f"- … and {counted(len(missing) - _MOST_MISSING, 'more file')}")
    if style.summary:
        lines += ["", f"{inert(counts(comparison))}."]
        due = version(comparison)
        if due is not None:
            lines += ["", f"**{inert(due)}.**"]
    return lines


def _fitting(comparison: Comparison, room: int) -> tuple[list[str], int]:
    """Return as many changes as there is room for, and the room that is left."""
    lines: list[str] = []
    for shown, block in enumerate(_blocks(comparison, folded=True)):
        if _size(block) > room:
            return [*lines, "", _more(len(comparison.changes) - shown, "change")], 0
        lines += block
        room -= _size(block)
    return lines, room


def _more(count: int, thing: str) -> str:
    return f"… and {counted(count, f'more {thing}')}; `ladderlint diff` shows all of them."


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode("utf-8", "replace")) + 1 for line in lines)


def _blocks(comparison: Comparison, *, folded: bool) -> Iterator[list[str]]:
    """Yield the lines of each change; those of the first in a track or a group begin with its heading."""
    for chapter in chapters(comparison):
        heading = ["", f"### {'The ladder itself' if chapter.track is None else inert(chapter.track)}", ""]
        for group in chapter.groups:
            heading.append(f"- **{inert(group.heading)}**{_aside(group.asks)}")
            for change in group.changes:
                asked = None if group.asks is not None else asks(change)
                yield [*heading, *_change(entry(change), asked, folded=folded)]
                heading = []


def _change(told: Entry, asked: str | None, *, folded: bool) -> Iterator[str]:
    words = at_line_start("<br>".join(map(_line, told.lines)))
    yield f"  - {words}{''.join(map(_aside, told.notes))}{_aside(asked)}"
    if told.within and folded:
        yield from ("    <details><summary>Its statements</summary>", "")
    for where, texts in told.within:
        yield f"    - {inert(where)}"
        yield from (f"      {_item(text)}" for text in texts)
    if told.within and folded:
        yield from ("", "    </details>")


def _item(words: str) -> str:
    return f"- {at_line_start(inert(words))}"


def _line(line: Line) -> str:
    return "".join(f"{_MARKS[kind]}{inert(text)}{_MARKS[kind]}" if text != " " else text for text, kind in line)


def _aside(words: str | None) -> str:
    return f" *({inert(words)})*" if words is not None else ""
