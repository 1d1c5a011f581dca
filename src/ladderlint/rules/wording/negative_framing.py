"""Write what is done, not what isn't.

Whoever does nothing at all interrupts nobody. "By making sure that everyone is heard" says what to do, and can be seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._lists import ListOptions, find_listed

_NOT_DONE: Final = "says what is not done; write what is done instead"


@rule(
    on=Statement,
    severity=Severity.INFO,
    options=ListOptions,
    examples=[
        Good("signals: [Performs backfills without causing pages, 'Improves the team, not just the code']"),
        Good("signals: [Reports what does not work, Finds problems that are not known]"),
        Good("signals: [Avoids blame]", options=ListOptions(allow=("avoids",))),
        Bad(
            "signals: [Makes room for others ⟦by not⟧ interrupting people, ⟦Doesn't⟧ overrun, ⟦Rarely⟧ blames]",
            says=(
                f"'by not' {_NOT_DONE}",
                f"'Doesn't' {_NOT_DONE}",
                f"'Rarely' {_NOT_DONE}",
            ),
        ),
    ],
)
def negative_framing(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return find_listed(statement, ctx, "negative_framing")
