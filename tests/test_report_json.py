"""The JSON report: the contract's keys in the contract's order, whatever is in them."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from ladderlint import __version__
from ladderlint.api import lint_tree
from ladderlint.config import Flags
from ladderlint.diagnostic import Diagnostic, Location, Related, Report, Severity, Subject
from ladderlint.report import Style, load
from ladderlint.text import Source, Span
from ladderlint.tree import MemoryTree

SCHEMA = json.loads((Path(__file__).parents[1] / "schema" / "report.schema.json").read_text(encoding="utf-8"))
TEXT = "levels:\n  - signals:\n      - Made upgrades\n"


def rendered(*found: Diagnostic, files: tuple[str, ...] = ("a.yaml",)) -> str:
    out = load("json").render(Report(found, files), Style())
    Draft7Validator(SCHEMA).validate(json.loads(out))
    return out


def finding(message: str = "no", path: str = "tracks/craft.yaml", subject: Subject | None = None) -> Diagnostic:
    at = TEXT.index("Made")
    place = Location(Source(path, TEXT), Span(at, at + 4))
    return Diagnostic("wording/signal-tense", Severity.WARNING, message, place, subject or Subject(), "Made upgrades")


def test_a_report_is_written_as_the_contract_says() -> None:
    subject = Subject("engineering", "craft", "2", "signals", 0, None)
    source = Source("tracks/craft.yaml", TEXT)
    found = finding("'Made' is past tense; a signal says what a person does: 'Makes'", subject=subject)
    found = found._replace(related=(Related(Location(source, Span(0, 8)), "the scale"),))
    assert (
        rendered(found, files=("ladder.yaml", "tracks/craft.yaml"))
        == f"""\
{{
  "schema": "ladderlint.report/1",
  "tool": {{
    "name": "ladderlint",
    "version": "{__version__}"
  }},
  "summary": {{
    "files": 2,
    "error": 0,
    "warning": 1,
    "info": 0,
    "suppressed": 0,
    "baselined": 0
  }},
  "diagnostics": [
    {{
      "rule": "wording/signal-tense",
      "severity": "warning",
      "message": "'Made' is past tense; a signal says what a person does: 'Makes'",
      "path": "tracks/craft.yaml",
      "line": 3,
      "column": 9,
      "end_line": 3,
      "end_column": 13,
      "subject": {{
        "ladder": "engineering",
        "track": "craft",
        "level": "2",
        "field": "signals",
        "index": 0,
        "id": null
      }},
      "fingerprint": "{found.fingerprint}",
      "related": [
        {{
          "path": "tracks/craft.yaml",
          "line": 1,
          "column": 1,
          "end_line": 2,
          "end_column": 1,
          "message": "the scale"
        }}
      ],
      "fix": null
    }}
  ]
}}
"""
    )


def test_an_empty_report_is_the_whole_object() -> None:
    report = json.loads(rendered(files=()))
    assert report["diagnostics"] == []
    assert report["summary"] == {"files": 0, "error": 0, "warning": 0, "info": 0, "suppressed": 0, "baselined": 0}


def test_letters_of_any_script_are_written_as_they_are() -> None:
    assert '"message": "Größe 彼 👍🏽 …"' in rendered(finding("Größe 彼 👍🏽 …"))


@pytest.mark.parametrize(
    "text", ["\x9b2J", "\x7f", "\u202eevil", "\u2028", "\udc80", "\\\ud800", "\U000e0041", "##[error]x"]
)
def test_what_a_terminal_or_a_log_would_act_on_is_an_escape(text: str) -> None:
    out = rendered(finding(text, path=f"{text}.yaml"))
    assert text not in out
    assert json.loads(out.encode())["diagnostics"][0]["message"] == text


@given(message=st.text(), path=st.text(min_size=1), name=st.text())
def test_every_text_comes_back_as_it_was(message: str, path: str, name: str) -> None:
    (found,) = json.loads(rendered(finding(message, path, Subject(id=name))))["diagnostics"]
    assert (found["message"], found["path"], found["subject"]["id"]) == (message, path, name)


def test_the_findings_of_a_real_run_keep_to_the_schema() -> None:
    files = {"ladder.yaml": b"format: 1\nid: a\nid: b\nname: 1.10\nversion: [\n", "tracks/craft.yaml": b"\xff\xfe"}
    report = lint_tree(MemoryTree(files), [""], Flags(select=("yaml", "schema"))).report
    assert report.diagnostics
    out = load("json").render(report, Style())
    Draft7Validator(SCHEMA).validate(json.loads(out))


def test_the_schema_allows_a_fix_and_nothing_unknown() -> None:
    report = json.loads(rendered(finding()))
    validator = Draft7Validator(SCHEMA)
    report["diagnostics"][0]["fix"] = {"title": "Write 'Makes'", "safety": "safe"}
    assert validator.is_valid(report)
    report["diagnostics"][0]["fix"] = {"title": "Write 'Makes'", "safety": "perhaps"}
    assert not validator.is_valid(report)
    assert not validator.is_valid({**json.loads(rendered()), "more": 1})


def test_the_schema_is_sound_and_names_and_describes_every_key() -> None:
    Draft7Validator.check_schema(SCHEMA)

    def undescribed(schema: dict[str, Any]) -> list[str]:
        keys = {**schema.get("properties", {}), **schema.get("definitions", {})}
        bare = [
            key for key, value in keys.items() if "$ref" not in value and not {"title", "description"} <= set(value)
        ]
        return bare + [key for value in keys.values() for key in undescribed(value)]

    assert undescribed({"properties": {"report": SCHEMA}}) == []
