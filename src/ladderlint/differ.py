"""What changed between two revisions of a repository's ladders, and which of it somebody asked about."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from ladderlint.comparing.narrowing import Only
from ladderlint.comparing.trees import compare_trees
from ladderlint.comparison import Comparison
from ladderlint.discovery import LADDER_FILE, find_ladders, work_tree
from ladderlint.errors import LadderlintError
from ladderlint.git import Repository
from ladderlint.git_trees import RevisionTree
from ladderlint.revisions import (
    NoSuchRevision,
    default_base,
    index_of,
    last_release,
    look_up,
    names_in,
    repository_at,
)
from ladderlint.text import listed, shorten
from ladderlint.tree import Tree, WorkTree, is_yaml
from ladderlint.whole import read_ladder

WORK_TREE: Final = "the work tree"


class Diff(NamedTuple):
    """What changed, and what both sides are called. `narrowed` says that only a part of it was asked for."""

    comparisons: tuple[Comparison, ...]
    base: str
    head: str
    narrowed: bool = False


class Asked(NamedTuple):
    """What somebody wants compared: revisions, as many as they named, and paths."""

    repository: Repository
    revisions: tuple[str, ...]
    paths: tuple[str, ...]


def understand(words: Sequence[str]) -> Asked:
    """Tell revisions from paths: the first two words may be revisions, `A..B` and `A...B` are two at once.

    What is both is a revision; a path can be written as `./name`. Raises NoSuchRevision for what is neither, and
    GitError.
    """
    repository = repository_at()
    revisions: list[str] = []
    rest = list(words)
    while rest and len(revisions) < 2:
        one, dots, other = rest[0].partition("...") if "..." in rest[0] else rest[0].partition("..")
        if rest[0].startswith(("./", "../")):
            break
        if dots and not revisions and not os.path.exists(rest[0]):
            # Three dots are where both parted; without a second name, that is now.
            revisions += [rest[0] if dots == "..." else one or "HEAD", *([other] if other else [])]
        elif repository.object(f"{rest[0]}^{{commit}}") is not None:
            revisions.append(rest[0])
        else:
            break
        rest.pop(0)
    for path in rest:
        if not os.path.lexists(path) and not _is_in(repository, path, revisions):
            if path.startswith(("./", "../")):
                raise NoSuchRevision(f"'{shorten(path)}': there is no such file or folder")
            look_up(repository, path)  # which says what is wrong with it as a revision
            raise NoSuchRevision(f"'{shorten(path)}' is a third revision; two can be compared")
    return Asked(repository, tuple(revisions), tuple(rest))


def _is_in(repository: Repository, path: str, revisions: Iterable[str]) -> bool:
    return any(
        look_up(repository, revision).has(name) for revision in revisions for name in names_in(repository, [path])
    )


def diff(asked: Asked, *, levels: Sequence[str] = (), tracks: Sequence[str] = (), staged: bool = False) -> Diff:
    """Compare two revisions, or one with the work tree or the index; without any, the last release with the work tree.

    Levels and tracks go by their ids or names, whatever their capitals. Raises NoSuchRevision, GitError, and
    LadderlintError where there is nothing to compare, or no such level or track.
    """
    repository, revisions, _ = asked
    names = names_in(repository, asked.paths)
    head: Tree
    if len(revisions) == 2:
        head = look_up(repository, revisions[1])
    elif staged:
        head = index_of(repository)
    elif repository.root is None:
        head = look_up(repository, "HEAD")
    else:
        head = work_tree([repository.root])[0]
    base = look_up(repository, revisions[0]) if revisions else _default_base(repository, head, names)
    found = _since_releases(compare_trees(base, head, names), base, head)
    files = frozenset(name for name in names if is_yaml(name) and posixpath.basename(name) != LADDER_FILE)
    whole = Diff(found, base.name, WORK_TREE if isinstance(head, WorkTree) else head.name)
    if not (files or levels or tracks):
        return whole
    only = Only(files, _folded(levels), _folded(tracks))
    only.refuse_unknown(found, (head, base))
    return whole._replace(comparisons=tuple(map(only.narrowed, found)), narrowed=True)


def _since_releases(found: Sequence[Comparison], base: RevisionTree, head: Tree) -> tuple[Comparison, ...]:
    """Return comparisons, each with what changed since the last release of its ladder, where the base is none.

    What others changed since then, and the version that they raised for it, must not be asked for again.
    """
    compared: dict[str, Mapping[str, Comparison]] = {}
    told = []
    for each in found:
        if each.base is not None and each.head is not None:
            release = last_release(base.repository, base.commit, each.head.id)
            if release is not None and release.commit != base.commit:
                if release.commit not in compared:
                    since = compare_trees(release, head)
                    compared[release.commit] = {one.head.path: one for one in since if one.head is not None}
                each = each._replace(released=compared[release.commit].get(each.head.path))
        told.append(each)
    return tuple(told)


def _default_base(repository: Repository, head: Tree, names: Sequence[str]) -> RevisionTree:
    """Return what ladders are compared with where nobody says; each may have releases of its own."""
    found: dict[str, tuple[RevisionTree, str]] = {}
    for ladder in find_ladders(head, names):
        path = ladder.files.ladder
        try:
            id_ = read_ladder(path, head.read(path)).id
        except LadderlintError:  # which is told when it is compared
            id_ = ""
        base = default_base(repository, ladder=id_)
        found[base.commit] = (base, path)
    if len(found) > 1:
        pairs = listed([f"{shorten(path)} ({base.name})" for base, path in found.values()])
        raise LadderlintError(f"these ladders have releases of their own: {pairs}; name one of them, or a revision")
    ((base, _),) = found.values()
    return base


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)
