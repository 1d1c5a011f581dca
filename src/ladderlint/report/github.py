"""Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request.

It shows ten of a kind in each step and drops the others, so those are lines of the log here.
"""

from __future__ import annotations

from typing import Final

from ladderlint.diagnostic import Diagnostic, Report, Severity
from ladderlint.report import Style
from ladderlint.report.concise import line
from ladderlint.report.last_line import last_line
from ladderlint.report.summary import summary
from ladderlint.report.visible import visible, where
from ladderlint.text import counted

MOST_OF_A_KIND: Final = 10

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, style: Style) -> str:
    """Return commands for the gravest findings, lines for those that GitHub would drop, and the summary."""
    lines: list[str] = []
    dropped: dict[Severity, list[Diagnostic]] = {}
    for severity in reversed(Severity):
        found = [diagnostic for diagnostic in report.diagnostics if diagnostic.severity is severity]
        lines += map(_command, found[:MOST_OF_A_KIND])
        if len(found) > MOST_OF_A_KIND:
            dropped[severity] = found[MOST_OF_A_KIND:]
    if dropped:
        more = ", ".join(counted(len(found), f"more {severity.label}") for severity, found in dropped.items())
        lines.append(f"{more}: GitHub shows {MOST_OF_A_KIND} annotations of a kind in a step, so these are listed here")
        lines += [line(diagnostic) for found in dropped.values() for diagnostic in found]
    if style.summary:
        lines.append(summary(report))
    return "".join(f"{text}\n" for text in lines)


def _command(found: Diagnostic) -> str:
    named = {"file": found.path, **_lines_and_columns(found), "title": found.rule}
    properties = ",".join(f"{key}={_escaped(str(value), _IN_PROPERTY)}" for key, value in named.items())
    message = "\n".join((found.message, *(f"{where(other.location)}  {other.message}" for other in found.related)))
    return f"::{_COMMANDS[found.severity]} {properties}::{_escaped(message, _IN_MESSAGE)}"


def _lines_and_columns(found: Diagnostic) -> dict[str, int]:
    start, end = found.location.start, found.location.end
    if start.line == end.line:
        return {"line": start.line, "endLine": end.line, "col": start.column, "endColumn": end.column}
    # The runner refuses columns where the lines differ, and counts the last line in.
    return {"line": start.line, "endLine": last_line(found.location)}


def _escaped(text: str, escapes: dict[int, str]) -> str:
    return visible(text.translate(escapes))
