"""The reports in XML, read by parsers and held against a schema that are none of ours."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from functools import cache
from io import BytesIO

import pytest
from conftest import ROOT
from hostile import HOSTILE, finding, hostile_report, related
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml
from xmlschema import XMLSchema

from ladderlint.diagnostic import Report, Severity
from ladderlint.report import Style, load
from ladderlint.report.visible import visible

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@cache
def junit_schema() -> XMLSchema:
    return XMLSchema(str(ROOT / "tests/data/junit-10.xsd"))


def rendered(name: str, report: Report) -> str:
    out = load(name).render(report, Style())
    assert out.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
    return out


def checkstyle(report: Report) -> ET.Element:
    root = ET.fromstring(rendered("checkstyle", report).encode())
    assert root.tag == "checkstyle"
    assert {child.tag for child in root} <= {"file"}
    for error in root.iter("error"):
        assert set(error.attrib) == {"line", "column", "severity", "message", "source"}
        assert error.attrib["severity"] in ("error", "warning", "info", "ignore")
        assert int(error.attrib["line"]) > 0
        assert int(error.attrib["column"]) > 0
    return root


def junit(report: Report) -> JUnitXml:
    out = rendered("junit", report)
    junit_schema().validate(BytesIO(out.encode()))
    suites = JUnitXml.fromstring(out.encode())
    assert isinstance(suites, JUnitXml)
    stated = (suites.tests, suites.failures, suites.errors)
    suites.update_statistics()  # type: ignore[no-untyped-call]
    assert (suites.tests, suites.failures, suites.errors) == stated
    return suites


def test_checkstyle_has_an_element_a_file_and_one_a_finding() -> None:
    found = [finding("a"), finding("b", severity=ERROR, part="name"), finding("c", "tracks/other.yaml", severity=INFO)]
    root = checkstyle(Report(tuple(found), ("ladder.yaml",)))
    assert [file.attrib["name"] for file in root] == ["tracks/craft.yaml", "tracks/other.yaml"]
    assert [error.attrib for error in root[0]] == [
        {"line": "5", "column": "9", "severity": "warning", "message": "a", "source": "wording/signal-tense"},
        {"line": "2", "column": "1", "severity": "error", "message": "b", "source": "wording/signal-tense"},
    ]


def test_checkstyle_of_nothing_is_empty() -> None:
    assert len(checkstyle(Report((), ("a.yaml",)))) == 0


def test_junit_has_a_suite_a_file_and_a_test_a_finding() -> None:
    found = [
        finding("'Made' is past tense", severity=ERROR, related=(related("the first"),)),
        finding("mind this", severity=INFO, part="name"),
    ]
    suites = junit(Report(tuple(found), ("ladder.yaml", "tracks/craft.yaml")))
    assert (suites.tests, suites.failures, suites.errors) == (3, 1, 0)
    clean, craft = suites
    assert [(case.name, case.classname, case.result) for case in clean] == [("no findings", "ladder.yaml", [])]
    first, second = craft
    assert first.name == "wording/signal-tense: 'Made' is past tense"
    assert first.classname == "tracks/craft.yaml"
    (failure,) = first.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("error", "'Made' is past tense")
    assert failure.text == (
        "tracks/craft.yaml:5:9: error wording/signal-tense: 'Made' is past tense\nladder.yaml:2:1: the first"
    )
    assert second.is_passed
    assert second.system_out == "tracks/craft.yaml:2:1: info wording/signal-tense: mind this"


def test_junit_tells_what_could_not_be_done() -> None:
    suites = junit(Report((), ("a.yaml",), ("b.yaml: permission denied",)))
    assert suites.errors == 1
    (case,) = list(suites)[1]
    (error,) = case.result
    assert isinstance(error, Error)
    assert error.message == "b.yaml: permission denied"


def test_tests_of_one_file_have_different_names_that_do_not_move_with_the_lines() -> None:
    found = [finding("a"), finding("a", part="name"), finding("a", part="id")]
    (suite,) = junit(Report(tuple(found), ("tracks/craft.yaml",)))
    assert [case.name.rpartition(": ")[2] for case in suite] == ["a", "a (2)", "a (3)"]


def test_junit_of_nothing_at_all_is_still_junit() -> None:
    assert junit(Report((), ())).tests == 0


@pytest.mark.parametrize("name", ["checkstyle", "junit"])
def test_hostile_texts_stay_text(name: str) -> None:
    report = hostile_report()
    out = rendered(name, report)
    root = ET.fromstring(out.encode())
    allowed = {"checkstyle", "file", "error", "testsuites", "testsuite", "testcase", "failure", "system-out"}
    assert {element.tag for element in root.iter()} <= allowed
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028\ud800-\udfff]|##\\w*\\[", out)
    assert all(line.lstrip().startswith("<") for line in out.splitlines()), "no text begins a line of a log"


def test_hostile_texts_are_in_the_report_as_people_would_see_them() -> None:
    report = hostile_report()
    expected = Counter(shown(diagnostic.message) for diagnostic in report.diagnostics)
    assert Counter(error.attrib["message"] for error in checkstyle(report).iter("error")) == expected
    suites = junit(report)
    assert suites.errors == len(HOSTILE)


@given(text=st.text())
def test_every_message_and_path_comes_back_as_it_was_or_visibly(text: str) -> None:
    report = Report((finding(text, f"t{text}", severity=ERROR),), ())
    (file,) = checkstyle(report)
    assert file[0].attrib["message"] == shown(text)
    ((case,),) = junit(report)
    assert case.result[0].message == shown(text)
    if not re.search("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text):
        assert file.attrib["name"] == case.classname == f"t{text}", "a path that XML can hold is exact"


def shown(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))
