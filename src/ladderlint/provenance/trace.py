"""What the history of a ladder says of its statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ladderlint.comparing.ladders import compare
from ladderlint.discovery import LadderFiles
from ladderlint.git_trees import RevisionTree
from ladderlint.model import Origin, Statement
from ladderlint.nodes import Node
from ladderlint.provenance.event import Event
from ladderlint.provenance.lives import Happened, Lives, Place, place_of
from ladderlint.provenance.shelf import Shelf, differing
from ladderlint.provenance.timeline import Moment, timeline
from ladderlint.provenance.whereabouts import Whereabouts
from ladderlint.revisions import look_up, repository_of
from ladderlint.tree import Tree
from ladderlint.whole import Whole


class Trace(NamedTuple):
    """What happened to the statements of a ladder: to those that it has, by their nodes, and to those that are gone.

    Each is told by its latest event. It is `cut` where a shallow clone has only the end of it.
    """

    living: Mapping[Node, Event]
    ended: tuple[Event, ...]
    cut: bool

    @property
    def origins(self) -> dict[Node, Origin]:
        """Where each statement of the ladder comes from."""
        return {node: event.origin for node, event in self.living.items()}


def trace(tree: Tree, files: LadderFiles, whole: Whole) -> Trace:
    """Return what happened to the statements of a ladder that was read from a tree, up to what it is there.

    What is in no commit happened last: it has neither a moment nor a release. A commit at which the ladder can't be
    read is passed over, and the next is compared with what could be read. Raises GitError where there is no history.
    """
    head = tree if isinstance(tree, RevisionTree) else look_up(repository_of(tree), "HEAD")
    whereabouts = Whereabouts(files.folder, whole.ladder.id)
    times = timeline(head, whereabouts, tree)
    lives, shelf, released = Lives(), Shelf(), _Released(whereabouts)
    before: Whole | None = None
    known = times.cut
    for moment in times.moments:
        now = shelf.read(moment.tree, whereabouts, moment.folder) if moment.folder is not None else None
        if now is None and moment.folder is not None:
            continue
        _go_on(lives, before, now, Happened(moment, released.of(moment), known, now.tombs if now is not None else {}))
        before, known = now, False
    if not isinstance(tree, RevisionTree):
        _go_on(lives, before, whole, Happened(None, lambda _: None, tombs=whole.tombs))
    return Trace(lives.living(whole.statements), tuple(lives.ended), times.cut)


def _go_on(lives: Lives, before: Whole | None, now: Whole | None, happened: Happened) -> None:
    if before is not None and now is not None:
        before, now = differing(before, now)
    if before is not None or now is not None:
        lives.go_on(compare(before, now), happened)


class _Released:
    """What releases said that were made on another branch, before that was merged."""

    def __init__(self, whereabouts: Whereabouts) -> None:
        self._whereabouts = whereabouts
        self._shelf = Shelf()
        self._said: dict[str, frozenset[Place]] = {}

    def of(self, moment: Moment) -> Callable[[Statement], str | None]:
        """Return what says in which release a statement was first that a moment brought."""

        def release_of(statement: Statement) -> str | None:
            for release in moment.earlier:
                if place_of(statement) in self._places(moment, release.commit):
                    return str(release.version)
            return moment.release

        return release_of

    def _places(self, moment: Moment, commit: str) -> frozenset[Place]:
        if commit not in self._said:
            tree = look_up(moment.tree.repository, commit)
            folder = self._whereabouts.folder(tree, moment.tree)
            whole = self._shelf.read(tree, self._whereabouts, folder) if folder is not None else None
            self._said[commit] = frozenset(map(place_of, whole.statements) if whole is not None else ())
        return self._said[commit]
