"""Which report goes where, how it is written, and that none of it changes the exit status."""

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import click
import pytest
from conftest import TRACK, Run, write_files

from ladderlint.cli.outputs import Output, paired
from ladderlint.report import FORMATS

TRACK_FILE = "ladder/tracks/foundations.yaml"
BROKEN = {TRACK_FILE: TRACK.replace("level: 2", "level: 22")}


def pairs(flags: str) -> tuple[Output, ...]:
    names = {"-f": "format", "-o": "output"}
    words = flags.split()
    return paired([(names[flag], value) for flag, value in zip(words[::2], words[1::2], strict=True)])


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ("", [("text", None)]),
        ("-f json", [("json", None)]),
        ("-f json -o -", [("json", None)]),
        ("-o a", [("text", "a")]),
        ("-f sarif -o a", [("sarif", "a")]),
        ("-o a -f sarif", [("sarif", "a")]),
        ("-f sarif -o a -f text", [("sarif", "a"), ("text", None)]),
        ("-f text -f sarif -o a", [("text", None), ("sarif", "a")]),
        ("-f text -o - -f sarif -o a -f junit -o b", [("text", None), ("sarif", "a"), ("junit", "b")]),
        ("-o a -f sarif -f text", [("sarif", "a"), ("text", None)]),
        ("-f json -o a -f json -o b", [("json", "a"), ("json", "b")]),
    ],
)
def test_a_file_belongs_to_the_format_before_it(flags: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(flags) == tuple(Output(*pair) for pair in expected)


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        ("-f text -f json", "text and json both go to stdout; give each its own --output"),
        ("-f text -o - -f json", "text and json both go to stdout"),
        ("-f json -f json", "json and json both go to stdout"),
        ("-f json -o a -f text -o ./a", "json and text both go to ./a"),
        ("-f json -o a -o b", "--format json has two files, a and b"),
        ("-o a -f json -o b", "--format json has two files, a and b"),
        ("-o a -o b", "--format text has two files, a and b"),
        ("-f json -o a/", "--output needs the name of a file"),
    ],
)
def test_what_is_not_clear_is_a_wrong_call(flags: str, message: str) -> None:
    with pytest.raises(click.UsageError, match=message.replace(".", r"\.")):
        pairs(flags)


def test_several_reports_come_of_one_run(ladderlint: Run, repository: Path) -> None:
    write_files(repository, BROKEN)
    flags = "-f sarif -o out/report.sarif -f concise --format=junit --output=out/junit.xml"
    status, out, err = ladderlint("check", *flags.split())
    assert (status, err) == (1, "")
    assert out.startswith(f"{TRACK_FILE}:11:12: error reference/unknown-level: ")
    (result,) = json.loads((repository / "out/report.sarif").read_bytes())["runs"][0]["results"]
    assert result["ruleId"] == "reference/unknown-level"
    assert ET.parse(repository / "out/junit.xml").getroot().attrib["failures"] == "1"


def test_short_flags_may_stick_to_their_values(ladderlint: Run, repository: Path) -> None:
    assert ladderlint("check", "-fsarif", "-oreport.sarif", "ladder", "-fjson", "-o-").status == 0
    assert (repository / "report.sarif").is_file()


def test_two_reports_to_stdout_are_a_wrong_call(ladderlint: Run) -> None:
    status, out, err = ladderlint("check", "-f", "text", "-f", "json")
    assert (status, out) == (2, "")
    assert "both go to stdout" in err


@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_changes_the_status(format_: str, ladderlint: Run, repository: Path) -> None:
    assert ladderlint("check", "-f", format_, "-o", "report").status == 0
    write_files(repository, BROKEN)
    assert ladderlint("check", "-f", format_, "-o", "report").status == 1
    assert ladderlint("check", "-f", format_, "-o", "report", "--exit-zero").status == 0
    write_files(repository, {"ladderlint.yaml": "no: such key\n"})
    assert ladderlint("check", "-f", format_, "-o", "report").status == 2


def test_a_file_is_the_same_whatever_the_terminal(ladderlint: Run, repository: Path) -> None:
    write_files(repository, BROKEN)
    ladderlint("check", "-o", "a.txt", env={"COLUMNS": "40", "FORCE_COLOR": "1"})
    ladderlint("check", "-o", "b.txt", env={"COLUMNS": "200"})
    ladderlint("check", "-o", "c.txt", "--color", "always")
    assert (repository / "a.txt").read_bytes() == (repository / "b.txt").read_bytes()
    assert b"\x1b[" not in (repository / "a.txt").read_bytes()
    assert b"\x1b[" in (repository / "c.txt").read_bytes()


def test_the_report_of_a_run_that_failed_says_so(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {"ladderlint.yaml": "no: such key\n"})
    assert ladderlint("check", "-f", "sarif", "-o", "report.sarif").status == 2
    (run,) = json.loads((repository / "report.sarif").read_bytes())["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["tool"]["driver"]["rules"][0]["help"]["markdown"].startswith("# lint/config\n")


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("taken", "taken: a folder has this name; nothing was written"),
        ("ladderlint.yaml/report", "a file stands where a folder is needed; nothing was written"),
        ("pipe", "pipe: a device or a pipe, not a file; nothing was written"),
        ("x" * 300, "the name is too long; nothing was written"),
    ],
)
def test_a_report_that_can_not_be_written_is_an_error_and_the_others_are_written(
    target: str, message: str, ladderlint: Run, repository: Path
) -> None:
    write_files(repository, {"ladderlint.yaml": "fail-on: error\n"})
    (repository / "taken").mkdir()
    os.mkfifo(repository / "pipe")
    arguments = ("-f", "sarif", "-o", target, "-f", "json", "-o", "good.json", "-f", "text")
    status, out, err = ladderlint("check", *arguments, "--exit-zero")
    assert status == 2
    assert out == "No findings in 2 files\n"
    assert err.startswith("error: ")
    assert err.endswith(f"{message}\n")
    assert (repository / "good.json").is_file()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_an_error(ladderlint: Run, repository: Path) -> None:
    (repository / "shut").mkdir(mode=0o500)
    assert ladderlint("check", "-o", "shut/a.txt").status == 2


def test_a_report_replaces_what_stood_there_whole(ladderlint: Run, repository: Path) -> None:
    elsewhere = repository / "elsewhere"
    write_files(repository, {"report.json": "x" * 100_000, "elsewhere": "mine"})
    (repository / "link.json").symlink_to(elsewhere)
    ladderlint("check", "-f", "json", "-o", "report.json", "-f", "json", "-o", "link.json")
    json.loads((repository / "report.json").read_bytes())
    json.loads((repository / "link.json").read_bytes())
    assert elsewhere.read_text() == "mine"
    assert not list(repository.glob(".ladderlint-*"))


def test_a_reader_that_goes_away_does_not_keep_files_from_being_written(repository: Path) -> None:
    write_files(repository, BROKEN)
    command = f"{sys.executable} -m ladderlint check -f text -f json -o report.json | true"
    done = subprocess.run(["bash", "-c", command], cwd=repository, capture_output=True, timeout=60)
    assert done.stderr == b""
    assert json.loads((repository / "report.json").read_bytes())["diagnostics"]


def test_statistics_go_where_the_text_would(ladderlint: Run, repository: Path) -> None:
    write_files(repository, BROKEN)
    assert ladderlint("check", "--statistics", "-o", "counts.txt").out == ""
    assert "reference/unknown-level" in (repository / "counts.txt").read_text()
    assert ladderlint("check", "--statistics", "-f", "sarif").status == 2


def test_on_github_the_summary_of_the_step_is_filled(ladderlint: Run, repository: Path) -> None:
    summary = repository / "summary.md"
    env = {"GITHUB_STEP_SUMMARY": str(summary)}
    write_files(repository, BROKEN)
    assert ladderlint("check", env=env).status == 1
    assert not summary.exists(), "only where the report is for GitHub"
    assert ladderlint("check", "-f", "github", env=env).status == 1
    first = summary.read_text()
    assert first.startswith("## ladderlint\n\n**Found 1 error in 2 files**\n")
    assert "| 11 | error | reference/unknown-level |" in first
    assert ladderlint("check", "-f", "github", "-o", "log.txt", "-f", "text", env=env).status == 1
    assert summary.read_text() == f"{first}\n{first}", "what other steps wrote is kept"


def test_a_summary_that_can_not_be_written_is_an_error_and_none_at_all_is_not(
    ladderlint: Run, repository: Path
) -> None:
    for name in ("", "nowhere/summary.md"):
        assert ladderlint("check", "-f", "github", env={"GITHUB_STEP_SUMMARY": name}).status == 0
    os.mkfifo(repository / "pipe")
    for name in ("ladder", "pipe"):
        status, out, err = ladderlint("check", "-f", "github", env={"GITHUB_STEP_SUMMARY": name})
        assert (status, out) == (2, "No findings in 2 files\n")
        assert err.startswith(f"error: {name}: the step summary can't be written: ")


def test_a_summary_never_grows_beyond_what_github_takes(ladderlint: Run, repository: Path) -> None:
    full = "x" * (1024 * 1024 - 10)
    write_files(repository, {"summary.md": full})
    assert ladderlint("check", "-f", "github", env={"GITHUB_STEP_SUMMARY": "summary.md"}).status == 0
    assert (repository / "summary.md").read_text() == full


def test_the_help_says_how_the_flags_go_together(ladderlint: Run) -> None:
    out = ladderlint("check", "--help").out
    assert "-f sarif -o report.sarif -f text" in " ".join(out.split())
    assert "-o, --output FILE" in out


@pytest.mark.parametrize("command", [("check", "-f", "json"), ("export", "csv", "ladder")])
def test_a_report_is_not_written_over_a_ladder(ladderlint: Run, repository: Path, command: tuple[str, ...]) -> None:
    file = repository / "ladder/ladder.yaml"
    before = file.read_bytes()
    done = ladderlint(*command, "-o", "ladder/ladder.yaml")
    assert done.status == 2
    assert "this may be a ladder's file" in done.err
    assert file.read_bytes() == before
