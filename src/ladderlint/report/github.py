"""Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request."""

from __future__ import annotations

from typing import Final

from ladderlint.diagnostic import Diagnostic, Report, Severity
from ladderlint.report import Style
from ladderlint.report.summary import summary
from ladderlint.report.visible import visible, where

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, style: Style) -> str:
    """Return a command for each finding, and the summary, which is none."""
    lines = [_command(diagnostic) for diagnostic in report.diagnostics]
    if style.summary:
        lines.append(summary(report))
    return "".join(f"{line}\n" for line in lines)


def _command(found: Diagnostic) -> str:
    named = {"file": found.path, **_lines_and_columns(found), "title": found.rule}
    properties = ",".join(f"{key}={_escaped(str(value), _IN_PROPERTY)}" for key, value in named.items())
    message = "\n".join((found.message, *(f"{where(other.location)}  {other.message}" for other in found.related)))
    return f"::{_COMMANDS[found.severity]} {properties}::{_escaped(message, _IN_MESSAGE)}"


def _lines_and_columns(found: Diagnostic) -> dict[str, int]:
    source, span = found.location
    start, end = found.location.start, found.location.end
    if start.line == end.line:
        return {"line": start.line, "endLine": end.line, "col": start.column, "endColumn": end.column}
    # The runner refuses columns where the lines differ, and counts the last line in.
    return {"line": start.line, "endLine": source.position(span.end - 1).line}


def _escaped(text: str, escapes: dict[int, str]) -> str:
    return visible(text.translate(escapes))
