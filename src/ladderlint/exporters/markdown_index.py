"""The index: what the ladder is, its scale, its tracks, and all of it in one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ladderlint.exporters.markdown_parts import FOOTER, anchors, heading, level_names, name_of, quantity
from ladderlint.exporters.markdown_text import block, inline, plain, table
from ladderlint.model import Ladder, Title, Track, TrackLevel
from ladderlint.whole import Whole


class _Section(NamedTuple):
    """A part of the index under a heading of its own; without blocks it is left out."""

    name: str
    blocks: tuple[str, ...]

    @property
    def anchor(self) -> str:
        return f"section_{self.name.casefold().replace(' ', '-')}"


def index(whole: Whole, files: Sequence[str]) -> Iterator[str]:
    """Yield the blocks of the index; `files` are the names of the tracks' pages, in order."""
    ladder = whole.ladder
    yield f"# {name_of(ladder)}"
    if ladder.version:
        yield f"Version {plain(ladder.version)}"
    yield block(ladder.summary or "")
    sections = [
        section
        for section in (
            _Section("Levels", tuple(_levels(ladder))),
            _Section("Job titles", tuple(_titles(ladder))),
            _Section("Tracks", tuple(_tracks(whole, files))),
            _Section("Matrix", tuple(_matrix(whole, files))),
            _Section("Glossary", tuple(_glossary(ladder))),
        )
        if section.blocks
    ]
    yield "\n".join(f"- [{section.name}](#{section.anchor})" for section in sections)
    for section in sections:
        yield heading(section.anchor, section.name)
        yield from section.blocks
    yield FOOTER


def _levels(ladder: Ladder) -> Iterator[str]:
    if not ladder.levels:
        return
    names = {level.id: name_of(level) for level in ladder.levels}
    # What comes after what need only be said where it is not simply the line above.
    above = [(), *((level.id,) for level in ladder.levels[:-1])]
    branches = any(level.after != before for level, before in zip(ladder.levels, above, strict=True))
    columns = {
        "Level": [name_of(level) for level in ladder.levels],
        "Points": [quantity(level.points) for level in ladder.levels],
        "Branch": [plain(level.branch or "") for level in ladder.levels],
        "Comes after": [
            ", ".join(names.get(earlier, plain(earlier)) for earlier in level.after) if branches else ""
            for level in ladder.levels
        ],
    }
    told = {name: cells for name, cells in columns.items() if any(cells)}
    yield "\n".join(table(list(told), list(zip(*told.values(), strict=True))))


def _titles(ladder: Ladder) -> Iterator[str]:
    if ladder.titles:
        rows = [(plain(title.name), _range(title)) for title in ladder.titles]
        yield "\n".join(table(("Title", "Points"), rows))


def _range(title: Title) -> str:
    if title.maximum is None:
        return f"{quantity(title.minimum)} or more" if title.minimum is not None else ""
    if title.minimum is None:
        return f"up to {quantity(title.maximum)}"
    return f"{quantity(title.minimum)} to {quantity(title.maximum)}"


def _tracks(whole: Whole, files: Sequence[str]) -> Iterator[str]:
    categories = {category.id: plain(category.name) for category in reversed(whole.ladder.categories)}
    tracks = zip(whole.tracks, files, strict=True)
    for category, group in groupby(tracks, key=lambda pair: categories.get(pair[0].category or "")):
        if categories:
            yield f"### {category or 'Other tracks'}"
        yield "\n".join(f"- {_to_page(track, file)}{_about(track)}" for track, file in group)


def _about(track: Track) -> str:
    description = inline(track.description or "")
    return f": {description}" if description else ""


def _to_page(track: Track, file: str) -> str:
    return f"[{name_of(track)}](tracks/{file})"


def _matrix(whole: Whole, files: Sequence[str]) -> Iterator[str]:
    levels = level_names(whole)
    if not whole.tracks or not levels:
        return
    rows = []
    for track, file in zip(whole.tracks, files, strict=True):
        cells: dict[str, list[str]] = {level: [] for level in levels}
        for entry, anchor in zip(track.levels, anchors(track), strict=True):
            cells[entry.level].append(f"[{_in_short(entry)}](tracks/{file}#{anchor})")
        rows.append([_to_page(track, file), *(" · ".join(links) for links in cells.values())])
    yield "\n".join(table(["Track", *levels.values()], rows))


def _in_short(entry: TrackLevel) -> str:
    """A level's summary; where it has none, what else it has."""
    summary = inline(entry.summary.text, links=False) if entry.summary is not None else ""
    return (
        summary
        or ", ".join(
            f"{len(statements)} {one if len(statements) == 1 else many}"
            for statements, one, many in ((entry.signals, "signal", "signals"), (entry.examples, "example", "examples"))
            if statements
        )
        or "nothing yet"
    )


def _glossary(ladder: Ladder) -> Iterator[str]:
    if ladder.glossary:
        ordered = sorted(ladder.glossary, key=lambda entry: (entry[0].casefold(), entry[0]))
        yield "\n".join(table(("Term", "Meaning"), [(plain(term), plain(meaning)) for term, meaning in ordered]))
