"""A key may stand only once in a mapping.

Of two equal keys, some readers take the first and some the last, so the ladder says different things to different
people. Both places are shown: delete one, or rename it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.nodes import Document, FaultKind
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.yaml._faults import report_faults


@rule(
    on=Document,
    severity=Severity.ERROR,
    examples=[
        Good("summary: Works within established structures\nsignals: [Reviews code]"),
        Bad(
            "⟪signals⟫: [Reviews code]\n⟦signals⟧: [Writes postmortems]",
            says="'signals' stands twice in one mapping and only the first would count; delete or rename one",
        ),
    ],
)
def duplicate_key(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    yield from report_faults(document, ctx, FaultKind.DUPLICATE_KEY)
