"""Which revision somebody means, and the tree of its files."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Sequence
from typing import Final, NamedTuple

from ladderlint.errors import LadderlintError
from ladderlint.git import LONGEST_NAME, NOT_HERE, GitError, Repository
from ladderlint.git_folders import bare_repository, repository_root
from ladderlint.git_trees import IndexTree, RevisionTree
from ladderlint.text import shorten
from ladderlint.tree import AnyPath, Tree, root_of
from ladderlint.versions import Version, version_of_tag

# Where the others' work comes together, by the names that are used for it.
_DEFAULT_BRANCHES: Final = ("origin/HEAD", "origin/main", "origin/master", "main", "master")


UNSHALLOW: Final = "this clone is shallow, and 'git fetch --unshallow --tags' brings what is left out"


class NoSuchRevision(GitError):
    """There is no commit by that name, or none that is here."""


class NothingToCompare(NoSuchRevision):
    """Nobody said what to compare with, and there is nothing that would be the usual: no earlier version at all."""


class Release(NamedTuple):
    """A release of a ladder: the tag, what of its name is no version, and the commit that it names."""

    tag: str
    prefix: str
    version: Version
    commit: str


def repository_at(path: AnyPath = os.curdir) -> Repository:
    """Return the repository that a path is in.

    Raises NothingToCompare where it is in none.
    """
    root = repository_root(path)
    if root is not None:
        return Repository(root)
    bare = bare_repository(path)
    if bare is not None:
        return Repository(bare, bare=True)
    if os.environ.get("GIT_DIR"):
        return Repository(os.path.abspath(os.environ.get("GIT_WORK_TREE") or os.curdir))
    shown = os.path.relpath(path)
    raise NothingToCompare(f"{shown}: this is in no Git repository, and so there is nothing but what is on disk")


def repository_of(tree: Tree) -> Repository:
    """Return the repository that a tree's files are in. Raises NothingToCompare where they are in none."""
    found: Repository | None = getattr(tree, "repository", None)
    return found or repository_at(root_of(tree) or os.curdir)


def look_up(repository: Repository, name: str) -> RevisionTree:
    """Return the files of the commit that a name means: a branch, a tag, a hash. `A...B` is where A and B parted.

    Raises NoSuchRevision, and GitError.
    """
    one, dots, other = name.partition("...")
    if dots:
        return _parted(repository, name, _commit(repository, one or "HEAD"), _commit(repository, other or "HEAD"))
    return _tree_of(repository, name, _commit(repository, name))


def index_of(repository: Repository) -> IndexTree:
    """Return the files that the next commit would hold. Raises GitError."""
    if repository.root is None:
        raise GitError("this repository has no work tree, and so nothing is staged")
    return IndexTree(repository)


def look_at(paths: Sequence[AnyPath], ref: str | None) -> tuple[Tree, list[str]]:
    """Return the tree of a revision, or without one of the index, and the paths as it names them.

    Raises LadderlintError where there is nothing at a path, and GitError.
    """
    repository = repository_at(paths[0] if paths and os.path.exists(paths[0]) else os.curdir)
    names = names_in(repository, paths)
    tree: Tree = look_up(repository, ref) if ref is not None else index_of(repository)
    for name in names:
        if name and not tree.has(name):
            raise LadderlintError(f"{name}: no such file or folder in {tree.name}")
    return tree, names


def names_in(repository: Repository, paths: Sequence[AnyPath]) -> list[str]:
    """Return paths as the repository's trees name them; without any, its root is meant.

    Raises LadderlintError where one leads out of it.
    """
    names = []
    for path in paths:
        given = os.fspath(path)
        if repository.root is not None:
            given = os.path.relpath(os.path.abspath(given), repository.root).replace(os.sep, "/")
            own = repository_root(path)
            if own is not None and os.path.realpath(own) != os.path.realpath(repository.root):
                raise LadderlintError(f"{os.fspath(path)}: this is in a repository of its own; run ladderlint in there")
        name = posixpath.normpath(given)
        if name.split("/")[0] == ".." or name.startswith("/"):
            raise LadderlintError(f"{os.fspath(path)}: not in the repository {repository.name}")
        names.append("" if name == "." else name)
    return names or [""]


def releases(repository: Repository, commit: str | None = None) -> list[Release]:
    """Return all releases, or those on the history of a commit, in the order of their versions. Raises GitError."""
    found = []
    for tag in repository.tags(commit):
        named = version_of_tag(tag)
        if named is not None:
            released = repository.object(f"refs/tags/{tag}^{{commit}}")
            if released is not None:
                found.append(Release(tag, *named, released.hash))
    return sorted(found, key=lambda release: (release.version.rank, release.tag))


def last_release(repository: Repository, commit: str, ladder: str = "") -> RevisionTree | None:
    """Return the files of the last release on the history of a commit, or None where there is none.

    A draft of a release is none. Tags that name the `ladder` are its own, and go before those that name no ladder or
    another. Raises GitError.
    """
    final = [release for release in releases(repository, commit) if not release.version.pre]
    own = [release for release in final if ladder and posixpath.basename(release.prefix) == ladder]
    found = own or [release for release in final if not release.prefix] or final
    return _tree_of(repository, found[-1].tag, found[-1].commit) if found else None


def default_base(repository: Repository, commit: str | None = None, ladder: str = "") -> RevisionTree:
    """Return what to compare a commit with where nobody says: the last release before it, or else the place where it
    parted from the default branch.

    Of several ladders each may have releases of its own. Raises NothingToCompare where there is neither.
    """
    head = commit or _commit(repository, "HEAD")
    released = last_release(repository, head, ladder)
    if released is not None:
        return released
    if repository.is_shallow:
        raise NothingToCompare(f"no release is in this clone; {UNSHALLOW}")
    for name in _DEFAULT_BRANCHES:
        branch = repository.object(f"{name}^{{commit}}")
        if branch is not None:
            base = repository.merge_base(branch.hash, head)
            if base is not None:
                return _tree_of(repository, name, base)
    raise NothingToCompare("there is no release tag and no main branch to compare with; name a revision")


def _parted(repository: Repository, name: str, one: str, other: str) -> RevisionTree:
    base = repository.merge_base(one, other)
    if base is None:
        problem = f"'{shorten(name)}': the two have no commit in common"
        raise NoSuchRevision(f"{problem} here; {UNSHALLOW}" if repository.is_shallow else problem)
    return _tree_of(repository, name, base)


def _commit(repository: Repository, name: str) -> str:
    found = repository.object(f"{name}^{{commit}}")
    if found is not None:
        return found.hash
    shown = shorten(name)
    other = repository.object(name, most=0)
    if other is not None:
        if other.kind == "commit":  # by ':/words of its message', which the above are more of
            return other.hash
        raise NoSuchRevision(f"'{shown}' is a {other.kind} and no commit; name a branch, a tag or a commit")
    if name == "HEAD":
        raise NothingToCompare("there is no commit yet")
    one, dots, end = name.partition("..")
    if dots:
        both = f"{shorten(one or 'HEAD')}...{shorten(end or 'HEAD')}"
        raise NoSuchRevision(f"'{shown}' is not one commit; '{both}' is the one where the two parted")
    if not name or len(name) > LONGEST_NAME or not name.isprintable() or " " in name or name.startswith("-"):
        raise NoSuchRevision(f"'{shown}' can't be the name of a commit; name a branch, a tag or a commit")
    if repository.is_shallow:
        raise NoSuchRevision(f"'{shown}' is no commit that is here; {UNSHALLOW}")
    raise NoSuchRevision(
        f"'{shown}' is no commit that is here; if it is elsewhere, 'git fetch --tags origin' brings it"
    )


def _tree_of(repository: Repository, name: str, commit: str) -> RevisionTree:
    tree = repository.object(f"{commit}^{{tree}}")
    if tree is None:
        raise NoSuchRevision(f"'{shorten(name)}': {NOT_HERE}")
    return RevisionTree(repository, name, commit, tree.hash)
