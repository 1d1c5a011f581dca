"""The ids that statements had in a release and have no more, which must not be given to others."""

from __future__ import annotations

import posixpath

from ladderlint.comparison import Comparison, Former
from ladderlint.git_trees import RevisionTree
from ladderlint.provenance.releases import releases_of
from ladderlint.provenance.shelf import Shelf
from ladderlint.provenance.whereabouts import Whereabouts
from ladderlint.revisions import releases


def with_former_ids(comparison: Comparison, base: RevisionTree) -> Comparison:
    """Return a comparison with a commit that knows of all releases before that which ids these had.

    They are looked at only where a statement has an id that it did not have in that commit. Raises GitError.
    """
    given = {statement.id for statement in comparison.come if statement.id}
    given |= {after.id for before, after in comparison.pairs if after.id and after.id != before.id}
    if comparison.base is None or not given:
        return comparison
    former = former_ids(base, posixpath.dirname(comparison.base.path), comparison.base.id)
    return comparison._replace(retired_before=(*comparison.retired_before, *(one for one in former if one.id in given)))


def former_ids(base: RevisionTree, folder: str, ladder: str) -> list[Former]:
    """Return the ids that the releases on the history of a commit had, of the ladder that lies in a folder there, and
    that none of its statements has any more: each with the last release that had it.

    A release in which the ladder can't be read is passed over. Raises GitError.
    """
    whereabouts = Whereabouts(folder, ladder)
    history = base.repository.history(base.commit)
    found = [release for release in releases(base.repository, base.commit) if not release.version.pre]
    shelf = Shelf()
    former: dict[str, Former] = {}
    for release in releases_of(found, whereabouts, base.repository, history):
        tree = RevisionTree(base.repository, release.tag, release.commit, history[release.commit].tree)
        there = whereabouts.folder(tree, base)
        whole = shelf.read(tree, whereabouts, there) if there is not None else None
        for statement in whole.statements if whole is not None else ():
            if statement.id:
                former[statement.id] = Former(statement.id, str(release.version), statement.text)
    now = shelf.read(base, whereabouts, folder)
    for statement in now.statements if now is not None else ():
        former.pop(statement.id or "", None)
    return [*former.values()]
