"""Where files come from: the work tree or memory, and see git_trees. Nothing outside a tree's fence is ever read."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Protocol

from ladderlint.errors import LadderlintError
from ladderlint.text import MAX_BYTES

# pathlib takes five milliseconds to start, which every check would wait for.
AnyPath = str | os.PathLike[str]

_NEVER_LADDERS: Final = frozenset(("node_modules", "__pycache__", "site-packages"))
NO_SUCH_FILE: Final = "no such file"
_REASONS: Final = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ENOENT: NO_SUCH_FILE,
    errno.ENOTDIR: NO_SUCH_FILE,
    errno.ELOOP: "a link that leads to itself",
}


class Unreadable(LadderlintError):
    """A file that can't be read; the message says why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Tree(Protocol):
    """A folder of files; paths are relative to it, with `/`."""

    @property
    def name(self) -> str:
        """What to call the tree in a message."""
        ...

    def paths(self, under: str = "") -> Iterator[str]:
        """Yield the paths of YAML files under a folder, sorted, whatever they turn out to be."""
        ...

    def has(self, path: str) -> bool:
        """Say whether there is something at a path."""
        ...

    def read(self, path: str, most: int = MAX_BYTES) -> bytes:
        """Return a file's bytes, at most one more than such a file may have.

        Raises Unreadable.
        """
        ...


def is_yaml(path: str) -> bool:
    return path.endswith((".yaml", ".yml"))


def is_shown(folder: str) -> bool:
    """Say whether a folder of this name may hold ladders."""
    return not folder.startswith(".") and folder not in _NEVER_LADDERS


def root_of(tree: Tree) -> str | None:
    """Return the folder on disk that a tree shows, if it shows one."""
    root: str | None = getattr(tree, "root", None)
    return root


def revision_of(tree: Tree) -> str | None:
    """Return what somebody called the commit whose files a tree shows, if it shows one."""
    revision: str | None = getattr(tree, "revision", None)
    return revision


class WorkTree:
    """Files on disk below `root`, which are read only where they really lie inside a `fence`."""

    def __init__(self, root: AnyPath, fences: Sequence[AnyPath] = ()) -> None:
        self.root = os.fspath(root)
        self._fences = tuple(os.path.realpath(fence) for fence in fences or (root,))
        self._known: dict[str, bool] = {}

    @property
    def name(self) -> str:
        return self.root

    def paths(self, under: str = "") -> Iterator[str]:
        top = os.path.join(self.root, under)
        if os.path.isdir(top) and not self._holds(top):
            raise Unreadable(under, "a link that leads out of the repository")

        def refuse(error: OSError) -> None:
            # Who may not look into a folder can't say that there is nothing wrong in it.
            if error.errno not in (errno.ENOENT, errno.ENOTDIR):
                shown = os.path.relpath(error.filename, self.root).replace(os.sep, "/")
                raise Unreadable(shown, _REASONS.get(error.errno or 0, error.strerror or str(error)))

        for folder, folders, files in os.walk(top, onerror=refuse):
            links = [name for name in folders if is_yaml(name)]
            folders[:] = sorted(filter(is_shown, folders))
            if "pyvenv.cfg" in files:
                folders.clear()
                continue
            prefix = os.path.relpath(folder, self.root).replace(os.sep, "/")
            for name in sorted([*files, *links]):
                if is_yaml(name):
                    yield name if prefix == "." else f"{prefix}/{name}"

    def has(self, path: str) -> bool:
        full = os.path.join(self.root, path)
        return os.path.lexists(full) and self._holds(os.path.dirname(full))

    def read(self, path: str, most: int = MAX_BYTES) -> bytes:
        full = os.path.join(self.root, path)
        try:
            status = os.lstat(full)
            if stat.S_ISLNK(status.st_mode):
                full = os.path.realpath(full, strict=True)
                status = os.stat(full)
            if not self._holds(os.path.dirname(full)):
                raise Unreadable(path, "a link that leads out of the repository")
            # A FIFO would wait for a writer for ever, and opening a device may act on it.
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable(path, f"{_kind_of(status.st_mode)}, not a file")
            with open(full, "rb") as file:
                return file.read(min(status.st_size, most) + 1)
        except OSError as error:
            if error.errno == errno.ENOENT and os.path.islink(full):
                raise Unreadable(path, "a link that leads nowhere") from None
            raise Unreadable(path, _REASONS.get(error.errno or 0, error.strerror or str(error))) from None

    def _holds(self, folder: str) -> bool:
        """Say whether a folder really lies inside a fence."""
        if folder not in self._known:
            real = os.path.realpath(folder)
            self._known[folder] = any(
                real == fence or real.startswith(fence.rstrip(os.sep) + os.sep) for fence in self._fences
            )
        return self._known[folder]


def read_named_file(path: AnyPath, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file that somebody named themselves, wherever it lies; as a tree's `read` does.

    Raises Unreadable.
    """
    folder, name = os.path.split(os.path.abspath(path))
    try:
        return WorkTree(folder, fences=(os.path.join(os.path.splitdrive(folder)[0], os.sep),)).read(name, most)
    except Unreadable as error:
        raise Unreadable(os.fspath(path).replace(os.sep, "/"), error.reason) from None


def _kind_of(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a FIFO" if stat.S_ISFIFO(mode) else "a device or socket"


class MemoryTree:
    """Files held in memory, over another tree where one is given."""

    def __init__(self, files: Mapping[str, bytes], over: Tree | None = None) -> None:
        self._files = dict(files)
        self._over = over

    @property
    def name(self) -> str:
        return self._over.name if self._over is not None else "memory"

    @property
    def root(self) -> str | None:
        return root_of(self._over) if self._over is not None else None

    def paths(self, under: str = "") -> Iterator[str]:
        prefix = f"{under}/" if under else ""
        found = {path for path in self._files if is_yaml(path) and path.startswith(prefix)}
        if self._over is not None:
            found.update(self._over.paths(under))
        yield from sorted(found)

    def has(self, path: str) -> bool:
        return path in self._files or (self._over is not None and self._over.has(path))

    def read(self, path: str, most: int = MAX_BYTES) -> bytes:
        if path in self._files:
            return self._files[path][: most + 1]
        if self._over is not None:
            return self._over.read(path, most)
        raise Unreadable(path, NO_SUCH_FILE)
