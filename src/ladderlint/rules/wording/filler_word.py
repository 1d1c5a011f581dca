"""No words that add nothing.

"Simply", "just" and "basically" make a sentence longer and say no more; to whoever finds the thing hard, they say that it
should be easy.
"""

from __future__ import annotations

from collections.abc import Iterable

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._lists import Entry, ListOptions, find_listed


@rule(
    on=Statement,
    severity=Severity.WARNING,
    options=ListOptions,
    examples=[
        Good("signals: [Communicates clearly, Runs `basically` in CI]"),
        Good("signals: [Basically reviews code]", options=ListOptions(allow=("basically",))),
        Bad(
            "signals: [⟦Basically⟧ reviews code]",
            says="'Basically': leave it out (it adds nothing to what is said)",
        ),
        Bad(
            "signals: [Reviews ⟦quite some⟧ code]",
            says="'quite some': write 'much' (Say how much)",
            options=ListOptions(add=(Entry("quite some", "much", "Say how much"),)),
        ),
    ],
)
def filler_word(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return find_listed(statement, ctx, "fillers")
