"""Which ladders a path means, and which of their files."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from typing import Final, NamedTuple

from ladderlint.errors import LadderlintError
from ladderlint.git_folders import repository_root
from ladderlint.tree import AnyPath, Tree, WorkTree, is_yaml

LADDER_FILE: Final = "ladder.yaml"
TRACKS_FOLDER: Final = "tracks"


FilesOf = Callable[[str], "LadderFiles"]


class NoLadder(LadderlintError):
    """A path means no ladder."""


class LadderFiles(NamedTuple):
    """The files of one ladder; paths are a tree's."""

    ladder: str
    tracks: tuple[str, ...]

    @property
    def folder(self) -> str:
        return posixpath.dirname(self.ladder)


class Asked(NamedTuple):
    """A ladder, and which of its files somebody asked about."""

    files: LadderFiles
    paths: frozenset[str]

    def covers(self, path: str) -> bool:
        """Say whether a file is one of those, or inside one of the folders, that were asked about."""
        above = path
        while above not in self.paths:
            if not above:
                return False
            above = posixpath.dirname(above)
        return True


def work_tree(paths: Sequence[AnyPath]) -> tuple[WorkTree, list[str]]:
    """Return the tree that some paths are in, and the paths as it names them.

    The tree begins at the root of the repository, else at the working directory. Without paths, the root is meant.
    Raises LadderlintError where there is nothing at a path.
    """
    try:
        here = os.getcwd()
    except OSError:
        raise LadderlintError("the working directory is gone") from None
    given = [os.path.abspath(path) for path in paths]
    for path in given:
        if not os.path.lexists(path):
            raise LadderlintError(f"{_shown(path, here)}: no such file or folder")
    root = repository_root(given[0] if given else here) or here
    fences = tuple(_fence(path, here) for path in given) or (root,)
    names = [_shown(path, root) for path in given]
    return WorkTree(root, fences), ["" if name == "." else name for name in names] or [""]


def _fence(path: str, here: str) -> str:
    """Return the folder that nothing read for a path may lie outside of."""
    root = repository_root(path)
    if root is not None:
        return root
    if path == here or path.startswith(here.rstrip(os.sep) + os.sep):
        return here
    if not is_yaml(path):
        return path
    folder = os.path.dirname(path)
    before, tracks, _ = f"{folder}{os.sep}".rpartition(f"{os.sep}{TRACKS_FOLDER}{os.sep}")
    return before if tracks else folder


def _shown(path: str, root: str) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")


def find_ladders(tree: Tree, paths: Iterable[str]) -> list[Asked]:
    """Return the ladders that paths mean: those in a folder, or the one around a file or a folder of tracks.

    Raises NoLadder where a path means none.
    """
    found: dict[str, tuple[LadderFiles, list[str]]] = {}
    once = cache(partial(_files_of, tree))
    for path in paths:
        ladders = [_ladder_of_file(tree, path, once)] if is_yaml(path) else _ladders_in_folder(tree, path, once)
        for files in ladders:
            found.setdefault(files.ladder, (files, []))[1].append(path)
    return [Asked(files, frozenset(asked)) for _, (files, asked) in sorted(found.items())]


def _ladder_of_file(tree: Tree, path: str, files_of: FilesOf) -> LadderFiles:
    if posixpath.basename(path) == LADDER_FILE:
        return files_of(posixpath.dirname(path))
    return _ladder_around(tree, path, files_of)


def _ladders_in_folder(tree: Tree, folder: str, files_of: FilesOf) -> list[LadderFiles]:
    heads = [path for path in tree.paths(folder) if posixpath.basename(path) == LADDER_FILE]
    return [files_of(posixpath.dirname(head)) for head in heads] or [_ladder_around(tree, folder, files_of)]


def _ladder_around(tree: Tree, path: str, files_of: FilesOf) -> LadderFiles:
    inside = path
    while inside:
        folder, name = posixpath.split(inside)
        if name == TRACKS_FOLDER and tree.has(_join(folder, LADDER_FILE)):
            return files_of(folder)
        inside = folder if folder != inside else ""
    where = path or tree.name
    if is_yaml(path):
        raise NoLadder(f"{where}: no ladder found; a track lies in the 'tracks' folder beside a ladder.yaml")
    raise NoLadder(f"{where}: no ladder found; a ladder is a folder with a ladder.yaml ('ladderlint init' makes one)")


def _files_of(tree: Tree, folder: str) -> LadderFiles:
    head = _join(folder, LADDER_FILE)
    under = _join(folder, TRACKS_FOLDER)
    paths = [path for path in tree.paths(under) if posixpath.basename(path) != LADDER_FILE]
    nested = {posixpath.dirname(path) for path in tree.paths(under) if posixpath.basename(path) == LADDER_FILE}
    own = (path for path in paths if not any(path.startswith(f"{inner}/") for inner in nested))
    return LadderFiles(head, tuple(own))


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
