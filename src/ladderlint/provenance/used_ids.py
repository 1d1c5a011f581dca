"""The ids that statements had in any release, which must not be given to others."""

from __future__ import annotations

from typing import NamedTuple

from ladderlint.git_trees import RevisionTree
from ladderlint.provenance.releases import releases_of
from ladderlint.provenance.shelf import Shelf
from ladderlint.provenance.whereabouts import Whereabouts
from ladderlint.revisions import releases


class Used(NamedTuple):
    """The last release that an id was in, and what the statement said there; None where only a tombstone tells."""

    release: str
    text: str | None


def used_ids(base: RevisionTree, folder: str) -> dict[str, Used]:
    """Return the ids that the releases on the history of a commit had, of the ladder that lies in a folder there.

    A release in which the ladder can't be read is passed over. Raises GitError.
    """
    head = Whereabouts(folder, "").head(base, folder)
    whereabouts = Whereabouts(folder, (head.id if head is not None else None) or "")
    history = base.repository.history(base.commit)
    found = [release for release in releases(base.repository, base.commit) if not release.version.pre]
    shelf = Shelf()
    used: dict[str, Used] = {}
    for release in releases_of(found, whereabouts, base.repository, history):
        tree = RevisionTree(base.repository, release.tag, release.commit, history[release.commit].tree)
        there = whereabouts.folder(tree, base)
        whole = shelf.read(tree, whereabouts, there) if there is not None else None
        for track in whole.tracks if whole is not None else ():
            version = str(release.version)
            used |= {statement.id: Used(version, statement.text) for statement in track.statements if statement.id}
            for tomb in track.retired:
                used.setdefault(tomb.id, Used(tomb.release or version, None))
    return used
