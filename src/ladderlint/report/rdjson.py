"""Findings for reviewdog: its DiagnosticResult, whose columns count bytes."""

from __future__ import annotations

from typing import Any, Final

from ladderlint.diagnostic import Diagnostic, Location, Report, Severity
from ladderlint.report import Style
from ladderlint.report.byte_columns import byte_position
from ladderlint.report.json_text import json_text
from ladderlint.report.replacements import replacements
from ladderlint.report.visible import visible_lines, well_formed
from ladderlint.text import Source, Span

_SEVERITIES: Final = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report, style: Style) -> str:  # noqa: ARG001  data has no looks
    """Return the whole report as one JSON object."""
    found = [_diagnostic(diagnostic) for diagnostic in report.diagnostics]
    return json_text({"source": {"name": "ladderlint"}, "diagnostics": found})


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    result: dict[str, Any] = {
        "message": visible_lines(found.message),
        "location": _location(found.location),
        "severity": _SEVERITIES[found.severity],
        "code": {"value": well_formed(found.rule)},
    }
    edits = replacements(found)
    # Each suggestion is one that a person may take without the others.
    if len(edits) == 1:
        ((span, text),) = edits
        result["suggestions"] = [{"range": _range(found.location.source, span), "text": well_formed(text)}]
    if found.related:
        result["related_locations"] = [
            {"message": visible_lines(other.message), "location": _location(other.location)} for other in found.related
        ]
    return result


def _location(location: Location) -> dict[str, Any]:
    return {"path": well_formed(location.path), "range": _range(*location)}


def _range(source: Source, span: Span) -> dict[str, Any]:
    return {"start": byte_position(source, span.start)._asdict(), "end": byte_position(source, span.end)._asdict()}
