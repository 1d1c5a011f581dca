"""A line a finding, each by the same contract as the JSON report."""

import json

from conftest import ROOT
from hostile import HOSTILE, finding, hostile_report, related, rewriting
from jsonschema import Draft7Validator

from ladderlint.diagnostic import Report
from ladderlint.report import Style, load

SCHEMA = json.loads((ROOT / "schema" / "report.schema.json").read_text(encoding="utf-8"))


def test_each_line_is_what_a_finding_is_in_the_json_report() -> None:
    found = (finding("a", related=(related("b"),)), finding("c", fix=rewriting((0, 4, "Makes"))))
    report = Report(found, ("tracks/craft.yaml",))
    lines = load("jsonl").render(report, Style()).splitlines()
    whole = json.loads(load("json").render(report, Style()))
    assert [json.loads(line) for line in lines] == whole["diagnostics"]
    assert [line.startswith('{"rule":"wording/signal-tense","severity":"warning",') for line in lines] == [True, True]


def test_nothing_found_is_nothing_written() -> None:
    assert load("jsonl").render(Report((), ("a.yaml",)), Style()) == ""


def test_hostile_texts_stay_in_their_line_and_come_back() -> None:
    report = hostile_report()
    out = load("jsonl").render(report, Style())
    assert len(out.splitlines()) == len(HOSTILE), "by any of the line breaks there are"
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["message"] for line in lines] == [diagnostic.message for diagnostic in report.diagnostics]
    whole = {"schema": "ladderlint.report/1", "tool": {"name": "ladderlint", "version": "0"}, "diagnostics": lines}
    counts = dict.fromkeys(("files", "error", "warning", "info", "suppressed", "baselined"), 0)
    Draft7Validator(SCHEMA).validate({**whole, "summary": counts})
