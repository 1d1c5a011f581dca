"""Keep to the plain part of YAML: no tags, merge keys, second documents, or aliases to blocks.

These mean different things to different readers, or nothing, and hide from a reviewer what the ladder says.
Write the values out. Anchors and aliases are fine for single values.
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
        Good("signals: [&reviews Reviews code]\nexamples: [*reviews]"),
        Bad(
            "signals: [⟦!⟧important Reviews code]",
            says="the tag '!important' has no meaning in a ladder; delete it",
        ),
        Bad("⟦<<⟧: {signals: [Reviews code]}", says="merge keys ('<<') are not allowed; write the keys out"),
        Bad(
            "signals: &all [Reviews code]\nexamples: ⟦*all⟧",
            says="'*all' stands for a whole block, and only single values can be aliased; write it out",
        ),
        Bad("x-sizes: {⟦1⟧: small}", says='a key must be text; write "1"'),
        Bad(
            {"tracks/example.yaml": "id: example\nname: Example\nlevels: []\n⟦---⟧\nid: other\n"},
            says="a second document begins here; a ladder file holds one",
        ),
    ],
)
def forbidden_construct(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    yield from report_faults(document, ctx, FaultKind.FORBIDDEN)
