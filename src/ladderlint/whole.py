"""A ladder and all its tracks at once, in the order in which people are shown them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from ladderlint import syntax
from ladderlint.build import build_ladder, build_track
from ladderlint.discovery import LadderFiles
from ladderlint.model import Ladder, Retired, Statement, Track
from ladderlint.nodes import Document
from ladderlint.tree import Tree, Unreadable

_WANTED: Final = {
    "ladder": "this is no ladder; write keys such as 'id', 'name' and 'levels'",
    "track": "this is no track; write keys such as 'id', 'name' and 'levels'",
}


class Unusable(Unreadable):
    """A file that is not what it should be; `reason` says in which line and why, and the message also in which file."""

    def __init__(self, document: Document) -> None:
        fault = next(iter(document.faults), None) if document.root is None else None
        offset = fault.span.start if fault is not None else document.root.start if document.root is not None else 0
        line, column = document.source.position(offset)
        message = fault.message if fault is not None else _WANTED[document.role]
        super().__init__(document.path, f"line {line}: {message}")
        self.args = (f"{document.path}:{line}:{column}: {message}",)


class Whole(NamedTuple):
    """A ladder and its tracks, as `arrange` puts them in order."""

    ladder: Ladder
    tracks: tuple[Track, ...]

    @property
    def statements(self) -> Iterator[Statement]:
        """The statements of all tracks."""
        return (statement for track in self.tracks for statement in track.statements)

    @property
    def tombs(self) -> dict[str, Retired]:
        """The tombstones of all tracks by the ids that they are for; of several for one id, the last."""
        return {tomb.id: tomb for track in self.tracks for tomb in track.retired}

    @property
    def level_names(self) -> dict[str, str]:
        """The name of each level by its id, in order: the scale, then levels that only tracks speak of."""
        names: dict[str, str] = {}
        for level in self.ladder.levels:
            names.setdefault(level.id, level.name)
        for track in self.tracks:
            for entry in track.levels:
                names.setdefault(entry.level, entry.level)
        return names


def load_whole(tree: Tree, files: LadderFiles) -> Whole:
    """Read a ladder and all its tracks.

    Raises Unusable where a file can't be read as what it should be, and Unreadable where not at all.
    """
    ladder = read_ladder(files.ladder, tree.read(files.ladder))
    return arrange(ladder, [read_track(path, tree.read(path)) for path in files.tracks])


def read_ladder(path: str, data: bytes) -> Ladder:
    """Read a ladder.yaml. Raises Unusable where it can't be read as one."""
    document = syntax.read(path, data, "ladder")
    ladder = build_ladder(document)
    if ladder is None:
        raise Unusable(document)
    return ladder


def read_track(path: str, data: bytes) -> Track:
    """Read the file of a track. Raises Unusable where it can't be read as one."""
    document = syntax.read(path, data, "track")
    track = build_track(document)
    if track is None:
        raise Unusable(document)
    return track


def arrange(ladder: Ladder, tracks: Iterable[Track]) -> Whole:
    """Put tracks in the order of their categories, then of their names, and each one's levels in that of the scale.

    Categories and levels that the ladder does not list come last.
    """
    categories = {category.id: place for place, category in reversed([*enumerate(ladder.categories)])}
    scale = {level.id: place for place, level in reversed([*enumerate(ladder.levels)])}

    def order(track: Track) -> tuple[int, str, str, str, str]:
        place = categories.get(track.category or "", len(categories))
        return (place, track.name.casefold(), track.name, track.id, track.path)

    return Whole(
        ladder,
        tuple(
            track._replace(levels=tuple(sorted(track.levels, key=lambda entry: scale.get(entry.level, len(scale)))))
            for track in sorted(tracks, key=order)
        ),
    )
