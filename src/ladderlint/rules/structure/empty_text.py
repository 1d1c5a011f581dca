"""Write something wherever words for people belong.

A statement, a name or a description that is empty, or only white space, shows as a hole on every page. Write the words,
or delete what was to hold them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement, Text
from ladderlint.rule import Bad, Context, Good, rule


@rule(
    on=(Statement, Text),
    severity=Severity.ERROR,
    examples=[
        Good('summary: "-"\nsignals: [Ok]'),
        # Nothing at all is no text, and the schema asks for one.
        Good("summary:\nsignals:\n  -"),
        Bad("signals:\n  - ⟦''⟧", says="this signal is empty; write it or delete it"),
        Bad('examples:\n  - id: outage\n    text: ⟦"\\t "⟧', says="this example is empty; write it or delete it"),
        Bad("summary: ⟦' '⟧", says="this summary is empty; write it or delete it"),
        Bad(
            {"tracks/example.yaml": "id: example\nname: ⟦''⟧\ndescription: ⟦' '⟧\nlevels: []\n"},
            says=("this name is empty; write it", "this description is empty; write it or delete it"),
        ),
        Bad(
            {
                "ladder.yaml": "format: 1\nid: example\nname: Example\nversion: 1.0.0\n"
                "levels: [{id: 1}]\ncategories: [{id: building, name: ⟦''⟧}]\n"
            },
            says="this name is empty; write it",
        ),
    ],
)
def empty_text(part: Statement | Text, ctx: Context) -> Iterator[Diagnostic]:
    if not part.text.strip():
        mend = "write it" if part.field == "name" else "write it or delete it"
        yield ctx.report(part.node, f"this {part.field.removesuffix('s')} is empty; {mend}")
