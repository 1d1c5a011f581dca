"""The file must be UTF-8 text.

A ladder is read by many tools and people; other encodings show names and quotes as garbage, or stop a reader for good.
Save the file as UTF-8 and retype the character shown.
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
        Good("signals: [Runs the café meetups]"),
        Bad(
            {"tracks/example.yaml": b"id: example\nname: Caf\xe2\x9f\xa6\xe9\xe2\x9f\xa7\nlevels: []\n"},
            says="the byte 0xE9 is not UTF-8 ('é' in Latin-1?); save the file as UTF-8",
        ),
        Bad(
            {"tracks/example.yaml": "id: example\nname: Ex⟦\0⟧ample\nlevels: []\n"},
            says="the control character U+0000 is not allowed in YAML; delete it",
        ),
    ],
)
def encoding(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    yield from report_faults(document, ctx, FaultKind.ENCODING)
