"""The GitHub report, read back as the runner of GitHub Actions reads it."""

import re
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderlint.diagnostic import Diagnostic, Location, Related, Report, Severity, Subject
from ladderlint.report import Style, load
from ladderlint.report.visible import visible
from ladderlint.text import Source, Span


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


_COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^:,]+)(?:,\w+=[^:,]+)*)::(.*)")
_ESCAPES = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}


def unescape(text: str, allowed: str) -> str:
    """Undo the escapes, of which only some are allowed; a bare % is an error."""
    return re.sub("%(..)?", lambda match: {key: _ESCAPES[key] for key in allowed.split()}[match.group()], text)


def parse(line: str) -> Command:
    match = _COMMAND.fullmatch(line)
    assert match is not None, line
    name, properties, message = match.groups()
    pairs = [pair.split("=", 1) for pair in properties.split(",")]
    assert len(dict(pairs)) == len(pairs)
    values = {key: unescape(value, "%25 %0D %0A %3A %2C") for key, value in pairs}
    return Command(name, values, unescape(message, "%25 %0D %0A"))


def finding(
    message: str = "no",
    path: str = "tracks/craft.yaml",
    span: tuple[int, int] = (0, 4),
    severity: Severity = Severity.ERROR,
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    place = Location(Source(path, "Made\nupgrades\n"), Span(*span))
    return Diagnostic("wording/signal-tense", severity, message, place, Subject(), "", related)


def commands(*found: Diagnostic) -> list[Command]:
    out = load("github").render(Report(found, ("a.yaml",)), Style(summary=False))
    return [parse(line) for line in out.removesuffix("\n").split("\n")] if out else []


def test_a_finding_is_a_command_at_its_lines_and_columns() -> None:
    assert commands(finding("'Made' is past tense")) == [
        Command(
            "error",
            {
                "file": "tracks/craft.yaml",
                "line": "1",
                "endLine": "1",
                "col": "1",
                "endColumn": "5",
                "title": "wording/signal-tense",
            },
            "'Made' is past tense",
        )
    ]


@pytest.mark.parametrize(
    ("severity", "name"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")]
)
def test_a_severity_has_its_command(severity: Severity, name: str) -> None:
    assert commands(finding(severity=severity))[0].name == name


@pytest.mark.parametrize(("end", "last"), [(6, "2"), (13, "2"), (14, "2")])
def test_a_finding_of_several_lines_has_no_columns_which_the_runner_would_refuse(end: int, last: str) -> None:
    properties = commands(finding(span=(0, end)))[0].properties
    assert (properties["line"], properties["endLine"]) == ("1", last)
    assert not {"col", "endColumn"} & set(properties)


def test_a_finding_that_ends_with_its_line_ends_in_that_line() -> None:
    assert commands(finding(span=(0, 5)))[0].properties["endLine"] == "1"


def test_a_message_keeps_its_lines_and_per_cent_signs() -> None:
    assert commands(finding("100% of\r\nit, %0A: all"))[0].message == "100% of\r\nit, %0A: all"


def test_related_places_are_further_lines_of_the_message() -> None:
    other = Related(Location(Source("ladder.yaml", "id: a"), Span(4, 5)), "the first is here")
    assert commands(finding(related=(other,)))[0].message == "no\nladder.yaml:1:5  the first is here"


def test_a_path_can_not_add_properties_or_end_the_command() -> None:
    path = "a,line=9::b\n::error::c%2C=.yaml"
    assert commands(finding(path=path))[0].properties["file"] == path


@given(message=st.text(), path=st.text(min_size=1))
def test_every_text_comes_back_as_it_was_or_visibly(message: str, path: str) -> None:
    (command,) = commands(finding(message, path))
    assert shown_lines(command.message) == shown_lines(message)
    assert shown_lines(command.properties["file"]) == shown_lines(path)
    assert command.properties["line"] == "1"


def shown_lines(text: str) -> list[str]:
    """A text's lines as they are shown. A stand-in is shown as itself, so this holds before and after."""
    return [visible(line) for line in re.split("[\r\n]", text)]


def test_the_summary_is_no_command() -> None:
    for found in ((), (finding(),)):
        out = load("github").render(Report(found, ("a.yaml",)), Style())
        assert out.splitlines()[-1] == ("Found 1 error in 1 file" if found else "No findings in 1 file")


def test_of_each_kind_there_are_as_many_as_github_shows_the_worst_first_and_the_rest_are_lines() -> None:
    found = [finding(f"no {number}", severity=Severity(number % 3 + 1)) for number in range(36)]
    out = load("github").render(Report(tuple(found), ("a.yaml",)), Style()).splitlines()
    shown = [parse(line) for line in out[:30]]
    assert [command.name for command in shown] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert [command.message for command in shown[:2]] == ["no 2", "no 5"]
    assert out[30].startswith("2 more errors, 2 more warnings, 2 more infos: GitHub shows 10 annotations of a kind")
    assert out[31] == "tracks/craft.yaml:1:1: error wording/signal-tense: no 32"
    assert [line.split()[1] for line in out[31:37]] == ["error"] * 2 + ["warning"] * 2 + ["info"] * 2
    assert out[37:] == ["Found 12 errors, 12 warnings and 12 infos in 1 file"]


def test_a_name_in_a_line_that_is_no_annotation_is_no_command() -> None:
    found = tuple(finding("x\n::error::y", path="::error file=a::b.yaml") for _ in range(12))
    out = load("github").render(Report(found, ("a.yaml",)), Style()).splitlines()
    assert sum(line.lstrip().startswith("::") for line in out) == 10


def test_without_findings_and_summary_nothing_is_written() -> None:
    assert load("github").render(Report((), ("a.yaml",)), Style(summary=False)) == ""
