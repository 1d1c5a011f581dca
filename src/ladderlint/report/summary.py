"""A run in one line."""

from __future__ import annotations

from ladderlint.diagnostic import Report, Severity
from ladderlint.text import counted


def summary(report: Report) -> str:
    """Return how much was found, and in how many files: "Found 3 errors and 1 warning in 7 files (2 suppressed)"."""
    return _found(report) + _left_out(report)


def _found(report: Report) -> str:
    counts = [counted(count, level.label) for level in reversed(Severity) if (count := report.count(level))]
    files = counted(len(report.files), "file")
    if not counts:
        return f"No findings in {files}"
    *most, last = counts
    return f"Found {', '.join(most)} and {last} in {files}" if most else f"Found {last} in {files}"


def _left_out(report: Report) -> str:
    counts = {"suppressed": len(report.suppressed), "in the baseline": len(report.baselined)}
    parts = [f"{count} {what}" for what, count in counts.items() if count]
    return f" ({', '.join(parts)})" if parts else ""
