"""Write what a person does, not what a person is responsible for.

A duty says nothing of how it is met: the worst and the best at it are both "responsible for code reviews". Write the
behaviour: "Reviews code". Taking responsibility for a mistake is a behaviour, and fine.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ladderlint.conjugation import Form
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._language import is_british
from ladderlint.rules.wording._lists import ListOptions, find_listed
from ladderlint.rules.wording._verdict import begins
from ladderlint.verbs import readings

_DUTY: Final = "names a duty; say what the person does, e.g. 'Leads …' or 'Reviews …'"


@rule(
    on=Statement,
    severity=Severity.WARNING,
    by_voice=True,
    options=ListOptions,
    examples=[
        Good(
            "signals: [Takes responsibility for mistakes, Holds others accountable for results, Shares responsibility]"
        ),
        Good("signals: [Works with the team that is responsible for data, Feels accountable for the mission]"),
        Good("signals: [Is a responsible user of shared systems, Asks who is responsible for what]"),
        Good("signals: [Responsible for the build]", options=ListOptions(allow=("responsible for",))),
        Bad(
            "signals: [⟦Responsible for⟧ leading incident reviews]",
            says="'Responsible for' names a duty; say what the person does: 'Leads …'",
        ),
        Bad(
            "signals: [⟦Responsible for⟧ code reviews, ⟦Is ultimately responsible for⟧ delivery]",
            says=(f"'Responsible for' {_DUTY}", f"'Is ultimately responsible for' {_DUTY}"),
        ),
        Bad(
            'signals: ["1. Plans\\n2. ⟦Responsible for⟧ uptime", "⟦You\'re responsible for⟧ complex tasks"]',
            says=(f"'Responsible for' {_DUTY}", f"'You're responsible for' {_DUTY}"),
        ),
        Bad(
            "signals: [⟦Is in charge of⟧ releases, ⟦Has overall responsibility for⟧ the budget]",
            says=(
                "'Is in charge of' names a duty; say what the person does, e.g. 'Leads …' or 'Runs …'",
                f"'Has overall responsibility for' {_DUTY}",
            ),
        ),
    ],
)
def responsibility_phrase(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    found = find_listed(statement, ctx, "responsibility_phrases")
    return [_with_verb(finding, statement, ctx) for finding in found] if found else ()


def _with_verb(finding: Diagnostic, statement: Statement, ctx: Context) -> Diagnostic:
    """Return a finding that names the verb, where one stands behind the phrase: responsible for leading."""
    said, _, rest = finding.message.removeprefix("'").partition("' ")
    behind = statement.text.partition(said)[2].split()
    verb = next((verb for form, verb in readings(behind[0].lower()) if form is Form.GERUND), None) if behind else None
    if verb is None or ", e.g. " not in rest:
        return finding
    wanted = begins(verb, ctx.voices.of(statement.field), british=is_british(ctx))
    return finding._replace(message=f"'{said}' {rest.partition(', e.g. ')[0]}: '{wanted} …'")
