"""Mends what the rules found: round by round until nothing is left to mend, each round proved, each file whole.

Nothing is written before all is settled.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from ladderlint import edits, syntax
from ladderlint.api import STALE_EXPORT, Lint, lint_tree, look_back
from ladderlint.baseline import MAX_BYTES as MAX_BASELINE
from ladderlint.config import Config, Flags
from ladderlint.diagnostic import AddId, Append, Diagnostic, Op, Rewrite, Safety, Severity
from ladderlint.discovery import LadderFiles, find_ladders
from ladderlint.mended import Mended, write_exports, write_files
from ladderlint.nodes import Document
from ladderlint.text import Source
from ladderlint.tree import AnyPath, MemoryTree, Tree, Unreadable

if TYPE_CHECKING:
    from ladderlint.git_trees import RevisionTree

MOST_ROUNDS: Final = 10
_STALE: Final = "lint/stale-baseline"
_MARK: Final = b"\xef\xbb\xbf"


class NotMended(NamedTuple):
    """A finding whose fix was not done, and why."""

    finding: Diagnostic
    why: str


class Fixed(NamedTuple):
    """What came of fixing. Nothing is written yet; `lint` is what is found once all is.

    `exports` are files of exports that are kept beside the ladders, as these give them then.
    """

    files: tuple[Mended, ...]
    not_mended: tuple[NotMended, ...]
    lint: Lint
    exports: tuple[Mended, ...] = ()


def fix(
    paths: AnyPath | Sequence[AnyPath] = (),
    flags: Flags = Flags(),
    *,
    unsafe: bool = False,
    write: bool = False,
    since: str | None = None,
) -> Fixed:
    """Mend the ladders that a path or several mean; none means the repository.

    Only what is safe is done, unless `unsafe`, and nothing is written, unless `write`. With `since`, only what that
    commit does not have is mended. Raises LadderlintError where a path is not there or means no ladder, where there is
    no such commit, and where a file can't be written.
    """
    from ladderlint.discovery import work_tree

    tree, names = work_tree([paths] if isinstance(paths, (str, os.PathLike)) else paths)
    base = look_back(tree, since) if since is not None else None
    fixed = fix_tree(tree, names, flags, unsafe=unsafe, base=base)
    if write:
        write_files(tree.name, fixed.files)
        write_exports(tree.name, fixed.exports)
    return fixed


def fix_tree(
    tree: Tree,
    paths: Sequence[str],
    flags: Flags = Flags(),
    *,
    unsafe: bool = False,
    base: RevisionTree | None = None,
) -> Fixed:
    """Return what the ladders that paths in a tree mean look like once all that can be mended is.

    With a `base`, that is what was not there already. Raises LadderlintError as `lint_tree` does.
    """
    return _Fixing(tree, paths, flags, unsafe, base).fixed()


class _Fixing:
    def __init__(self, tree: Tree, paths: Sequence[str], flags: Flags, unsafe: bool, base: RevisionTree | None) -> None:
        self.tree = tree
        self.paths = paths
        self.flags = flags
        self.base = base
        self.safeties = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
        self.before: dict[str, bytes] = {}
        self.now: dict[str, bytes] = {}
        self.rules: dict[str, list[str]] = {}
        self.seen: dict[str, set[bytes]] = {}
        self.refused: dict[tuple[str, ...], NotMended] = {}
        self.exports: dict[str, Mended] = {}
        self.ids: set[str] | None = None

    def fixed(self) -> Fixed:
        lint = self.lint()
        for _ in range(MOST_ROUNDS):
            refused = set(self.refused)
            mended = [self.mend(path, found) for path, found in self.due(lint)]
            # What is refused no longer stands in the way of others.
            if not any(mended) and self.refused.keys() <= refused:
                break
            lint = self.lint()
        else:
            for _, found in self.due(lint):
                self.refuse(found, f"this goes on after {MOST_ROUNDS} rounds")
        if self.take_out_stale(lint) | self.export_again(lint):
            lint = self.lint()
        files = [
            Mended(path, self.before[path], after, tuple(self.rules[path]))
            for path, after in sorted(self.now.items())
            if after != self.before[path]
        ]
        return Fixed(tuple(files), tuple(self.refused.values()), lint, tuple(self.exports.values()))

    def lint(self) -> Lint:
        return lint_tree(self.tree_now(), self.paths, self.flags, since=self.base)

    def tree_now(self) -> MemoryTree:
        exports = {path: mended.after for path, mended in self.exports.items()}
        return MemoryTree(self.now | exports, over=self.tree)

    def take_out_stale(self, lint: Lint) -> bool:
        """Take the entries out of baselines that are told to be found no more, and say whether there are any."""
        told = {found.path for found in lint.report.diagnostics if found.rule == _STALE}
        known = {config.baseline.path: config.baseline for config in lint.configs if config.baseline is not None}
        for path in told & known.keys():
            self.before[path] = self.tree.read(path, MAX_BASELINE)
            self.now[path] = known[path].updated((), lint.gone).bytes()
            self.rules[path] = [_STALE]
        return bool(told & known.keys())

    def export_again(self, lint: Lint) -> bool:
        """Have those exports made again that are told to be outdated, of ladders without other errors."""
        told = {found.path for found in lint.report.diagnostics if found.rule == STALE_EXPORT}
        wrong = {
            found.path
            for found in lint.report.diagnostics
            if found.severity is Severity.ERROR and found.rule != STALE_EXPORT
        }
        for asked, config in zip(find_ladders(self.tree, self.paths) if told else (), lint.configs, strict=False):
            files = asked.files
            if files.ladder in told and wrong.isdisjoint((files.ladder, *files.tracks)):
                self.export(files, config)
        return bool(self.exports)

    def export(self, files: LadderFiles, config: Config) -> None:
        from ladderlint.kept_exports import kept_exports

        for chosen in config.chosen_for(files.ladder):
            if chosen.rule.name == STALE_EXPORT:
                for kept in kept_exports(self.tree_now(), files, chosen.options.exports):
                    for number, (path, after) in enumerate(kept.outdated.items()):
                        rules = () if number else (STALE_EXPORT,)
                        self.exports[path] = Mended(path, _there(self.tree, path), after, rules)

    def due(self, lint: Lint) -> list[tuple[str, list[Diagnostic]]]:
        """Return the findings that are to be mended, by their file."""
        by_path: dict[str, list[Diagnostic]] = {}
        for found in lint.report.diagnostics:
            if found.fix is not None and found.fix.safety in self.safeties and _key(found) not in self.refused:
                by_path.setdefault(found.path, []).append(found)
        return list(by_path.items())

    def refuse(self, findings: Iterable[Diagnostic], why: str) -> None:
        self.refused.update({_key(found): NotMended(found, why) for found in findings})

    def mend(self, path: str, findings: list[Diagnostic]) -> bool:
        """Mend what can be in one file, and tell whether anything was."""
        try:
            data = self.now[path] if path in self.now else self.tree.read(path)
        except Unreadable as error:
            self.refuse(findings, error.reason)
            return False
        self.before.setdefault(path, data)
        findings = [self.with_own_id(found) for found in _apart(findings)]
        text, done = self.mended(syntax.read(path, data, "track"), findings)
        after = (_MARK if data.startswith(_MARK) else b"") + text.encode()
        if not done or after == data:
            return False
        seen = self.seen.setdefault(path, {data})
        if after in seen:
            self.refuse(done, "rules undo each other's fixes here")
            return False
        seen.add(after)
        # What could not be done may be possible in what the file is now.
        self.refused = {key: refused for key, refused in self.refused.items() if refused.finding.path != path}
        self.now[path] = after
        self.rules.setdefault(path, []).extend(found.rule for found in done)
        return True

    def with_own_id(self, found: Diagnostic) -> Diagnostic:
        """Return a finding whose fix gives ids that nothing in the ladders has yet: a rule sees one statement only."""
        if found.fix is None or not any(isinstance(op, AddId) and op.fresh for op in found.fix.ops):
            return found
        if self.ids is None:
            self.ids = set(_ids(self.tree, self.paths))
        ops: list[Op] = []
        for op in found.fix.ops:
            if isinstance(op, AddId) and op.fresh:
                wanted = next(id_ for id_ in _numbered(op.id) if id_ not in self.ids)
                self.ids.add(wanted)
                op = op._replace(id=wanted)
            ops.append(op)
        return found._replace(fix=found.fix._replace(ops=tuple(ops)))

    def mended(self, document: Document, findings: list[Diagnostic]) -> tuple[str, list[Diagnostic]]:
        """Return a file's text with all fixes that can be proved, and the findings that these mend."""
        text = edits.apply(document, _ops(findings))
        if text is not None:
            return text, findings
        if len(findings) == 1:
            self.refuse(findings, "no way to write this keeps the rest of the file as it is")
            return document.source.text, []
        # From the end, so that what was proved together stays where it is.
        middle = len(findings) // 2
        text, done = self.mended(document, findings[middle:])
        if done:
            document = syntax.parse(Source(document.path, text))
        text, earlier = self.mended(document, findings[:middle])
        return text, [*earlier, *done]


def _there(tree: Tree, path: str) -> bytes:
    try:
        return tree.read(path)
    except Unreadable:
        return b""


def _ids(tree: Tree, paths: Sequence[str]) -> Iterator[str]:
    """Yield every id that stands in a ladder, whatever it is the id of."""
    for asked in find_ladders(tree, paths):
        for path in (asked.files.ladder, *asked.files.tracks):
            root = syntax.read(path, tree.read(path), "track").root
            for node in root.walk() if root is not None else ():
                if node.key == "id":
                    yield node.text


def _numbered(id_: str) -> Iterator[str]:
    yield id_
    yield from (f"{id_}-{number}" for number in count(2))


def _key(found: Diagnostic) -> tuple[str, ...]:
    return (*found.identity, str(found.occurrence), found.path)


def _ops(findings: Iterable[Diagnostic]) -> list[Op]:
    return [op for found in findings if found.fix is not None for op in found.fix.ops]


def _apart(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Return findings whose fixes don't get in each other's way; the others have their turn in the next round."""
    taken: dict[object, list[tuple[int, int]]] = {}
    chosen = []
    for found in findings:
        places = list(_places(found))
        clash = any(start <= e and s <= end for route, start, end in places for s, e in taken.get(route, ()))
        if not clash:
            chosen.append(found)
            for route, start, end in places:
                taken.setdefault(route, []).append((start, end))
    return chosen


def _places(found: Diagnostic) -> Iterator[tuple[object, int, int]]:
    """Yield what a fix takes hold of: a part of a text, or a node, or a comment, as a whole."""
    for op in _ops([found]):
        if isinstance(op, Rewrite):
            yield op.route, op.start, op.end
        elif isinstance(op, Append):
            yield op, 0, 1
        else:
            yield getattr(op, "route", getattr(op, "span", None)), 0, 1 << 60
