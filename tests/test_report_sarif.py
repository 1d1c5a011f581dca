"""The SARIF report, held against the official schema, and read back as the standard says."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from conftest import SCHEMAS
from hostile import HOSTILE, TEXT, finding, hostile_report, related, rewriting
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from rfc3986_validator import validate_rfc3986

from ladderlint.diagnostic import Diagnostic, Report, Severity
from ladderlint.explain import manual
from ladderlint.registry import rule_names
from ladderlint.report import Style, load

SCHEMA = SCHEMAS / "sarif-schema-2.1.0.json"
MANUALS = Style(manual=manual)


@cache
def validator() -> Draft7Validator | None:
    return Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))) if SCHEMA.is_file() else None


def run_of(report: Report, style: Style = MANUALS) -> dict[str, Any]:
    out = load("sarif").render(report, style)
    log = json.loads(out.encode())
    schema = validator()
    if schema is not None:
        schema.validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def result_of(found: Diagnostic) -> dict[str, Any]:
    (result,) = run_of(Report((found,), ("a.yaml",)))["results"]
    assert isinstance(result, dict)
    return result


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the SARIF schema is not beside this checkout")
def test_the_schema_is_here_and_refuses_what_is_no_sarif() -> None:
    log = json.loads(load("sarif").render(hostile_report(), MANUALS))
    schema = validator()
    assert schema is not None
    assert schema.is_valid(log)
    log["runs"][0]["results"][0]["level"] = "info"
    assert not schema.is_valid(log)


def test_a_result_says_what_and_where_in_all_four_numbers() -> None:
    found = finding("'Made' is past tense")
    result = result_of(found)
    assert result["ruleId"] == "wording/signal-tense"
    assert result["level"] == "warning"
    assert result["message"] == {"text": "'Made' is past tense"}
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "tracks/craft.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 5, "startColumn": 9, "endLine": 5, "endColumn": 13},
    }
    assert result["partialFingerprints"] == {"ladderlint/v1": found.fingerprint}
    assert "fixes" not in result
    assert "relatedLocations" not in result


def test_columns_count_code_points_and_the_run_says_so() -> None:
    found = finding(part="über")
    assert run_of(Report((found,), ()))["columnKind"] == "unicodeCodePoints"
    region = result_of(found)["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (15, 19)


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")]
)
def test_a_severity_has_its_level(severity: Severity, level: str) -> None:
    assert result_of(finding(severity=severity))["level"] == level


def test_a_rule_brings_its_manual_and_its_own_severity() -> None:
    found = [finding(severity=Severity.INFO), finding(rule="yaml/syntax")]
    run = run_of(Report(tuple(found), ()))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["wording/signal-tense", "yaml/syntax"]
    assert [run["results"][at]["ruleIndex"] for at in (0, 1)] == [0, 1]
    assert rules[0]["defaultConfiguration"]["level"] != "note", "the rule's own, not the finding's"
    assert rules[1]["defaultConfiguration"]["level"] == "error"
    page = rules[0]["help"]
    assert page["markdown"].startswith("# wording/signal-tense\n")
    assert page["text"]
    assert rules[0]["shortDescription"]["text"].endswith(".")


def test_every_rule_can_be_described() -> None:
    found = [finding(rule=name) for name in rule_names()]
    for rule in run_of(Report(tuple(found), ()))["tool"]["driver"]["rules"]:
        assert rule["help"]["markdown"]
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024


def test_a_rule_without_a_manual_is_named_all_the_same() -> None:
    (rule,) = run_of(Report((finding(rule="house/own"),), ()))["tool"]["driver"]["rules"]
    assert rule == {"id": "house/own", "properties": {"tags": ["house"]}}


def test_related_places_are_linked_from_the_message_which_is_where_github_shows_them() -> None:
    result = result_of(finding(related=(related("the first is here"), related("so is this", "tracks/[b].yaml"))))
    assert result["message"]["text"].split("\n") == [
        "no",
        "[ladder.yaml:2:1](1): the first is here",
        "[tracks/\\[b\\].yaml:2:1](2): so is this",
    ]
    first, second = result["relatedLocations"]
    assert (first["id"], second["id"]) == (1, 2)
    assert first["message"] == {"text": "the first is here"}
    assert second["physicalLocation"]["artifactLocation"]["uri"] == "tracks/%5Bb%5D.yaml"
    assert first["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 5}


def test_a_fix_is_what_to_write_in_place_of_what() -> None:
    (fix,) = result_of(finding(fix=rewriting((0, 4, "Makes"), (13, 13, " daily"))))["fixes"]
    (change,) = fix["artifactChanges"]
    assert fix["description"] == {"text": "Write it so"}
    assert change["artifactLocation"]["uri"] == "tracks/craft.yaml"
    lines = TEXT.split("\n")
    for edit in reversed(change["replacements"]):
        region = edit["deletedRegion"]
        assert region["startLine"] == region["endLine"]
        line = lines[region["startLine"] - 1]
        before, after = line[: region["startColumn"] - 1], line[region["endColumn"] - 1 :]
        lines[region["startLine"] - 1] = before + edit["insertedContent"]["text"] + after
    assert lines[4] == "      - Makes upgrades daily"


def test_a_run_that_went_well_says_so() -> None:
    assert run_of(Report((), ("a.yaml",)))["invocations"] == [{"executionSuccessful": True}]


def test_a_run_that_went_wrong_says_why() -> None:
    (invocation,) = run_of(Report((), (), ("b.yaml: permission denied",)))["invocations"]
    assert invocation == {
        "executionSuccessful": False,
        "toolExecutionNotifications": [{"level": "error", "message": {"text": "b.yaml: permission denied"}}],
    }
    assert run_of(Report((), ()), Style(failed=True))["invocations"] == [{"executionSuccessful": False}]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("ladder/a b.yaml", "ladder/a%20b.yaml"),
        ("c:d.yaml", "c%3Ad.yaml"),
        ("100%.yaml", "100%25.yaml"),
        ("a?b#c.yaml", "a%3Fb%23c.yaml"),
        ("Größe.yaml", "Gr%C3%B6%C3%9Fe.yaml"),
        ("\udcff.yaml", "%FF.yaml"),
        ("a\nb.yaml", "a%0Ab.yaml"),
    ],
)
def test_a_path_is_a_relative_address(path: str, uri: str) -> None:
    location = result_of(finding(path=path))["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == uri


@given(path=st.text(min_size=1))
def test_every_path_is_an_address_that_leads_back_to_it(path: str) -> None:
    path = path.lstrip("/") or "x"
    uri = result_of(finding(path=path))["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert validate_rfc3986(uri, "URI_reference")
    assert ":" not in uri
    if not re.search("[\ud800-\udfff]", path):
        assert unquote(uri) == path


@pytest.mark.parametrize("text", HOSTILE)
def test_words_are_words_and_neither_links_nor_placeholders(text: str) -> None:
    message = result_of(finding(text))["message"]["text"]
    assert not re.search(r"\]\(", message)
    assert re.sub(r"\{\{|\}\}", "", message).count("{") == 0
    assert message.isprintable() or "\n" in message


def test_hostile_texts_stay_inside_one_line_of_json(tmp_path: Path) -> None:
    out = load("sarif").render(hostile_report(), MANUALS)
    assert out.count("\n") == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028\ud800-\udfff]|##\\w*\\[", out)
    run_of(hostile_report())
