"""How a tool uses the library, for a type checker alone: nothing here runs.

What must be refused is marked with the code of mypy's error; tests/test_library.py holds mypy to the marks.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import assert_type

import ladderlint
from ladderlint import (
    Bump,
    Change,
    Comparison,
    Diagnostic,
    Export,
    Fix,
    Flags,
    GivenConfig,
    LadderlintError,
    Lint,
    Options,
    Report,
    Severity,
    Side,
    Statement,
    Track,
    Version,
    Whole,
    compare,
    export,
    lint,
    load,
)


def loads(folder: Path) -> list[str]:
    whole = load(folder)
    assert_type(whole, Whole)
    assert_type(load("ladder"), Whole)
    assert_type(load(), Whole)
    assert_type(whole.ladder, ladderlint.Ladder)
    assert_type(whole.tracks, tuple[Track, ...])
    assert_type(whole.level_names, dict[str, str])
    texts = []
    for track in whole.tracks:
        for entry in track.levels:
            assert_type(entry.summary, Statement | None)
            texts += [statement.text for statement in entry.statements]
    return texts


def lints() -> int:
    linted = lint(["ladder", Path("other")], Flags(select=("wording",), fail_on=Severity.WARNING, plugins=False))
    assert_type(linted, Lint)
    assert_type(lint(), Lint)
    assert_type(linted.report, Report)
    for finding in linted.report.diagnostics:
        assert_type(finding, Diagnostic)
        assert_type(finding.severity, Severity)
        assert_type(finding.location.start.line, int)
        assert_type(finding.subject.level, str | None)
        assert_type(finding.fingerprint, str)
        assert_type(finding.fix, Fix | None)
    return linted.status


def compares() -> str | None:
    comparison = compare(load("ladder", ref="v1.0.0"), load("ladder"))
    assert_type(comparison, Comparison)
    assert_type(comparison.changes, tuple[Change, ...])
    for change in comparison.changes:
        assert_type(change.here, Side)
        assert_type(change.bump, Bump)
    assert_type(comparison.due, Version | None)
    return str(comparison.due) if comparison.says_too_little else None


def exports() -> None:
    exported = export("csv", "ladder", Options(layout="matrix"), force=True)
    assert_type(exported, Export)
    assert_type(exported.files, Mapping[str, bytes])
    assert_type(exported.errors, int)


def meets_errors() -> str:
    try:
        lint("nowhere", Flags(config=GivenConfig("house.yaml", b"extends: strict\n")))
    except LadderlintError as error:
        return str(error)
    return ""


def is_refused(whole: Whole) -> None:
    load(1)  # type: ignore[arg-type]
    load(["ladder"])  # type: ignore[arg-type]
    lint([1])  # type: ignore[list-item]
    lint("ladder", Flags(select="wording"))  # type: ignore[arg-type]
    lint("ladder", Flags(fail_on="warning"))  # type: ignore[arg-type]
    export("csv", "ladder", Options(layout="wide"))  # type: ignore[arg-type]
    export("csv", "ladder", None, Flags(), True)  # type: ignore[call-arg]
    len(whole.tracks[0].levels[0].summary.text)  # type: ignore[union-attr]
    whole.ladder.name = "other"  # type: ignore[misc]
    ladderlint.lnit("ladder")  # type: ignore[attr-defined]
