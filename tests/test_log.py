"""The life of a statement, as people and programs are told it, and where exports say that statements come from."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from histories import History
from jsonschema import Draft7Validator
from test_provenance import BACKFILL, CONFIG, FILE, HEAD, TRIAGE, WRITES, head, track


def shown(history: History, *arguments: str, **env: str) -> str:
    result = history.ladderlint("log", *arguments, **env)
    assert (result.status, result.err) == (0, "")
    return result.out


def told(history: History, *arguments: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(shown(history, *arguments, "--format", "json"))
    Draft7Validator(json.loads((ROOT / "schema/log.schema.json").read_text())).validate(data)
    return data


@pytest.fixture
def history(tmp_path: Path) -> History:
    """Releases of a ladder in which a statement lived through everything, and another is retired."""
    history = History(tmp_path / "r")
    backfill, pager = {"id": "backfill", "text": BACKFILL}, {"id": "pager", "text": TRIAGE}
    history.commit({HEAD: head(), FILE: track(CONFIG, BACKFILL, pager)}, "v1.0.0")
    history.commit({FILE: track(CONFIG, backfill, pager)}, "v1.1.0")
    backfill["text"] = BACKFILL.replace("safely", "quickly, safely")
    history.commit({FILE: track(CONFIG, pager, two=[backfill])}, "v1.2.0")
    tomb = "retired: [{id: pager, in: 1.3.0, reason: The operations track has it, replaced-by: [config]}]\n"
    history.commit({FILE: track({"id": "config", "text": CONFIG}, two=[backfill])}, "v1.3.0")
    history.commit({FILE: track({"id": "config", "text": CONFIG}, two=[backfill], more=tomb)})
    core = track({"id": "config", "text": CONFIG}, two=[backfill], more=tomb, id_="core")
    history.commit({FILE: None, "ladder/tracks/core.yaml": core}, "v2.0.0")
    history.commit({"ladder/tracks/core.yaml": core.replace("without pages", "without causing pages")})
    history.write({"ladder/tracks/core.yaml": core.replace("without pages", "without causing any pages")})
    return history


def test_a_life_is_told_from_the_end(history: History) -> None:
    commits = history.git("log", "--format=%H", "--abbrev=10").splitlines()
    short = [commit[:10] for commit in reversed(commits)]
    assert (
        shown(history, "backfill")
        == f"""\
A signal at level 2 of core (backfill), ladder/tracks/core.yaml:9:36
| Performs backfills quickly, safely and without causing any pages

unreleased  not committed           reworded
            | Performs backfills quickly, safely and without causing {{+any +}}pages
unreleased  2024-01-07  {short[6]}  reworded
            | Performs backfills quickly, safely and without {{+causing +}}pages
2.0.0       2024-01-06  {short[5]}  its track was renamed from basics to core
1.2.0       2024-01-03  {short[2]}  moved from level 1 to level 2; reworded
            | Performs backfills {{+quickly, +}}safely and without pages
1.1.0       2024-01-02  {short[1]}  given the id 'backfill'
1.0.0       2024-01-01  {short[0]}  new: a signal at level 1 of basics
            | Performs backfills safely and without pages
"""
    )


def test_a_statement_that_is_gone_says_when_it_went_and_why_though_the_tombstone_came_later(history: History) -> None:
    first, *others = shown(history, "pager").splitlines()
    assert first == "Gone, last a signal at level 1 of basics (pager)"
    assert others[0] == f"| {TRIAGE}"
    assert others[2].startswith("1.3.0  2024-01-04  ")
    assert others[2].endswith("  retired; 'config' took its place")
    assert others[3] == "       | The operations track has it"


def test_colour_tells_what_went_and_came_on_a_terminal(history: History) -> None:
    out = shown(history, "backfill", "--color", "always")
    assert "\x1b[1;32mcausing\x1b[0m" in out
    assert "{+" not in out


def test_an_id_that_exports_show_or_showed_names_a_statement(history: History) -> None:
    exported = history.ladderlint("export", "csv", "--ref", "v1.0.0", "-o", "-")
    (row,) = (row for row in csv.DictReader(io.StringIO(exported.out)) if row["text"] == BACKFILL)
    assert row["statement_id"].startswith("basics-1-signals-")
    assert told(history, row["statement_id"])["statements"] == told(history, "backfill")["statements"]


def test_a_life_may_be_told_up_to_a_commit_also_where_nothing_is_on_disk(history: History, tmp_path: Path) -> None:
    history.git("clone", "-q", "--bare", str(history.folder), str(tmp_path / "bare.git"))
    history.folder = tmp_path / "bare.git"
    (life,) = told(history, "backfill", "--ref", "v1.2.0")["statements"]
    assert [event["release"] for event in life["events"]] == ["1.2.0", "1.1.0", "1.0.0"]


def test_programs_are_told_all_of_it(history: History) -> None:
    data = told(history, "backfill", "ladder")
    (life,) = data["statements"]
    assert (data["schema"], data["ladder"], data["id"], data["shallow"]) == (
        "ladderlint.log/1",
        "engineering",
        "backfill",
        False,
    )
    assert [event["what"] for event in life["events"]] == ["changed"] * 5 + ["came"]
    assert [event["release"] for event in life["events"]] == [None, None, "2.0.0", "1.2.0", "1.1.0", "1.0.0"]
    assert (life["since"], life["changed"], life["commit"], life["gone"]) == ("1.0.0", None, None, False)
    assert (life["path"], life["line"]) == ("ladder/tracks/core.yaml", 9)
    assert life["events"][3]["before"] == {
        "id": "backfill",
        "id_derived": False,
        "text": BACKFILL,
        "track": "basics",
        "level": "1",
        "field": "signals",
        "proficiency": None,
    }


def test_programs_are_told_why_a_statement_went(history: History) -> None:
    (life,) = told(history, "pager")["statements"]
    assert (life["gone"], life["path"], life["line"]) == (True, None, None)
    assert (life["since"], life["changed"]) == ("1.0.0", "1.0.0")
    assert life["events"][0]["what"] == "went"
    assert life["events"][0]["retired"] == {
        "in": "1.3.0",
        "reason": "The operations track has it",
        "replaced_by": ["config"],
    }


def test_all_statements_that_had_an_id_are_told_and_those_that_go_on_come_first(history: History) -> None:
    core = "ladder/tracks/core.yaml"
    history.commit({core: track({"id": "old", "text": CONFIG}, TRIAGE, id_="core")}, "v3.0.0")
    history.commit({core: track(TRIAGE, id_="core")}, "v4.0.0")
    history.commit({core: track(TRIAGE, {"id": "config", "text": WRITES}, id_="core")}, "v5.0.0")
    lives = told(history, "config")["statements"]
    assert [(life["text"], life["id"], life["gone"]) for life in lives] == [
        (WRITES, "config", False),
        (CONFIG, "old", True),
    ]


def test_what_changed_of_a_statement_is_said_in_a_line(tmp_path: Path) -> None:
    history = History(tmp_path / "r")
    one = {"id": "a", "text": CONFIG, "proficiency": "basic"}
    history.commit({HEAD: head(), FILE: track(one, TRIAGE), "ladder/tracks/x.yaml": track(WRITES, id_="x")}, "v1.0.0")
    one |= {"id": "b", "proficiency": "expert"}
    history.commit({FILE: track(one, TRIAGE)}, "v1.1.0")
    history.commit({FILE: track(TRIAGE), "ladder/tracks/x.yaml": track(WRITES, CONFIG, id_="x")}, "v1.2.0")
    example = track(WRITES, id_="x").replace("signals:", f"examples:\n      - {CONFIG}\n    signals:")
    history.commit({"ladder/tracks/x.yaml": example}, "v1.3.0")
    lines = [line[31:] for line in shown(history, "a", COLUMNS="200").splitlines() if line[:1] == "1"]
    assert lines == [
        "an example now, not a signal",
        "moved from basics to x; lost its id 'b'; its proficiency changed from expert to none",
        "its id changed from 'a' to 'b'; its proficiency changed from basic to expert",
        "new: a signal at level 1 of basics",
    ]


def test_a_statement_that_is_back_says_so_and_a_tombstone_that_was_dug_up_is_remembered(history: History) -> None:
    core = "ladder/tracks/core.yaml"
    tomb = "retired: [{id: config, reason: Nobody does it}]\n"
    history.commit({core: track(TRIAGE, id_="core", more=tomb)}, "v3.0.0")
    history.commit({core: track(TRIAGE, id_="core")}, "v4.0.0")
    assert "| Nobody does it" in shown(history, "config")
    history.commit({core: track(TRIAGE, {"id": "config", "text": CONFIG}, id_="core")}, "v5.0.0")
    assert "back: a signal at level 1 of core" in shown(history, "config")


def test_what_was_merged_says_into_what(history: History) -> None:
    both = "Reviews the design of services, and documents the runbooks of services for operators"
    parts = [
        {"id": "one", "text": "Reviews the design of services"},
        {"id": "two", "text": "Documents the runbooks of services for operators"},
    ]
    history.commit({"ladder/tracks/core.yaml": track(*parts, id_="core")}, "v3.0.0")
    history.commit({"ladder/tracks/core.yaml": track(both, id_="core")}, "v3.1.0")
    gone = "\n".join(shown(history, id_) for id_ in ("one", "two"))
    assert "merged into another" in gone
    assert f"| {both}" in gone
    assert "merged with another" in gone


def test_an_unknown_id_is_an_error_that_names_the_nearest(history: History) -> None:
    result = history.ladderlint("log", "backfil")
    assert (result.status, result.out) == (2, "")
    assert result.err == "error: no statement has or had the id 'backfil'; did you mean 'backfill'?\n"
    result = history.ladderlint("log", "x" * 10_000)
    assert result.status == 2
    assert result.err.endswith("'ladderlint export csv' shows the ids\n")
    assert len(result.err) < 200


def test_nothing_in_a_statement_acts_on_a_terminal_or_a_build_log(tmp_path: Path) -> None:
    history = History(tmp_path / "r")
    evil = "::error::x \x1b[2J\u202e ##[error]y\n::warning::z"
    history.commit({HEAD: head(), FILE: track({"id": "::a", "text": evil})}, "v1.0.0")
    history.commit({FILE: track({"id": "::a", "text": f"{evil} ::notice::b"})}, "v1.1.0")
    out = shown(history, "::a", COLUMNS="1")
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "##[" not in out
    assert [line for line in out.splitlines() if line.lstrip().startswith("::")] == []
    assert told(history, "::a")["statements"][0]["text"] == f"{evil} ::notice::b"


def test_a_narrow_terminal_gets_narrow_lines(history: History) -> None:
    assert max(map(len, shown(history, "backfill", COLUMNS="60").splitlines())) <= 60


def test_a_shallow_clone_says_where_its_history_ends(history: History, tmp_path: Path) -> None:
    clone = History(tmp_path / "clone")
    clone.git("fetch", "-q", "--depth=2", f"file://{history.folder}", "HEAD")
    clone.git("checkout", "-q", "FETCH_HEAD")
    result = clone.ladderlint("log", "backfill")
    assert result.status == 0
    assert "or earlier: a signal at level 2 of core" in result.out
    assert "new" not in result.out
    assert result.err == (
        "note: this clone is shallow, and what was before is not told; 'git fetch --unshallow --tags' brings it\n"
    )
    assert clone.ladderlint("log", "backfill", "-q").err == ""
    exported = clone.ladderlint("export", "csv", "--history", "-o", "-")
    assert "git fetch --unshallow --tags" in exported.err
    assert {(row["since"], row["changed"]) for row in csv.DictReader(io.StringIO(exported.out))} == {("", "")}
    data = json.loads(clone.ladderlint("log", "config", "--format", "json").out)
    assert data["shallow"]
    assert [data["statements"][0][key] for key in ("since", "changed", "commit")] == [None, None, None]


@pytest.mark.parametrize("command", [["log", "x"], ["export", "json", "--history", "-o", "-"]])
def test_without_commits_or_a_repository_there_is_no_history(tmp_path: Path, command: list[str]) -> None:
    history = History(tmp_path / "r")
    history.write({HEAD: head(), FILE: track(CONFIG)})
    result = history.ladderlint(*command)
    assert (result.status, result.out) == (2, "")
    assert result.err.count("\n") == 1
    history.git("config", "core.bare", "true")
    (history.folder / ".git").rename(tmp_path / "elsewhere")
    result = history.ladderlint(*command)
    assert (result.status, result.out) == (2, "")
    assert "no Git repository" in result.err


def test_exports_say_where_statements_come_from(history: History) -> None:
    long = history.ladderlint("export", "csv", "--history", "-o", "-")
    assert (long.status, long.err) == (0, "")
    (config, backfill) = csv.DictReader(io.StringIO(long.out))
    first = history.git("rev-list", "--max-parents=0", "HEAD")
    assert [config[key] for key in ("since", "changed", "commit")] == ["1.0.0", "1.0.0", first]
    assert [backfill[key] for key in ("since", "changed", "commit")] == ["1.0.0", "", ""]
    assert [*config][-4:] == ["text", "since", "changed", "commit"]
    assert "since" not in history.ladderlint("export", "csv", "-o", "-").out.splitlines()[0]


def test_exports_as_json_say_so_too_but_what_somebody_wrote_stands(history: History) -> None:
    written = {"text": WRITES, "since": "0.1.0"}
    history.commit({"ladder/tracks/core.yaml": track(CONFIG, written, id_="core")}, "v2.1.0")
    result = history.ladderlint("export", "json", "--history", "-o", "-")
    data = json.loads(result.out)
    Draft7Validator(json.loads((ROOT / "schema/export.schema.json").read_text())).validate(data)
    config, own = data["tracks"][0]["levels"][0]["signals"]
    assert (config["since"], config["changed"]) == ("1.0.0", "1.0.0")
    assert (own["since"], own["changed"], own["commit"]) == ("0.1.0", "2.1.0", history.git("rev-parse", "HEAD"))
    plain = json.loads(history.ladderlint("export", "json", "-o", "-").out)
    assert {"changed", "commit"} & plain["tracks"][0]["levels"][0]["signals"][0].keys() == set()


def test_an_export_of_a_revision_knows_no_more_than_was_known_then(history: History) -> None:
    result = history.ladderlint("export", "csv", "--history", "--ref", "v1.1.0", "-o", "-")
    rows = csv.DictReader(io.StringIO(result.out))
    assert {row["changed"] for row in rows} == {"1.0.0"}


@pytest.mark.parametrize("arguments", [["markdown"], ["csv", "--layout", "matrix"]])
def test_a_format_without_statements_of_their_own_has_no_history(history: History, arguments: list[str]) -> None:
    result = history.ladderlint("export", *arguments, "--history", "-o", "x")
    assert result.status == 2
    assert "--history is for json, and for csv with a row a statement" in result.err
