"""Ask for what is done, not for the attempt.

Whoever "tries to", "works to" or "may" has met the statement whatever came of it, and "when appropriate" lets each
reader decide when. Write what is done, and when.
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
        Good("signals: [Reminds others that team members may have duties at home, Works with users to find bugs]"),
        # "May" as the first verb is for not-demonstrable to speak of.
        Good(
            "signals: [May lead a team, Plans for May, Rolls out what is generally available, Finds that sort of bug]"
        ),
        Good("signals: [Tries to fix bugs]", options=ListOptions(allow=("tries to",))),
        Bad(
            "signals: [⟦Tries to⟧ fix bugs, Is seen ⟦trying to⟧ help, ⟦Works hard to⟧ influence groups]",
            says=(
                "'Tries to' asks for the attempt; write what is done, e.g. 'Fixes …' for 'Tries to fix …'",
                "'trying to' asks for the attempt; write what is done, e.g. 'Fixes …' for 'Tries to fix …'",
                "'Works hard to' asks for the attempt; write what is done, e.g. 'Raises …' for 'Works to raise …'",
            ),
        ),
        Bad(
            "signals: ['Leads projects, ⟦and may⟧ run a team', Generalizes code ⟦when appropriate⟧, ⟦Perhaps⟧ mentors]",
            says=(
                "'and may' leaves open whether it is asked for; write what is done",
                "'when appropriate' leaves open when; say what asks for it, e.g. 'before a release'",
                "'Perhaps': leave it out (nobody can tell whether it was asked for)",
            ),
        ),
    ],
)
def hedge(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return find_listed(statement, ctx, "hedges")
