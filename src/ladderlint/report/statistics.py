"""Which rules find how much."""

from __future__ import annotations

from collections import Counter

from ladderlint.diagnostic import Report
from ladderlint.report.summary import summary
from ladderlint.report.visible import visible


def render_statistics(report: Report) -> str:
    """Return a line for each rule and severity: how often, how grave, which rule; the most frequent first."""
    counted = Counter((diagnostic.rule, diagnostic.severity) for diagnostic in report.diagnostics)
    if not counted:
        return f"{summary(report)}\n"
    rows = sorted((-count, rule, -severity, severity.label) for (rule, severity), count in counted.items())
    digits = len(str(-rows[0][0]))
    longest = max(len(label) for *_, label in rows)
    return "".join(f"{-count:>{digits}}  {label:<{longest}}  {visible(rule)}\n" for count, rule, _, label in rows)
