"""A file must keep within bounds that no real ladder reaches.

4 MiB a file, 64 levels of nesting, 100,000 values, 1,000 aliases and a million characters through them. A file beyond
them is an accident or an attack, and is not read further. A large ladder is many tracks, each a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.nodes import Document, FaultKind
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.yaml._faults import report_faults

# The level of the track takes two, and the mapping of the file one.
_DEEPEST = "[" * 61


@rule(
    on=Document,
    severity=Severity.ERROR,
    examples=[
        Good("x-nested: [[[[Reviews code]]]]"),
        Bad(
            f"x-nested: {_DEEPEST}⟦[⟧{']' * 62}",
            says="this is nested more than 64 deep; a ladder needs seven",
        ),
    ],
)
def limit(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    yield from report_faults(document, ctx, FaultKind.LIMIT)
