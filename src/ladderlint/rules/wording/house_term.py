"""Words that this ladder's own list rules out.

The list is the option `terms`. Each entry has a word or phrase to `find`, in upper or lower case, or else a regular
expression as its `pattern`; it may say what to `use` instead, and `why`. A word with a hyphen is a word of its own:
`find: leverage` leaves "high-leverage" alone. Code is not searched.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import STATEMENT_FIELDS, Statement, Track
from ladderlint.prose import prose
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._patterns import Patience, TooSlow, fault_of
from ladderlint.rules.wording._phrases import Phrases, has_words
from ladderlint.rules.wording._wanted import advice, stands_already
from ladderlint.text import Span, shorten


class Term(NamedTuple):
    """A word, phrase or pattern that is not wanted.

    find: The word or phrase, found in upper and lower case.
    pattern: A regular expression instead, for upper and lower case.
    use: What to write instead.
    why: The reason, which the finding shows.
    fields: Where it is not wanted: summary, signals, examples. Everywhere when left out.
    severity: How much it matters; as the rule's own when left out.
    """

    find: str | None = None
    pattern: str | None = None
    use: str | None = None
    why: str | None = None
    fields: tuple[str, ...] = ()
    severity: Literal["error", "warning", "info"] | None = None


class Options(NamedTuple):
    """The ladder's own list of words.

    terms: The words, phrases and patterns that are not wanted.
    """

    terms: tuple[Term, ...] = ()

    def problems(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield what is wrong with the terms: where, as a route within these options, and the words for it."""
        for number, term in enumerate(self.terms):
            if term.find is None and term.pattern is None:
                yield ("terms", number), "this term has neither 'find' nor 'pattern'; write one of them"
            elif term.find is not None and term.pattern is not None:
                yield ("terms", number), "this term has both 'find' and 'pattern'; keep one of them"
            elif term.find is not None and not has_words(term.find):
                yield ("terms", number, "find"), f"'{shorten(term.find)}' has no word to find; write it as a 'pattern'"
            elif term.pattern is not None and (fault := fault_of(term.pattern)) is not None:
                yield ("terms", number, "pattern"), fault
            for at, field in enumerate(term.fields):
                if field not in STATEMENT_FIELDS:
                    known = ", ".join(STATEMENT_FIELDS)
                    yield (
                        ("terms", number, "fields", at),
                        f"there is no field '{shorten(field)}'; write one of: {known}",
                    )


def _with(*terms: Term) -> Options:
    return Options(terms)


_UTILISE = Term(find="utilise", use="use", why="One word for one thing")


@rule(
    on=Track,
    severity=Severity.WARNING,
    options=Options,
    examples=[
        Good("signals: [Utilises tools, Re-utilise parts, 'Calls `utilise`']", options=_with(_UTILISE)),
        Good("signals: [Works on long-term plans]", options=_with(Term(find="long term", use="long-term"))),
        Good(
            "signals: [Reports in GitHub, Leads a code review, Code review is quick]",
            options=_with(Term(find="github", use="GitHub"), Term(find="review", use="code review")),
        ),
        Good("signals: [Writes C++]", options=_with(Term(find="C"), Term(find="C#"))),
        Good("summary: Has leverage", options=_with(Term(pattern=r"\bleverag\w+", why="Name it", fields=("signals",)))),
        Good("signals: [Leverages data]"),
        Bad(
            "summary: ⟦Utilise⟧ the tools they ⟦utilise⟧",
            says=(
                "'Utilise': write 'Use' (One word for one thing)",
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
    ],
)
def house_term(track: Track, ctx: Context) -> Iterator[Diagnostic]:
    terms = ctx.options.terms
    if not terms:
        return
    phrases, patience = _phrases(terms), _patience(ctx)
    patterns = [term for term in terms if term.pattern is not None]
    for level in track.levels:
        for statement in level.statements:
            for number, span in phrases.find(statement.text):
                yield from _report(terms[number], statement, span, ctx)
            for term in patterns:
                yield from _search(term, statement, patience, ctx)


@lru_cache(maxsize=8)
def _phrases(terms: tuple[Term, ...]) -> Phrases:
    return Phrases({number: term.find for number, term in enumerate(terms) if term.find is not None})


@lru_cache(maxsize=4)
def _patience(_run: Context) -> Patience:
    """A rule holds no state, and each run has a context of its own: so has each its patience."""
    return Patience()


def _search(term: Term, statement: Statement, patience: Patience, ctx: Context) -> Iterator[Diagnostic]:
    pattern = term.pattern
    if pattern is None or not _applies(term, statement):
        return
    try:
        spans = patience.search(pattern, prose(statement.text))
    except TooSlow:
        message = f"the pattern '{shorten(pattern)}' takes too long here and was not tried further; write a simpler one"
        yield ctx.report(statement.node, message)
        return
    for span in spans:
        yield from _report(term, statement, span, ctx)


def _applies(term: Term, statement: Statement) -> bool:
    return not term.fields or statement.field in term.fields


def _report(term: Term, statement: Statement, span: Span, ctx: Context) -> Iterator[Diagnostic]:
    if not _applies(term, statement):
        return
    if term.find is not None and stands_already(statement.text, span, term.find, term.use):
        return
    found = ctx.report(statement.node, advice(statement.text, span, term.use, term.why), within=span)
    yield found if term.severity is None else found._replace(severity=Severity[term.severity.upper()])
