"""Where a ladder lay in other revisions: by its id where its folder moved, and by its place where its id changed."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from ladderlint import syntax
from ladderlint.build import build_ladder
from ladderlint.discovery import LADDER_FILE, TRACKS_FOLDER, LadderFiles, find_ladders
from ladderlint.git_trees import RevisionTree
from ladderlint.tree import Tree, Unreadable


class Head(NamedTuple):
    """What a ladder.yaml says of its ladder; of one that can't be read, nothing is known."""

    id: str | None
    version: str | None


class Whereabouts:
    """The folders that one ladder lay in, and the ids that it had, as far as revisions were looked at."""

    def __init__(self, folder: str, id_: str) -> None:
        self._folders = [folder]
        self._ids = [id_]
        self._heads: dict[str, Head] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that the ladder had, the latest first."""
        return tuple(self._ids)

    def folder(self, tree: RevisionTree, later: Tree | None) -> str | None:
        """Return the folder that the ladder lies in, or None where it does not exist.

        It is looked for elsewhere if it was not where it is known to be, and in a `later` tree there was one. Raises
        GitError.
        """
        for folder in reversed(self._folders):
            head = self.head(tree, folder)
            if head is not None and (head.id is None or head.id in self._ids):
                return folder
        if later is None:
            return None
        others = self._ladders(tree)
        known = [folder for folder, id_ in others if id_ and id_ in self._ids]
        if len(known) == 1:
            self._folders.append(known[0])
            return known[0]
        return None if known else self._renamed(tree, {id_ for _, id_ in self._ladders(later)})

    def parts(self, folder: str) -> tuple[str, str]:
        """Return where the parts of a ladder in a folder lie: its ladder.yaml, and the folder of its tracks."""
        return _file(folder), f"{folder}/{TRACKS_FOLDER}" if folder else TRACKS_FOLDER

    def files(self, tree: RevisionTree, folder: str) -> LadderFiles:
        """Return the files of the ladder in a folder."""
        (asked,) = find_ladders(tree, [_file(folder)])
        return asked.files

    def head(self, tree: Tree, folder: str) -> Head | None:
        """Return what the ladder.yaml of a folder says, or None where there is none."""
        path = _file(folder)
        try:
            if not tree.has(path):
                return None
            hash_ = tree.entry(path).hash if isinstance(tree, RevisionTree) else None
            if hash_ is None:
                return _head(path, tree.read(path))
            if hash_ not in self._heads:
                self._heads[hash_] = _head(path, tree.read(path))
            return self._heads[hash_]
        except Unreadable:
            return Head(None, None)

    def _ladders(self, tree: Tree) -> list[tuple[str, str | None]]:
        """Return the folder and the id of each ladder in a tree."""
        folders = [posixpath.dirname(path) for path in tree.paths() if posixpath.basename(path) == LADDER_FILE]
        return [(folder, head.id) for folder in folders if (head := self.head(tree, folder)) is not None]

    def _renamed(self, tree: RevisionTree, living: set[str | None]) -> str | None:
        """Return the ladder's place where a ladder lies that goes on nowhere else: its id was changed."""
        folder = self._folders[-1]
        head = self.head(tree, folder)
        if head is None or head.id in living:
            return None
        self._ids.append(head.id or "")
        return folder


def _head(path: str, data: bytes) -> Head:
    ladder = build_ladder(syntax.read(path, data, "ladder"))
    return Head(ladder.id, ladder.version) if ladder is not None else Head(None, None)


def _file(folder: str) -> str:
    return f"{folder}/{LADDER_FILE}" if folder else LADDER_FILE
