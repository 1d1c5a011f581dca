"""A number must be written so that every reader sees the same.

`1.10` is a number to YAML, and as a number it is 1.1: version 1.10 becomes version 1.1, and level 010 becomes 10.
Put it in quotes, or write the number as it would be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.core_schema import is_ambiguous, number
from ladderlint.diagnostic import Diagnostic, Fix, Quote, Safety, Severity
from ladderlint.nodes import Document, Kind
from ladderlint.rule import Bad, Context, Good, rule


@rule(
    on=Document,
    severity=Severity.ERROR,
    examples=[
        Good("signals:\n  - text: Reviews code\n    since: '1.10'"),
        Good("x-weight: 1.5\nx-count: 12\nx-offset: -3"),
        Bad(
            "signals:\n  - text: Reviews code\n    since: ⟦1.10⟧",
            says='1.10 would be read as 1.1; write "1.10"',
        ),
        Bad("x-code: ⟦007⟧", says='007 would be read as 7; write 7, or "007"'),
        Bad("x-mask: ⟦0x1F⟧", says='0x1F would be read as 31; write 31, or "0x1F"'),
    ],
)
def ambiguous_scalar(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    for node in document.scalars:
        if node.kind is not Kind.TEXT and is_ambiguous(node):
            read = str(number(node.text))
            plain = f'{read}, or "{node.text}"' if node.kind is Kind.INTEGER else f'"{node.text}"'
            fix = Fix(f"Write {plain}", (Quote(node.route),), Safety.SAFE)
            yield ctx.report(node, f"{node.text} would be read as {read}; write {plain}", fix=fix)
