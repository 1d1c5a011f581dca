"""What a tool builder imports."""

from pathlib import Path

import pytest

import ladderlint
from ladderlint import Export, LadderlintError, Lint, Report, export, lint


def test_everything_on_the_face_is_there() -> None:
    assert {name: getattr(ladderlint, name) for name in ladderlint.__all__}
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        ladderlint.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_a_ladder_is_linted_and_exported_from_python(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    linted: Lint = lint(["ladder"])
    report: Report = linted.report
    assert (linted.status, report.diagnostics) == (0, ())
    exported: Export = export("json", "ladder")
    assert list(exported.files) == ["ladder.json"]


def test_what_can_not_be_done_raises_one_kind_of_error(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    with pytest.raises(LadderlintError, match="nowhere: no such file or folder"):
        lint(["nowhere"])
    with pytest.raises(LadderlintError, match="no format is called 'docx'"):
        export("docx", "ladder")
