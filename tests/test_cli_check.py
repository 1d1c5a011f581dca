import json
from pathlib import Path

import pytest
from conftest import TRACK, Run, write_files

TRACK_FILE = "ladder/tracks/foundations.yaml"


def test_a_good_ladder_exits_with_0(ladderlint: Run) -> None:
    assert ladderlint("check") == (0, "No findings in 2 files\n", "")


def test_an_unknown_level_is_one_finding_at_its_value(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {TRACK_FILE: TRACK.replace("level: 2", "level: 22")})
    status, out, _ = ladderlint("check", "ladder", "--format", "json")
    (found,) = json.loads(out)["diagnostics"]
    assert status == 1
    assert (found["rule"], found["path"]) == ("reference/unknown-level", TRACK_FILE)
    assert (found["line"], found["column"], found["end_line"], found["end_column"]) == (11, 12, 11, 14)


def test_a_mistyped_key_is_one_finding_that_suggests_the_right_one(ladderlint: Run, repository: Path) -> None:
    long_form = "- text: Triages service issues\n        proficency: x"
    write_files(repository, {TRACK_FILE: TRACK.replace("- Triages service issues", long_form)})
    status, out, _ = ladderlint("check", "ladder", "--format", "json")
    (found,) = json.loads(out)["diagnostics"]
    assert status == 1
    assert found["message"] == "unknown key 'proficency'; did you mean 'proficiency'?"


def test_the_least_severity_that_fails_is_a_matter_of_choice(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {TRACK_FILE: TRACK.replace("Triages service", "Triages  service")})
    assert ladderlint("check").status == 0
    assert ladderlint("check", "--fail-on", "warning").status == 1
    assert ladderlint("check", "--fail-on", "warning", "--exit-zero").status == 0
    write_files(repository, {"ladderlint.yaml": "fail-on: info\n"})
    assert ladderlint("check").status == 1


@pytest.mark.parametrize("format_", ["text", "concise", "json", "github"])
def test_the_format_never_changes_the_status(format_: str, ladderlint: Run, repository: Path) -> None:
    assert ladderlint("check", "--format", format_).status == 0
    write_files(repository, {TRACK_FILE: TRACK.replace("level: 2", "level: 22")})
    assert ladderlint("check", "--format", format_).status == 1
    write_files(repository, {"ladderlint.yaml": "no: such key\n"})
    assert ladderlint("check", "--format", format_).status == 2


def test_rules_are_selected_by_rule_group_and_all(ladderlint: Run, repository: Path) -> None:
    write_files(
        repository, {TRACK_FILE: TRACK.replace("Triages service", "Triages  service").replace("id: f", "id: F")}
    )

    def rules(*arguments: str) -> list[str]:
        out = ladderlint("check", "--format", "json", *arguments).out
        return sorted({found["rule"] for found in json.loads(out)["diagnostics"]})

    assert rules() == ["reference/id-format", "structure/file-name", "wording/extra-whitespace"]
    assert rules("--select", "wording") == ["wording/extra-whitespace"]
    assert rules("--select", "wording,structure/file-name") == ["structure/file-name", "wording/extra-whitespace"]
    assert rules("--ignore", "wording", "--ignore", "structure") == ["reference/id-format"]
    assert "reference/missing-id" in rules("--extend-select", "reference/missing-id")


def test_statistics_count_the_findings_by_rule(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {TRACK_FILE: TRACK.replace("Triages service", "Triages  service  and")})
    out = ladderlint("check", "--statistics").out
    assert "2" in out
    assert "wording/extra-whitespace" in out


def test_the_files_that_would_be_checked_can_be_listed(ladderlint: Run) -> None:
    assert ladderlint("check", "--show-files").out.splitlines() == ["ladder/ladder.yaml", TRACK_FILE]
    assert ladderlint("check", "ladder/tracks", "--show-files").out.splitlines() == [TRACK_FILE]


def test_every_setting_can_be_listed_with_its_origin(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {"ladderlint.yaml": "fail-on: info\nignore: [wording]\n"})
    lines = ladderlint("check", "--show-config", "--select", "structure").out.splitlines()
    assert lines[0] == "# ladder/ladder.yaml"
    assert "fail-on: info  # ladderlint.yaml:1" in lines
    assert 'select: ["structure"]  # --select' in lines
    assert "rules.structure/file-name.severity: warning  # default" in lines
    assert not any(line.startswith("rules.wording/") for line in lines)


def test_what_an_editor_has_not_saved_yet_can_be_checked(ladderlint: Run) -> None:
    text = TRACK.replace("level: 2", "level: 22").encode()
    status, out, _ = ladderlint("check", "-", "--stdin-filename", TRACK_FILE, "--format", "concise", stdin=text)
    assert status == 1
    assert out.startswith(f"{TRACK_FILE}:11:12: error reference/unknown-level: ")


def test_color_is_for_terminals_and_for_those_who_ask(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {TRACK_FILE: TRACK.replace("level: 2", "level: 22")})
    assert "\x1b[" not in ladderlint("check").out
    assert "\x1b[" in ladderlint("check", "--color", "always").out
    assert "\x1b[" in ladderlint("check", env={"FORCE_COLOR": "1"}).out
    assert "\x1b[" not in ladderlint("check", "--color", "never", env={"FORCE_COLOR": "1"}).out
    assert "\x1b[" not in ladderlint("check", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out


def test_quiet_leaves_out_the_summary_and_verbose_names_the_config(ladderlint: Run, repository: Path) -> None:
    assert ladderlint("check", "--quiet").out == ""
    assert ladderlint("check", "--verbose").err == "config: defaults\n"
    write_files(repository, {"ladderlint.yaml": "fail-on: info\n"})
    assert ladderlint("check", "--verbose").err == "config: ladderlint.yaml\n"


def test_another_config_file_can_be_named(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {"house/strict.yaml": "extends: strict\nfail-on: warning\n"})
    assert ladderlint("check", "--config", "house/strict.yaml").status == 1


def test_two_ladders_in_one_repository_each_keep_their_own_config(ladderlint: Run, repository: Path) -> None:
    spaced = TRACK.replace("Triages service", "Triages  service")
    for name in ("one", "two"):
        write_files(repository, {f"{name}/ladder.yaml": (repository / "ladder/ladder.yaml").read_bytes()})
        write_files(repository, {f"{name}/tracks/foundations.yaml": spaced})
    write_files(repository, {"one/ladderlint.yaml": "ignore: [wording]\n", "two/ladderlint.yaml": "fail-on: warning\n"})
    assert ladderlint("check", "one").out == "No findings in 2 files\n"
    assert ladderlint("check", "one").status == 0
    assert ladderlint("check", "two").status == 1
    assert ladderlint("check").status == 1


def test_a_finding_is_shown_with_its_line_and_what_to_write(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {TRACK_FILE: TRACK.replace("level: 2", "level: 22")})
    out = ladderlint("check", env={"COLUMNS": "80"}).out
    assert out.startswith(f"{TRACK_FILE}:11:12  error  reference/unknown-level\n")
    assert "11 |   - level: 22" in out
    assert out.endswith("Found 1 error in 2 files\n")
