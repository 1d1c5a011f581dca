"""An item of a list must begin where the list's other items do.

A '- ' that stands deeper than the list is no item to YAML but more of the text above it: two statements become one,
and nobody is told. Move the '- ' to the column of the others; where it is meant as a part of the text, put
the whole text in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.nodes import Document, Style
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import Span


@rule(
    on=Document,
    severity=Severity.WARNING,
    examples=[
        Good("signals:\n  - Reviews the code\n    of others\n  - Writes postmortems - and reads them"),
        Good("summary: >-\n  Leads\n  - and follows"),
        Bad(
            "signals:\n  - Reviews code\n   ⟦- ⟧Writes postmortems",
            says="this '- ' is indented deeper than its list, so the line belongs to the text above; "
            "move it to the column of the other items",
        ),
    ],
)
def swallowed_item(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    text = document.source.text
    for node in document.scalars:
        if "- " in node.text and node.style is Style.PLAIN and "\n" in text[node.start : node.end]:
            for found in re.compile(r"\n[ \t]*(- )").finditer(text, node.start, node.end):
                message = (
                    "this '- ' is indented deeper than its list, so the line belongs to the text above; "
                    "move it to the column of the other items"
                )
                yield ctx.report(node, message, span=Span(*found.span(1)))
