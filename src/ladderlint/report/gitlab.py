"""Findings as GitLab's Code Quality report, which a merge request shows beside its lines."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, Final

from ladderlint.diagnostic import Diagnostic, Report, Severity
from ladderlint.report import Style
from ladderlint.report.json_text import json_text
from ladderlint.report.last_line import last_line
from ladderlint.report.visible import visible, well_formed

_SEVERITIES: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, style: Style) -> str:  # noqa: ARG001  data has no looks
    """Return a list with an issue for each finding."""
    seen: dict[str, int] = {}
    return json_text([_issue(diagnostic, seen) for diagnostic in report.diagnostics])


def _issue(found: Diagnostic, seen: dict[str, int]) -> dict[str, Any]:
    return {
        "type": "issue",
        "categories": ["Style"],
        "check_name": well_formed(found.rule),
        "description": " ".join(visible(line) for line in found.message.split("\n")),
        "severity": _SEVERITIES[found.severity],
        "fingerprint": _unique(found.fingerprint, seen),
        "location": {
            "path": well_formed(found.path),
            "lines": {"begin": found.location.start.line, "end": last_line(found.location)},
        },
    }


def _unique(fingerprint: str, seen: dict[str, int]) -> str:
    """Tell apart what two ladders with the same id share: of issues with one fingerprint, GitLab shows one."""
    before = seen.get(fingerprint, 0)
    seen[fingerprint] = before + 1
    return sha256(f"{fingerprint} {before}".encode()).hexdigest()[:32] if before else fingerprint
