"""Patterns for paths, as `overrides` has them: `*` within a name, `**` for any folders."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from fnmatch import fnmatchcase


def covers(pattern: str, path: str) -> bool:
    """Say whether a path matches a pattern, or lies in a folder that does. Both are relative to the same folder."""
    parts = path.split("/")
    plain = posixpath.normpath(pattern)
    wanted = plain.split("/") if plain != "." else ["**"]
    return any(_matches(wanted, parts[:length]) for length in range(1, len(parts) + 1))


def problem_of(pattern: str) -> str | None:
    """Say what is wrong with a pattern, in an editor's words."""
    if not pattern.strip():
        return "this path is empty; write a path or a pattern such as 'ladder/tracks/legacy/**'"
    if "\\" in pattern:
        return "write '/' between folders, not '\\'"
    if pattern.startswith("/"):
        return "this path begins at the root of the disk; write it from this file's folder"
    if posixpath.normpath(pattern).split("/")[0] == "..":
        return "this path leads out of this file's folder; what lies there is for a config there"
    return None


def _matches(wanted: Sequence[str], parts: Sequence[str]) -> bool:
    """Match part by part, and keep which beginnings of the pattern fit: a `**` may stand for any number of parts."""
    fits = _behind_stars(wanted, {0})
    for part in parts:
        after = {at for at in fits if at < len(wanted) and wanted[at] == "**"}
        after |= {at + 1 for at in fits if at < len(wanted) and wanted[at] != "**" and fnmatchcase(part, wanted[at])}
        fits = _behind_stars(wanted, after)
    return len(wanted) in fits


def _behind_stars(wanted: Sequence[str], fits: set[int]) -> set[int]:
    found = set(fits)
    for at in sorted(fits):
        while at < len(wanted) and wanted[at] == "**":
            at += 1
            found.add(at)
    return found
