"""What a rule is: one function, its manual page, its options and its examples, all in one file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from ladderlint.comparison import Comparison
from ladderlint.diagnostic import (
    Diagnostic,
    Fix,
    KeptExport,
    Location,
    Member,
    Place,
    Related,
    Rewrite,
    Safety,
    Severity,
)
from ladderlint.model import Ladder, Track
from ladderlint.nodes import Document, Kind, Node
from ladderlint.scalars import locate
from ladderlint.subject import subject_of
from ladderlint.text import Span, shorten
from ladderlint.voice import Voices

MAX_MESSAGE: Final = 600
# Whoever repeats a sentence two thousand times has understood after these.
MAX_RELATED: Final = 100
# How the tag of a language begins where it is English: en, en-GB, en_GB. Without one nobody can tell.
_ENGLISH: Final = ("en", "en-", "en_", "")
SHIPPED: Final = "ladderlint.rules."
# What there is one of in a ladder, or a few, with all its tracks.
_WHOLES: Final = (Ladder, Comparison, KeptExport)

Files = str | Mapping[str, str | bytes]
Work = Callable[[Any, "Context"], Iterable[Any]]
Check = Callable[[Any, "Context"], Iterable[Diagnostic]]
Gather = Callable[[Track, "Context"], Iterable[Any]]


class Good(NamedTuple):
    """Text that a rule leaves alone.

    `files` is what stands under one level of a track, or whole files by their path in the ladder's folder. For a rule
    on history, `base` is the ladder as it was before; a file that it does not name was as it is now.
    """

    files: Files
    options: Any = None
    base: Files | None = None


class Bad(NamedTuple):
    """Text that a rule finds something in: what is between ⟦ and ⟧, with these words.

    Places that the finding only relates to stand between ⟪ and ⟫. `fixed` is the text once all fixes are done.
    """

    files: Files
    says: str | tuple[str, ...]
    options: Any = None
    fixed: Files | None = None
    base: Files | None = None


class Rule(NamedTuple):
    """One rule. `doc` is its manual page; the first line says what it wants.

    `on` holds the parts of a ladder that the rule looks at. A rule on the whole Ladder may `gather` something
    small from each track on the way: tracks are not kept. What it finds may go `by_voice`, a setting of the whole
    ladder and no option of the rule. One that knows `english` only is not asked about a ladder in another language.
    """

    name: str
    doc: str
    on: tuple[type, ...]
    severity: Severity
    check: Check
    options: type | None
    examples: tuple[Good | Bad, ...]
    gather: Gather | None
    since: str
    by_voice: bool = False
    english: bool = False

    @property
    def group(self) -> str:
        return self.name.partition("/")[0]

    @property
    def is_on_whole(self) -> bool:
        """Whether the rule looks at a ladder, with all its tracks, as one."""
        return any(part in _WHOLES for part in self.on)

    @property
    def title(self) -> str:
        return self.doc.partition("\n")[0]


def rule(
    *,
    on: type | tuple[type, ...],
    severity: Severity,
    examples: Iterable[Good | Bad],
    options: type | None = None,
    gather: Gather | None = None,
    since: str = "0.1.0",
    by_voice: bool = False,
    english: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of the function below: its name comes from its file, its page from the file's docstring.

    A rule of a house's own is named after its function, since a file may hold several: `house/<function>`. Its page is
    the function's docstring, or else the file's.
    """

    def make(check: Check) -> Rule:
        module = check.__module__
        doc = sys.modules[module].__doc__ or ""
        if module.startswith(SHIPPED):
            *_, group, own = module.split(".")
        else:
            from inspect import cleandoc

            group, own = "house", check.__name__
            doc = cleandoc(check.__doc__ or doc)
        parts = on if isinstance(on, tuple) else (on,)
        name = f"{group}/{own}".replace("_", "-")
        works = (_where_english(check), _where_english(gather) if gather else None) if english else (check, gather)
        return Rule(
            name, doc.strip(), parts, severity, works[0], options, tuple(examples), works[1], since, by_voice, english
        )

    return make


def _where_english(work: Work) -> Work:
    return lambda part, ctx: work(part, ctx) if ctx.is_english else ()


class Context:
    """What a rule knows beside the part it looks at, and how it reports.

    `options` are an instance of the rule's own options. `ladder` is None where its file can't be read;
    `complete` says whether all files of the ladder could be. `gathered` holds what the rule gathered.
    """

    __slots__ = (
        "complete",
        "document",
        "find_voices",
        "gathered",
        "is_graded",
        "ladder",
        "options",
        "rule",
        "severity",
    )

    def __init__(self, rule: Rule, severity: Severity, options: Any, is_graded: bool = False) -> None:
        self.rule = rule
        self.severity = severity
        self.is_graded = is_graded
        self.options = options
        self.document: Document | None = None
        self.ladder: Ladder | None = None
        self.complete = True
        self.find_voices: Callable[[], Voices] = Voices
        self.gathered: list[Any] = []

    @property
    def is_english(self) -> bool:
        """Whether the ladder is in English, as far as anybody can tell."""
        return self.ladder is None or self.ladder.language.lower()[:3] in _ENGLISH

    @property
    def voices(self) -> Voices:
        """The voice of each field in this ladder. Where it is to be inferred, the first look at it takes long."""
        return self.find_voices()

    def report(
        self,
        where: Node | Place,
        message: str,
        *,
        within: Span | None = None,
        span: Span | None = None,
        related: Iterable[tuple[Node | Place, str]] = (),
        mild: bool = False,
        write: str | None = None,
        fix: Fix | None = None,
        safety: Safety = Safety.UNSAFE,
        among: Iterable[Member] = (),
    ) -> Diagnostic:
        """Return a finding at a node, or at a place that was kept of one.

        `within` narrows it to a part of the node's text, in offsets of that text; `span` says where in the file
        instead. `related` are other places, with a few words each. A `mild` one is an info, unless the house has said
        how much the rule matters.

        `write` is what the part should read: the fix, which is `safety`. What it takes more than that is a `fix` of
        its own. A finding about several places alike, of which one had to be chosen, is told `among` them.
        """
        place = self.place(where, within=within, span=span)
        others = tuple(self.related(related))
        message = _bounded(message)
        meant = place.within if place.within is not None else Span(0, len(place.text))
        if write is not None and not _has_marks(place.text[slice(*meant)]):
            fix = _rewriting(place, meant, write, safety)
        severity = Severity.INFO if mild and not self.is_graded else self.severity
        return Diagnostic(
            self.rule.name,
            severity,
            message,
            place.location,
            place.subject,
            place.text,
            others,
            fix=fix,
            detail=_detail(where, place, span),
            members=tuple(among),
        )

    def related(self, places: Iterable[tuple[Node | Place, str]]) -> Iterator[Related]:
        """Yield the other places of a finding: the first hundred, of which the last says how many more there are."""
        every = list(places)
        more = len(every) - MAX_RELATED
        for number, (where, why) in enumerate(every[:MAX_RELATED], 1):
            words = f"{why}, and at {more} more places" if more > 0 and number == MAX_RELATED else why
            yield Related(self.place(where).location, words)

    def place(self, where: Node | Place, *, within: Span | None = None, span: Span | None = None) -> Place:
        """Return what a rule may keep of a node once its file is let go."""
        if isinstance(where, Place):
            return where
        if within is not None:
            span = locate(where, *within)
        document = self.document
        subject = subject_of(where, document, self.ladder)
        location = Location(where.source, span if span is not None else where.span)
        return Place(location, subject, _text_of(where), where.route, within)


def _rewriting(place: Place, within: Span, write: str, safety: Safety) -> Fix:
    """Return the fix that writes something in place of a part of a text; what is left out leaves no double space."""
    if write:
        return Fix(f"Write '{shorten(write)}'", (Rewrite(place.route, *within, write),), safety)
    text, (start, end) = place.text, within
    if not any(map(str.isalnum, text[start:end])):
        return Fix("Leave it out", (Rewrite(place.route, start, end, ""),), safety)
    if text[end : end + 1] == " ":
        end += 1
    elif text[:start].endswith(" "):
        start -= 1
    if text[start:end][:1].isupper() and text[end : end + 1].islower():
        return Fix("Leave it out", (Rewrite(place.route, start, end + 1, text[end].upper()),), safety)
    return Fix("Leave it out", (Rewrite(place.route, start, end, ""),), safety)


def _has_marks(text: str) -> bool:
    """Tell whether a part of a text may hold marks of Markdown, which would be lost if it were written anew."""
    return any(mark in text for mark in "*_[]`<\\")


def _bounded(message: str) -> str:
    """A name of a megabyte in a message, a thousand times over, is an attack and no help."""
    return message if len(message) <= MAX_MESSAGE else f"{message[:MAX_MESSAGE]}…"


def _detail(where: Node | Place, place: Place, span: Span | None) -> str:
    """What of a part of the ladder is meant, in words that stay when the rest of it changes."""
    if place.within is not None:
        return place.text[slice(*place.within)]
    if isinstance(where, Node):
        if span is not None:
            return where.source.text[slice(*span)]
        if where.kind in (Kind.MAPPING, Kind.SEQUENCE):
            return ""
    return place.text


def _text_of(node: Node) -> str:
    """A few words that tell a node from its neighbours: its text, its statement's, or its key."""
    text = node.fields.get("text", node) if node.kind is Kind.MAPPING else node
    return text.text or node.key or ""
