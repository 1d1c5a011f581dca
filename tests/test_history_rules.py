"""Rules on what changed: told where the files are now, as other rules across files are; only where there is a base."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from conftest import LADDER
from hypothesis import given, settings
from hypothesis import strategies as st

from ladderlint import edits
from ladderlint.comparing.trees import compare_trees
from ladderlint.comparison import Comparison, Former
from ladderlint.config import Flags, resolve
from ladderlint.diagnostic import Report
from ladderlint.discovery import find_ladders
from ladderlint.engine import lint_ladder
from ladderlint.registry import load_rule, rule_names
from ladderlint.syntax import parse
from ladderlint.text import Source
from ladderlint.tree import MemoryTree

HISTORY = Flags(select=("history", "lint/unused-suppression"))
WITH_IDS = """\
id: foundations
name: Foundations
category: building
levels:
  - level: 1
    signals:
      - {id: config, text: Makes simple configuration changes}
      - {id: logs, text: Reads the logs of the services before asking others}
  - level: 2
    signals:
      - {id: triage, text: Triages service issues}
"""
OPS = WITH_IDS.replace("foundations", "ops").replace("Foundations", "Operations").replace("id: ", "id: ops-")
OPS = OPS.replace("id: ops-ops", "id: ops").replace("{id", "{id")


def tree(files: Mapping[str, str]) -> MemoryTree:
    return MemoryTree({path: text.encode() for path, text in ({"ladder.yaml": LADDER} | dict(files)).items()})


def found(
    before: Mapping[str, str],
    after: Mapping[str, str],
    flags: Flags = HISTORY,
    paths: tuple[str, ...] = ("",),
    former: tuple[Former, ...] = (),
) -> Report:
    (asked,) = find_ladders(tree(after), paths)
    (comparison,) = compare_trees(tree(before), tree(after), [""])
    if former:
        comparison = comparison._replace(retired_before=former)
    return lint_ladder(tree(after), asked, resolve(tree(after), "", flags), comparison=comparison).report


def told(report: Report) -> list[tuple[str, str]]:
    return [(each.rule.removeprefix("history/"), each.path) for each in report.diagnostics]


BEFORE = {"tracks/foundations.yaml": WITH_IDS}
WITHOUT_LOGS = WITH_IDS.replace("      - {id: logs, text: Reads the logs of the services before asking others}\n", "")
AFTER = {"tracks/foundations.yaml": WITHOUT_LOGS}


def test_without_a_base_rules_on_history_do_not_run() -> None:
    commented = {"tracks/foundations.yaml": f"# ladderlint: disable-file=history/version-bump\n{WITHOUT_LOGS}"}
    (asked,) = find_ladders(tree(commented), [""])
    report = lint_ladder(tree(commented), asked, resolve(tree(commented), "", HISTORY)).report
    # What did not run may well have something to suppress.
    assert report.diagnostics == ()
    assert told(found(commented, commented)) == [("lint/unused-suppression", "tracks/foundations.yaml")]


def test_what_is_found_stands_where_it_is_now_and_comments_suppress_it() -> None:
    assert told(found(BEFORE, AFTER)) == [
        ("version-bump", "ladder.yaml"),
        ("removed-without-retirement", "tracks/foundations.yaml"),
    ]
    noted = {
        "ladder.yaml": LADDER.replace(
            "version: 1.0.0", "version: 1.0.0  # ladderlint: disable=history/version-bump -- not released yet"
        ),
        "tracks/foundations.yaml": WITHOUT_LOGS.replace(
            "id: foundations", "id: foundations  # ladderlint: disable=history -- moved to the wiki"
        ),
    }
    report = found(BEFORE, noted)
    assert report.diagnostics == ()
    assert {one.diagnostic.rule for one in report.suppressed} == {
        "history/version-bump",
        "history/removed-without-retirement",
    }


def test_only_files_that_were_asked_about_are_told_of() -> None:
    report = found(BEFORE, AFTER, paths=("tracks/foundations.yaml",))
    assert told(report) == [("removed-without-retirement", "tracks/foundations.yaml")]


def test_an_override_says_how_much_a_finding_in_its_files_matters() -> None:
    config = (
        "overrides:\n"
        "  - {paths: ['tracks/**'], rules: {history/removed-without-retirement: {severity: info}}}\n"
        "  - {paths: [ladder.yaml], ignore: [history/version-bump]}\n"
    )
    report = found(BEFORE, {**AFTER, "ladderlint.yaml": config})
    assert [(one.rule, one.severity.label) for one in report.diagnostics] == [
        ("history/removed-without-retirement", "info")
    ]


def test_a_statement_that_can_not_be_read_any_more_is_not_gone() -> None:
    for broken in (
        WITHOUT_LOGS.replace("levels:", "levels: [", 1),
        WITH_IDS.replace("- {id: logs", "- more: {id: logs"),
        WITH_IDS.replace("    signals:\n", "    signal:\n", 1),
        "just text\n",
    ):
        assert "removed-without-retirement" not in {
            rule for rule, _ in told(found(BEFORE, {"tracks/foundations.yaml": broken}))
        }


def test_a_thousand_removals_are_as_many_findings_apart() -> None:
    lines = "".join(f"      - {{id: s{number}, text: Says number {number}}}\n" for number in range(1000))
    many = WITH_IDS.replace("    signals:\n", f"    signals:\n{lines}", 1)
    report = found({"tracks/foundations.yaml": many}, BEFORE, Flags(select=("history/removed-without-retirement",)))
    assert len(report.diagnostics) == 1000
    assert len({one.identity for one in report.diagnostics}) == 1000


def test_what_was_split_is_retired_for_its_parts() -> None:
    one = "{id: both, text: Reviews the designs of other teams and writes the runbooks of the service}"
    two = (
        "{id: reviews, text: Reviews the designs of other teams}\n"
        "      - {id: runbooks, text: Writes the runbooks of the service}"
    )
    before = {"tracks/foundations.yaml": WITH_IDS + f"    examples:\n      - {one}\n"}
    after = {"tracks/foundations.yaml": WITH_IDS + f"    examples:\n      - {two}\n"}
    report = found(before, after, Flags(select=("history",)))
    (removed,) = (one for one in report.diagnostics if one.rule != "history/version-bump")
    assert removed.rule == "history/removed-without-retirement"
    assert removed.fix is not None
    assert removed.fix.ops[0].item == (  # type: ignore[union-attr]
        ("id", "both"), ("in", "1.1.0"), ("replaced-by", ("reviews", "runbooks"))
    )  # fmt: skip


def test_an_id_that_changed_hands_with_its_track_is_told_once() -> None:
    after = {"tracks/base.yaml": WITH_IDS.replace("id: foundations", "id: base").replace("id: logs", "id: reading")}
    assert told(found(BEFORE, after, Flags(select=("history/id-changed",)))) == [("id-changed", "tracks/base.yaml")]


def test_an_id_of_an_earlier_release_is_another_statements() -> None:
    after = {"tracks/foundations.yaml": WITH_IDS.replace("id: triage", "id: pager")}
    flags = Flags(select=("history/retired-id-reused",))
    reused = found(BEFORE, after, flags, former=(Former("pager", "0.9.0", "Carries the pager"),))
    assert [one.message for one in reused.diagnostics] == [
        "the id 'pager' was another statement's until 0.9.0; write one that was never used"
    ]
    back = (Former("pager", "0.9.0", "Triages  service issues."),)
    assert found(BEFORE, after, flags, former=back).diagnostics == ()


def test_the_version_names_at_most_three_changes_and_all_their_places() -> None:
    more = "".join(f"      - Writes the {word} of the team\n" for word in ("runbooks", "roadmap", "reviews", "budget"))
    report = found(BEFORE, {"tracks/foundations.yaml": WITH_IDS + more}, Flags(select=("history/version-bump",)))
    (bump,) = report.diagnostics
    assert bump.message.startswith("1.0.0 is too little: 2.0.0 is due, since something new is asked of people (")
    assert bump.message.endswith("; and 1 more)")
    assert [other.location.path for other in bump.related] == ["tracks/foundations.yaml"] * 4


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("1.2.0", "1.2.0", True),
        ("1.2.0", "1.3.0", True),
        ("1.2.0", "2.0.0", False),
        ("1.2.0", "2.0.0-rc.1", False),
        ("1.2.0", "1.10", False),
        ("soon", "1.2.0", False),
    ],
)
def test_a_version_that_nobody_can_read_says_nothing(was: str, now: str, says: bool) -> None:
    before = {"ladder.yaml": LADDER.replace("1.0.0", was), **BEFORE}
    more = WITH_IDS + "      - Carries the pager for the services of the team\n"
    after = {"ladder.yaml": LADDER.replace("1.0.0", now), "tracks/foundations.yaml": more}
    assert bool(found(before, after, Flags(select=("history/version-bump",))).diagnostics) == says


def test_a_new_ladder_and_one_without_changes_have_no_findings() -> None:
    (asked,) = find_ladders(tree(BEFORE), [""])
    (new,) = compare_trees(MemoryTree({}), tree(BEFORE), [""])
    config = resolve(tree(BEFORE), "", Flags(select=("history",)))
    assert lint_ladder(tree(BEFORE), asked, config, comparison=new).report.diagnostics == ()
    assert found(BEFORE, BEFORE).diagnostics == ()


def test_all_rules_on_a_comparison_are_in_the_group_history() -> None:
    on_history = {name for name in rule_names() if Comparison in load_rule(name).on}
    assert on_history == {name for name in rule_names() if name.startswith("history/")} - {"history/stale-export"}


CHANGES = st.tuples(st.integers(0, 30), st.sampled_from(["drop", "double", "swap", "unid", "break"]))


@settings(deadline=None, max_examples=300)
@given(st.lists(CHANGES, max_size=6))
def test_no_change_breaks_a_rule_and_every_fix_is_proved(changes: list[tuple[int, str]]) -> None:
    lines = (WITH_IDS + "retired:\n  - {id: old, in: 0.9.0}\n").splitlines()
    for at, edit in changes:
        at %= len(lines) or 1
        line = lines[at] if lines else ""
        if edit == "drop":
            del lines[at : at + 1]
        elif edit == "double":
            lines.insert(at, line)
        elif edit == "swap":
            lines[at : at + 2] = reversed(lines[at : at + 2])
        else:
            lines[at : at + 1] = [line.replace("id: ", "x-id: " if edit == "unid" else "id: [")]
    report = found(BEFORE, {"tracks/foundations.yaml": "\n".join(lines)}, Flags(select=("history", "lint/rule-crash")))
    assert report.errors == ()
    assert all(one.rule != "lint/rule-crash" for one in report.diagnostics)
    source = "\n".join(lines)
    for one in report.diagnostics:
        if one.fix is not None and one.rule == "history/removed-without-retirement":
            assert edits.apply(parse(Source("a.yaml", source)), one.fix.ops) is not None
