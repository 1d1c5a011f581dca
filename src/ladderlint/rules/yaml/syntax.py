"""The file must be YAML that can be read.

A file that can't be parsed is invisible to every reader: no tool can say what it asks of people. The place shown is
where reading stopped; the cause is often the line above. Text with ': ' or ' #' inside, or with a special
character in front, needs quotes.
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
        Good('signals:\n  - "Writes one line: the summary"'),
        Bad(
            "summary: Writes one line⟦:⟧ the summary",
            says="': ' begins a new key here; put the text in quotes, or check the indentation and the line above",
        ),
        Bad(
            "signals:\n  - Reviews code\n  ⟦W⟧rites postmortems\n  - Leads",
            says="this line needs '- ' in front, as an item of a list, or a colon and a space behind its key",
        ),
        Bad(
            'signals:\n  - "Reviews" ⟦c⟧ode',
            says='a text that begins with " needs quotes around the whole of it',
        ),
        Bad("signals:\n⟦\t⟧- Reviews code", says="a tab stands where YAML wants spaces; indent with spaces"),
        Bad('signals:\n  - ⟦"⟧Reviews code', says="the quote that opens here is never closed"),
        Bad("signals:\n  - ⟦@⟧alice reviews code", says="a text can't begin with '@'; put it in quotes"),
    ],
)
def syntax(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    yield from report_faults(document, ctx, FaultKind.SYNTAX)
