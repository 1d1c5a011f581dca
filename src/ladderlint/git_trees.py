"""Trees that Git keeps: a revision, and the index. Nothing is checked out; what is read is what was stored."""

from __future__ import annotations

import posixpath
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Final

from ladderlint.git import NOT_HERE, Entry, GitError, Repository
from ladderlint.text import MAX_BYTES
from ladderlint.tree import NO_SUCH_FILE, Unreadable, is_shown, is_yaml

# As many links as Linux follows.
_MOST_LINKS: Final = 40
# No repository has as many files, but a few kilobytes of folders in each other can claim to.
_MOST_FILES: Final = 2_000_000
_FOLDER: Final = Entry("40000", "")


class StoredTree(ABC):
    """Files that lie in a repository as blobs, by what its folders list.

    `root` is the folder of the work tree, if there is one: paths that somebody names on disk begin there.
    """

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.root = repository.root

    @property
    @abstractmethod
    def name(self) -> str:
        """What to call the tree in a message."""

    @abstractmethod
    def _listing(self, folder: str) -> Mapping[str, Entry | None]:
        """Return what a real folder, which has no link on its way, holds by name."""

    def paths(self, under: str = "") -> Iterator[str]:
        """Yield the paths of YAML files under a folder, sorted, whatever they turn out to be."""
        real = self._real(under)
        if real is not None:
            yield from self._walk(real, under)

    def has(self, path: str) -> bool:
        """Say whether there is something at a path."""
        folder, name = posixpath.split(path)
        try:
            real = self._real(folder)
        except Unreadable:
            return False
        return real is not None and name in self._listing(real)

    def read(self, path: str, most: int = MAX_BYTES) -> bytes:
        """Return a file's bytes, at most one more than such a file may have.

        Raises Unreadable, and GitError.
        """
        entry = self.entry(path)
        if not entry.is_file:
            raise Unreadable(path, "a folder, not a file" if entry.is_folder else "a submodule, not a file")
        found = self.repository.object(entry.hash, most)
        if found is None:
            raise GitError(f"{path}: {NOT_HERE}")
        return found.data

    def entry(self, path: str) -> Entry:
        """Return what stands at a path, behind any links.

        Raises Unreadable.
        """
        real = self._real(path)
        if real is None:
            raise Unreadable(path, NO_SUCH_FILE if not self.has(path) else "a link that leads nowhere")
        if not real:
            return _FOLDER
        folder, name = posixpath.split(real)
        entry = self._listing(folder)[name]
        if entry is None:
            raise Unreadable(path, "not merged yet; 'git add' it once it is")
        return entry

    def _walk(self, real: str, shown: str) -> Iterator[str]:
        waiting = [(real, shown)]
        seen = 0
        while waiting:
            folder, shown = waiting.pop()
            listing = self._listing(folder)
            seen += len(listing) + 1
            if seen > _MOST_FILES:
                raise GitError(f"{self.name}: more than {_MOST_FILES} files; name a folder")
            if "pyvenv.cfg" in listing:
                continue
            folders = []
            for name, entry in sorted(listing.items()):
                path = f"{shown}/{name}" if shown else name
                if entry is not None and entry.is_folder:
                    if is_shown(name):
                        folders.append((f"{folder}/{name}" if folder else name, path))
                elif is_yaml(name):
                    yield path
            waiting += reversed(folders)

    def _real(self, path: str) -> str | None:
        """Return where a path leads once links on its way are followed, or None where that is nowhere.

        Raises Unreadable where it leads out of the repository.
        """
        waiting = [part for part in reversed(path.split("/")) if part]
        real = ""
        links = 0
        while waiting:
            part = waiting.pop()
            if part == ".":
                continue
            if part == "..":
                if not real:
                    raise Unreadable(path, "a link that leads out of the repository")
                real = posixpath.dirname(real)
                continue
            listing = self._listing(real)
            if part not in listing:
                return None
            entry = listing[part]
            if entry is not None and entry.is_link:
                links += 1
                if links > _MOST_LINKS:
                    raise Unreadable(path, "a link that leads to itself")
                target = self._target(path, entry)
                waiting += [step for step in reversed(target.split("/")) if step]
                continue
            if waiting and (entry is None or not entry.is_folder):
                return None
            real = f"{real}/{part}" if real else part
        return real

    def _target(self, path: str, link: Entry) -> str:
        found = self.repository.object(link.hash, MAX_BYTES)
        if found is None:
            raise GitError(f"{path}: {NOT_HERE}")
        target = found.data.decode("utf-8", "surrogateescape")
        if target.startswith("/"):
            raise Unreadable(path, "a link that leads out of the repository")
        return target


class RevisionTree(StoredTree):
    """The files of one commit. `revision` is what somebody called it, and `commit` its hash."""

    def __init__(self, repository: Repository, revision: str, commit: str, tree: str) -> None:
        super().__init__(repository)
        self.revision = revision
        self.commit = commit
        self.tree = tree

    @property
    def name(self) -> str:
        return self.revision

    def _listing(self, folder: str) -> Mapping[str, Entry | None]:
        listing = self.repository.listing(self.tree)
        for part in folder.split("/") if folder else ():
            entry = listing[part]
            # What a submodule holds lies in a repository of its own.
            listing = self.repository.listing(entry.hash) if entry.is_folder else {}
        return listing


class IndexTree(StoredTree):
    """The files that the next commit would hold."""

    def __init__(self, repository: Repository) -> None:
        super().__init__(repository)
        self._folders: dict[str, dict[str, Entry | None]] = {"": {}}
        for path, entry in repository.index().items():
            self._add(path, entry)

    @property
    def name(self) -> str:
        return "the index"

    def _add(self, path: str, entry: Entry | None) -> None:
        while path:
            folder, name = posixpath.split(path)
            known = folder in self._folders
            self._folders.setdefault(folder, {})[name] = entry
            if known:
                return
            path, entry = folder, _FOLDER

    def _listing(self, folder: str) -> Mapping[str, Entry | None]:
        return self._folders.get(folder, {})
