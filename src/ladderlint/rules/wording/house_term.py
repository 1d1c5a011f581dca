"""Words that this ladder's own list rules out.

The list is the option `terms`. Each entry has a word or phrase to `find`, in upper or lower case, or else a regular
expression as its `pattern`; it may say what to `use` instead, and `why`, and in which `fields`, `levels` and `tracks`
it is not wanted. A verb is found in all its forms where `use` is a verb too. A word with a hyphen is a word of its
own: `find: leverage` leaves "high-leverage" alone. Code is not searched. A pattern that takes too long is stopped and
named, and the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from ladderlint.conjugation import Form, bases, inflect, noun_verbs
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import STATEMENT_FIELDS, Statement, Text
from ladderlint.prose import prose, vocabulary
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._patterns import MAX_PATTERNS, Patience, TooSlow, fault_of
from ladderlint.rules.wording._phrases import Phrases, can_be_found
from ladderlint.rules.wording._wanted import advice, in_place_of, stands_already
from ladderlint.text import Span, shorten

# Words for people; an attribution names others, in their words.
_FIELDS: Final = (*STATEMENT_FIELDS, "name", "description")


class Term(NamedTuple):
    """A word, phrase or pattern that is not wanted.

    find: The word or phrase, found in upper and lower case; a verb in all its forms, where `use` is a verb too.
    pattern: A regular expression instead, for upper and lower case.
    use: What to write instead.
    why: The reason, which the finding shows.
    fields: Where it is not wanted: summary, signals, examples, name, description. Everywhere when left out.
    levels: The ids of the levels at which it is not wanted. At all, and in names and descriptions, when left out.
    tracks: The ids of the tracks in which it is not wanted. In the whole ladder when left out.
    severity: How much it matters; as the rule's own when left out.
    """

    find: str | None = None
    pattern: str | None = None
    use: str | None = None
    why: str | None = None
    fields: tuple[str, ...] = ()
    levels: tuple[int | str, ...] = ()
    tracks: tuple[str, ...] = ()
    severity: Literal["error", "warning", "info"] | None = None


class Options(NamedTuple):
    """The ladder's own list of words.

    terms: The words, phrases and patterns that are not wanted.
    """

    terms: tuple[Term, ...] = ()

    def problems(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield what is wrong with the terms: where, as a route within these options, and the words for it."""
        patterns = sum(term.pattern is not None for term in self.terms)
        if patterns > MAX_PATTERNS:
            yield ("terms",), f"this list has {patterns} patterns; write at most {MAX_PATTERNS}, or words to 'find'"
            return
        for number, term in enumerate(self.terms):
            if (fault := _fault_of(term)) is not None:
                yield ("terms", number, *fault[0]), fault[1]
            for at, field in enumerate(term.fields):
                if field not in _FIELDS:
                    words = f"there is no field '{shorten(field)}'; write one of: {', '.join(_FIELDS)}"
                    yield ("terms", number, "fields", at), words


def _fault_of(term: Term) -> tuple[tuple[str, ...], str] | None:
    if term.find is None and term.pattern is None:
        return (), "this term has neither 'find' nor 'pattern'; write one of them"
    if term.find is not None and term.pattern is not None:
        return (), "this term has both 'find' and 'pattern'; keep one of them"
    if term.find is not None and not can_be_found(term.find):
        return ("find",), f"'{shorten(term.find)}' is no word or phrase to find; write it as a 'pattern'"
    fault = fault_of(term.pattern) if term.pattern is not None else None
    return (("pattern",), fault) if fault is not None else None


def _with(*terms: Term) -> Options:
    return Options(terms)


_UTILISE: Final = Term(find="utilise", use="use", why="One word for one thing")


@rule(
    on=(Statement, Text),
    severity=Severity.WARNING,
    options=Options,
    examples=[
        Good("signals: [Re-utilise parts, 'Calls `utilise`']", options=_with(_UTILISE)),
        Good("signals: [Mandates reviews]", options=_with(Term(find="mandate", use="ask for"))),
        Good("signals: [Works on long-term plans]", options=_with(Term(find="long term", use="long-term"))),
        Good(
            "signals: [Reports in GitHub, Leads a code review, Code review is quick]",
            options=_with(Term(find="github", use="GitHub"), Term(find="review", use="code review")),
        ),
        Good("signals: [Writes C++]", options=_with(Term(find="C"), Term(find="C#"))),
        Good("summary: Has leverage", options=_with(Term(pattern=r"\bleverag\w+", why="Name it", fields=("signals",)))),
        Good("signals: [Leverages data]"),
        Good("signals: [Is a guru]", options=_with(Term(find="guru", levels=("2",)), Term(find="guru", tracks=("x",)))),
        Good({"tracks/example.yaml": "id: example\nattribution: By Guru Ltd\n"}, options=_with(Term(find="guru"))),
        Bad(
            "summary: ⟦Utilises⟧ the tools they ⟦utilise⟧",
            says=(
                "'Utilises': write 'Uses' (One word for one thing)",
                "'utilise': write 'use' (One word for one thing)",
            ),
            options=_with(_UTILISE),
        ),
        Bad(
            "signals: [⟦Leverages⟧ data]",
            says="'Leverages': Say what is done",
            options=_with(Term(pattern=r"\bleverag\w+", why="Say what is done", fields=("signals",), severity="error")),
        ),
        Bad(
            "signals: [Plans for the ⟦long  term⟧, 'Knows the **⟦long** term⟧''s goals', Writes ⟦C++⟧]",
            says=(
                "'long term': write 'long run'",
                "'long term': write 'long run'",
                "'C++' is on this ladder's list of unwanted words; write another",
            ),
            options=_with(Term(find="Long Term", use="long run"), Term(find="c++")),
        ),
        Bad(
            "signals: [Reports in ⟦Github⟧]",
            says="'Github': write 'GitHub'",
            options=_with(Term(find="github", use="GitHub")),
        ),
        Bad(
            {
                "tracks/a.yaml": "id: a\nname: ⟦Guru⟧ work\nlevels:\n  - {level: 1, summary: Is a ⟦guru⟧}\n",
                "tracks/b.yaml": "id: b\nname: Guru work\nlevels:\n  - {level: 1, summary: Is a guru}\n",
            },
            says=("'Guru': write 'Expert'", "'guru': write 'expert'"),
            options=_with(Term(find="guru", use="expert", tracks=("a",))),
        ),
        Bad(
            "signals: [Leads ⟦a team⟧]",
            says="'a team': Say which",
            options=_with(Term(pattern="a team", why="Say which", levels=("1",), fields=("signals",))),
        ),
    ],
)
def house_term(part: Statement | Text, ctx: Context) -> Iterable[Diagnostic]:
    if not ctx.options.terms or part.field not in _FIELDS:
        return ()
    known = _known(ctx)
    if not known.patterns and known.phrases.first_words.isdisjoint(vocabulary(part.text)):
        return ()
    return _findings(part, ctx, known)


class _Known(NamedTuple):
    """The terms taken apart: `written` holds those with words, a verb once for each of its forms."""

    written: tuple[Term, ...]
    phrases: Phrases
    patterns: tuple[Term, ...]
    patience: Patience


@lru_cache(maxsize=4)
def _known(run: Context) -> _Known:
    """Take the terms apart once a run. A rule holds no state, and each run has a context: so has each its patience."""
    terms: tuple[Term, ...] = run.options.terms
    written = tuple(form for term in terms if term.find is not None for form in _forms_of(term))
    phrases = Phrases({number: term.find or "" for number, term in enumerate(written)})
    return _Known(written, phrases, tuple(term for term in terms if term.pattern is not None), Patience())


def _forms_of(term: Term) -> Iterator[Term]:
    """Yield a term, and where it swaps a verb for a verb, what it comes to in the other forms: utilises, uses."""
    yield term
    find, use = term.find or "", term.use or ""
    if find in bases() and use in bases() and find not in noun_verbs():
        for form in (Form.THIRD, Form.PAST, Form.GERUND):
            yield term._replace(find=inflect(find, form), use=inflect(use, form))


def _findings(part: Statement | Text, ctx: Context, known: _Known) -> Iterator[Diagnostic]:
    for number, span in known.phrases.find(part.text):
        term = known.written[number]
        if _applies(term, part, ctx) and not stands_already(part.text, span, term.find or "", term.use):
            yield _finding(term, part, span, ctx)
    for term in known.patterns:
        if term.pattern is not None and _applies(term, part, ctx):
            try:
                spans = known.patience.search(term.pattern, prose(part.text))
            except TooSlow as slow:
                yield ctx.report(part.node, str(slow))
                continue
            for span in spans:
                yield _finding(term, part, span, ctx)


def _applies(term: Term, part: Statement | Text, ctx: Context) -> bool:
    if term.fields and part.field not in term.fields:
        return False
    if term.levels and not (isinstance(part, Statement) and part.level in map(str, term.levels)):
        return False
    return not term.tracks or ctx.place(part.node).subject.track in term.tracks


def _finding(term: Term, part: Statement | Text, span: Span, ctx: Context) -> Diagnostic:
    write = in_place_of(part.text[slice(*span)], term.use) if term.use else term.use
    found = ctx.report(part.node, advice(part.text, span, term.use, term.why), within=span, write=write)
    return found if term.severity is None else found._replace(severity=Severity[term.severity.upper()])
