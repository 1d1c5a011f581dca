"""What of a ladder's findings an earlier version has, too: the others are what a change brought.

A finding is known again by what a baseline would hold of it. What it is about may have moved, been reworded or been
given an id meanwhile, so it is looked for where that stood before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ladderlint.comparison import Comparison, Pair
from ladderlint.config import Config
from ladderlint.diagnostic import Diagnostic, KeptExport, Member, Report, Subject
from ladderlint.discovery import Asked, LadderFiles, find_ladders
from ladderlint.engine import CRASH, Outcome, lint_ladder
from ladderlint.git_trees import RevisionTree
from ladderlint.history import Past
from ladderlint.model import Statement
from ladderlint.presets import ALWAYS
from ladderlint.text import same_lines
from ladderlint.tree import Tree, Unreadable

_NOTHING = Outcome(Report((), ()), failed=False)


class Sifted(NamedTuple):
    """What is new of a ladder's findings, those that are `known`, and what came of linting the earlier version.

    `unread` are the files of the earlier version that could not be read, each with the reason.
    """

    new: Outcome
    known: tuple[Diagnostic, ...]
    before: Outcome
    unread: tuple[str, ...] = ()


def sift(outcome: Outcome, asked: Asked, config: Config, tree: Tree, base: RevisionTree, past: Past) -> Sifted:
    """Take out of what was found in a ladder what an earlier version has, too, by the same config.

    Raises GitError.
    """
    if config.unsound:
        return Sifted(outcome, (), _NOTHING)
    try:
        if _is_same(tree, base, asked.files) and not _tells_of_other_files(outcome, config):
            return _sifted(outcome, lambda one: one.rule != CRASH, outcome)
        comparison = past.compared(base, tree, asked.files.ladder)
        before_files = _files_before(base, asked.files, comparison)
    except Unreadable as error:
        return Sifted(outcome, (), _NOTHING, (str(error),))
    if before_files is None:
        return Sifted(outcome, (), _NOTHING)
    before_asked = Asked(before_files, frozenset((before_files.ladder, *before_files.tracks)))
    before = lint_ladder(base, before_asked, config, comparison=past.comparison(base, before_asked, config))
    known = Known((*before.report.diagnostics, *before.report.baselined), comparison)

    def has(one: Diagnostic) -> bool:
        if one.rule in ALWAYS:
            # Nobody can say of a file that can't be read that it is still the same fault, unless it is the same file.
            return _is_same_file(tree, base, one.path)
        return one.rule != CRASH and known.has(one)

    return _sifted(outcome, has, before)


def _sifted(outcome: Outcome, has: Callable[[Diagnostic], bool], before: Outcome) -> Sifted:
    new: list[Diagnostic] = []
    known: list[Diagnostic] = []
    for one in outcome.report.diagnostics:
        (known if has(one) else new).append(one)
    left = outcome._replace(report=outcome.report._replace(diagnostics=tuple(new)))
    return Sifted(left, tuple(known), before, tuple(_unread(before)) if before is not outcome else ())


class Known:
    """The findings of an earlier version, by which those of a later one are known again."""

    def __init__(self, found: Iterable[Diagnostic], comparison: Comparison | None) -> None:
        self._tracks = dict(comparison.tracks) if comparison is not None else {}
        self._at: dict[tuple[object, ...], Pair] = {}
        self._saying: dict[tuple[object, ...], Statement] = {}
        for pair in comparison.pairs if comparison is not None else ():
            before, after = pair
            self._at[after.track, after.level, after.field, after.ordinal] = pair
            if before.text == after.text:
                self._saying[after.track, after.level, after.field, after.text] = before
        self._left: Counter[tuple[str, ...]] = Counter()
        self._members: set[tuple[str, ...]] = set()
        for one in found:
            if one.members:
                self._members.update(_identity(one, member) for member in one.members)
            else:
                self._left[_identity(one)] += 1

    def has(self, found: Diagnostic) -> bool:
        """Say whether a finding was there before. Of several alike, as many are as there were."""
        if found.members:
            # Where one more joins several that are known, that is new.
            return all(_identity(found, self._member_before(member)) in self._members for member in found.members)
        identity = _identity(self._before(found))
        self._left[identity] -= 1
        return self._left[identity] >= 0

    def _before(self, found: Diagnostic) -> Diagnostic:
        """Return a finding as it would be where the part that it is about was before."""
        subject = found.subject
        pair = self._at.get((subject.track, subject.level, subject.field, subject.ordinal or 0))
        if pair is None:
            return found._replace(subject=self._in_track_before(subject))
        before, after = pair
        text, detail = (before.text if said == after.text else said for said in (found.text, found.detail))
        return found._replace(subject=_place_of(before)._replace(id=before.id), text=text, detail=detail)

    def _member_before(self, member: Member) -> Member:
        subject = member.subject
        one = self._saying.get((subject.track, subject.level, subject.field, member.text))
        return member._replace(subject=_place_of(one) if one is not None else self._in_track_before(subject))

    def _in_track_before(self, subject: Subject) -> Subject:
        return subject._replace(track=self._tracks.get(subject.track or "", subject.track))


def _files_before(base: Tree, files: LadderFiles, comparison: Comparison | None) -> LadderFiles | None:
    """Return the files that a ladder had, which may have lain elsewhere, or None where there was none."""
    path = comparison.base.path if comparison is not None and comparison.base is not None else files.ladder
    return find_ladders(base, [path])[0].files if base.has(path) else None


def _tells_of_other_files(outcome: Outcome, config: Config) -> bool:
    """Say whether there are findings about exports, which may change where the ladder does not."""
    rules = {chosen.rule.name for chosen in config.chosen if KeptExport in chosen.rule.on}
    return any(one.rule in rules for one in outcome.report.diagnostics)


def _is_same(tree: Tree, base: Tree, files: LadderFiles) -> bool:
    """Say whether a ladder has the same files, and the same in them."""
    if not base.has(files.ladder) or find_ladders(base, [files.ladder])[0].files != files:
        return False
    return all(_is_same_file(tree, base, path) for path in (files.ladder, *files.tracks))


def _is_same_file(tree: Tree, base: Tree, path: str) -> bool:
    """Say whether a file holds the same in both trees."""
    try:
        return same_lines(tree.read(path), base.read(path))
    except Unreadable:
        return False


def _unread(before: Outcome) -> Iterator[str]:
    """Yield what of an earlier version could not be read, and so holds nothing that could be known."""
    yield from before.report.errors
    told = {one.path: one.message for one in reversed(before.report.diagnostics) if one.rule in ALWAYS}
    for path, message in sorted(told.items()):
        yield f"{path}: {message}"


def _place_of(statement: Statement) -> Subject:
    return Subject(None, statement.track, statement.level, statement.field)


def _identity(found: Diagnostic, member: Member | None = None) -> tuple[str, ...]:
    """Return what a finding, or one of the places that it is about, is known by within its ladder."""
    if member is not None:
        # A ladder may have got another id.
        members = (member._replace(subject=member.subject._replace(ladder=None)),)
        return found._replace(members=members).identity
    own = found._replace(subject=found.subject._replace(ladder=None)).identity
    # What is said of a change tells what changed, where the place is that of the ladder's version.
    return (*own, found.message) if _is_of_changes(found) else own


def _is_of_changes(found: Diagnostic) -> bool:
    return found.rule.startswith("history/")
