"""Write what is seen, not what is known.

Nobody can see that somebody understands, knows or is aware. Seen is what people do with it: they explain, apply,
decide, point out. Only the head of a sentence is looked at: "teaches others to understand" is something that is done.
"""

from __future__ import annotations

from collections.abc import Iterable

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._lists import ListOptions, find_listed


@rule(
    on=Statement,
    severity=Severity.INFO,
    options=ListOptions,
    examples=[
        Good("signals: [Helps others understand the domain, Makes sure that people are aware of blockers]"),
        Good("signals: [Demonstrates deep knowledge of the system, Has improved the team's understanding of costs]"),
        Good("signals: [Known for their reviews, Shares knowledge of the domain, Asks what users know]"),
        Good("signals: [Understands the domain]", options=ListOptions(allow=("understands",))),
        Bad(
            "signals: [⟦Understands⟧ business principles, Fully ⟦understands⟧ the plan, ⟦Knows how to⟧ deploy]",
            says=(
                "'Understands' can't be seen; write what the person does with it, e.g. 'Explains …' or 'Applies …'",
                "'understands' can't be seen; write what the person does with it, e.g. 'Explains …' or 'Applies …'",
                "'Knows how to': leave it out (what a person knows how to do shows in doing it)",
            ),
        ),
        Bad(
            "signals: [⟦Is fully aware of⟧ risks, ⟦Is familiar with⟧ the tools]",
            says=(
                "'Is fully aware of' can't be seen; write what the person does about it, "
                "e.g. 'Points out …' or 'Allows for …'",
                "'Is familiar with' can't be seen; write what the person does with it, e.g. 'Uses …'",
            ),
        ),
        Bad(
            "signals: ['4.6: ⟦Has a deep understanding of⟧ the stack', I ⟦have strong knowledge of⟧ the stack]",
            says=(
                "'Has a deep understanding of' can't be seen; write what the person does with it, "
                "e.g. 'Explains …' or 'Applies …'",
                "'have strong knowledge of' can't be seen; write what the person does with it, "
                "e.g. 'Explains …' or 'Applies …'",
            ),
        ),
    ],
)
def knowledge_verb(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return find_listed(statement, ctx, "knowledge_verbs")
