"""Findings for a comment on a pull request, or the summary of a job: Markdown as GitHub and GitLab read it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from ladderlint.diagnostic import Diagnostic, Report
from ladderlint.report import Style
from ladderlint.report.inert import inert
from ladderlint.report.summary import summary
from ladderlint.report.visible import where
from ladderlint.text import counted

# GitHub takes 65,536 characters in a comment; in bytes we are safe however they count, and leave room for more words.
MOST_BYTES: Final = 60_000
_MOST_ERRORS: Final = 20
_MOST_RELATED: Final = 3
_TABLE: Final = ("| line | severity | rule | message |", "| ---: | --- | --- | --- |")


def render(report: Report, style: Style) -> str:  # noqa: ARG001  a comment has its counts, always
    """Return the counts, and a table for each file; of what is too much for one comment, the gravest."""
    head = ["## ladderlint", "", f"**{summary(report)}**", *_errors(report)]
    shown = _chosen(report, MOST_BYTES - sum(_size(line) for line in head))
    lines = [*head]
    for path, group in groupby(shown, key=lambda diagnostic: diagnostic.path):
        lines += [*_heading(path), *map(_row, group)]
    if len(shown) < len(report.diagnostics):
        more = counted(len(report.diagnostics) - len(shown), "more finding")
        lines += ["", f"… and {more}; `ladderlint check` shows all of them."]
    return "".join(f"{line}\n" for line in lines)


def _errors(report: Report) -> Iterator[str]:
    if not report.errors:
        return
    yield from ("", "Not everything could be checked:", "")
    yield from (f"- {inert(error)}" for error in report.errors[:_MOST_ERRORS])
    if len(report.errors) > _MOST_ERRORS:
        yield f"- … and {counted(len(report.errors) - _MOST_ERRORS, 'more error')}"


def _chosen(report: Report, room: int) -> list[Diagnostic]:
    """Return as many findings as there is room for, in their order; if not all, the gravest."""
    chosen: set[int] = set()
    paths: set[str] = set()
    ranked = sorted(range(len(report.diagnostics)), key=lambda number: -report.diagnostics[number].severity)
    for number in ranked:
        found = report.diagnostics[number]
        room -= _size(_row(found))
        if found.path not in paths:
            paths.add(found.path)
            room -= sum(_size(line) for line in _heading(found.path))
        if room < 0:
            break
        chosen.add(number)
    return [report.diagnostics[number] for number in sorted(chosen)]


def _size(line: str) -> int:
    return len(line.encode()) + 1


def _heading(path: str) -> tuple[str, ...]:
    return ("", f"### {inert(path)}", "", *_TABLE)


def _row(found: Diagnostic) -> str:
    texts = [*found.message.split("\n")]
    texts += [f"{where(other.location)}: {other.message}" for other in found.related[:_MOST_RELATED]]
    if len(found.related) > _MOST_RELATED:
        texts.append(f"… and {counted(len(found.related) - _MOST_RELATED, 'more place')}")
    message = "<br>".join(map(inert, texts))
    return f"| {found.location.start.line} | {found.severity.label} | {inert(found.rule)} | {message} |"
