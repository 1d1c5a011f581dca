"""Findings for `grep` and for editors that read a compiler's output: one line each."""

from __future__ import annotations

from ladderlint.diagnostic import Diagnostic, Report
from ladderlint.report import Style
from ladderlint.report.summary import summary
from ladderlint.report.visible import visible, where


def render(report: Report, style: Style) -> str:
    """Return a line for each finding, and the summary."""
    lines = [line(diagnostic) for diagnostic in report.diagnostics]
    if style.summary:
        lines.append(summary(report))
    return "".join(f"{line}\n" for line in lines)


def line(found: Diagnostic) -> str:
    """Return a finding as one line."""
    return f"{where(found.location)}: {found.severity.label} {visible(found.rule)}: {visible(found.message)}"
