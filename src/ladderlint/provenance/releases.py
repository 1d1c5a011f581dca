"""Which release of a ladder each commit is first in."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterable, Iterator, Mapping

from ladderlint.git import Commit, Repository
from ladderlint.git_trees import RevisionTree
from ladderlint.provenance.whereabouts import Whereabouts
from ladderlint.revisions import Release
from ladderlint.versions import parse_version


def releases_of(
    found: Iterable[Release], whereabouts: Whereabouts, repository: Repository, history: Mapping[str, Commit]
) -> list[Release]:
    """Return the releases of a ladder, by their versions; of several of one version, the oldest.

    They are those whose tags name the ladder, or else no ladder. Where all tags name something else, the version that
    the ladder says it has there is taken for released.
    """
    found = list(found)
    own = [release for release in found if posixpath.basename(release.prefix) in whereabouts.ids]
    own = own or [release for release in found if not release.prefix]
    if not own:
        for release in found:
            tree = RevisionTree(repository, release.tag, release.commit, history[release.commit].tree)
            folder = whereabouts.folder(tree, None)
            head = whereabouts.head(tree, folder) if folder is not None else None
            version = parse_version(head.version) if head is not None else None
            if version is not None and not version.pre:
                own.append(release._replace(version=version))
    places = {commit: place for place, commit in enumerate(history)}
    oldest = {release.version: release for release in sorted(own, key=lambda release: places[release.commit])}
    return sorted(oldest.values(), key=lambda release: release.version.rank)


def first_releases(history: Mapping[str, Commit], released: Iterable[Release]) -> dict[str, Release]:
    """Return the lowest release that has each commit. Each commit is looked at once."""
    first: dict[str, Release] = {}
    for release in released:
        for commit in _before(history, [release.commit], first):
            first[commit] = release
    return first


def brought_by_merges(
    history: Mapping[str, Commit], line: Iterable[str], first: Mapping[str, Release]
) -> dict[str, tuple[Release, ...]]:
    """Return by which releases there was already what the merges on a line brought to it."""
    found: dict[str, tuple[Release, ...]] = {}
    seen: set[str] = set()
    for commit in line:
        seen.add(commit)
        brought: set[Release] = set()
        for other in _before(history, history[commit].parents[1:], seen):
            seen.add(other)
            if other in first:
                brought.add(first[other])
        if commit in first:
            brought.discard(first[commit])
        found[commit] = tuple(sorted(brought, key=lambda release: release.version.rank))
    return found


def _before(history: Mapping[str, Commit], commits: Iterable[str], done: Container[str]) -> Iterator[str]:
    """Yield commits and those before them, but no further than what is `done`, to which each is to be added."""
    waiting = [*commits]
    while waiting:
        commit = waiting.pop()
        if commit in history and commit not in done:
            yield commit
            waiting += history[commit].parents
