"""A file must have the shape that the format gives it.

The JSON Schemas in `schema/` say which keys a ladder and a track may have, and what stands under each; editors
complete and check by the same schemas. Unknown keys are mostly typing slips, and what stands under one is lost to every
reader. Keys of your own begin with `x-`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint import schema
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.nodes import Document
from ladderlint.rule import Bad, Context, Good, rule


@rule(
    on=Document,
    severity=Severity.ERROR,
    examples=[
        Good("signals:\n  - text: Reviews code\n    x-owner: platform"),
        Bad(
            "signals:\n  - text: Reviews code\n    ⟦proficency⟧: expert",
            says="unknown key 'proficency'; did you mean 'proficiency'?",
        ),
        Bad("signals:\n  - ⟦id⟧: reviews", says="this statement has no 'text'; add it (the statement's words)"),
        Bad(
            "signals:\n  - ⟦Leads reviews⟧: code, designs, plans",
            says="the ': ' behind 'Leads reviews' makes it a key; put the whole text in quotes",
        ),
        Bad(
            "signals: ⟦Reviews code⟧",
            says="'signals' must be a list, and this is text; begin each item with '- ' on a line of its own",
        ),
        Bad(
            "summary: ⟦404⟧",
            says="'summary' must be text or a mapping of keys and values, and 404 is a whole number; write \"404\"",
        ),
        Bad(
            "signals:\n  -⟦⟧ #42 is mended",
            says="a statement is empty, since '#' begins a comment; put a text that begins with it in quotes",
        ),
        # yaml/ambiguous-scalar speaks of this one.
        Good("signals: [{text: Reviews code, since: 1.10}]"),
        Bad("summary:⟦⟧", says="'summary' is empty; write text or a mapping of keys and values"),
        Bad(
            {"ladder.yaml": "format: ⟦2⟧\nid: example\nname: Example\nversion: 1.0.0\nlevels: [{id: 1}]\n"},
            says="'format' can't be '2'; write one of: 1",
        ),
        Bad(
            {"ladder.yaml": "⟦format⟧: 1\nname: Example\nversion: 1.0.0\nlevels: [{id: 1}]\n"},
            says="this ladder has no 'id'; add it "
            "(a short name for the ladder in lower case with hyphens, such as engineering)",
        ),
        Bad(
            {"ladder.yaml": "format: 1\nid: example\nname: Example\nversion: ⟦first⟧\nlevels: [{id: 1}]\n"},
            says="'first' is not written like a content version; write it like '1.2.0'",
        ),
    ],
)
def violation(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    if document.root is None or document.role == "config":
        return
    for node, span, _, message in schema.violations(document.root, schema.load(document.role)):
        yield ctx.report(node, message, span=span)
