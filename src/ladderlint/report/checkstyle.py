"""Findings in the XML of Checkstyle, which many build servers and review tools read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ladderlint.diagnostic import Diagnostic, Report
from ladderlint.report import Style
from ladderlint.report.xml_text import exact, words


def render(report: Report, style: Style) -> str:  # noqa: ARG001  data has no looks
    """Return an element for each file with findings, and in it one for each finding."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    # The version is that of Checkstyle's own format.
    yield '<checkstyle version="4.3">'
    for path, group in groupby(report.diagnostics, key=lambda diagnostic: diagnostic.path):
        yield f'  <file name="{exact(path)}">'
        yield from map(_error, group)
        yield "  </file>"
    yield "</checkstyle>"


def _error(found: Diagnostic) -> str:
    start = found.location.start
    return (
        f'    <error line="{start.line}" column="{start.column}" severity="{found.severity.label}"'
        f' message="{words(found.message)}" source="{exact(found.rule)}"/>'
    )
