"""Ask for nothing that one exception would break.

"Always", "never" and "every" are kept by nobody, so nobody takes them at their word; then they decide promotions all
the same. Say how often, or name what is covered.
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
        Good("signals: [Reviewed work every 6 weeks, Deploys every day, Speaks at the All Hands, Is not always right]"),
        Good("signals: [Writes tests for every feature]", options=ListOptions(allow=("every",))),
        Bad(
            "signals: [⟦Always⟧ writes tests, Ensures ⟦all group members'⟧ roles fit]",
            says=(
                "'Always' allows no exception; say how often, or when, e.g. 'before each release'",
                "'all group members'': write 'group members'' ('all' allows no exception)",
            ),
        ),
        Bad(
            "signals: [Writes tests for ⟦every⟧ new feature, Lifts ⟦everyone⟧ up]",
            says=(
                "'every' allows no exception; name what it covers, e.g. 'each change to the API'",
                "'everyone' asks for all people there are; name who, e.g. 'everyone on the team'",
            ),
        ),
    ],
)
def absolute(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return find_listed(statement, ctx, "absolutes")
