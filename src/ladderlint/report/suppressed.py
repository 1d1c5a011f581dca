"""What comments suppress, for those who look after them."""

from __future__ import annotations

from ladderlint.diagnostic import Report, Suppressed
from ladderlint.report.summary import summary
from ladderlint.report.visible import visible, where


def render_suppressed(report: Report) -> str:
    """Return a line for each finding that is suppressed, with the reason, and the summary."""
    return "".join(f"{line}\n" for line in (*map(_line, report.suppressed), summary(report)))


def _line(one: Suppressed) -> str:
    found, comment = one
    reason = visible(comment.reason) if comment.reason else "no reason given"
    place = comment.location.start.line
    at = f"line {place}" if comment.location.path == found.path else where(comment.location)
    told = f"{found.severity.label} {visible(found.rule)}: {visible(found.message)}"
    return f"{where(found.location)}: {told} [{at}: {reason}]"
