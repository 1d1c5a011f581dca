from collections.abc import Iterator

import pytest
from conftest import LADDER, TRACK, small_ladder

from ladderlint.api import lint_tree
from ladderlint.build import build_ladder, build_track
from ladderlint.config import Chosen, Config, Flags
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.discovery import find_ladders
from ladderlint.engine import lint_ladder
from ladderlint.model import Ladder, Statement, Track
from ladderlint.registry import load_rule
from ladderlint.rule import Context, rule
from ladderlint.syntax import read
from ladderlint.tree import MemoryTree


def findings(files: dict[str, bytes], paths: tuple[str, ...] = ("",), flags: Flags = Flags()) -> list[Diagnostic]:
    return list(lint_tree(MemoryTree(files), paths, flags).report.diagnostics)


def test_the_small_ladder_has_no_findings() -> None:
    assert findings(small_ladder()) == []


def test_findings_are_sorted_by_path_line_column_and_rule() -> None:
    track = TRACK.replace("- level: 2", "- level: 33").replace("name: Foundations", "name: 1.10")
    found = findings(small_ladder({"ladder/tracks/foundations.yaml": track, "ladder/tracks/a.yaml": TRACK}))
    assert [d.order for d in found] == sorted(d.order for d in found)
    assert len({d.path for d in found}) == 2


def test_the_whole_ladder_is_read_and_findings_are_told_for_the_path_only() -> None:
    other = TRACK.replace("id: foundations", "id: other").replace("level: 2", "level: 3")
    for verb in ("Works within", "Makes", "Resolved", "Improves", "Triages", "Built"):
        other = other.replace(f"{verb} ", f"{verb} quite other ")
    files = small_ladder({"ladder/tracks/other.yaml": other})
    assert {d.path for d in findings(files)} == {"ladder/tracks/other.yaml"}
    assert findings(files, ("ladder/tracks/foundations.yaml",)) == []
    assert findings(files, ("ladder/ladder.yaml",)) == []


def test_a_finding_names_its_subject() -> None:
    track = TRACK.replace(
        "- Triages service issues", "- text: Triages service issues\n        id: triage\n        proficency: x"
    )
    (found,) = findings(small_ladder({"ladder/tracks/foundations.yaml": track}))
    assert found.subject == ("engineering", "foundations", "2", "signals", 0, "triage")


def test_a_fingerprint_survives_moved_lines_and_other_order_of_statements() -> None:
    def fingerprints(track: str) -> set[str]:
        return {d.fingerprint for d in findings(small_ladder({"ladder/tracks/foundations.yaml": track}))}

    faulty = TRACK.replace("- Triages service issues", "- Triages  service issues")
    before = fingerprints(faulty)
    assert len(before) == 1
    assert fingerprints("# a comment\n\n" + faulty) == before
    assert fingerprints(faulty.replace("- Triages", "- Reviews code\n      - Triages")) == before
    assert fingerprints(faulty.replace("level: 2", "level: 1").replace("level: 1", "level: 2", 1)) != before


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    track = TRACK.replace("- Triages service issues", "- Triages  service  issues")
    found = findings(small_ladder({"ladder/tracks/foundations.yaml": track}))
    assert len(found) == len({d.fingerprint for d in found}) == 2


def test_a_broken_ladder_file_does_not_hide_what_is_wrong_with_tracks() -> None:
    track = TRACK.replace("Triages service", "Triages  service").replace("level: 2", "level: 3")
    files = small_ladder({"ladder/ladder.yaml": "levels: [\n", "ladder/tracks/foundations.yaml": track})
    assert [d.rule for d in findings(files)] == ["yaml/syntax", "wording/extra-whitespace"]


def test_a_file_that_can_not_be_read_is_told_whatever_is_selected() -> None:
    files = small_ladder({"ladder/tracks/foundations.yaml": "id: [\n"})
    assert [d.rule for d in findings(files, flags=Flags(select=("wording",)))] == ["yaml/syntax"]
    assert findings(files, flags=Flags(ignore=("yaml/syntax",))) == []


def test_a_missing_file_is_an_error_and_the_rest_is_linted() -> None:
    class Torn(MemoryTree):
        def paths(self, under: str = "") -> Iterator[str]:
            yield from [*super().paths(under), "ladder/tracks/gone.yaml"]

    lint = lint_tree(Torn(small_ladder({"ladder/ladder.yaml": LADDER.replace("name: E", "nam: E")})), [""])
    assert lint.status == 2
    assert lint.report.errors == ("ladder/tracks/gone.yaml: no such file",)
    assert [d.rule for d in lint.report.diagnostics] == ["schema/violation"]


def crashing_config(*names: str) -> Config:
    @rule(on=Statement, severity=Severity.WARNING, examples=[])
    def crashing(statement: Statement, ctx: Context) -> Iterator[Diagnostic]:
        """Break on the second statement."""
        if statement.field == "signals":
            raise ZeroDivisionError("oh")
        yield ctx.report(statement.node, "seen")

    rules = (crashing, *(load_rule(name) for name in names))
    return Config(
        None, tuple(Chosen(r, r.severity, r.options() if r.options else None) for r in rules), Severity.ERROR, ()
    )


def test_a_rule_that_breaks_is_named_once_and_the_others_are_heard() -> None:
    tree = MemoryTree(small_ladder({"ladder/tracks/foundations.yaml": TRACK.replace("level: 2", "level: 3")}))
    (asked,) = find_ladders(tree, [""])
    report, failed, _ = lint_ladder(tree, asked, crashing_config("lint/rule-crash", "reference/unknown-level"))
    crashes = [d for d in report.diagnostics if d.rule == "lint/rule-crash"]
    assert failed
    assert len(crashes) == 1
    assert "broke here (ZeroDivisionError: oh)" in crashes[0].message
    assert crashes[0].location.text == "Makes simple configuration changes"
    assert "reference/unknown-level" in [d.rule for d in report.diagnostics]


def test_a_rule_that_breaks_is_told_even_where_that_rule_is_ignored() -> None:
    tree = MemoryTree(small_ladder())
    (asked,) = find_ladders(tree, [""])
    report, failed, _ = lint_ladder(tree, asked, crashing_config())
    assert failed
    assert len(report.errors) == 1


def built(text: str) -> Track:
    track = build_track(read("a.yaml", text.encode(), "track"))
    assert track is not None
    return track


def test_a_track_is_built_with_both_forms_of_a_statement() -> None:
    track = built(TRACK.replace("- Triages service issues", "- {id: triage, text: Triages issues, since: 1.1.0}"))
    statement = track.levels[1].signals[0]
    assert (statement.id, statement.text, statement.since) == ("triage", "Triages issues", "1.1.0")
    assert [s.text for s in track.levels[0].statements] == [
        "Works within established structures",
        "Makes simple configuration changes",
        "Resolved disk errors",
    ]


@pytest.mark.parametrize(
    "text", ["levels: a", "levels: [1, {level: [x]}]", "id: {a: b}\nlevels: [{signals: {}}]", "retired: [x]"]
)
def test_what_is_mis_shaped_is_left_out_and_breaks_nothing(text: str) -> None:
    built(text)
    assert isinstance(build_ladder(read("ladder.yaml", text.encode(), "ladder")), Ladder)
    files = small_ladder({"ladder/ladder.yaml": text, "ladder/tracks/foundations.yaml": text})
    assert {d.rule for d in findings(files)} >= {"schema/violation"}


def test_a_missing_dash_before_a_level_is_one_finding() -> None:
    track = TRACK.replace("  - level: 2", "    level: 2")
    (found,) = findings(small_ladder({"ladder/tracks/foundations.yaml": track}))
    assert found.rule == "yaml/duplicate-key"
    assert found.message.endswith("begin the next item of the list with '- '")


def test_a_level_twice_in_the_scale_is_one_finding() -> None:
    (found,) = findings(small_ladder({"ladder/ladder.yaml": LADDER.replace("- id: 2", "- id: 1")}))
    assert found.rule == "structure/duplicate-level"
