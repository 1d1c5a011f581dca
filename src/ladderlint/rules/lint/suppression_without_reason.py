"""A comment that suppresses a finding says why.

Whoever comes next can't tell an exception that was agreed upon from one that was in a hurry. The reason stands behind
the rules and ` -- `: `# ladderlint: disable=wording/compound -- agreed with legal`.
"""

from __future__ import annotations

from collections.abc import Iterable

from ladderlint.diagnostic import Diagnostic, Severity, Suppression
from ladderlint.rule import Bad, Context, Good, rule


@rule(
    on=Suppression,
    severity=Severity.WARNING,
    examples=[
        Good("summary: Leads  # ladderlint: disable=wording/idiom -- the name of a product"),
        Good("# ladderlint: disable=wording -- being rewritten\nsummary: Leads\n# ladderlint: enable=wording"),
        Bad(
            "summary: Leads  ⟦# ladderlint: disable=wording/idiom⟧",
            says="this does not say why; write ' -- ' and the reason behind the rules",
        ),
        Bad(
            "⟦# ladderlint: disable-next-line=wording/idiom --⟧\nsummary: Leads",
            says="this does not say why; write ' -- ' and the reason behind the rules",
        ),
    ],
)
def suppression_without_reason(suppression: Suppression, ctx: Context) -> Iterable[Diagnostic]:
    # A comment that is not understood is for lint/unknown-rule to tell.
    if suppression.reason or not suppression.names or suppression.action == "enable" or suppression.faults:
        return ()
    return (ctx.report(suppression.place(), "this does not say why; write ' -- ' and the reason behind the rules"),)
