"""What a config file says must be understood.

A key with a typing slip would otherwise do nothing, and nobody would notice that a rule is not checked. Nothing
is linted until the config file is right. `schema/config.schema.json` gives editors the keys and their meaning.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.config import ConfigFile
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.rule import Bad, Context, Good, rule


@rule(
    on=ConfigFile,
    severity=Severity.ERROR,
    examples=[
        Good({"ladderlint.yaml": "extends: strict\nfail-on: warning\n"}),
        Bad({"ladderlint.yaml": "⟦extend⟧: strict\n"}, says="unknown key 'extend'; did you mean 'extends'?"),
        Bad(
            {"ladderlint.yaml": "fail-on: ⟦warnings⟧\n"},
            says="'fail-on' can't be 'warnings'; did you mean 'warning'?",
        ),
        Bad(
            {"ladderlint.yaml": "rules:\n  structure/statement-count:\n    signals: {min: ⟦two⟧}\n"},
            says="'min' must be a whole number, and this is text",
        ),
    ],
)
def config(file: ConfigFile, ctx: Context) -> Iterator[Diagnostic]:
    for fault in file.faults:
        if fault.unknown_rule is None:
            yield ctx.report(fault.node, fault.message, span=fault.span)
