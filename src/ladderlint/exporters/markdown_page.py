"""A track's page: what it asks, level by level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ladderlint.exporters.markdown_parts import FOOTER, anchors, heading, in_points, name_of
from ladderlint.exporters.markdown_text import block, inline, link, plain
from ladderlint.model import Level, Statement, Track, TrackLevel
from ladderlint.whole import Whole


def page(whole: Whole, track: Track, files: Sequence[str], names: Mapping[str, str]) -> Iterator[str]:
    """Yield the blocks of a track's page.

    `files` are the names of all tracks' pages, in order, and `names` those of the levels by their ids, escaped.
    """
    levels = {level.id: level for level in reversed(whole.ladder.levels)}
    yield _way_back(whole, track)
    yield f"# {name_of(track)}"
    if track.attribution:
        yield f"By {inline(track.attribution)}"
    yield block(track.description or "")
    yield _inherited(whole, track, files)
    sections = list(zip(track.levels, anchors(track), strict=True))
    yield "\n".join(f"- [{names[entry.level]}](#{anchor})" for entry, anchor in sections)
    for entry, anchor in sections:
        yield heading(anchor, names[entry.level])
        yield from _level(entry, levels.get(entry.level))
    yield FOOTER


def _way_back(whole: Whole, track: Track) -> str:
    index = f"← [{name_of(whole.ladder)}](../README.md)"
    category = next((category for category in whole.ladder.categories if category.id == track.category), None)
    return f"{index} › {plain(category.name)}" if category is not None else index


def _inherited(whole: Whole, track: Track, files: Sequence[str]) -> str:
    pages = {other.id: f"[{name_of(other)}]({file})" for other, file in zip(whole.tracks, files, strict=True)}
    listed = ", ".join(pages.get(id_, plain(id_)) for id_ in track.inherits)
    return f"Repeats statements of: {listed}" if listed else ""


def _level(entry: TrackLevel, level: Level | None) -> Iterator[str]:
    if level is not None and level.points is not None:
        yield in_points(level.points)
    yield from map(_statement, () if entry.summary is None else (entry.summary,))
    for name, statements in (("Signals", entry.signals), ("Examples", entry.examples)):
        if statements:
            yield f"### {name}"
            yield _list(statements)


def _list(statements: Iterable[Statement]) -> str:
    return "\n".join(f"- {text}" for text in map(_statement, statements) if text)


def _statement(statement: Statement) -> str:
    notes = [plain(statement.proficiency)] if statement.proficiency else []
    notes += [
        link(plain(reference.label or reference.url), reference.url)
        for reference in statement.references
        if reference.label or reference.url
    ]
    return f"{block(statement.text)} ({', '.join(notes)})" if notes else block(statement.text)
