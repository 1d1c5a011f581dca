"""With which earlier version of a ladder the rules on its history compare it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ladderlint.config import Config
from ladderlint.discovery import Asked
from ladderlint.errors import LadderlintError
from ladderlint.tree import Tree, Unreadable

if TYPE_CHECKING:
    from ladderlint.comparison import Comparison
    from ladderlint.git import Repository
    from ladderlint.git_trees import RevisionTree


class Past:
    """What a run on some ladders of a tree knows of earlier versions of them: one that somebody names, and releases.

    `compared_with` says with which version the rules on history compared a ladder, and `uncompared` why with none.
    """

    def __init__(self, head: Tree, ladders: Sequence[Asked], since: RevisionTree | None) -> None:
        self.compared_with: dict[str, str] = {}
        self.uncompared: dict[str, str] = {}
        self._head = head
        self._repository: Repository | None = None
        self._paths = tuple(asked.files.ladder for asked in ladders)
        self._since = since
        self._found: dict[tuple[Tree, Tree, tuple[str, ...]], Mapping[str, Comparison]] = {}

    def comparison(self, tree: Tree, asked: Asked, config: Config) -> Comparison | None:
        """Return what is otherwise in a ladder than in its last release, or None where no rule is to be told.

        Before the first release, it is compared with the version that somebody named. Raises GitError.
        """
        if not config.needs_history or (self._since is None and not config.names_history):
            return None
        path = asked.files.ladder
        base = self._base(path, _id_of(tree, path))
        found = self.compared(base, tree, path) if base is not None else None
        if base is None or found is None:
            return None
        from ladderlint.provenance.former_ids import with_former_ids

        return with_former_ids(found, base)

    def compared(self, base: Tree, head: Tree, path: str) -> Comparison | None:
        """Return what is otherwise in a ladder of the later tree, or None where it can't be read."""
        key = (base, head, (path,) if head is not self._head else self._paths)
        if key not in self._found:
            self._found[key] = _compared(*key)
        return self._found[key].get(path)

    def _base(self, path: str, ladder: str) -> RevisionTree | None:
        from ladderlint.revisions import NothingToCompare

        try:
            base = self._earlier(ladder)
        except NothingToCompare as why:
            self.uncompared[path] = f"not compared with any earlier version: {why}"
            return None
        self.compared_with[path] = f"compared with {base.name}"
        return base

    def _earlier(self, ladder: str) -> RevisionTree:
        """Return the version to compare a ladder with. Raises NothingToCompare where there is none, and GitError."""
        from ladderlint.revisions import UNSHALLOW, NothingToCompare, default_base, last_release, look_up, repository_of

        repository = self._repository = self._repository or repository_of(self._since or self._head)
        commit: str | None = getattr(self._since or self._head, "commit", None)
        commit = commit or look_up(repository, "HEAD").commit
        # What was changed since the release, before the one who asks began, asks for a new version, too.
        released = last_release(repository, commit, ladder)
        if released is None and repository.is_shallow:
            # By another version than the last release, one that is right would say too little.
            raise NothingToCompare(f"no release is here; {UNSHALLOW}")
        return released or self._since or default_base(repository, commit, ladder)


def _id_of(tree: Tree, path: str) -> str:
    """Return the id of a ladder, or "" where it can't be read."""
    from ladderlint.whole import read_ladder

    try:
        return read_ladder(path, tree.read(path)).id
    except Unreadable:
        return ""


def _compared(base: Tree, head: Tree, paths: tuple[str, ...]) -> Mapping[str, Comparison]:
    """Return what is otherwise in the ladders of some files, as far as these can be read."""
    from ladderlint.comparing.trees import compare_trees
    from ladderlint.git import GitError

    try:
        found = compare_trees(base, head, paths)
    except GitError:
        raise
    except LadderlintError:
        # One of several that nobody can read is no reason to leave the others out.
        single = (_compared(base, head, (path,)) for path in paths) if len(paths) > 1 else ()
        return {path: one for each in single for path, one in each.items()}
    return {one.head.path: one for one in found if one.head is not None}
