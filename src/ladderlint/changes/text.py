"""A comparison for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ladderlint.changes import Style
from ladderlint.changes.entries import Line, entry
from ladderlint.changes.sentences import counts, left_out, name_of, told, unchanged, version
from ladderlint.changes.telling import Group, asks, chapters
from ladderlint.changes.wrapping import Run, marked, wrapped
from ladderlint.comparison import Change, Comparison
from ladderlint.report.paint import painter
from ladderlint.report.visible import stand_in, visible

_NARROWEST: Final = 40


def render(comparisons: Sequence[Comparison], style: Style) -> str:
    """Return what changed, ladder by ladder."""
    found = told(comparisons)
    page = _Page(style)
    if not found:
        return "".join(f"{line}\n" for line in page.lines([(unchanged(style), "clean")]))
    return "\n".join("".join(f"{line}\n" for line in page.ladder(each)) for each in found)


class _Page:
    def __init__(self, style: Style) -> None:
        self.style = style
        self.paint = painter(style.color)

    def ladder(self, comparison: Comparison) -> Iterator[str]:
        # A name at the beginning of a line could be a command to a build system; behind a word of ours it is none.
        title = f"What changed in {name_of(comparison)} between {self.style.base} and {self.style.head}"
        yield from self.lines([(title, "heading")])
        for chapter in chapters(comparison):
            yield ""
            name = "The ladder itself" if chapter.track is None else f"Track {chapter.track}"
            yield from self.lines([(name, "heading")])
            for group in chapter.groups:
                yield from self.group(group)
        missing = [*left_out(comparison, self.style)]
        if missing:
            yield ""
            yield from self.lines([("Could not be compared", "heading")])
            for words in missing:
                yield from self.item([(words, "")], 2)
        if self.style.summary:
            yield ""
            yield from self.lines([(f"{counts(comparison)}.", "")])
            due = version(comparison)
            if due is not None:
                tone = "error" if comparison.says_too_little else "found"
                yield from self.lines([(f"{due}.", tone)])

    def group(self, group: Group) -> Iterator[str]:
        heading: list[Run] = [(group.heading, "kind")]
        if group.asks is not None:
            heading.append((f" ({group.asks})", "aside"))
        yield from self.lines(heading, 2)
        for change in group.changes:
            yield from self.change(change, None if group.asks is not None else asks(change))

    def change(self, change: Change, asked: str | None) -> Iterator[str]:
        told = entry(change)
        first, *others = told.lines
        yield from self.item(self.runs(first), 4)
        for line in others:
            yield from self.lines(self.runs(line), 6)
        notes = [*told.notes, *([asked] if asked is not None else [])]
        for note in notes:
            yield from self.lines([(f"({note})", "aside")], 6)
        for where, texts in told.within:
            yield from self.lines([(where, "")], 6)
            for text in texts:
                yield from self.item([(text, "")], 8)

    def runs(self, line: Line) -> Iterator[Run]:
        return marked(line, color=self.style.color)

    def item(self, runs: Iterable[Run], indent: int) -> Iterator[str]:
        return self.lines([("- ", ""), *runs], indent, hanging=2)

    def lines(self, runs: Iterable[Run], indent: int = 0, hanging: int = 0) -> Iterator[str]:
        """Yield runs in lines behind an indentation, which is larger from the second line on."""
        room = max(self.style.width, _NARROWEST) - indent - hanging
        shown = [(visible(text), tone) for text, tone in runs]
        if shown and shown[0][0].startswith("::"):
            # Even behind spaces that is a command to GitHub.
            shown[0] = (stand_in(":") + shown[0][0][1:], shown[0][1])
        for number, line in enumerate(wrapped(shown, room, self.paint)):
            yield " " * (indent + (hanging if number else 0)) + line
