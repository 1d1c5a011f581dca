"""What a rule found, where, and in which part of the ladder."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, IntEnum
from functools import lru_cache
from typing import NamedTuple

from ladderlint.nodes import Route
from ladderlint.text import Position, Source, Span


class Severity(IntEnum):
    """How much a finding matters; a higher one matters more."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        return self.name.lower()


class Subject(NamedTuple):
    """The part of a ladder that a finding is about; what does not apply is None."""

    ladder: str | None = None
    track: str | None = None
    level: str | None = None
    field: str | None = None
    ordinal: int | None = None
    id: str | None = None


class Location(NamedTuple):
    """A span of a file."""

    source: Source
    span: Span

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def start(self) -> Position:
        return self.source.position(self.span.start)

    @property
    def end(self) -> Position:
        return self.source.position(self.span.end)

    @property
    def text(self) -> str:
        return self.source.text[self.span.start : self.span.end]


class Place(NamedTuple):
    """A location and the part of the ladder it belongs to: what rules across files keep of a node.

    `route` leads to the node, and `within` is the part of its text that is meant.
    """

    location: Location
    subject: Subject
    text: str
    route: Route = ()
    within: Span | None = None


class Related(NamedTuple):
    """Another place that a finding speaks of, and why."""

    location: Location
    message: str


class Safety(Enum):
    """Whether a fix may be applied unasked: it keeps what is meant, or a person has to look."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Rewrite(NamedTuple):
    """Let a part of a scalar's text read otherwise: the characters from `start` to `end` become `text`."""

    route: Route
    start: int
    end: int
    text: str


class Quote(NamedTuple):
    """Let a scalar that reads as a number be the text that is written: `1.10` becomes `"1.10"`."""

    route: Route


class AddId(NamedTuple):
    """Give a statement an id. One that is only a text becomes a mapping with an id and the text.

    A `fresh` id may be numbered, so that nothing else has it.
    """

    route: Route
    id: str
    fresh: bool = True


class EditComment(NamedTuple):
    """Let a comment read otherwise: the characters of a span of the file become `text`. No value may change."""

    span: Span
    text: str


# The keys and values of a mapping to be; a value is a text or a list of texts.
Item = tuple[tuple[str, str | tuple[str, ...]], ...]


class Append(NamedTuple):
    """Add a mapping to the list under a key of the file's root, which need not be there yet."""

    key: str
    item: Item


Op = Rewrite | Quote | AddId | EditComment | Append


class Fix(NamedTuple):
    """What mends a finding, as the values that are meant in the finding's file. `title` says it in a few words."""

    title: str
    ops: tuple[Op, ...]
    safety: Safety


class Member(NamedTuple):
    """One of the parts of a ladder that a finding is about alike. `what` tells it from others, and `text` shows it."""

    subject: Subject
    what: str
    text: str = ""


class Diagnostic(NamedTuple):
    """One finding. `text` is the text of the node it is about, which tells it from its neighbours.

    `detail` is what of that text is meant. A finding about several places alike, which it might as well be reported at,
    has them all as `members`.
    """

    rule: str
    severity: Severity
    message: str
    location: Location
    subject: Subject
    text: str = ""
    related: tuple[Related, ...] = ()
    occurrence: int = 0
    fix: Fix | None = None
    detail: str = ""
    members: tuple[Member, ...] = ()

    @property
    def path(self) -> str:
        return self.location.path

    @property
    def order(self) -> tuple[str, Position, str, str]:
        """Sorts findings by path, line, column and rule."""
        return (self.path, self.location.start, self.rule, self.message)

    @property
    def identity(self) -> tuple[str, ...]:
        """What stays the same of a finding when lines move and tracks are put in another order."""
        if self.members:
            members = ((*_where(member.subject), member.subject.id or "", member.what) for member in self.members)
            return (self.rule, *(part for member in sorted(members) for part in member))
        # What of a text is meant counts too: who mends one word and writes another fault has written a new one.
        return (self.rule, *_where(self.subject), self.subject.id or _digest(self.text), _digest(self.detail))

    @property
    def fingerprint(self) -> str:
        """A hash of the identity; `occurrence` tells findings apart that share one."""
        from hashlib import sha256

        parts = "\0".join((*self.identity, str(self.occurrence)))
        return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _where(subject: Subject) -> tuple[str, ...]:
    return (subject.ladder or "", subject.track or "", subject.level or "", subject.field or "")


@lru_cache(maxsize=4)
def _digest(text: str) -> str:
    """Stand for a text, however long, whatever its capitals and spaces; one text may have many findings."""
    normalised = " ".join(text.casefold().split())
    if len(normalised) <= 200:
        return normalised
    from hashlib import sha256

    return sha256(normalised.encode("utf-8", "surrogatepass")).hexdigest()


class Named(NamedTuple):
    """A rule, a group of rules or `all`, where a comment names it."""

    name: str
    span: Span


class Suppression(NamedTuple):
    """A comment that says which findings are not to be told: `# ladderlint: disable=wording/idiom -- why`.

    `location` is where it stands, and `room` what goes with it when it is taken out. `covers` is the part of the file
    that it speaks of. `faults` is what in it is not understood, and `unused` what it names for nothing. `unknown` are
    names that no rule has, each with the one that is probably meant.
    """

    location: Location
    room: Span
    subject: Subject
    action: str
    names: tuple[Named, ...]
    reason: str | None
    covers: Span | None
    faults: tuple[tuple[Span, str], ...] = ()
    unused: tuple[Named, ...] = ()
    unknown: tuple[tuple[Named, str | None], ...] = ()

    def place(self, span: Span | None = None) -> Place:
        """Return the place of the comment, or of a part of it."""
        location = self.location if span is None else self.location._replace(span=span)
        return Place(location, self.subject, self.location.text)


class Suppressed(NamedTuple):
    """A finding that is not told, and the comment that says so."""

    diagnostic: Diagnostic
    by: Suppression


class Stale(NamedTuple):
    """How many of a baseline's entries are found no more, and the places of the first."""

    places: tuple[Place, ...]
    gone: int
    total: int


class KeptExport(NamedTuple):
    """An export that is kept in the repository.

    `outdated` is what `command` would write, of those files that hold something else.
    """

    path: str
    command: str
    outdated: Mapping[str, bytes]


class Report(NamedTuple):
    """All that a run found, in order. `files` were looked at; `errors` kept it from looking at the rest.

    What comments in the ladder suppress, and what the baseline holds, is not among the findings.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]
    errors: tuple[str, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    baselined: tuple[Diagnostic, ...] = ()

    def count(self, severity: Severity) -> int:
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def at_least(self, severity: Severity) -> bool:
        return any(diagnostic.severity >= severity for diagnostic in self.diagnostics)
