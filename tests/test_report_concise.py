"""The concise report, the summary that ends a report, and the statistics."""

import pytest

from ladderlint.diagnostic import Diagnostic, Location, Report, Severity, Subject
from ladderlint.report import FORMATS, Style, load
from ladderlint.report.statistics import render_statistics
from ladderlint.report.summary import summary
from ladderlint.text import Source, Span

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def finding(rule: str = "wording/idiom", severity: Severity = WARNING, message: str = "no") -> Diagnostic:
    place = Location(Source("tracks/craft.yaml", "id: craft\nname: Größe\n"), Span(16, 21))
    return Diagnostic(rule, severity, message, place, Subject())


def report(*severities: Severity, files: int = 7) -> Report:
    return Report(tuple(finding(severity=severity) for severity in severities), ("a.yaml",) * files)


def test_a_finding_is_one_line_that_begins_with_its_place() -> None:
    out = load("concise").render(Report((finding(), finding(message="a\nb")), ("a.yaml",)), Style(color=True))
    assert out == (
        "tracks/craft.yaml:2:7: warning wording/idiom: no\n"
        "tracks/craft.yaml:2:7: warning wording/idiom: a<U+000A>b\n"
        "Found 2 warnings in 1 file\n"
    )


def test_without_a_summary_only_findings_are_written() -> None:
    assert load("concise").render(report(ERROR), Style(summary=False)).count("\n") == 1
    assert load("concise").render(report(), Style(summary=False)) == ""


@pytest.mark.parametrize(
    ("severities", "files", "expected"),
    [
        ((), 7, "No findings in 7 files"),
        ((), 1, "No findings in 1 file"),
        ((), 0, "No findings in 0 files"),
        ((ERROR,), 1, "Found 1 error in 1 file"),
        ((WARNING, ERROR, ERROR, ERROR), 7, "Found 3 errors and 1 warning in 7 files"),
        ((INFO, INFO, WARNING, ERROR), 2, "Found 1 error, 1 warning and 2 infos in 2 files"),
    ],
)
def test_the_summary_counts_in_words(severities: tuple[Severity, ...], files: int, expected: str) -> None:
    assert summary(report(*severities, files=files)) == expected


def test_files_that_could_not_be_read_are_told_where_a_format_has_a_place_for_it() -> None:
    broken = Report((), ("a.yaml",), ("b.yaml: permission denied",))
    telling = [name for name in FORMATS if "permission denied" in load(name).render(broken, Style())]
    assert telling == ["sarif", "junit", "markdown"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_ends_with_a_line_break_and_gives_the_same_text_again(name: str) -> None:
    out = load(name).render(report(ERROR, INFO), Style())
    assert out.endswith("\n")
    assert load(name).render(report(ERROR, INFO), Style()) == out


@pytest.mark.parametrize("name", ["frame", "yaml", "", "../text"])
def test_what_is_no_format_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="there are text, concise, json, jsonl"):
        load(name)


def test_statistics_count_by_rule_and_severity_the_most_frequent_first() -> None:
    found = [
        *[finding("wording/idiom", INFO)] * 2,
        *[finding("yaml/syntax", ERROR)] * 12,
        *[finding("wording/absolute", WARNING)] * 2,
        finding("wording/idiom", ERROR),
    ]
    assert render_statistics(Report(tuple(found), ("a.yaml",))) == (
        "12  error    yaml/syntax\n"
        " 2  warning  wording/absolute\n"
        " 2  info     wording/idiom\n"
        " 1  error    wording/idiom\n"
    )


def test_statistics_of_nothing_say_so() -> None:
    assert render_statistics(report()) == "No findings in 7 files\n"
