"""Mends what the rules found: round by round until nothing is left to mend, each round proved, each file whole.

Nothing is written before all is settled; then each file is replaced in one step, so that a run that is killed leaves it
as it was or as it was to be.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count
from typing import Final, NamedTuple

from ladderlint import edits, syntax
from ladderlint.api import Lint, lint_tree
from ladderlint.baseline import MAX_BYTES as MAX_BASELINE
from ladderlint.config import Flags
from ladderlint.diagnostic import AddId, Append, Diagnostic, Op, Rewrite, Safety
from ladderlint.discovery import find_ladders
from ladderlint.errors import LadderlintError
from ladderlint.nodes import Document
from ladderlint.text import Source
from ladderlint.tree import AnyPath, MemoryTree, Tree, Unreadable

MOST_ROUNDS: Final = 10
_STALE: Final = "lint/stale-baseline"
_MARK: Final = b"\xef\xbb\xbf"


class Mended(NamedTuple):
    """A file before and after, and the rules whose findings were mended in it, one entry a finding."""

    path: str
    before: bytes
    after: bytes
    rules: tuple[str, ...]


class NotMended(NamedTuple):
    """A finding whose fix was not done, and why."""

    finding: Diagnostic
    why: str


class Fixed(NamedTuple):
    """What came of fixing. Nothing is written yet; `lint` is what is found once all is."""

    files: tuple[Mended, ...]
    not_mended: tuple[NotMended, ...]
    lint: Lint


def fix(
    paths: AnyPath | Sequence[AnyPath] = (), flags: Flags = Flags(), *, unsafe: bool = False, write: bool = False
) -> Fixed:
    """Mend the ladders that a path or several mean; none means the repository.

    Only what is safe is done, unless `unsafe`, and nothing is written, unless `write`. Raises LadderlintError where a
    path is not there or means no ladder, and where a file can't be written.
    """
    from ladderlint.discovery import work_tree

    tree, names = work_tree([paths] if isinstance(paths, (str, os.PathLike)) else paths)
    fixed = fix_tree(tree, names, flags, unsafe=unsafe)
    if write:
        write_files(tree.name, fixed.files)
    return fixed


def fix_tree(tree: Tree, paths: Sequence[str], flags: Flags = Flags(), *, unsafe: bool = False) -> Fixed:
    """Return what the ladders that paths in a tree mean look like once all that can be mended is.

    Raises LadderlintError as `lint_tree` does.
    """
    return _Fixing(tree, paths, flags, unsafe).fixed()


class _Fixing:
    def __init__(self, tree: Tree, paths: Sequence[str], flags: Flags, unsafe: bool) -> None:
        self.tree = tree
        self.paths = paths
        self.flags = flags
        self.safeties = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
        self.before: dict[str, bytes] = {}
        self.now: dict[str, bytes] = {}
        self.rules: dict[str, list[str]] = {}
        self.seen: dict[str, set[bytes]] = {}
        self.refused: dict[tuple[str, ...], NotMended] = {}
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
        if self.take_out_stale(lint):
            lint = self.lint()
        files = [
            Mended(path, self.before[path], after, tuple(self.rules[path]))
            for path, after in sorted(self.now.items())
            if after != self.before[path]
        ]
        return Fixed(tuple(files), tuple(self.refused.values()), lint)

    def lint(self) -> Lint:
        return lint_tree(MemoryTree(self.now, over=self.tree), self.paths, self.flags)

    def take_out_stale(self, lint: Lint) -> bool:
        """Take the entries out of baselines that are told to be found no more, and say whether there are any."""
        told = {found.path for found in lint.report.diagnostics if found.rule == _STALE}
        known = {config.baseline.path: config.baseline for config in lint.configs if config.baseline is not None}
        for path in told & known.keys():
            self.before[path] = self.tree.read(path, MAX_BASELINE)
            self.now[path] = known[path].updated((), lint.gone).bytes()
            self.rules[path] = [_STALE]
        return bool(told & known.keys())

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


def write_files(root: str, files: Collection[Mended]) -> None:
    """Write mended files below a folder, each in one step, with its permissions, and through a link where it is one.

    Raises LadderlintError where a file is no longer what was mended, or can't be written; files before it are done.
    """
    for mended in files:
        path = os.path.realpath(os.path.join(root, mended.path))
        try:
            _replace(path, mended)
        except OSError as error:
            raise LadderlintError(f"{mended.path}: {error.strerror or error}; it is as it was") from None


def _replace(path: str, mended: Mended) -> None:
    with open(path, "rb") as file:
        if file.read() != mended.before:
            raise Unreadable(mended.path, "the file was changed meanwhile; it is left as it is: run this again")
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.ladderlint")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(mended.after)
            file.flush()
            os.fsync(file.fileno())
        status = os.stat(path)
        if not os.access(path, os.W_OK):
            raise PermissionError(13, "the file is read-only")
        os.chmod(temporary, status.st_mode & 0o7777)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
