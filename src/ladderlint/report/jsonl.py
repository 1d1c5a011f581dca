"""Findings for programs that read a line at a time: each is what it is in `json`, on a line of its own."""

from __future__ import annotations

from ladderlint.diagnostic import Report
from ladderlint.report import Style
from ladderlint.report.json import as_object
from ladderlint.report.json_text import json_text


def render(report: Report, style: Style) -> str:  # noqa: ARG001  data has no looks
    """Return a line for each finding, and nothing else."""
    return "".join(json_text(as_object(diagnostic)) for diagnostic in report.diagnostics)
