"""Comments that keep findings from being told: what they cover, what of them is unused, and what they can't do."""

import json
import re
from pathlib import Path

import pytest
from conftest import LADDER, ROOT, TRACK, Run, small_ladder, write_files
from hypothesis import given
from hypothesis import strategies as st

from ladderlint.api import Lint, lint_tree
from ladderlint.config import Flags, read_config
from ladderlint.diagnostic import EditComment, Report
from ladderlint.suppress import ACTIONS
from ladderlint.syntax import read
from ladderlint.tree import MemoryTree

REPEATED = "wording/repeated-word"
PATH = "ladder/tracks/foundations.yaml"
FAULTY = """\
id: foundations
name: Foundations
category: building
levels:
  - level: 1
    summary: Works within the the structures
    signals:
      - Makes the the changes
      - text: Reads the the logs
        id: logs
    examples: [Resolved the the errors, Wrote the the docs]
  - level: 2
    summary: >-
      Improves the
      the structures
    signals:
      - Triages the the
        issues
    examples:
      - Built the the packages
"""
JUDGES = ("lint/unused-suppression", "lint/unknown-rule")
LINES = [6, 8, 9, 11, 11, 13, 17, 20]


def linted(track: str, flags: Flags = Flags(select=(REPEATED, *JUDGES)), **others: str) -> Report:
    files = {f"ladder/tracks/{name}.yaml": text for name, text in others.items()}
    return lint_tree(MemoryTree(small_ladder({PATH: track, **files})), [""], flags).report


def with_comment(line: int, comment: str) -> str:
    lines = FAULTY.splitlines()
    lines[line - 1] += f"  # ladderlint: {comment}"
    return "\n".join(lines) + "\n"


def with_line(above: int, comment: str) -> str:
    lines = FAULTY.splitlines()
    lines.insert(above - 1, f"# ladderlint: {comment}")
    return "\n".join(lines) + "\n"


def told(report: Report) -> list[int]:
    return [found.location.start.line for found in report.diagnostics]


def test_without_comments_all_is_told() -> None:
    assert told(linted(FAULTY)) == [*LINES[:5], 14, *LINES[6:]]


@pytest.mark.parametrize(
    ("line", "covered"),
    [
        (4, 8),  # all levels
        (5, 5),  # the level, which begins here
        (6, 1),
        (7, 2),  # all signals of a level
        (8, 1),
        (9, 1),  # the statement, which begins here
        (10, 0),  # only its id
        (11, 2),  # a list in one line
        (12, 3),
        (13, 1),  # behind the mark of a folded text
        (18, 1),  # where a plain text of two lines ends
        (3, 0),
        (1, 0),  # the id, and not the track, which begins here, too
    ],
)
def test_a_comment_covers_what_begins_or_ends_on_its_line(line: int, covered: int) -> None:
    report = linted(with_comment(line, f"disable={REPEATED} -- a test"))
    assert len(report.suppressed) == covered
    assert sum(found.rule == REPEATED for found in report.diagnostics) == len(LINES) - covered
    assert {one.by.reason for one in report.suppressed} <= {"a test"}
    # What suppresses nothing is told of.
    assert [found.rule for found in report.diagnostics if found.rule != REPEATED] == (
        [] if covered else ["lint/unused-suppression"]
    )


@pytest.mark.parametrize("line", [*range(2, 14), 16, 17, 19, 20])
def test_what_stands_above_a_line_covers_the_same(line: int) -> None:
    above = linted(with_line(line, f"disable-next-line={REPEATED}"))
    behind = linted(with_comment(line if line != 17 else 18, f"disable={REPEATED}"))
    assert [one.diagnostic.fingerprint for one in above.suppressed] == [
        one.diagnostic.fingerprint for one in behind.suppressed
    ]


def test_a_comment_on_a_line_of_its_own_goes_to_the_one_that_ends_it() -> None:
    lines = FAULTY.splitlines()
    lines[7:7] = ["      # ladderlint: disable=wording"]
    lines[13:13] = [f"# ladderlint: enable={REPEATED}"]
    report = linted("\n".join(lines))
    assert told(report) == [6, 16, 19, 22]
    assert len(linted(with_line(8, "disable=all")).suppressed) == 7


def test_a_comment_covers_a_file_from_wherever_it_stands() -> None:
    for line in (1, 12):
        report = linted(with_line(line, "disable-file=all -- a test"), other=FAULTY.replace("id: found", "id: oth"))
        assert len(report.suppressed) == 8
        assert {found.path for found in report.diagnostics} == {"ladder/tracks/other.yaml"}


def test_what_is_said_of_an_item_beats_what_is_said_of_its_list() -> None:
    track = with_comment(7, "disable=wording").replace("- Makes the the changes", "&  # ladderlint: enable=all")
    track = track.replace("&", "- Makes the the changes")
    assert told(linted(track)) == [6, 8, 11, 11, 14, 17, 20]
    track = with_line(1, "disable-file=wording").replace("level: 2", "level: 2  # ladderlint: enable=wording")
    assert told(linted(track)) == [15, 18, 21]


def test_a_lone_dash_stands_for_what_follows_it() -> None:
    track = FAULTY.replace(
        "- Makes the the changes", f"- # ladderlint: disable={REPEATED}\n        Makes the the changes"
    )
    assert len(linted(track).suppressed) == 1


@pytest.mark.parametrize(
    "names", [REPEATED, "wording", "all", "wording/idiom, wording/repeated-word", "yaml,wording", f"schema {REPEATED}"]
)
def test_rules_groups_and_all_are_named_one_or_several(names: str) -> None:
    for text in (f"disable={names}", f"disable = {names} -- why", f"disable={names}  —  why"):
        assert len(linted(with_comment(8, text)).suppressed) == 1, text


def test_a_comment_of_another_tool_may_stand_before() -> None:
    track = FAULTY.replace("  - level: 1", f"  - level: 1  # yamllint disable-line  # ladderlint: disable={REPEATED}")
    assert len(linted(track).suppressed) == 5
    assert (
        linted(FAULTY.replace("- Makes", f"- 'See # ladderlint: disable={REPEATED}'\n      - Makes")).suppressed == ()
    )


def test_byte_order_mark_and_carriage_returns_change_nothing() -> None:
    track = b"\xef\xbb\xbf" + with_line(1, "disable-file=all").replace("\n", "\r\n").encode()
    files = small_ladder({PATH: track})
    assert len(lint_tree(MemoryTree(files), [""], Flags(select=(REPEATED,))).report.suppressed) == 8
    track = b"\xef\xbb\xbf" + with_comment(18, "disable=all").replace("\n", "\r").encode()
    files = small_ladder({PATH: track})
    assert len(lint_tree(MemoryTree(files), [""], Flags(select=(REPEATED,))).report.suppressed) == 1


def test_the_ladder_file_has_comments_too() -> None:
    head = LADDER.replace("name: Building", "name: Building the the  # ladderlint: disable=all")
    files = small_ladder({"ladder/ladder.yaml": head})
    assert len(lint_tree(MemoryTree(files), [""], Flags(select=(REPEATED,))).report.suppressed) == 1


def test_a_config_has_no_say_by_comments() -> None:
    files = small_ladder({"ladderlint.yaml": "# ladderlint: disable-file=all\nno: such key\n"})
    lint = lint_tree(MemoryTree(files), [""])
    assert lint.status == 2
    assert [found.rule for found in lint.report.diagnostics] == ["lint/config"]


@pytest.mark.parametrize(
    "track", ["# ladderlint: disable-file=all\nid: [\n", b"# ladderlint: disable-file=all\nid: \xff\n"]
)
def test_what_keeps_a_file_from_being_read_is_told_all_the_same(track: str | bytes) -> None:
    report = lint_tree(MemoryTree(small_ladder({PATH: track})), [""]).report
    assert report.suppressed == ()
    assert {found.rule for found in report.diagnostics} <= {"yaml/syntax", "yaml/encoding"}
    assert report.diagnostics


def twins(first: str = "", second: str = "") -> dict[str, str]:
    one = "id: {}\nname: Name\ncategory: building\nlevels:\n  - level: 1\n    signals:\n      - Reviews the code{}\n"
    return {PATH: one.format("foundations", first), "ladder/tracks/other.yaml": one.format("other", second)}


@pytest.mark.parametrize("paths", [[""], [PATH], ["ladder/tracks/other.yaml"]])
@pytest.mark.parametrize("there", [0, 1])
def test_a_finding_about_several_places_is_suppressed_at_any_of_them(paths: list[str], there: int) -> None:
    comments = ["", ""]
    flags = Flags(select=("duplication",))
    assert len(lint_tree(MemoryTree(small_ladder(twins())), paths, flags).report.diagnostics) == 1
    comments[there] = "  # ladderlint: disable=duplication/across-tracks"
    report = lint_tree(MemoryTree(small_ladder(twins(*comments))), paths, flags).report
    assert report.diagnostics == ()
    assert len(report.suppressed) == 1


def unused(track: str, paths: tuple[str, ...] = ("",), flags: Flags = Flags()) -> list[str]:
    report = lint_tree(MemoryTree(small_ladder({PATH: track})), paths, flags).report
    return [found.message for found in report.diagnostics if found.rule == "lint/unused-suppression"]


def comment_on_good(names: str) -> str:
    return TRACK.replace("- Triages service issues", f"- Triages service issues  # ladderlint: disable={names}")


def test_unused_is_judged_of_rules_that_ran_on_all_that_they_look_at() -> None:
    across = "duplication/across-tracks"
    assert len(unused(comment_on_good(REPEATED))) == 1
    assert len(unused(comment_on_good(REPEATED), (PATH,))) == 1
    assert len(unused(comment_on_good(across))) == 1
    assert unused(comment_on_good(across), (PATH,)) == []
    assert unused(comment_on_good("wording/hedge")) == []
    assert unused(comment_on_good(REPEATED), flags=Flags(select=(*JUDGES, "wording/article"))) == []
    assert unused(comment_on_good("all")) == unused(comment_on_good("wording")) == []
    assert len(unused(comment_on_good("all, wording"), flags=Flags(select=("all",)))) == 1
    assert unused(comment_on_good("no/such-rule")) == []


def test_unused_is_not_judged_where_something_could_not_be_read() -> None:
    broken = small_ladder({PATH: comment_on_good("duplication/across-tracks"), "ladder/tracks/a.yaml": "id: [\n"})
    report = lint_tree(MemoryTree(broken), [""]).report
    assert [found.rule for found in report.diagnostics] == ["yaml/syntax"]
    assert unused(comment_on_good(REPEATED).replace("level: 2", "levle: 2")) == []
    headless = small_ladder({PATH: comment_on_good(REPEATED), "ladder/ladder.yaml": "id: [\n"})
    assert [found.rule for found in lint_tree(MemoryTree(headless), [""]).report.diagnostics] == ["yaml/syntax"]


@pytest.mark.parametrize(
    ("comment", "mended"),
    [
        (f"  # ladderlint: disable={REPEATED}", ""),
        (f"  # ladderlint: disable={REPEATED}, wording/article -- why", ""),
        (f"  # other  # ladderlint: disable={REPEATED}", "  # other"),
        (f"  # ladderlint: disable={REPEATED}, all -- why", "  # ladderlint: disable=all -- why"),
        (f"  # ladderlint: disable=all,{REPEATED}, wording", "  # ladderlint: disable=all, wording"),
    ],
)
def test_what_is_unused_is_taken_out_by_a_safe_fix(comment: str, mended: str) -> None:
    good = "      - Triages service issues"
    track = TRACK.replace(good, good + comment)
    report = lint_tree(MemoryTree(small_ladder({PATH: track})), [""]).report
    (found,) = report.diagnostics
    assert found.fix is not None
    assert found.fix.safety.value == "safe"
    (op,) = found.fix.ops
    assert isinstance(op, EditComment)
    assert track[: op.span.start] + op.text + track[op.span.end :] == TRACK.replace(good, good + mended)


def test_a_line_that_holds_only_an_unused_comment_goes_as_a_whole() -> None:
    track = TRACK.replace("    signals:", f"    # ladderlint: disable-next-line={REPEATED}\n    signals:", 1)
    (found,) = lint_tree(MemoryTree(small_ladder({PATH: track})), [""]).report.diagnostics
    assert found.fix is not None
    (op,) = found.fix.ops
    assert isinstance(op, EditComment)
    assert track[: op.span.start] + op.text + track[op.span.end :] == TRACK


def test_a_mistyped_rule_is_a_finding_with_a_fix() -> None:
    (found,) = linted(comment_on_good("wording/repeatd-word")).diagnostics
    assert found.rule == "lint/unknown-rule"
    assert found.fix is not None
    assert found.fix.title == f"Write '{REPEATED}'"
    assert linted("# The ladderlint: rules\n# ladderlint: disabled rules are in the config\n" + TRACK).diagnostics == ()


def test_a_comment_is_not_about_itself() -> None:
    report = linted("# ladderlint: disable-file=lint/unused-suppression, all\n" + comment_on_good(REPEATED))
    assert [found.rule for found in report.diagnostics] == ["lint/unknown-rule", "lint/unused-suppression"]


def test_suppressed_findings_are_counted_and_can_be_listed(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {PATH: with_comment(8, f"disable={REPEATED} -- agreed with \x9b31m legal").encode()})
    write_files(repository, {PATH: with_comment(8, f"disable={REPEATED} -- agreed with ​legal")})
    status, out, _ = ladderlint("check", "--format", "json", "--select", REPEATED)
    assert (status, json.loads(out)["summary"]["suppressed"]) == (0, 1)
    assert ladderlint("check", "--select", REPEATED).out.endswith("Found 7 warnings in 2 files (1 suppressed)\n")
    status, out, _ = ladderlint("check", "--show-suppressed", "--select", REPEATED, "--fail-on", "warning")
    first, last = out.splitlines()
    assert status == 1
    assert first == (
        f"{PATH}:8:15: warning {REPEATED}: 'the the': write 'the' once [line 8: agreed with <U+200B>legal]"
    )
    assert last == "Found 7 warnings in 2 files (1 suppressed)"
    assert ladderlint("check", "--show-suppressed", "--format", "json").status == 2


def test_a_suppressed_error_fails_no_check(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {PATH: TRACK.replace("level: 2", "level: 22  # ladderlint: disable=reference -- soon")})
    assert ladderlint("check").status == 0


def test_ten_thousand_comments_take_no_time_to_speak_of() -> None:
    comment = f"      # ladderlint: disable={REPEATED}\n      - Reads the the logs  # ladderlint: enable=all\n"
    track = TRACK.replace("    signals:\n", "    signals:\n" + comment * 10_000, 1)
    report = lint_tree(MemoryTree(small_ladder({PATH: track})), [""], Flags(select=(REPEATED,))).report
    assert len(report.diagnostics) == 10_000


NAMES = st.sampled_from(
    [REPEATED, "wording", "all", "wording/article", "wording/idiom", "lint", "x/y", "", ",", "-- z"]
)
DIRECTIVES = st.builds(
    "# ladderlint: {}{}{}".format,
    st.sampled_from([*ACTIONS, "", "disbale", "enabled"]),
    st.sampled_from(["=", " = ", " ", ""]),
    st.lists(NAMES, max_size=3).map(", ".join),
)


@given(st.lists(st.tuples(st.integers(0, 19), st.booleans(), DIRECTIVES), max_size=6))
def test_every_finding_is_told_or_suppressed_and_none_is_both(comments: list[tuple[int, bool, str]]) -> None:
    lines = FAULTY.splitlines()
    for number, alone, comment in sorted(comments, reverse=True):
        if number in (13, 14, 16, 17):
            continue
        if alone:
            lines.insert(number, f"{' ' * number}{comment}")
        else:
            lines[number] += f" {comment}"
    track = "\n".join(lines) + "\n"
    assert read(PATH, track.encode(), "track").faults == []
    lint: Lint = lint_tree(MemoryTree(small_ladder({PATH: track})), [""], Flags(select=(REPEATED, *JUDGES)))
    assert lint.status in (0, 1)
    found = [one.location.span for one in lint.report.diagnostics if one.rule == REPEATED]
    hidden = [one.diagnostic.location.span for one in lint.report.suppressed]
    assert len({*found, *hidden}) == len(found) + len(hidden) == len(LINES)
    for one in lint.report.suppressed:
        assert one.by.covers is not None
        assert one.by.covers.start <= one.diagnostic.location.span.start <= one.by.covers.end
        assert {named.name for named in one.by.names} & {"all", "wording", REPEATED}
        # None that says otherwise begins between the two.
    if all("enable" not in comment for _, _, comment in comments):
        covering = [one.by.covers for one in lint.report.suppressed]
        assert all(not (part and part.start <= span.start <= part.end) for span in found for part in covering)


def test_the_example_on_the_page_does_what_the_page_says() -> None:
    page = (ROOT / "docs/suppressions.md").read_text(encoding="utf-8")
    track, config = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    flags = Flags(select=(REPEATED, "wording/filler-word", "lint"))
    files = small_ladder({"ladder/tracks/support.yaml": track})
    report = lint_tree(MemoryTree(files), ["ladder/tracks/support.yaml"], flags).report
    assert [(found.rule, found.location.start.line) for found in report.diagnostics] == [(REPEATED, 11)]
    assert [(one.diagnostic.location.start.line, one.by.reason) for one in report.suppressed] == [
        (6, "the name of a product"),
        (9, "agreed with legal"),
        (9, "agreed with legal"),
        (10, "agreed with legal"),
        (10, "agreed with legal"),
    ]
    assert read_config("ladderlint.yaml", config.encode()).faults == ()
