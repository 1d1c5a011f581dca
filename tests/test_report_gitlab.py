"""The Code Quality report, by what GitLab's documentation says it reads."""

import json
from typing import Any

import pytest
from hostile import HOSTILE, finding, hostile_report
from jsonschema import Draft7Validator

from ladderlint.diagnostic import Diagnostic, Report, Severity
from ladderlint.report import Style, load

# What GitLab demands of each issue, and what it takes; there is no official schema.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1, "not": {"pattern": "^(/|\\./)"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}


def issues(*found: Diagnostic) -> list[dict[str, Any]]:
    out = load("gitlab").render(Report(found, ("a.yaml",)), Style())
    assert not out.startswith("\ufeff"), "GitLab refuses a byte order mark"
    report = json.loads(out.encode())
    Draft7Validator(SCHEMA).validate(report)
    assert isinstance(report, list)
    return report


def test_a_finding_is_an_issue() -> None:
    found = finding("'Made' is past tense")
    assert issues(found) == [
        {
            "type": "issue",
            "categories": ["Style"],
            "check_name": "wording/signal-tense",
            "description": "'Made' is past tense",
            "severity": "minor",
            "fingerprint": found.fingerprint,
            "location": {"path": "tracks/craft.yaml", "lines": {"begin": 5, "end": 5}},
        }
    ]


@pytest.mark.parametrize(
    ("severity", "name"), [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.INFO, "info")]
)
def test_a_severity_has_its_name(severity: Severity, name: str) -> None:
    assert issues(finding(severity=severity))[0]["severity"] == name


def test_a_finding_of_several_lines_ends_in_its_last() -> None:
    assert issues(finding(part="id: craft\nname"))[0]["location"]["lines"] == {"begin": 1, "end": 2}
    assert issues(finding(part="id: craft\n"))[0]["location"]["lines"] == {"begin": 1, "end": 1}


def test_issues_of_two_ladders_with_one_id_are_told_apart() -> None:
    found = [finding(path=f"{name}/tracks/craft.yaml") for name in ("one", "two", "three")]
    assert len({issue["fingerprint"] for issue in issues(*found)}) == 3
    assert issues(*found)[0]["fingerprint"] == found[0].fingerprint


def test_nothing_found_is_an_empty_list() -> None:
    assert load("gitlab").render(Report((), ("a.yaml",)), Style()) == "[]\n"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_description_is_one_line_in_which_all_is_visible(text: str) -> None:
    assert issues(finding(text))[0]["description"].isprintable()


def test_hostile_texts_are_strings_and_paths_are_exact_where_they_can_be() -> None:
    report = issues(*hostile_report().diagnostics)
    assert len(report) == len(HOSTILE)
    assert "tracks/02 ::error file=a,line=1::pwned.yaml" in {issue["location"]["path"] for issue in report}
    assert "tracks/13 \u202egnp.exe\u2066 \u200b\ufeff \u2028\u2029.yaml" in {i["location"]["path"] for i in report}
