"""Say what is seen, not that it is fitting.

"Effectively", "appropriate" and "where needed" leave the measure to whoever reads: two managers will think of two
different things. Say what comes of the work, what guides the choice, or when it is needed.
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
        Good("signals: [Sorts a good first issue, Buys cost-effective tools, Acts in good faith, 'Fixes `etc`']"),
        # This one hedges, which is a rule of its own.
        Good("signals: [Generalizes code when appropriate]"),
        Good("signals: [Writes effective specs]", options=ListOptions(allow=("effective",))),
        Bad(
            "signals: [⟦Effectively⟧ delivers individual tasks, Reuses components ⟦appropriately⟧]",
            says=(
                "'Effectively' leaves open what the effect is; say what comes of it, "
                "e.g. 'with no open questions left'",
                "'appropriately' leaves open what is appropriate; say what guides the choice, "
                "e.g. 'following the style guide'",
            ),
        ),
        Bad(
            "signals: [Asks for help ⟦where needed⟧, 'Listens regardless of role, social group, ⟦etc⟧']",
            says=(
                "'where needed' leaves open when; say what asks for it, e.g. 'when a deadline moves'",
                "'etc' leaves the reader to finish the list; name what counts, or begin with 'such as'",
            ),
        ),
    ],
)
def vague_word(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return find_listed(statement, ctx, "vague_words")
