"""`check --watch`: lint again whenever something changes that the last run looked at.

Files are asked for their times, again and again: that works on every disk, over networks and in containers, where
notices of changes get lost.
"""

from __future__ import annotations

import gc
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic, sleep
from typing import Final

import click

from ladderlint.cli.terminal import complain, say
from ladderlint.errors import LadderlintError
from ladderlint.text import MAX_BYTES, counted
from ladderlint.tree import AnyPath, Tree, WorkTree

PAUSE: Final = 0.25
# A look at very many files may take long, and must not keep a processor busy.
REST: Final = 10
# Whoever saves ten files at once wants one report; whoever writes without end wants one now and then.
SETTLED: Final = 0.05
LONGEST: Final = 1.0
NAMED: Final = 3

_Stamp = tuple[int, ...] | None


class Recorder:
    """Remembers what runs looked at, as it was just before they did, and says what is otherwise by now."""

    def __init__(self, named: Iterable[AnyPath] = ()) -> None:
        self._stamps = {path: _stamp(path) for path in (os.path.abspath(path) for path in named)}
        self._listed: dict[str, tuple[WorkTree, str, object]] = {}

    @property
    def count(self) -> int:
        """How many files there are among all that was asked for."""
        return sum(stamp is not None and len(stamp) > 1 for stamp in self._stamps.values())

    def over(self, tree: WorkTree) -> Tree:
        """Return a tree that is the same, and is watched."""
        return _Watched(tree, self)

    def saw(self, path: str) -> None:
        self._stamps[path] = _stamp(path)

    def listed(self, tree: WorkTree, under: str) -> None:
        self._listed[os.path.join(tree.root, under)] = (tree, under, _listing(tree, under))

    def changes(self) -> list[str]:
        """Return what is not as it was at the last look; this is the last look from now on."""
        found = []
        for path, before in self._stamps.items():
            self._stamps[path] = now = _stamp(path)
            if now != before:
                found.append(path)
        for folder, (tree, under, listed) in self._listed.items():
            listing = _listing(tree, under)
            self._listed[folder] = (tree, under, listing)
            if listing != listed:
                found.append(folder)
        return found


class _Watched:
    """A work tree whose recorder hears what is asked of it."""

    def __init__(self, tree: WorkTree, recorder: Recorder) -> None:
        self.root = tree.root
        self._tree = tree
        self._recorder = recorder

    @property
    def name(self) -> str:
        return self._tree.name

    def paths(self, under: str = "") -> Iterator[str]:
        self._recorder.listed(self._tree, under)
        return self._tree.paths(under)

    def has(self, path: str) -> bool:
        self._recorder.saw(os.path.join(self._tree.root, path))
        return self._tree.has(path)

    def read(self, path: str, most: int = MAX_BYTES) -> bytes:
        self._recorder.saw(os.path.join(self._tree.root, path))
        return self._tree.read(path, most)


def watch(run: Callable[[Recorder], object], named: Iterable[AnyPath], quiet: bool) -> int:
    """Run, and again after each change, until somebody presses Ctrl-C or nobody reads stdout any more.

    What keeps the first run from beginning, such as a path that is not there, is raised; after that it is told, since
    whoever edits may put it right.
    """
    # The command line does without it because a run is short; this one may last a day.
    gc.enable()
    reader = _reader()
    recorder = Recorder(named)
    run(recorder)
    while True:
        if not quiet:
            say(f"watching {counted(recorder.count, 'file')}; Ctrl-C ends it")
        changed = _next_changes(recorder, reader)
        if not changed:
            return 0
        if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
            click.clear()
        if not quiet:
            say(f"changed: {_shown(changed)}")
        try:
            run(recorder)
        except click.ClickException as error:
            complain(error.format_message())
        except LadderlintError as error:
            complain(str(error))
        except OSError as error:
            complain(error.strerror or str(error))


def _next_changes(recorder: Recorder, reader: object) -> list[str]:
    """Wait for changes and for the end of them; return none where nobody is left to be told."""
    pause = PAUSE
    while _reader() == reader:
        sleep(pause)
        begun = monotonic()
        changed = dict.fromkeys(recorder.changes())
        pause = max(PAUSE, REST * (monotonic() - begun))
        if changed:
            while monotonic() - begun < LONGEST:
                sleep(SETTLED)
                more = recorder.changes()
                if not more:
                    break
                changed.update(dict.fromkeys(more))
            return list(changed)
    return []


def _reader() -> object:
    """Tell who reads stdout; it leads nowhere once a reader has gone away."""
    try:
        status = os.fstat(sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return None
    return status.st_dev, status.st_ino, status.st_rdev


def _stamp(path: str) -> _Stamp:
    """Return what is different once a file has been written; of a folder or a device only what it is."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return (stat.S_IFMT(status.st_mode),)
    return (status.st_mode, status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _listing(tree: WorkTree, under: str) -> object:
    try:
        return tuple(tree.paths(under))
    except LadderlintError as error:
        return str(error)


def _shown(paths: list[str]) -> str:
    names = [os.path.relpath(path).replace(os.sep, "/") for path in paths[:NAMED]]
    if len(paths) > NAMED:
        names.append(f"{len(paths) - NAMED} more")
    return ", ".join(names)
