"""A summary begins with its verb in the form that the ladder's summaries have: "Makes", not "Made" or "Make".

A summary says in one line what a person at a level does. Medium's model puts it in the third person; a house that
writes otherwise says so under `voice: {summary: …}` in `ladderlint.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._tense import find_slip

_SUMMARY: Final = "id: example\nname: Example\nlevels: [{{level: 1, summary: {}}}]\n"


@rule(
    on=Statement,
    severity=Severity.WARNING,
    english=True,
    by_voice=True,
    examples=[
        Good("summary: Works effectively within established structures, following current best practices"),
        Good("summary: Is an industry-leading expert in foundational engineering"),
        Good("summary: Uses version control to manage routine work, and can work with support on uncommon workflows"),
        Good({"ladderlint.yaml": "voice: {summary: base}", "tracks/example.yaml": _SUMMARY.format("Work effectively")}),
        Bad(
            "summary: ⟦Perform⟧ the technical processes for operations",
            says="'Perform' is the base form; a summary says what a person does: 'Performs'",
        ),
        Bad(
            "summary: ⟦Handling⟧ requests from users",
            says="'Handling' is an -ing form; a summary says what a person does: 'Handles'",
        ),
    ],
)
def summary_tense(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return find_slip(statement, ctx) if statement.field == "summary" else ()
