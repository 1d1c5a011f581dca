"""A block of text must not end in a line break.

`|` and `>` keep the last line break as a part of the text, so exports carry a stray empty line and equal statements
differ. Write `|-` or `>-`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.diagnostic import Diagnostic, Fix, Rewrite, Safety, Severity
from ladderlint.nodes import Document, Style
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import Span


@rule(
    on=Document,
    severity=Severity.INFO,
    examples=[
        Good("summary: |-\n  Works within established structures"),
        Good("summary: >-\n  Works within\n  established structures"),
        Bad(
            "summary: ⟦|⟧\n  Works within established structures",
            says="'|' keeps a line break at the end of the text; write '|-'",
        ),
        Bad(
            "summary: ⟦>+⟧\n  Works within\n  established structures\n",
            says="'>+' keeps a line break at the end of the text; write '>-'",
        ),
    ],
)
def block_chomping(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    text = document.source.text
    for node in document.scalars:
        if node.style in (Style.LITERAL, Style.FOLDED) and node.text.endswith("\n"):
            header = text[node.start : node.end].split(None, 1)[0]
            wanted = header.rstrip("+") + "-"
            span = Span(node.start, node.start + len(header))
            kept = len(node.text.rstrip("\n"))
            fix = Fix(f"Write '{wanted}'", (Rewrite(node.route, kept, len(node.text), ""),), Safety.SAFE)
            message = f"'{header}' keeps a line break at the end of the text; write '{wanted}'"
            yield ctx.report(node, message, span=span, fix=fix)
