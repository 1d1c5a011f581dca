"""Findings for programs, by the contract that schema/report.schema.json holds."""

from __future__ import annotations

from typing import Any, Final

from ladderlint import __version__
from ladderlint.diagnostic import Diagnostic, Location, Report, Severity, Subject
from ladderlint.report import Style
from ladderlint.report.json_text import json_text

SCHEMA: Final = "ladderlint.report/1"


def render(report: Report, style: Style) -> str:  # noqa: ARG001  data has no looks
    """Return the whole report as one JSON object."""
    counts = {level.label: report.count(level) for level in reversed(Severity)}
    whole = {
        "schema": SCHEMA,
        "tool": {"name": "ladderlint", "version": __version__},
        "summary": {
            "files": len(report.files),
            **counts,
            "suppressed": len(report.suppressed),
            "baselined": len(report.baselined),
        },
        "diagnostics": [as_object(diagnostic) for diagnostic in report.diagnostics],
    }
    return json_text(whole, indent=2)


def as_object(found: Diagnostic) -> dict[str, Any]:
    """Return a finding by the contract."""
    return {
        "rule": found.rule,
        "severity": found.severity.label,
        "message": found.message,
        **_place(found.location),
        "subject": _subject(found.subject),
        "fingerprint": found.fingerprint,
        "related": [{**_place(other.location), "message": other.message} for other in found.related],
        "fix": {"title": found.fix.title, "safety": found.fix.safety.value} if found.fix is not None else None,
    }


def _place(location: Location) -> dict[str, Any]:
    start, end = location.start, location.end
    return {
        "path": location.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }


def _subject(subject: Subject) -> dict[str, Any]:
    return {
        "ladder": subject.ladder,
        "track": subject.track,
        "level": subject.level,
        "field": subject.field,
        "index": subject.ordinal,
        "id": subject.id,
    }
