"""An example begins with its verb in the form that the ladder's examples have: "Added", not "Add" or "Adds".

Examples are things that people have done, so Medium's model puts them in the past: what reads as a task to do leaves
open whether anybody ever did it. A house that writes otherwise says so under `voice: {example: …}` in
`ladderlint.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._tense import find_slip


@rule(
    on=Statement,
    severity=Severity.WARNING,
    english=True,
    by_voice=True,
    examples=[
        Good("examples: [Resolved out of disk errors, Put the team first, Read the code, Set goals, Cut costs]"),
        Good(
            "examples: [Co-wrote the guide, De-escalated a conflict, Oversaw delivery, Spoke to experts, Was on call]"
        ),
        Good("examples: [Role modeled calm, Fixed a TODO for someone else, Found and drove a new plan]"),
        # A list of roles, which nobody needs to put into the past.
        Good("examples: [Lead engineer on the payments migration]"),
        Bad(
            "examples: [⟦Add⟧ follow button]", says="'Add' is the base form; an example says what a person did: 'Added'"
        ),
        Bad(
            "examples: [⟦Lead⟧ off-site workshop, ⟦Lead⟧ from behind, ⟦Reinforces⟧ good work, ⟦Writing⟧ docs]",
            says=(
                "'Lead' is the base form; an example says what a person did: 'Led'",
                "'Lead' is the base form; an example says what a person did: 'Led'",
                "'Reinforces' is third person; an example says what a person did: 'Reinforced'",
                "'Writing' is an -ing form; an example says what a person did: 'Wrote'",
            ),
        ),
        Bad(
            "examples: [⟦Has led⟧ two teams, ⟦Has⟧ a plan]",
            says=(
                "'Has led' is the perfect; an example says what a person did: 'Led'",
                "'Has' is third person; an example says what a person did: 'Had'",
            ),
        ),
    ],
)
def example_tense(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return find_slip(statement, ctx) if statement.field == "examples" else ()
