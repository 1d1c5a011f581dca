"""Say from when on it holds that more is asked.

People plan by a ladder, and are judged by it. When a release asks something new of them, they need to know from when
on: write the day under `effective` in ladder.yaml, as in `effective: 2027-01-01`. The one of an earlier release says
nothing about this.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.comparison import Comparison
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.rule import Bad, Context, Good, rule

_LADDER = "format: 1\nid: example\nname: Example\nversion: {}\nlevels: [{{id: 1}}]\n"


def _ladder(version: str, effective: str = "") -> dict[str, str]:
    return {"ladder.yaml": _LADDER.format(version) + (f"effective: {effective}\n" if effective else "")}


@rule(
    on=Comparison,
    severity=Severity.INFO,
    examples=[
        Good(_ladder("2.0.0", "2027-01-01"), base=_ladder("1.2.0")),
        # It asks for nothing new.
        Good(_ladder("1.3.0"), base=_ladder("1.2.0")),
        Bad(
            _ladder("⟦2.0.0⟧"),
            base=_ladder("1.2.0"),
            says="2.0.0 is a major version, and the ladder does not say from when on; add 'effective:' with the day",
        ),
        Bad(
            _ladder("⟦2.0.0⟧", "2026-01-01"),
            base=_ladder("1.2.0", "2026-01-01"),
            says="2.0.0 is a major version, and 'effective' is still the day of 1.2.0; "
            "write the one from which this holds",
        ),
    ],
)
def missing_effective_date(comparison: Comparison, ctx: Context) -> Iterator[Diagnostic]:
    was, declared, base = comparison.was, comparison.declared, comparison.base
    node = ctx.ladder.node.fields.get("version") if ctx.ladder is not None else None
    if ctx.ladder is None or base is None or was is None or declared is None or node is None:
        return
    if declared.major <= was.major:
        return
    if ctx.ladder.effective is None:
        says = "and the ladder does not say from when on; add 'effective:' with the day"
    elif ctx.ladder.effective == base.effective:
        says = f"and 'effective' is still the day of {was}; write the one from which this holds"
    else:
        return
    yield ctx.report(node, f"{declared} is a major version, {says}")
