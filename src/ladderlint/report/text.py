"""Findings for people to read: each with the line that it is in."""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.diagnostic import Report
from ladderlint.report import Style
from ladderlint.report.paint import Paint, painter
from ladderlint.report.summary import summary


def render(report: Report, style: Style) -> str:
    """Return the findings, each as a paragraph, and the summary."""
    paint = painter(style.color)
    paragraphs = list(_paragraphs(report, style, paint)) if report.diagnostics else []
    if style.summary:
        paragraphs.append(paint(summary(report), "found" if report.diagnostics else "clean") + "\n")
    return "\n".join(paragraphs)


def _paragraphs(report: Report, style: Style, paint: Paint) -> Iterator[str]:
    # A clean check, which is most of them, does without.
    from ladderlint.report.paragraph import Paragraph

    for diagnostic in report.diagnostics:
        yield Paragraph(diagnostic, style.width, paint).text()
