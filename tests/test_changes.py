"""How changes are told, whatever the format: headings, tracks, and what the version must be."""

import time

import pytest
from comparisons import change, comparison, ladder, part, release, side, statement, track

from ladderlint import syntax
from ladderlint.changes import FORMATS, Style, load
from ladderlint.changes.entries import entry
from ladderlint.changes.sentences import counts, left_out, told, unchanged, version
from ladderlint.changes.telling import chapters
from ladderlint.comparison import Change, Comparison, Kind, Missing, Part
from ladderlint.versions import Bump
from ladderlint.word_changes import Fate

ADDED, REMOVED, REWORDED, MOVED = Kind.ADDED, Kind.REMOVED, Kind.REWORDED, Kind.MOVED


def headings(*changes: Change) -> list[str]:
    return [group.heading for chapter in chapters(comparison(*changes)) for group in chapter.groups]


def shown(one: Change) -> list[str]:
    marks = {Fate.SAME: "{}", Fate.GONE: "-{}-", Fate.COME: "+{}+"}
    return ["".join(marks[kind].format(text) for text, kind in line) for line in entry(one).lines]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (statement(ADDED, (), side("a")), "New at level 3"),
        (statement(ADDED, (), side("a", field="summary")), "New at level 3"),
        (statement(ADDED, (), side("a", field="examples")), "New example at level 3"),
        (statement(ADDED, (), side("a", level_name="Level 3")), "New at level 3"),
        (statement(ADDED, (), side("a", level_name="Senior engineer")), "New at Senior engineer"),
        (statement(REMOVED, side("a", "2")), "No longer asked at level 2"),
        (statement(REMOVED, side("a", field="examples")), "No longer an example at level 3"),
        (statement(REWORDED, side("a"), side("b")), "Reworded at level 3"),
        (statement(MOVED, side("a", "4"), side("a", "3")), "Moved from level 4 to 3"),
        (
            statement(MOVED, side("a", "4", level_name="Staff"), side("a", "3")),
            "Moved from Staff to level 3",
        ),
        (
            statement(MOVED, side("a", "2", track="people", track_name="People"), side("a")),
            "Moved from People (level 2) to level 3",
        ),
        (statement(MOVED, side("a"), side("a", field="examples")), "Now an example at level 3"),
        (statement(MOVED, side("a", field="examples"), side("a")), "Now a signal at level 3"),
        (statement(MOVED, side("a"), side("a", field="summary")), "Now the summary at level 3"),
        (statement(Kind.SPLIT, side("a b"), (side("a"), side("b"))), "Split at level 3"),
        (statement(Kind.MERGED, (side("a"), side("b")), side("a b")), "Merged at level 3"),
        (statement(Kind.CHANGED, side("x"), side("y")), "Changed at level 3"),
        (change(Kind.RENAMED, Part.TRACK, track("a"), track("b")), "Renamed track"),
        (change(ADDED, Part.TRACK, (), track("a")), "New track"),
        (change(REMOVED, Part.TRACK, track("a")), "Removed track"),
        (change(ADDED, Part.TITLE, (), part("Engineer I")), "New job title"),
        (change(Kind.CHANGED, Part.LADDER, part("en", "language"), part("de", "language")), "Changed ladder"),
    ],
)
def test_a_change_is_told_from_the_side_of_the_people(one: Change, expected: str) -> None:
    assert headings(one) == [expected]


def test_changes_are_told_track_by_track_and_those_of_the_ladder_first() -> None:
    other = side("b", track="craft", track_name="Craft")
    told = chapters(
        comparison(
            statement(ADDED, (), other),
            statement(ADDED, (), side("a")),
            statement(REMOVED, side("c", track="craft", track_name="Craft")),
            change(ADDED, Part.LEVEL, (), part("4", level="4")),
            statement(ADDED, (), other),
        )
    )
    assert [chapter.track for chapter in told] == [None, "Craft", "Foundations"]
    assert [(group.heading, len(group.changes)) for group in told[1].groups] == [
        ("New at level 3", 2),
        ("No longer asked at level 3", 1),
    ]


def test_what_is_gone_from_a_renamed_track_stands_with_the_rest_of_it_under_its_new_name() -> None:
    old = side("a", track="foundation", track_name="Foundation")
    found = comparison(
        statement(REMOVED, old), statement(MOVED, old, side("a", "4")), statement(REWORDED, old, side("b"))
    )
    (chapter,) = chapters(found._replace(tracks=(("foundations", "foundation"),)))
    assert chapter.track == "Foundations"
    assert [group.heading for group in chapter.groups] == [
        "No longer asked at level 3",
        "Moved from level 3 to 4",
        "Reworded at level 3",
    ]


def test_what_all_changes_of_a_group_ask_is_said_once() -> None:
    same = statement(ADDED, (), side("a"), Bump.MAJOR, "something new is asked")
    (group,) = chapters(comparison(same, same))[0].groups
    assert group.asks == "major: something new is asked"
    (group,) = chapters(comparison(same, same._replace(bump=Bump.MINOR)))[0].groups
    assert group.asks is None


@pytest.mark.parametrize(
    ("one", "lines"),
    [
        (
            statement(REWORDED, side("Made plans for all"), side("Makes plans for all")),
            ["-Made- +Makes+ plans for all"],
        ),
        (statement(REWORDED, side("Fixes bugs"), side("Finds causes")), ["-Fixes bugs-", "+Finds causes+"]),
        (statement(REWORDED, side("Makes  plans"), side("Makes plans")), ["Makes plans"]),
        (statement(REWORDED, side("猫が好きです"), side("犬が好きです")), ["-猫- +犬+ が好きです"]),
        (statement(MOVED, side("a", "4"), side("a", "3")), ["a"]),
        (statement(MOVED, side("", "4"), side("", "3")), ["(empty)"]),
        (statement(REWORDED, side("a"), side(" ")), ["-a-", "(empty)"]),
        (statement(Kind.SPLIT, side("a b"), (side("a"), side("b"))), ["-a b-", "+a+", "+b+"]),
        (statement(Kind.MERGED, (side("a"), side("b")), side("a b")), ["-a-", "-b-", "+a b+"]),
        (
            statement(
                Kind.CHANGED,
                side("", field="proficiency", words="Makes it"),
                side("high", field="proficiency", words="Makes it"),
            ),
            ["Makes it", "proficiency: -none- +high+"],
        ),
        (
            statement(Kind.CHANGED, side("Makes it", field="references"), side("Makes it", field="references")),
            ["Makes it", "references: otherwise"],
        ),
        (
            change(Kind.CHANGED, Part.LEVEL, part("1", "points", "4", "Level 4"), part("2", "points", "4", "Level 4")),
            ["level 4", "points: -1- +2+"],
        ),
        (
            change(Kind.CHANGED, Part.TRACK, track("ops", "category"), track("build", "category")),
            ["category: -ops- +build+"],
        ),
        (change(Kind.RENAMED, Part.TRACK, track("Ops", "name"), track("Operations", "name")), ["-Ops- +Operations+"]),
        (change(Kind.RENAMED, Part.TRACK, track("ops", "id"), track("operations", "id")), ["id: -ops- +operations+"]),
        (
            change(REWORDED, Part.TERM, part("SLO: a b c", "glossary"), part("SLO: a b d", "glossary")),
            ["SLO: a b -c- +d+"],
        ),
        (statement(ADDED, (), side("a\tb\n c\x1b[2J \u202eevil\x85")), ["a b c<U+001B>[2J <U+202E>evil<U+0085>"]),
    ],
)
def test_a_change_shows_its_words(one: Change, lines: list[str]) -> None:
    assert shown(one) == lines


def test_a_job_title_whose_points_changed_is_named() -> None:
    root = syntax.read("ladder.yaml", b"name: Engineer II\npoints: {min: 2}\n", "ladder").root
    assert root is not None
    old, new = (part(text, "points")._replace(node=root) for text in ("1 to 2", "2 to 3"))
    assert shown(change(Kind.CHANGED, Part.TITLE, old, new)) == ["Engineer II", "points: -1 to 2- +2 to 3+"]


def test_a_tombstone_says_why_a_statement_went() -> None:
    assert entry(statement(REMOVED, side("a"), retired="it is\nelsewhere")).notes == ("retired: it is elsewhere",)
    assert entry(statement(REMOVED, side("a"), retired="")).notes == ("retired",)
    assert entry(statement(REMOVED, side("a"))).notes == ()


def test_a_new_track_tells_what_it_says_level_by_level() -> None:
    within = (side("a", "1"), side("b", "1"), side("c", "1", "examples"), side("d", "2"))
    told = entry(change(ADDED, Part.TRACK, (), track("Craft"), within=within))
    assert told.notes == ("4 statements",)
    assert told.within == (("At level 1", ("a", "b")), ("Examples at level 1", ("c",)), ("At level 2", ("d",)))


MAJOR = statement(ADDED, (), side("a"), Bump.MAJOR)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (comparison(MAJOR, head=ladder("1.2.1")), "is due (major); ladder.yaml says 1.2.1, which is too little"),
        (comparison(MAJOR, head=ladder("2.0.0")), "is due (major), and ladder.yaml says so"),
        (comparison(MAJOR, head=ladder("2.0.0-draft")), "is due (major); ladder.yaml says 2.0.0-draft"),
        (comparison(MAJOR, head=ladder("3.1.0")), "is due (major); ladder.yaml says 3.1.0"),
        (comparison(MAJOR, head=ladder(None)), "is due (major); ladder.yaml says none"),
        (comparison(MAJOR, head=ladder("next")), "is due (major); what ladder.yaml says, next, is none"),
    ],
)
def test_what_the_version_must_be_is_told_beside_what_it_is(found: Comparison, expected: str) -> None:
    assert version(found) == f"Version 1.2.0 → 2.0.0 {expected}"


def test_a_version_that_may_stay_or_is_less_than_before_or_was_none_is_told() -> None:
    nothing = statement(REWORDED, side("a"), side("b"), Bump.NONE, "it says the same")
    assert version(comparison(nothing)) == "Version 1.2.0 may stay, and ladder.yaml says so"
    back = comparison(head=ladder("1.1.0"))
    assert version(back) == "Version 1.2.0 may stay; ladder.yaml says 1.1.0, which is too little"
    assert told([back]) == [back]
    assert version(comparison(MAJOR, base=ladder(None))) == (
        "Which version is due can't be told: before, ladder.yaml had none of three numbers, such as 1.2.0"
    )
    assert version(comparison(MAJOR)._replace(base=None)) is None
    assert version(comparison(MAJOR)._replace(head=None)) is None


def test_changes_are_counted_by_what_they_ask() -> None:
    patch = MAJOR._replace(bump=Bump.PATCH)
    assert counts(comparison(MAJOR)) == "1 change: 1 major"
    assert counts(comparison(patch, MAJOR, patch)) == "3 changes: 1 major and 2 patch"
    assert counts(comparison(MAJOR._replace(bump=Bump.NONE))) == "1 change"
    assert counts(comparison()) == "Nothing changed"


def test_what_could_not_be_compared_is_named_and_nothing_is_claimed_of_it() -> None:
    found = comparison(missing=(Missing("a.yaml", "base", "no"), Missing("b.yaml", "head", "no more")))
    assert told([found, comparison()]) == [found]
    assert counts(found) == "Nothing changed in what could be compared"
    assert [*left_out(found, Style(base="v1"))] == ["a.yaml (in v1): no", "b.yaml (in the work tree): no more"]


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "json"])
def test_where_nothing_changed_that_is_said(name: str) -> None:
    style = Style(base="v1.2.0")
    sentence = "Nothing changed between v1.2.0 and the work tree."
    assert unchanged(style) == sentence
    for none in ([], [comparison()], [comparison(), comparison()]):
        text = load(name).render(none, style)
        assert text == f"{sentence}\n" or (name == "html" and f"<p>{sentence}</p>" in text)


def test_only_ladders_of_which_there_is_something_to_tell_are_told() -> None:
    other = comparison(head=ladder("1.2.0", "Design"), base=ladder("1.2.0", "Design"))
    for name in ("text", "markdown", "html"):
        text = load(name).render([other, release()], Style())
        assert "Design" not in text
        assert "Engineering" in text


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="no format is called 'pdf'; there are text, markdown, json, html"):
        load("pdf")


@pytest.mark.parametrize("name", FORMATS)
def test_many_changes_take_time_in_proportion(name: str) -> None:
    def rendered(count: int) -> float:
        many = tuple(
            statement(
                REWORDED, side(f"Made plan {number}", str(number % 9)), side(f"Makes plan {number}", str(number % 9))
            )
            for number in range(count)
        )
        begin = time.process_time()
        load(name).render([comparison(*many)], Style())
        return time.process_time() - begin

    rendered(10)
    few = max(rendered(1_000), 0.02)
    assert rendered(10_000) < 30 * few
