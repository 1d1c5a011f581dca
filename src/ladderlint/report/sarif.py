"""Findings in SARIF 2.1.0, which code scanning and many viewers read.

Section numbers are those of the OASIS standard. Columns count code points and ends are exclusive, as ours do and are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final
from urllib.parse import quote

from ladderlint import __version__
from ladderlint.diagnostic import Diagnostic, Location, Report, Severity
from ladderlint.report import Style
from ladderlint.report.json_text import json_text
from ladderlint.report.replacements import replacements
from ladderlint.report.visible import visible_lines, well_formed, where
from ladderlint.text import Source, Span

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# The name by which producers call the root of the sources; whoever reads the report knows where that is (3.14.14).
_ROOT: Final = "%SRCROOT%"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# GitHub refuses a longer description.
_LONGEST_DESCRIPTION: Final = 1000


def render(report: Report, style: Style) -> str:
    """Return a log with one run: the rules that found something, what they found, and what went wrong."""
    rules = sorted({diagnostic.rule for diagnostic in report.diagnostics})
    numbers = {rule: number for number, rule in enumerate(rules)}
    driver = {
        "name": "ladderlint",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule, style) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(report, style)],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository, or the working folder."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, numbers) for diagnostic in report.diagnostics],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(name: str, style: Style) -> dict[str, Any]:
    described: dict[str, Any] = {"id": well_formed(name)}
    manual = style.manual(name)
    if manual is not None:
        described["shortDescription"] = {"text": _escaped(manual.title)[:_LONGEST_DESCRIPTION]}
        described["fullDescription"] = described["shortDescription"]
        described["help"] = {"text": _escaped(manual.page), "markdown": _escaped(manual.page)}
        described["defaultConfiguration"] = {"level": _LEVELS[manual.severity]}
    described["properties"] = {"tags": [well_formed(name.partition("/")[0])]}
    return described


def _invocation(report: Report, style: Style) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not (style.failed or report.errors)}
    if report.errors:
        invocation["toolExecutionNotifications"] = [
            {"level": "error", "message": {"text": _escaped(visible_lines(error))}} for error in report.errors
        ]
    return invocation


def _result(found: Diagnostic, numbers: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": well_formed(found.rule),
        "ruleIndex": numbers[found.rule],
        "level": _LEVELS[found.severity],
        "message": {"text": _message(found)},
        "locations": [_location(found.location)],
        # Not by the name of GitHub's own, which its upload computes and compares.
        "partialFingerprints": {"ladderlint/v1": found.fingerprint},
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": number, **_location(other.location), "message": {"text": _escaped(visible_lines(other.message))}}
            for number, other in enumerate(found.related, 1)
        ]
    fix = _fix(found)
    if fix is not None:
        result["fixes"] = [fix]
    return result


def _message(found: Diagnostic) -> str:
    """Return the message and, since GitHub shows only what is linked, a link to each related location (3.11.6)."""
    lines = [_escaped(visible_lines(found.message))]
    for number, other in enumerate(found.related, 1):
        place = re.sub(r"([\\\[\]])", r"\\\1", where(other.location))
        lines.append(f"[{_braced(place)}]({number}): {_escaped(visible_lines(other.message))}")
    return "\n".join(lines)


def _fix(found: Diagnostic) -> dict[str, Any] | None:
    edits = replacements(found)
    if not edits or found.fix is None:
        return None
    source = found.location.source
    replaced = [
        {"deletedRegion": _region(source, span), "insertedContent": {"text": well_formed(text)}} for span, text in edits
    ]
    change = {"artifactLocation": _artifact(found.path), "replacements": replaced}
    return {"description": {"text": _escaped(visible_lines(found.fix.title))}, "artifactChanges": [change]}


def _location(location: Location) -> dict[str, Any]:
    physical = {"artifactLocation": _artifact(location.path), "region": _region(*location)}
    return {"physicalLocation": physical}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": _uri(path), "uriBaseId": _ROOT}


@lru_cache(maxsize=64)
def _uri(path: str) -> str:
    """Return a path as a relative reference: bytes that are no letter of an address, the colon too, as numbers."""
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = well_formed(path).encode()
    return quote(data, safe="/")


def _region(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _escaped(text: str) -> str:
    """Return words in which nothing is a placeholder (3.11.5) or a link (3.11.6)."""
    return _braced(text).replace("](", "] (")


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
