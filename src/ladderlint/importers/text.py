"""Tracks as people paste them around: a name, whose text it is, and below each 'Level 1' what is said of that level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Final, NamedTuple

from ladderlint.errors import LadderlintError
from ladderlint.importers import Heading, Imported, Note
from ladderlint.slugs import slug, spoken, unused
from ladderlint.text import Source, shorten
from ladderlint.yaml_text import NewLevel, NewTrack

_MARKER: Final = re.compile(r"(#{1,6}\s+)|[•◦▪‣·]\s*|[-*+–—]\s+|[0-9]{1,3}[.)]\s+")
_LEVEL: Final = re.compile(r"level\s+([0-9]{1,3})(?:\s*:\s*(.*)|\s+[-–—]\s+(.*)|\s*\((.*)\))?", re.IGNORECASE)
_LIKE_LEVEL: Final = re.compile(r"level\s+[0-9]", re.IGNORECASE)
_BY: Final = re.compile(r"by(?::\s*|\s+)(\S.*)", re.IGNORECASE)
_EXAMPLE: Final = re.compile(
    r"(?:e\.\s?g|(?-i:[Ee]g))(?=[\s.:,]|$)[.:,]*\s*|examples?\s*[0-9]*\s*:\s*|for (?:example|instance)\s*[:,]\s*",
    re.IGNORECASE,
)
_BARE_LABEL: Final = re.compile(r"(?:examples?|signals?|summary)\s*:?\Z", re.IGNORECASE)
# Between two tracks stand the name of the second, and perhaps whose it is and a description.
_LONGEST_OPENING: Final = 3
_MOST_TRACKS: Final = 1_000


class _Line(NamedTuple):
    """A line with words on it, without what marks it as an item or a heading."""

    number: int
    text: str
    heading: bool
    apart: bool  # from the words above it


class _Block(NamedTuple):
    """A level's heading, and the lines below it."""

    number: int
    level: int
    name: str | None
    lines: list[_Line]


def import_text(text: str, file_name: str) -> Imported:
    """Read tracks from plain text or simple Markdown.

    Every line ends up in a track, or a note says why it did not. `file_name` stands in for a missing name.

    Raises LadderlintError where no line is a level's heading.
    """
    notes: list[Note] = []
    opening, blocks = _blocks(_lines(Source(file_name, text.removeprefix("\ufeff")), notes))
    if not blocks:
        raise LadderlintError(
            f"{file_name}: no 'Level 1' line found; write each level's number on a line of its own, above its text"
        )
    tracks: dict[str, NewTrack] = {}
    for lines, levels in _parted(opening, blocks):
        track = _track(lines, levels, PurePath(file_name).stem, notes)
        id_ = unused(track.id, tracks)
        tracks[id_] = track._replace(id=id_)
        if len(tracks) > _MOST_TRACKS:
            raise LadderlintError(f"{file_name}: more than {_MOST_TRACKS} tracks in one text; split the file")
    return Imported(tuple(tracks.values()), tuple(_headings(blocks, notes)), tuple(sorted(notes)))


def _lines(source: Source, notes: list[Note]) -> Iterator[_Line]:
    apart = False
    for number in range(1, len(source.starts) + 1):
        whole = source.line(number).strip()
        marker = _MARKER.match(whole)
        text = whole[marker.end() :] if marker is not None else whole
        worded = any(character.isalnum() for character in text)
        if worded:
            yield _Line(number, text, marker is not None and marker[1] is not None, apart)
        elif whole:
            notes.append(Note(number, f"{_quoted(whole)} was left out, as there are no words in it"))
        apart = not worded


def _blocks(lines: Iterable[_Line]) -> tuple[Sequence[_Line], list[_Block]]:
    """Return the lines above the first level's heading, and the levels."""
    opening: list[_Line] = []
    blocks: list[_Block] = []
    for line in lines:
        heading = _LEVEL.fullmatch(line.text)
        if heading is not None:
            name = next((group for group in heading.groups()[1:] if group), None)
            blocks.append(_Block(line.number, int(heading[1]), name, []))
        elif blocks:
            blocks[-1].lines.append(line)
        else:
            opening.append(line)
    return opening, blocks


def _parted(opening: Sequence[_Line], blocks: Iterable[_Block]) -> Iterator[tuple[Sequence[_Line], list[_Block]]]:
    """Yield each track's opening and levels: a track begins where the levels begin again at 1 below a name."""
    levels: list[_Block] = []
    for block in blocks:
        if block.level == 1 and levels:
            above = levels[-1].lines
            begin = _opening_at_end(above)
            if begin is not None:
                levels[-1] = levels[-1]._replace(lines=above[:begin])
                yield opening, levels
                opening, levels = above[begin:], []
        levels.append(block)
    yield opening, levels


def _opening_at_end(lines: Sequence[_Line]) -> int | None:
    """Return where the last of these lines begin to be the opening of another track, if they surely are."""
    places = [at for at in range(len(lines))[-_LONGEST_OPENING:] if _may_be_name(lines[at])]
    followed = [at for at in places if at + 1 < len(lines) and _BY.fullmatch(lines[at + 1].text)]
    headed = [at for at in places if lines[at].heading]
    apart = [at for at in places if at and lines[at].apart]
    return next((found[-1] for found in (headed, followed, apart) if found), None)


def _may_be_name(line: _Line) -> bool:
    return not any(pattern.match(line.text) for pattern in (_BY, _EXAMPLE, _BARE_LABEL))


def _track(opening: Sequence[_Line], blocks: Sequence[_Block], stem: str, notes: list[Note]) -> NewTrack:
    name = attribution = description = None
    for line in opening:
        by = _BY.fullmatch(line.text)
        if name is None:
            name = line.text
        elif by is not None and attribution is None:
            attribution = by[1]
        elif description is None and not line.heading:
            description = line.text
        else:
            message = "only a name, 'By …' and one line of description have a place above the first level"
            notes.append(Note(line.number, f"{_quoted(line.text)} was left out; {message}"))
    if name is None:
        name = spoken(stem) or "Track"
        message = f"no name stands above the first level; the track is called {_quoted(name)}, after the file"
        notes.append(Note(blocks[0].number, message))
    levels = tuple(_level(block, notes) for block in _in_order(blocks, notes))
    return NewTrack(slug(name, "track") or slug(stem, "track") or "track", name, levels, None, attribution, description)


def _in_order(blocks: Sequence[_Block], notes: list[Note]) -> list[_Block]:
    """Return each level once, in rising order."""
    found: dict[int, _Block] = {}
    for block in blocks:
        first = found.setdefault(block.level, block)
        if first is not block:
            first.lines.extend(block.lines)
            message = (
                f"level {block.level} stands here again, after line {first.number}, and was added to that; if another"
                " track begins here, put its name on a line of its own above, with a blank line before it"
            )
            notes.append(Note(block.number, message))
        elif block.level < (highest := max(found)):
            message = f"level {block.level} stands below level {highest} here; it was put into the order of the scale"
            notes.append(Note(block.number, message))
    return [found[level] for level in sorted(found)]


def _level(block: _Block, notes: list[Note]) -> NewLevel:
    statements: list[str] = []
    examples: list[str] = []
    for line in block.lines:
        example = _EXAMPLE.match(line.text)
        if line.heading:
            message = f"the heading {_quoted(line.text)} was left out; inside a level, only statements have a place"
            notes.append(Note(line.number, message))
        elif _BARE_LABEL.match(line.text) or (example is not None and example.end() == len(line.text)):
            message = f"{_quoted(line.text)} was left out, as nothing stands behind it; begin each example with 'E.g.'"
            notes.append(Note(line.number, message))
        elif example is not None:
            examples.append(line.text[example.end() :])
        else:
            statements.append(line.text)
            if _LIKE_LEVEL.match(line.text):
                message = "this was taken as a statement; if it heads a level, write it like 'Level 2: Senior'"
                notes.append(Note(line.number, message))
    if not statements:
        message = f"level {block.level} has no summary; write what a person at this level does"
        notes.append(Note(block.number, message))
    summary = statements[0] if statements else None
    return NewLevel(str(block.level), summary, tuple(statements[1:]), tuple(examples))


def _headings(blocks: Iterable[_Block], notes: list[Note]) -> Iterator[Heading]:
    """Yield each level of the scale once, in rising order, by the first name that the text gives it."""
    found: dict[int, Heading] = {}
    for block in blocks:
        heading = Heading(block.number, str(block.level), block.name)
        first = found.setdefault(block.level, heading)
        if first.name is None:
            found[block.level] = heading if block.name is not None else first
        elif block.name is not None and block.name != first.name:
            message = f"{_quoted(block.name)} was left out; line {first.line} calls level {block.level}"
            notes.append(Note(block.number, f"{message} {_quoted(first.name)}"))
    yield from (found[level] for level in sorted(found))


def _quoted(text: str) -> str:
    return f"'{shorten(text)}'"
