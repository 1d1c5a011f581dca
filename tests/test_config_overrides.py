"""What a config says for some paths only."""

from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import LADDER, TRACK, Run, small_ladder, write_files

from ladderlint.api import Lint, lint_tree
from ladderlint.config import Flags, resolve
from ladderlint.diagnostic import Severity
from ladderlint.tree import MemoryTree

OLD = "ladder/tracks/legacy/old.yaml"
NEW = "ladder/tracks/new.yaml"


def track(name: str, what: str) -> str:
    text = TRACK.replace("id: foundations", f"id: {name}").replace("Triages service", "Triages  service")
    for verb in ("Works within", "Makes", "Resolved", "Improves", "Triages ", "Built"):
        text = text.replace(f"{verb} ", f"{verb} {what} ")
    return text


def linted(config: str, flags: Flags = Flags(), /, **more: str) -> Lint:
    files = {
        "ladder/ladder.yaml": LADDER,
        OLD: track("old", "dusty"),
        NEW: track("new", "shiny"),
        "ladderlint.yaml": config,
        **more,
    }
    return lint_tree(MemoryTree({path: text.encode() for path, text in files.items()}), [""], flags)


def found(lint: Lint, rule: str = "wording/extra-whitespace") -> list[tuple[str, Severity]]:
    return [(each.path, each.severity) for each in lint.report.diagnostics if each.rule == rule]


BOTH = [(OLD, Severity.WARNING), (NEW, Severity.WARNING)]


def test_without_overrides_all_files_are_alike() -> None:
    assert found(linted("")) == BOTH


@pytest.mark.parametrize(
    ("override", "flags", "paths"),
    [
        ("ignore: [wording]", Flags(), [NEW]),
        ("ignore: [wording/extra-whitespace]", Flags(), [NEW]),
        ("select: [structure]", Flags(), [NEW]),
        ("select: [wording]", Flags(), [OLD, NEW]),
        ("ignore: [wording]", Flags(select=("wording",)), [OLD, NEW]),
        ("ignore: [wording]", Flags(select=("wording/extra-whitespace",)), [OLD, NEW]),
        ("ignore: [wording/extra-whitespace]", Flags(select=("wording",)), [NEW]),
        ("extend-select: [wording]", Flags(ignore=("wording",)), []),
    ],
)
def test_which_rules_run_is_a_matter_of_the_path(override: str, flags: Flags, paths: list[str]) -> None:
    lint = linted(f"overrides:\n  - paths: ['ladder/tracks/legacy/**']\n    {override}\n", flags)
    assert sorted(path for path, _ in found(lint)) == paths


def test_an_override_goes_before_what_the_whole_says_however_exact() -> None:
    config = (
        "extend-select: [wording/extra-whitespace]\noverrides: [{paths: [ladder/tracks/legacy], ignore: [wording]}]\n"
    )
    assert [path for path, _ in found(linted(config))] == [NEW]


def test_severity_and_options_are_those_of_the_path() -> None:
    config = (
        "rules:\n  structure/statement-count: {signals: {min: 2}}\n"
        "overrides:\n"
        "  - {paths: [ladder/tracks/legacy], rules: {structure/statement-count: {severity: info, signals: {min: 1}}}}\n"
        "  - {paths: ['**/old.yaml'], rules: {wording/extra-whitespace: {severity: error}}}\n"
    )
    lint = linted(config)
    assert {path for path, _ in found(lint, "structure/statement-count")} == {NEW}
    assert sorted(found(lint)) == [(OLD, Severity.ERROR), (NEW, Severity.WARNING)]
    assert lint.status == 1


def test_later_overrides_go_over_earlier_ones() -> None:
    later = "{paths: [ladder/tracks/new.yaml], extend-select: [wording]}"
    config = f"overrides:\n  - {{paths: ['**'], ignore: [wording]}}\n  - {later}\n"
    assert [path for path, _ in found(linted(config))] == [NEW]


def test_an_override_of_a_config_lies_under_the_config_that_extends_it() -> None:
    base = "overrides:\n  - {paths: [tracks/legacy], rules: {wording/extra-whitespace: {severity: error}}}\n"
    lint = linted("extends: ./ladder/base.yaml\n", **{"ladder/base.yaml": base})
    assert sorted(found(lint)) == [(OLD, Severity.ERROR), (NEW, Severity.WARNING)]
    nearer = "rules: {wording/extra-whitespace: {severity: info}}\n"
    lint = linted(f"extends: ./ladder/base.yaml\n{nearer}", **{"ladder/base.yaml": base})
    assert sorted(found(lint)) == [(OLD, Severity.INFO), (NEW, Severity.INFO)]


def same(path: str, id_: str) -> dict[str, str]:
    return {path: TRACK.replace("id: foundations", f"id: {id_}").replace("Foundations", id_.title())}


class Told(NamedTuple):
    path: str
    message: str
    severity: Severity


def across(lint: Lint) -> list[Told]:
    return [
        Told(each.path, each.message, each.severity)
        for each in lint.report.diagnostics
        if each.rule == "duplication/across-tracks"
    ]


def test_a_rule_over_the_whole_ladder_is_told_as_the_file_wants_it_that_it_points_to() -> None:
    files = {**same(OLD, "old"), **same(NEW, "new")}
    before = across(linted("", **files))
    (path,) = {each.path for each in before}

    def with_override(*keys: str) -> list[Told]:
        return across(linted(f"overrides: [{{paths: [{path}], {', '.join(keys)}}}]\n", **files))

    other = NEW if path == OLD else OLD
    assert {each.path for each in with_override("ignore: [duplication]")} == {other}
    louder = with_override("rules: {duplication/across-tracks: {severity: error}}")
    assert louder == [each._replace(severity=Severity.ERROR) for each in before]
    assert across(linted(f"overrides: [{{paths: [{other}], ignore: [duplication]}}]\n", **files)) == before


def test_a_rule_over_the_whole_ladder_runs_for_the_one_file_that_wants_it() -> None:
    files = {**same(OLD, "old"), **same(NEW, "new")}
    before = across(linted("", **files))
    (path,) = {each.path for each in before}
    config = f"ignore: [duplication]\noverrides: [{{paths: [{path}], extend-select: [duplication]}}]\n"
    assert across(linted(config, **files)) == before


def test_a_finding_of_a_rule_over_the_whole_ladder_is_left_out_where_its_file_does_not_want_it() -> None:
    files = {"ladder/ladder.yaml": LADDER + "  - {id: design, name: Design}\n"}
    rule = "reference/unused-category"
    assert found(linted("", **files), rule) != []
    config = "overrides: [{paths: [ladder/ladder.yaml], ignore: [reference]}]\n"
    assert found(linted(config, **files), rule) == []


def test_a_config_that_overrides_everything_speaks_for_the_whole_ladder_too() -> None:
    files = {**same(OLD, "old"), **same(NEW, "new")}
    assert across(linted("overrides: [{paths: ['ladder/**'], ignore: [duplication]}]\n", **files)) == []


@pytest.mark.parametrize(
    ("override", "place", "message"),
    [
        ("ignore: [wording]", (2, 5), "this override has no 'paths'; add it"),
        ("paths: []", (2, 12), "'paths' is empty; write at least one"),
        ("paths: ['../x']", (2, 13), "this path leads out of this file's folder"),
        ("paths: ['/x']", (2, 13), "begins at the root of the disk"),
        ("paths: [x]\n    fail-on: info", (3, 5), "unknown key 'fail-on'"),
        ("paths: [x]\n    ignore: [wordin]", (3, 14), "no rule is called 'wordin'; did you mean 'wording'?"),
        ("paths: [x]\n    rules: {wording/lenght: {}}", (3, 13), "no rule is called 'wording/lenght'; did you mean"),
        ("paths: [x]\n    rules: {wording/length: {summary: {max: 1}}}", (3, 39), "no statement has at least 3"),
    ],
)
def test_what_is_wrong_in_an_override_is_told_at_its_place(override: str, place: tuple[int, int], message: str) -> None:
    lint = linted(f"overrides:\n  - {override}\n")
    (fault,) = lint.report.diagnostics
    assert lint.status == 2
    assert message in fault.message
    assert tuple(fault.location.start) == place


def test_what_is_in_force_is_shown_for_a_file(ladderlint: Run, repository: Path) -> None:
    keys = "    rules:\n      wording/length: {max: 9}\n    ignore: [yaml]\n"
    config = f"overrides:\n  - paths: ['**/foundations.yaml']\n{keys}"
    write_files(repository, {"ladderlint.yaml": config})
    whole = ladderlint("check", "--show-config").out.splitlines()
    assert "rules.wording/length.max: 30  # default" in whole
    assert 'overrides.1.paths: ["**/foundations.yaml"]  # ladderlint.yaml:2' in whole
    assert 'overrides.1.rules.wording/length: {"max": "9"}  # ladderlint.yaml:4' in whole
    path = "ladder/tracks/foundations.yaml"
    lines = ladderlint("check", path, "--show-config").out.splitlines()
    assert lines[0] == f"# {path}"
    assert "rules.wording/length.max: 9  # ladderlint.yaml:4" in lines
    assert 'ignore: ["yaml"]  # ladderlint.yaml:5' in lines


def test_files_of_the_same_overrides_share_their_rules() -> None:
    files = small_ladder({"ladderlint.yaml": "overrides: [{paths: [ladder/tracks], ignore: [wording]}]\n"})
    config = resolve(MemoryTree(files), "ladder")
    assert config.chosen_for("ladder/tracks/a.yaml") is config.chosen_for("ladder/tracks/b.yaml")
    assert config.chosen_for("ladder/ladder.yaml") is config.chosen
