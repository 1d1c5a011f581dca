"""Say who does it.

"Goals are made" leaves open whether the person makes them, approves them or reads them. In a ladder the person is the
one who acts: "Makes goals".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ladderlint.conjugation import Form
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.grammar import PRONOUNS, after_adverbs
from ladderlint.head import Kind
from ladderlint.heads import find_head
from ladderlint.lexicon import word_set
from ladderlint.model import Statement
from ladderlint.prose import lowered, prose, spoken, vocabulary, words
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._clauses import LEADING_ELSEWHERE
from ladderlint.rules.wording._language import is_british
from ladderlint.rules.wording._verdict import begins
from ladderlint.text import Span, shorten
from ladderlint.verbs import readings

_BE: Final = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_AUXILIARIES: Final = word_set(
    "has have had will can could should must may might would isn't aren't wasn't weren't not"
)
# Participles that are adjectives behind "be", and states in which nobody acts.
_STATES: Final = word_set(
    "able advanced based committed complicated dedicated detailed experienced expected focused focussed interested "
    "involved known limited located motivated needed qualified related required scared skilled tired trusted used "
    "varied distributed connected prepared supposed"
)


@rule(
    on=Statement,
    severity=Severity.INFO,
    english=True,
    by_voice=True,
    examples=[
        Good("signals: [Makes goals, Makes sure that goals are made, Is recognised for their reviews]"),
        Good("signals: [Work that is done is shown, They are trusted to lead, It is tested, Code is clear]"),
        Good("signals: [Team is interested in goals, Work is cited by others, Scope is limited to one team]"),
        Bad(
            "signals: [Goals ⟦are made⟧ each quarter, Data ⟦is safely retained⟧, Sensitive data ⟦is masked⟧]",
            says=(
                "'are made' hides who does it; begin with what the person does: 'Makes'",
                "'is safely retained' hides who does it; begin with what the person does: 'Retains'",
                "'is masked' hides who does it; begin with what the person does: 'Masks'",
            ),
        ),
        Bad(
            "examples: [The plan ⟦was written⟧ in time, Databases ⟦have been moved⟧]",
            says=(
                "'was written' hides who does it; begin with what the person does: 'Wrote'",
                "'have been moved' hides who does it; begin with what the person does: 'Moved'",
            ),
        ),
    ],
)
def passive_voice(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return () if _BE.isdisjoint(vocabulary(statement.text)) else _search(statement, ctx)


def _search(statement: Statement, ctx: Context) -> Iterator[Diagnostic]:
    head = find_head(statement.text)
    if head is None or head.kind is not Kind.NOUN:
        return
    found, lower, seen = words(statement.text), lowered(statement.text), prose(statement.text)
    at = next((at for at, word in enumerate(lower) if word in _BE), 0)
    subject = lower[:at]
    if not subject or subject[0] in PRONOUNS or not LEADING_ELSEWHERE.isdisjoint(subject):
        return
    if any(mark in seen[: found[at].start] for mark in ".,;:"):
        return
    last = after_adverbs(lower, at + 1)
    verb = next(
        (verb for form, verb in (readings(lower[last]) if last < len(lower) else ()) if form is Form.PARTICIPLE), None
    )
    # "By" names who does it, and that is somebody else.
    if verb is None or lower[last] in _STATES or lower[last + 1 : last + 2] == ("by",):
        return
    while at and lower[at - 1] in _AUXILIARIES:
        at -= 1
    span = Span(found[at].start, found[last].end)
    voice = ctx.voices.of(statement.field)
    wanted = begins(verb, voice, british=is_british(ctx))
    said = shorten(" ".join(spoken(statement.text, *span).split()))
    message = f"'{said}' hides who does it; begin with what the person does: '{wanted}'"
    yield ctx.report(statement.node, message, within=span)
