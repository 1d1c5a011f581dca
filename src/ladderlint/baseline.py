"""What was found when a house began to lint, kept out of reports until it is mended: a JSON file, an entry a line.

Every entry's line ends with a comma, and `null` stands behind the last: so a merge that keeps the lines of both sides
is valid JSON. An entry twice is an entry once, and their order means nothing.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from ladderlint.diagnostic import Diagnostic, Location, Place, Stale, Subject
from ladderlint.errors import LadderlintError
from ladderlint.nodes import Node
from ladderlint.report.visible import HAZARD
from ladderlint.text import Source, Span, shorten
from ladderlint.tree import NO_SUCH_FILE, Tree, Unreadable, read_named_file

# An entry takes some 200 bytes: enough for a ladder of hundreds of thousands of statements.
MAX_BYTES: Final = 64 * 1024 * 1024

_SCHEMA: Final = "ladderlint.baseline/"
_VERSION: Final = 1
_HASH: Final = frozenset("0123456789abcdef")
MOST_SHOWN: Final = 20
_REMEDY: Final = "write it again with 'ladderlint check --write-baseline', or delete it"


class Entry(NamedTuple):
    """One known finding: where it was found, as people read it, and the fingerprint by which it is found again."""

    ladder: str
    track: str
    level: str
    field: str
    rule: str
    text: str
    fingerprint: str


class Judged(NamedTuple):
    """The entries that one ladder has, those that it has no more, and those of which nobody could say."""

    found: frozenset[str]
    gone: frozenset[str]
    unjudged: frozenset[str]


class Baseline(NamedTuple):
    """A baseline as it was read. Its entries go by their fingerprints."""

    source: Source
    entries: Mapping[str, Entry]

    @property
    def path(self) -> str:
        return self.source.path

    def divide(
        self, found: Iterable[Diagnostic], stands: Callable[[str], bool]
    ) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...], frozenset[str]]:
        """Divide findings into those to tell and those that are known, and return the entries that were found.

        What a rule that `stands` finds is told, whatever the baseline holds.
        """
        ladders = tuple({entry.ladder for entry in self.entries.values()})
        told: list[Diagnostic] = []
        known: list[Diagnostic] = []
        matched: set[str] = set()
        for diagnostic in found:
            parts = [] if stands(diagnostic.rule) else [self._known(part, ladders) for part in _parts(diagnostic)]
            matched.update(part for part in parts if part is not None)
            # Where one more joins several that are known, that is new.
            (known if parts and None not in parts else told).append(diagnostic)
        return tuple(told), tuple(known), frozenset(matched)

    def judge(self, found: frozenset[str], ladder: str | None, judges: Callable[[Entry], bool]) -> Judged:
        """Say what became of the entries of a ladder, whose id is None where it can't be read."""
        lost = [entry for key, entry in self.entries.items() if key not in found and entry.ladder == ladder]
        gone = frozenset(entry.fingerprint for entry in lost if judges(entry))
        return Judged(found, gone, frozenset(entry.fingerprint for entry in lost) - gone)

    def _known(self, part: Diagnostic, ladders: Collection[str]) -> str | None:
        return next((form for form in _forms(part, ladders) if form in self.entries), None)

    def stale(self, fingerprints: Container[str]) -> Stale:
        """Return what to tell of entries that are found no more."""
        gone = [entry for fingerprint, entry in self.entries.items() if fingerprint in fingerprints]
        places = []
        end = 0
        for entry in gone[:MOST_SHOWN]:
            # A file that another tool has rewritten may hold it in another way.
            at = max(self.source.text.find(entry.fingerprint, end), end)
            end = min(at + len(entry.fingerprint), len(self.source.text))
            ladder, track, level, field = (part or None for part in entry[:4])
            subject = Subject(ladder, track, level, field)
            places.append(Place(Location(self.source, Span(at, end)), subject, entry.rule))
        return Stale(tuple(places), len(gone), len(self.entries))

    def updated(self, found: Iterable[Diagnostic], gone: Container[str]) -> Baseline:
        """Return this baseline with what was found, and without what is gone."""
        entries = {fingerprint: entry for fingerprint, entry in self.entries.items() if fingerprint not in gone}
        for diagnostic in found:
            for part in _parts(diagnostic):
                entry = _entry_of(part)
                entries.setdefault(entry.fingerprint, entry)
        return self._replace(entries=entries)

    def bytes(self) -> bytes:
        """Return the file, the same for the same entries in whatever order."""
        lines = [f"    {_line(entry)},\n" for entry in sorted(self.entries.values())]
        whole = f'{{\n  "schema": "{_SCHEMA}{_VERSION}",\n  "findings": [\n{"".join(lines)}    null\n  ]\n}}\n'
        return whole.encode()


def empty(path: str) -> Baseline:
    """Return a baseline that has not been written yet."""
    return Baseline(Source(path, ""), {})


def find(tree: Tree | None, named: Node) -> Baseline:
    """Return the baseline that a config file names, in a tree or, where its config is in none, wherever it lies.

    Raises LadderlintError, with the place in the config, where there is none.
    """
    path = posixpath.normpath(posixpath.join(posixpath.dirname(named.source.path), named.text))
    where = "{}:{}:{}".format(named.source.path, *named.source.position(named.start))
    try:
        data = tree.read(path, MAX_BYTES) if tree is not None else read_named_file(path, MAX_BYTES)
    except Unreadable as error:
        hint = f"; 'ladderlint check --write-baseline {path}' writes it" if error.reason == NO_SUCH_FILE else ""
        raise LadderlintError(f"{where}: {error}{hint}") from None
    except ValueError:
        raise LadderlintError(f"{where}: '{shorten(named.text)}' is no path") from None
    return read(path, data)


@lru_cache(maxsize=1)
def read(path: str, data: bytes) -> Baseline:
    """Read a baseline's bytes; `data` need hold no more than one byte above the limit.

    Raises LadderlintError where they are none, with the place.
    """
    if len(data) > MAX_BYTES:
        raise LadderlintError(f"{path}: a baseline larger than {MAX_BYTES // 1024 // 1024} MiB; {_REMEDY}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        byte = error.object[error.start]
        raise LadderlintError(f"{path}:{line}: no baseline: the byte 0x{byte:02X} is not UTF-8; {_REMEDY}") from None
    return Baseline(Source(path, text), {entry.fingerprint: entry for entry in _entries(path, text)})


def _entries(path: str, text: str) -> Iterator[Entry]:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        conflict = f"\n{text}".find("\n<<<<<<<")
        if conflict >= 0:
            line = text.count("\n", 0, conflict) + 1
            message = "a merge conflict was left here; keep the lines of both sides and delete the three marker lines"
            raise LadderlintError(f"{path}:{line}:1: {message}") from None
        raise LadderlintError(
            f"{path}:{error.lineno}:{error.colno}: no baseline: this is not JSON; {_REMEDY}"
        ) from None
    except (RecursionError, ValueError):
        raise LadderlintError(f"{path}: no baseline: this is not JSON that anybody wrote; {_REMEDY}") from None
    schema = whole.get("schema") if isinstance(whole, dict) else None
    if not isinstance(schema, str) or not schema.startswith(_SCHEMA):
        raise LadderlintError(f'{path}: no baseline: it must begin with "schema": "{_SCHEMA}{_VERSION}"; {_REMEDY}')
    if schema != f"{_SCHEMA}{_VERSION}":
        version = shorten(schema.removeprefix(_SCHEMA))
        raise LadderlintError(
            f"{path}: a baseline of version {version}, and this ladderlint reads version {_VERSION}; use a newer one"
        )
    findings = whole.get("findings")
    if not isinstance(findings, list):
        raise LadderlintError(f"{path}: no baseline: 'findings' must be a list; {_REMEDY}")
    for number, item in enumerate(findings, 1):
        if item is not None:
            yield _entry(path, number, item)


def _entry(path: str, number: int, item: Any) -> Entry:
    fields = {field: item.get(field, "") for field in Entry._fields} if isinstance(item, dict) else {}
    if not fields or not all(isinstance(value, str) for value in fields.values()):
        raise LadderlintError(f"{path}: no baseline: entry {number} of 'findings' is none; {_REMEDY}")
    entry = Entry(**fields)
    if not entry.rule or len(entry.fingerprint) != 32 or not _HASH.issuperset(entry.fingerprint):
        raise LadderlintError(
            f"{path}: no baseline: entry {number} of 'findings' must have a rule and a fingerprint; {_REMEDY}"
        )
    return entry


def _line(entry: Entry) -> str:
    given = {name: value for name, value in entry._asdict().items() if value}
    return HAZARD.sub(_escape, json.dumps(given, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def _entry_of(part: Diagnostic) -> Entry:
    ladder, track, level, field = (name or "" for name in part.subject[:4])
    return Entry(ladder, track, level, field, part.rule, shorten(" ".join(part.text.split())), part.fingerprint)


def _parts(diagnostic: Diagnostic) -> Iterator[Diagnostic]:
    """Yield a finding, or what stands for each of the places that it is about."""
    if not diagnostic.members:
        yield diagnostic
    for member in diagnostic.members:
        # Which of several findings on the same texts it is depends on the paths that were asked about.
        yield diagnostic._replace(subject=member.subject, text=member.text, members=(member,), occurrence=0)


def _forms(part: Diagnostic, ladders: Collection[str]) -> Iterator[str]:
    """Yield the fingerprints that a finding may have been kept under."""
    yield part.fingerprint
    subject = part.subject
    if subject.id and not part.members:
        # The statement had no id then.
        yield part._replace(subject=subject._replace(id=None)).fingerprint
    if subject.ladder is None and len(ladders) <= MOST_SHOWN:
        # The ladder's own file can't be read now.
        for ladder in ladders:
            if ladder:
                yield from _forms(_in_ladder(part, ladder), ())


def _in_ladder(part: Diagnostic, ladder: str) -> Diagnostic:
    members = tuple(member._replace(subject=member.subject._replace(ladder=ladder)) for member in part.members)
    return part._replace(subject=part.subject._replace(ladder=ladder), members=members)
