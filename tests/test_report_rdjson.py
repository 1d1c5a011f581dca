"""The report for reviewdog, held against its own schema."""

import json
from typing import Any

import pytest
from conftest import ROOT
from hostile import HOSTILE, TEXT, finding, hostile_report, related, rewriting
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from ladderlint.diagnostic import Diagnostic, Report, Severity
from ladderlint.report import Style, load
from ladderlint.report.byte_columns import byte_position
from ladderlint.text import Source

SCHEMA = json.loads((ROOT / "tests/data/rdjson-DiagnosticResult.json").read_text(encoding="utf-8"))


def result_of(report: Report) -> dict[str, Any]:
    result = json.loads(load("rdjson").render(report, Style()).encode())
    Draft4Validator(SCHEMA).validate(result)
    assert isinstance(result, dict)
    return result


def diagnostic_of(found: Diagnostic) -> dict[str, Any]:
    (diagnostic,) = result_of(Report((found,), ("a.yaml",)))["diagnostics"]
    assert isinstance(diagnostic, dict)
    return diagnostic


def test_the_schema_refuses_what_is_no_result() -> None:
    assert not Draft4Validator(SCHEMA).is_valid({"diagnostics": [{"severity": "NOTE"}]})


def test_a_finding_is_a_diagnostic() -> None:
    assert result_of(Report((finding("'Made' is past tense"),), ())) == {
        "source": {"name": "ladderlint"},
        "diagnostics": [
            {
                "message": "'Made' is past tense",
                "location": {
                    "path": "tracks/craft.yaml",
                    "range": {"start": {"line": 5, "column": 9}, "end": {"line": 5, "column": 13}},
                },
                "severity": "WARNING",
                "code": {"value": "wording/signal-tense"},
            }
        ],
    }


@pytest.mark.parametrize("severity", Severity)
def test_a_severity_has_its_name(severity: Severity) -> None:
    assert diagnostic_of(finding(severity=severity))["severity"] == severity.name


def test_columns_count_the_bytes_of_utf_8() -> None:
    where = diagnostic_of(finding(part="über"))["location"]["range"]
    line = TEXT.split("\n")[1].encode()
    assert line[where["start"]["column"] - 1 : where["end"]["column"] - 1].decode() == "über"
    assert where["start"]["column"] == 20


def test_the_example_of_the_schema_holds() -> None:
    source = Source("a", "a𐐀b")
    assert [byte_position(source, offset).column for offset in (0, 1, 2)] == [1, 2, 6]


@given(text=st.text(max_size=3000), data=st.data())
def test_columns_are_right_in_every_text(text: str, data: st.DataObject) -> None:
    source = Source("a", text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = byte_position(source, offset)
    assert line == source.position(offset).line
    begin = source.starts[line - 1]
    assert column == len(text[begin:offset].encode("utf-8", "surrogatepass")) + 1


def test_a_fix_of_one_place_is_a_suggestion() -> None:
    (suggestion,) = diagnostic_of(finding(fix=rewriting((0, 4, "Makes"))))["suggestions"]
    assert suggestion == {
        "range": {"start": {"line": 5, "column": 9}, "end": {"line": 5, "column": 13}},
        "text": "Makes",
    }


def test_a_fix_of_several_places_is_none_since_each_suggestion_is_taken_alone() -> None:
    assert "suggestions" not in diagnostic_of(finding(fix=rewriting((0, 4, "Makes"), (13, 13, "!"))))


def test_related_places_are_told() -> None:
    (other,) = diagnostic_of(finding(related=(related("the first is here"),)))["related_locations"]
    assert other["message"] == "the first is here"
    assert other["location"]["range"]["start"] == {"line": 2, "column": 1}


def test_hostile_texts_are_strings() -> None:
    result = result_of(hostile_report())
    assert len(result["diagnostics"]) == len(HOSTILE)
    for diagnostic in result["diagnostics"]:
        assert diagnostic["message"].replace("\n", "").isprintable()
