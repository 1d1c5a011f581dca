"""Git, asked by plumbing commands only: nothing is ever run that a repository's configuration names.

Porcelain may run what `textconv`, `diff.external`, a filter, `core.fsmonitor` or `gpg.program` says. What is called
here reads objects, refs and the index, and no file of the work tree.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from tempfile import TemporaryFile
from typing import IO, Final, NamedTuple

from ladderlint.errors import LadderlintError
from ladderlint.git_folders import git_folder, is_shallow, repository_root
from ladderlint.git_objects import EMPTY_TREES, Object, Objects

# The listing of a folder; what is larger is no ladder's.
_MOST_BYTES: Final = 64 * 1024 * 1024
LONGEST_NAME: Final = 1000
NOT_HERE: Final = (
    "what the commit holds is not all here; if the clone was made with a filter, 'git fetch --refetch --no-filter' "
    "brings the rest"
)
_HARDENED: Final = (
    *("--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
    *("-c", "safe.bareRepository=explicit"),
)
# Before 2.45 Git may not know of GIT_NO_LAZY_FETCH; without a protocol it can't fetch either.
_ENVIRONMENT: Final = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# What tells git, in a hook, which repository it is in (see `git rev-parse --local-env-vars`).
_LOCAL: Final = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_COMMON_DIR",
    "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_CONFIG",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_PREFIX",
    "GIT_QUARANTINE_PATH",
    "GIT_REPLACE_REF_BASE",
)


class GitError(LadderlintError):
    """Git could not do what it was asked; the message says why."""


class Entry(NamedTuple):
    """What a folder holds under a name: its mode, as Git writes it, and the hash of its content."""

    mode: str
    hash: str

    @property
    def is_folder(self) -> bool:
        return self.mode == "40000"

    @property
    def is_link(self) -> bool:
        return self.mode == "120000"

    @property
    def is_file(self) -> bool:
        return self.mode.startswith("100")


class Commit(NamedTuple):
    """A commit: the commits before it, the hash of the folder of its files, and its day by the committer's clock."""

    parents: tuple[str, ...]
    tree: str
    day: str


class Repository:
    """One repository: its objects, its refs and its index.

    `folder` is that of its work tree, or its own where it is `bare`; `root` is the former, if there is one.
    """

    def __init__(self, folder: str, *, bare: bool = False) -> None:
        self.root = None if bare else folder
        self._folder = folder
        self._objects: Objects | None = None
        # A folder that did not change from one revision to the next is read once; several ladders ask for the same.
        self.listing = cache(self._listing)
        self.tags = cache(self._tags)
        self.merge_base = cache(self._merge_base)

    @property
    def name(self) -> str:
        """What to call the repository in a message."""
        return os.path.basename(self._folder) or self._folder

    def object(self, name: str, most: int = _MOST_BYTES) -> Object | None:
        """Return what a name means, with at most one byte more than `most`, or None where there is nothing.

        Raises GitError where git breaks down over it.
        """
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            return None
        if self._objects is None or self._objects.is_over:
            complaints = TemporaryFile()  # noqa: SIM115  it is open as long as the process runs
            self._objects = Objects(self._start(complaints, "cat-file", "--batch"), complaints)
        try:
            return self._objects.get(name, most)
        except EOFError:
            reason = _reason(self._objects.complaints)
            # Before 2.45 Git gives up where it may not fetch; after that there is nothing by that name.
            raise GitError(NOT_HERE if "promisor remote" in reason else reason) from None

    def _listing(self, hash_: str) -> Mapping[str, Entry]:
        """Return what the folder of a hash holds, by name. Raises GitError."""
        found = self.object(hash_)
        if found is None or found.kind != "tree" or len(found.data) > _MOST_BYTES:
            raise GitError(f"the folder {hash_} can't be read from the repository; 'git fsck' says what is wrong")
        return dict(_entries(found.data, len(found.hash) // 2))

    def index(self) -> dict[str, Entry | None]:
        """Return what the next commit would hold, by path; None for what is not merged yet. Raises GitError."""
        nothing = next((hash_ for hash_ in EMPTY_TREES if self.object(hash_) is not None), None)
        if nothing is None:
            raise GitError("the repository is in a format that ladderlint does not know")
        # What `git add --intent-to-add` only announces will not be committed.
        options = ("-r", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--ita-invisible-in-index")
        records = iter(self._run("diff-index", *options, nothing).split("\0"))
        found: dict[str, Entry | None] = {}
        for record, path in zip(records, records, strict=False):
            _, mode, _, hash_, status = record.split(" ")
            found[path] = Entry(mode, hash_) if status == "A" else None
        return found

    def _merge_base(self, one: str, other: str) -> str | None:
        """Return the best common ancestor of two commits; all three are hashes. Raises GitError."""
        found = self._run("merge-base", "--end-of-options", one, other, nothing=1).split()
        return found[0] if found else None

    def _tags(self, commit: str | None = None) -> list[str]:
        """Return the names of all tags, or of those on a commit, named by its hash, and on those before it.

        Raises GitError.
        """
        merged = [f"--merged={commit}"] if commit is not None else []
        printed = self._run("for-each-ref", *merged, "--format=%(refname)", "refs/tags/")
        return [line.removeprefix("refs/tags/") for line in printed.splitlines()]

    def history(self, *commits: str) -> dict[str, Commit]:
        """Return commits and all before them, later ones first; all are named by their hashes.

        Raises GitError.
        """
        options = ("--topo-order", "--parents", "--format=%T %ci", "--stdin")
        lines = iter(self._run("rev-list", *options, given="\n".join(commits)).splitlines())
        found = {}
        for line, said in zip(lines, lines, strict=False):
            _, hash_, *parents = line.split()
            tree, day, *_ = f"{said} ".split(" ")
            found[hash_] = Commit(tuple(parents), tree, day)
        return found

    @property
    def is_shallow(self) -> bool:
        """Whether commits were left out when the repository was cloned."""
        return is_shallow(self._folder)

    def _run(self, *command: str, nothing: int = 0, given: str = "") -> str:
        """Return what a command prints, which may read what it is `given`.

        Raises GitError where it fails, but not with the status for `nothing`.
        """
        with TemporaryFile() as complaints:
            process = self._start(complaints, *command)
            printed = process.communicate(given.encode("ascii"))[0]
            if process.returncode not in (0, nothing):
                raise GitError(_reason(complaints))
        return printed.decode("utf-8", "surrogateescape")

    def _start(self, complaints: IO[bytes], *command: str) -> subprocess.Popen[bytes]:
        # Git looks for a bare repository only where it is told to.
        where = [f"--git-dir={self._folder}"] if self.root is None else []
        try:
            return subprocess.Popen(
                ["git", *_HARDENED, *where, *command],
                cwd=self._folder,
                env=_environment(self._folder) | _ENVIRONMENT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
            )
        except OSError as error:
            raise GitError(f"git can't be run: {error.strerror}; install it, and name it on the PATH") from None


def _environment(folder: str) -> dict[str, str]:
    """Return what git is to know of its surroundings.

    A hook's variables tell it which index and which objects are meant, also where those are not in their usual places.
    They speak of the repository that the hook runs in, and must not be believed of another.
    """
    given = dict(os.environ)
    root = repository_root(os.curdir)
    here = given.get("GIT_DIR") or (git_folder(root) if root is not None else os.devnull)
    own = git_folder(folder)
    if own != folder and os.path.realpath(here) != os.path.realpath(own):
        for name in _LOCAL:
            given.pop(name, None)
        return given
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"):
        if name in given:
            given[name] = os.path.abspath(given[name])
    return given


def _entries(data: bytes, size: int) -> Iterator[tuple[str, Entry]]:
    """Yield what a tree object lists: for each entry a mode, a space, a name, a zero byte, and a hash as bytes."""
    at = 0
    while at < len(data):
        space, zero = data.find(b" ", at), data.find(b"\0", at)
        if not at < space < zero < zero + size < len(data) + 1:
            raise GitError("a folder in the repository is damaged; 'git fsck' says what is wrong")
        name = data[space + 1 : zero].decode("utf-8", "surrogateescape")
        yield name, Entry(data[at:space].decode("ascii", "replace").lstrip("0"), data[zero + 1 : zero + 1 + size].hex())
        at = zero + 1 + size


def _reason(complaints: IO[bytes]) -> str:
    """Return what git said last that is not only advice."""
    complaints.seek(0)
    lines = complaints.read().decode("utf-8", "replace").splitlines()
    said = [line for line in lines if line.startswith(("fatal: ", "error: "))] or lines or ["it said nothing"]
    return f"git: {said[-1].partition(': ')[2] or said[-1]}"
