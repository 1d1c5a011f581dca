"""Findings as test results in the XML of JUnit: a file is a suite, and a finding a test in it that fails.

An info is a test that passes and says something. A file without findings is a test that passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ladderlint.diagnostic import Diagnostic, Report, Severity
from ladderlint.report import Style
from ladderlint.report.concise import line
from ladderlint.report.visible import where
from ladderlint.report.xml_text import exact, words


class _Suite(NamedTuple):
    name: str
    cases: list[str]
    failures: int = 0
    errors: int = 0

    def counts(self) -> str:
        return f'tests="{len(self.cases)}" failures="{self.failures}" errors="{self.errors}"'


def render(report: Report, style: Style) -> str:  # noqa: ARG001  data has no looks
    """Return a suite for each file, and one for what could not be done."""
    return "".join(f"{line}\n" for line in _lines(list(_suites(report))))


def _lines(suites: list[_Suite]) -> Iterator[str]:
    whole = _Suite(
        "ladderlint",
        [case for suite in suites for case in suite.cases],
        sum(suite.failures for suite in suites),
        sum(suite.errors for suite in suites),
    )
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="{whole.name}" {whole.counts()}>'
    for suite in suites:
        yield f'  <testsuite name="{exact(suite.name)}" {suite.counts()}>'
        yield from suite.cases
        yield "  </testsuite>"
    yield "</testsuites>"


def _suites(report: Report) -> Iterator[_Suite]:
    found: dict[str, list[Diagnostic]] = {path: [] for path in report.files}
    for diagnostic in report.diagnostics:
        found.setdefault(diagnostic.path, []).append(diagnostic)
    for path, diagnostics in sorted(found.items()):
        seen: dict[str, int] = {}
        cases = [_case(diagnostic, seen) for diagnostic in diagnostics] or [_element("no findings", path)]
        failures = sum(diagnostic.severity > Severity.INFO for diagnostic in diagnostics)
        yield _Suite(path, cases, failures)
    if report.errors:
        cases = [
            _element(error, "ladderlint", f'<error message="{words(error)}" type="could not run"/>')
            for error in report.errors
        ]
        yield _Suite("ladderlint", cases, errors=len(cases))


def _case(found: Diagnostic, seen: dict[str, int]) -> str:
    """Return a finding as a test. Its name has no line number, so that it is the same test when lines move."""
    name = f"{found.rule}: {found.message}"
    count = seen[name] = seen.get(name, 0) + 1
    if count > 1:
        name = f"{name} ({count})"
    related = (f"{where(other.location)}: {other.message}" for other in found.related)
    text = words("\n".join((line(found), *related)))
    if found.severity is Severity.INFO:
        return _element(name, found.path, f"<system-out>{text}</system-out>")
    return _element(
        name, found.path, f'<failure message="{words(found.message)}" type="{found.severity.label}">{text}</failure>'
    )


def _element(name: str, path: str, inside: str = "") -> str:
    return f'    <testcase name="{words(name)}" classname="{exact(path)}">{inside}</testcase>'
