"""Where repositories lie on disk, without asking git: every run looks for one, and few need git."""

from __future__ import annotations

import os
from typing import Final

from ladderlint.tree import AnyPath

_LONGEST_PATH: Final = 4096


def repository_root(path: AnyPath) -> str | None:
    """Return the folder at or above a path that holds `.git`."""
    folder = os.path.abspath(path)
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def bare_repository(path: AnyPath) -> str | None:
    """Return the folder at or above a path that is a repository without a work tree."""
    folder = os.path.abspath(path)
    while not _is_bare(folder):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def git_folder(root: str) -> str:
    """Return where the repository of a work tree lies: in its `.git`, or where that file points. A bare one is its own.

    Linked work trees and submodules have such a file.
    """
    dot_git = os.path.join(root, ".git")
    if os.path.isdir(dot_git):
        return dot_git
    said = _first_line(dot_git)
    return os.path.normpath(os.path.join(root, said.removeprefix("gitdir:").strip())) if said else root


def is_shallow(root: str) -> bool:
    """Say whether commits were left out when the repository of a work tree was cloned."""
    folder = git_folder(root)
    shared = os.path.normpath(os.path.join(folder, _first_line(os.path.join(folder, "commondir")) or "."))
    return os.path.exists(os.path.join(shared, "shallow"))


def _first_line(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.readline(_LONGEST_PATH).rstrip("\n")
    except OSError:
        return None


def _is_bare(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "HEAD")) and all(
        os.path.isdir(os.path.join(folder, name)) for name in ("objects", "refs")
    )
