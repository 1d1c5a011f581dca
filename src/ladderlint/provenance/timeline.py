"""When a ladder changed: at which commits on the line of a branch, and in which release each was first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ladderlint.git import Commit, Repository
from ladderlint.git_trees import RevisionTree
from ladderlint.provenance.releases import brought_by_merges, first_releases, releases_of
from ladderlint.provenance.whereabouts import Head, Whereabouts
from ladderlint.revisions import Release, releases
from ladderlint.tree import Tree, Unreadable
from ladderlint.versions import parse_version


class Moment(NamedTuple):
    """A commit at which a ladder's files are not what they were before.

    `folder` is where the ladder lies; None where it is gone. `release` is the first version with this commit, as far as
    there is one. A merge may bring what was released already: by the `earlier` releases, lowest first.
    """

    tree: RevisionTree
    folder: str | None
    day: str
    release: str | None
    earlier: tuple[Release, ...] = ()

    @property
    def commit(self) -> str:
        return self.tree.commit


class Timeline(NamedTuple):
    """The moments of a ladder, oldest first. It is `cut` where a shallow clone has not what was before."""

    moments: tuple[Moment, ...]
    cut: bool


def timeline(head: RevisionTree, whereabouts: Whereabouts, later: Tree) -> Timeline:
    """Return when a ladder changed, up to a commit; in a `later` tree it lies where it is known to.

    Releases count by the lowest version that has a commit, on whichever branch its tag is. Raises GitError.
    """
    repository = head.repository
    tags = [release for release in releases(repository) if not release.version.pre]
    history = repository.history(head.commit, *(release.commit for release in tags))
    line = _line(history, head.commit)
    trees = [RevisionTree(repository, commit[:10], commit, history[commit].tree) for commit in line]
    cut = _is_cut(repository, trees[0])
    states = _states(trees, whereabouts, later)
    released = releases_of(tags, whereabouts, repository, history)
    first = first_releases(history, released)
    earlier = brought_by_merges(history, line, first)
    moments = []
    before: object = object() if cut else None
    for tree, (folder, state) in zip(trees, states, strict=True):
        if state != before:
            own = first.get(tree.commit)
            version = str(own.version) if own is not None else None
            if not released and not cut and folder is not None:
                version = _declared(whereabouts.head(tree, folder))
            moments.append(Moment(tree, folder, history[tree.commit].day, version, earlier[tree.commit]))
        before = state
    return Timeline(tuple(moments), cut)


def _declared(head: Head | None) -> str | None:
    """Return the version that a ladder says it has, which stands for a release where there are no tags at all."""
    version = parse_version(head.version) if head is not None else None
    return str(version) if version is not None else None


def _line(history: Mapping[str, Commit], commit: str) -> list[str]:
    """Return a commit and the first parents before it, oldest first."""
    line = [commit]
    while history[line[-1]].parents:
        line.append(history[line[-1]].parents[0])
    return line[::-1]


def _is_cut(repository: Repository, oldest: RevisionTree) -> bool:
    """Say whether a commit has parents that are not here."""
    found = repository.object(oldest.commit) if repository.is_shallow else None
    return found is not None and b"\nparent " in found.data.partition(b"\n\n")[0]


def _states(
    trees: Iterable[RevisionTree], whereabouts: Whereabouts, later: Tree
) -> list[tuple[str | None, tuple[str, ...] | None]]:
    """Return where the ladder lies in each tree, and hashes that stand for its files: None where it is not there.

    It is followed from the latest back, since it is known where it lies now.
    """
    states: list[tuple[str | None, tuple[str, ...] | None]] = []
    newer: Tree | None = later
    seen = ""
    for tree in reversed([*trees]):
        if tree.tree != seen:
            folder = whereabouts.folder(tree, newer)
            state = (folder, _hashes(tree, whereabouts.parts(folder)) if folder is not None else None)
            newer = tree if folder is not None else None
        states.append(state)
        seen = tree.tree
    return states[::-1]


def _hashes(tree: RevisionTree, paths: Iterable[str]) -> tuple[str, ...]:
    hashes = []
    for path in paths:
        try:
            hashes.append(tree.entry(path).hash)
        except Unreadable:
            hashes.append("")
    return tuple(hashes)
