"""Write what a person does, not what a person is like.

"Is passionate" and "exemplifies grit" judge a character, and everybody judges it by people like themselves. What the
person does can be seen, and learnt by somebody of another character.
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
        Good("signals: [Is available on current teams, Has a positive impact, Influences people positively]"),
        Good("signals: [Organized by theme in advance, Hires team players, Builds systems that are resilient]"),
        Good("signals: [Is curious]", options=ListOptions(allow=("is curious",))),
        Bad(
            "signals: [⟦Exemplifies grit⟧, ⟦Is passionate about⟧ code, ⟦Is a team player⟧, You ⟦are a self-starter⟧]",
            says=(
                "'Exemplifies grit' names a trait; say what the person does, e.g. 'Finishes … although …'",
                "'Is passionate about' names a trait; say what the person does, e.g. 'Gives talks on …'",
                "'Is a team player' names a trait; say what the person does, "
                "e.g. 'Takes over … when a teammate is stuck'",
                "'are a self-starter' names a trait; say what the person does, e.g. 'Starts … without being asked'",
            ),
        ),
        Bad(
            "signals: [⟦Has a positive attitude⟧ to change, ⟦Is always eager to⟧ learn]",
            says=(
                "'Has a positive attitude' names a trait; say what the person does, e.g. 'Proposes …' or 'Asks for …'",
                "'Is always eager to' names a trait; say what the person does, e.g. 'Volunteers for …'",
            ),
        ),
    ],
)
def personality_trait(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return find_listed(statement, ctx, "personality_traits")
