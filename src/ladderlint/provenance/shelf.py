"""One ladder read at one commit after the other: a file that did not change is read once."""

from __future__ import annotations

from ladderlint.errors import LadderlintError
from ladderlint.git import GitError
from ladderlint.git_trees import RevisionTree
from ladderlint.model import Ladder, Track
from ladderlint.provenance.whereabouts import Whereabouts
from ladderlint.whole import Whole, arrange, read_ladder, read_track

_Version = tuple[str, str]


class Shelf:
    """What was read last. Tracks of which nothing changed are the same objects in what is read next."""

    def __init__(self) -> None:
        self._ladder: tuple[_Version, Ladder] | None = None
        self._tracks: dict[_Version, Track] = {}

    def read(self, tree: RevisionTree, whereabouts: Whereabouts, folder: str) -> Whole | None:
        """Read the ladder in a folder with all its tracks; None where a file can't be read. Raises GitError."""
        tracks: dict[_Version, Track] = {}
        try:
            files = whereabouts.files(tree, folder)
            version = (files.ladder, tree.entry(files.ladder).hash)
            if self._ladder is None or self._ladder[0] != version:
                self._ladder = version, read_ladder(files.ladder, tree.read(files.ladder))
            for path in files.tracks:
                version = (path, tree.entry(path).hash)
                tracks[version] = self._tracks.get(version) or read_track(path, tree.read(path))
        except GitError:
            raise
        except LadderlintError:
            return None
        self._tracks = tracks
        return arrange(self._ladder[1], tracks.values())


def differing(one: Whole, other: Whole) -> tuple[Whole, Whole]:
    """Return two versions of a ladder without the tracks that are the same objects in both."""
    same = {track.node for track in one.tracks} & {track.node for track in other.tracks}

    def left(whole: Whole) -> Whole:
        return whole._replace(tracks=tuple(track for track in whole.tracks if track.node not in same))

    return left(one), left(other)
