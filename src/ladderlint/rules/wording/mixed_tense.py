"""Verbs that "and" puts side by side are in the same form.

"Identifies and solved problems" was changed halfway, or put together from two statements; a reader stops and looks for
what is meant. Only what is certain is told: a verb right beside the first one, or further on a word that can be
nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ladderlint.conjugation import Form
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.head import Head, Kind
from ladderlint.heads import find_head
from ladderlint.model import Statement
from ladderlint.prose import vocabulary
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._coordination import odd_verbs
from ladderlint.rules.wording._tense import is_british
from ladderlint.rules.wording._verdict import FORM_OF, Verdict, in_form, seen_form, verdict
from ladderlint.text import Span
from ladderlint.voice import Voice


@rule(
    on=Statement,
    severity=Severity.WARNING,
    english=True,
    by_voice=True,
    examples=[
        Good("signals: [Identifies and solves problems, Designs and code reviews, Writes tested and documented code]"),
        Good("signals: [Builds architectures that pioneer practices and enable others, Helps teams find and fix bugs]"),
        Good("signals: [Acts to calm and mediate, Ensures teams plan and execute, Makes people grow and flourish]"),
        Good("signals: [Fixes bugs found in tests and reported by users, Handles work assigned and delegated to them]"),
        Good("examples: [Researched and selected Go, Found and put an end to noise, Set and hit goals, Ran tests]"),
        Good("examples: [Planned work. Lead time fell, Built tools and led people, Took what works and makes sense]"),
        # Where the first verb is wrong, that is told first.
        Good("signals: [Joined a group and represented Medium]"),
        Bad(
            "signals: [Identifies and ⟦solved⟧ systemic problems, Plans and proactively ⟦share⟧ the work]",
            says=(
                "'solved' is past tense beside 'Identifies'; write 'solves'",
                "'share' is the base form beside 'Plans'; write 'shares'",
            ),
        ),
        Bad(
            "examples: [Created and ⟦lead⟧ a group, Wrote the guide and ⟦maintains⟧ it]",
            says=(
                "'lead' is the base form beside 'Created'; write 'led'",
                "'maintains' is third person beside 'Wrote'; write 'maintained'",
            ),
        ),
        Bad(
            {
                "ladderlint.yaml": "voice: {signal: second-person}\n",
                "tracks/example.yaml": "id: example\nname: E\nlevels:\n  - level: 1\n    signals:\n"
                "      - You shape the culture, ⟦engages⟧ with others\n"
                "      - You build a team that plans, engages and ships\n",
            },
            says="'engages' is third person beside 'shape'; write 'engage'",
        ),
        Bad(
            "summary: Supports the growth of the group, and widely ⟦viewed⟧ as an advisor",
            says="'viewed' is past tense beside 'Supports'; write 'is viewed'",
        ),
    ],
)
def mixed_tense(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    if (
        "&" not in statement.text
        and "," not in statement.text
        and vocabulary(statement.text).isdisjoint(("and", "or", "but"))
    ):
        return ()
    head = find_head(statement.text)
    form = _form_in(head, ctx.voices.of(statement.field)) if head is not None else None
    return _findings(statement, head, form, ctx) if head is not None and form is not None else ()


def _form_in(head: Head, voice: Voice) -> Form | None:
    """Return the form that a statement keeps to, or None where its first verb is not in it or leaves it open."""
    if head.kind not in (Kind.VERB, Kind.PERSON):
        return None
    if voice is Voice.FREE:
        return seen_form(head) if len(head.forms - {Form.PARTICIPLE}) == 1 else None
    return FORM_OF[voice] if head.readings and verdict(head, voice) is Verdict.FITS else None


def _findings(statement: Statement, head: Head, form: Form, ctx: Context) -> Iterator[Diagnostic]:
    for odd in odd_verbs(statement.text, head, form):
        verb = odd.reading.verb
        wanted = in_form(verb, form, british=is_british(ctx))
        if odd.is_state:
            wanted = f"{'are' if head.kind is Kind.PERSON else in_form('be', form)} {odd.word.text}"
        message = f"'{odd.word.text}' is {odd.reading.form.value} beside '{head.word.text}'; write '{wanted}'"
        yield ctx.report(statement.node, message, within=Span(odd.word.start, odd.word.end), write=wanted)
