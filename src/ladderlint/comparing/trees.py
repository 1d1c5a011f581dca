"""The ladders of two trees, compared: which is which, and only what differs is read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ladderlint.comparing.ladders import compare
from ladderlint.comparing.lost import lost
from ladderlint.comparing.moved_tracks import Compared, tell_moved
from ladderlint.comparison import Comparison, Missing
from ladderlint.discovery import LadderFiles, NoLadder, find_ladders
from ladderlint.git_folders import repository_root
from ladderlint.git_trees import StoredTree
from ladderlint.model import Ladder, Track
from ladderlint.text import same_lines
from ladderlint.tree import Tree, Unreadable, root_of
from ladderlint.whole import arrange, read_ladder, read_track


class _Side(NamedTuple):
    """One version of a ladder: its files, and what its ladder.yaml says, or why that can't be read."""

    name: str
    tree: Tree
    files: LadderFiles
    ladder: Ladder | None
    trouble: Unreadable | None

    def path(self, own: str) -> str:
        """Return a path in the tree for one in the ladder's folder."""
        return posixpath.join(self.files.folder, own)

    def own(self, path: str) -> str:
        """Return a path in the ladder's folder for one in the tree."""
        return posixpath.relpath(path, self.files.folder or ".")


def compare_trees(base: Tree, head: Tree, names: Sequence[str] = ("",)) -> tuple[Comparison, ...]:
    """Compare the ladders that paths mean in two trees; a ladder that moved to another folder is known by its id.

    What can't be read on one side is left out on both, and is among the `missing` of its comparison. Raises NoLadder
    where the paths mean no ladder on either side, and Unreadable where one can't be read on either.
    """
    asked = _asked(base, head, names)
    found: list[Compared] = []
    for old, new in _pairs(_sides("base", base), _sides("head", head)):
        sides = [side for side in (old, new) if side is not None]
        if any(side.ladder is not None or side.files.ladder in asked for side in sides):
            found.append(_compared(old, new))
    told = tell_moved(found) if len(found) > 1 else [each.comparison for each in found]
    wanted = [each for each in told if any(side is not None and side.path in asked for side in (each.head, each.base))]
    return tuple(sorted(wanted, key=lambda each: each.ladder.path))


def _asked(base: Tree, head: Tree, names: Sequence[str]) -> set[str]:
    """Return the paths of the ladders that are meant, on either side."""
    asked: set[str] = set()
    refused: list[NoLadder] = []
    for name in names:
        found = []
        for tree in (head, base):
            try:
                found += find_ladders(tree, [name])
            except NoLadder as error:
                refused.append(error)
        if not found:
            raise refused[0]
        asked.update(each.files.ladder for each in found)
    return asked


def _sides(name: str, tree: Tree) -> list[_Side]:
    """Return all ladders of a tree, without those of repositories within it."""
    try:
        ladders = [found for found in find_ladders(tree, [""]) if not _is_anothers(tree, found.files)]
    except NoLadder:
        return []
    sides = []
    for found in ladders:
        path = found.files.ladder
        try:
            ladder = read_ladder(path, tree.read(path))
            why = lost(ladder.document)
            if why is not None:
                raise Unreadable(path, why)
            sides.append(_Side(name, tree, found.files, ladder, None))
        except Unreadable as error:
            sides.append(_Side(name, tree, found.files, None, error))
    return sides


def _is_anothers(tree: Tree, files: LadderFiles) -> bool:
    """Tell whether a ladder on disk lies in a repository of its own, such as a submodule."""
    root = root_of(tree)
    return root is not None and repository_root(posixpath.join(root, files.folder)) not in (None, repository_root(root))


def _pairs(olds: Sequence[_Side], news: Sequence[_Side]) -> Iterator[tuple[_Side | None, _Side | None]]:
    """Yield the ladders that are the same on both sides, then those that are on one."""
    left = [list(olds), list(news)]

    def by_id_and_folder(side: _Side) -> object:
        return (side.ladder.id, side.files.folder) if side.ladder is not None else None

    def by_id(side: _Side) -> object:
        return side.ladder.id or None if side.ladder is not None else None

    def by_folder(side: _Side) -> object:
        return side.files.folder

    for key in (by_id_and_folder, by_id, by_folder):
        waiting = {key(side): side for side in reversed(left[0])}
        for new in list(left[1]):
            old = waiting.pop(key(new), None) if key(new) is not None else None
            if old is not None:
                left[0].remove(old)
                left[1].remove(new)
                yield old, new
    for new in list(left[1]):
        # One that has another id in another folder is known by its files.
        old = max(left[0], key=lambda old: len(_own(old) & _own(new)), default=None)
        if old is not None and 2 * len(_own(old) & _own(new)) > len(_own(old) | _own(new)):
            left[0].remove(old)
            left[1].remove(new)
            yield old, new
    yield from ((None, new) for new in left[1])
    yield from ((old, None) for old in left[0])


def _compared(old: _Side | None, new: _Side | None) -> Compared:
    """Return what differs between two sides, with what of both differs."""
    ladder = next((side.ladder for side in (new, old) if side is not None and side.ladder is not None), None)
    trouble = [(side, side.trouble) for side in (old, new) if side is not None and side.trouble is not None]
    if ladder is None:
        raise trouble[-1][1]
    if new is None or old is None:
        side = new or old
        assert side is not None
        tracks, missing = _tracks(side, map(side.own, side.files.tracks))
        whole = arrange(ladder, tracks)
        before, after = (None, whole) if new is not None else (whole, None)
        return Compared(compare(before, after)._replace(missing=tuple(missing)), before, after)
    own = [_own(side) for side in (old, new)]
    same = {path for path in own[0] & own[1] if _is_same(old, new, path)}
    olds, faults = _tracks(old, sorted(own[0] - same))
    news, more = _tracks(new, sorted(own[1] - same))
    # What can't be read on one side can't be held against the other.
    unknown = {*map(old.own, (fault.path for fault in faults)), *map(new.own, (fault.path for fault in more))}
    base = arrange(old.ladder or ladder, (track for track in olds if old.own(track.path) not in unknown))
    head = arrange(new.ladder or ladder, (track for track in news if new.own(track.path) not in unknown))
    heads = [Missing(side.files.ladder, side.name, error.reason) for side, error in trouble]
    return Compared(compare(base, head)._replace(missing=(*heads, *faults, *more)), base, head)


def _own(side: _Side) -> frozenset[str]:
    return frozenset(map(side.own, side.files.tracks))


def _is_same(old: _Side, new: _Side, own: str) -> bool:
    """Tell whether a file is as it was."""
    one, other = old.path(own), new.path(own)
    try:
        if isinstance(old.tree, StoredTree) and isinstance(new.tree, StoredTree):
            return old.tree.entry(one) == new.tree.entry(other)
        return same_lines(old.tree.read(one), new.tree.read(other))
    except Unreadable:
        return False


def _tracks(side: _Side, own: Iterable[str]) -> tuple[list[Track], list[Missing]]:
    """Return the tracks of some files, and which can't be read, and why."""
    tracks: list[Track] = []
    missing: list[Missing] = []
    for path in map(side.path, own):
        try:
            track = read_track(path, side.tree.read(path))
        except Unreadable as error:
            missing.append(Missing(path, side.name, error.reason))
            continue
        why = lost(track.document)
        if why is None:
            tracks.append(track)
        else:
            missing.append(Missing(path, side.name, why))
    return tracks, missing
