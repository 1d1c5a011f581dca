"""No merge conflict may be left in a file.

Between the marker lines stand two versions of the same expectation, and nobody has decided which holds.
Keep one and delete the lines of '<', '=' and '>'.
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
        Good('signals:\n  - "Resolves <<<<<<< markers"'),
        Bad(
            {
                "tracks/example.yaml": "id: example\n⟦<<<<<<<⟧ HEAD\nname: Old\n=======\n"
                "name: New\n>>>>>>> branch\nlevels: []\n"
            },
            says="a merge conflict was left here; keep one side and delete the three marker lines",
        ),
    ],
)
def conflict_marker(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    yield from report_faults(document, ctx, FaultKind.CONFLICT)
