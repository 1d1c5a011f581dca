"""What is told of two versions of a ladder: which statement is which, what changed for whom, and what that asks."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from edited_ladders import told, whole_of

from ladderlint.comparing import similar
from ladderlint.comparing.ladders import compare
from ladderlint.comparing.similar import likeness
from ladderlint.comparison import Comparison, Kind, Part
from ladderlint.versions import Bump

HEAD = "format: 1\nid: x\nname: X\nversion: {}\nlevels: [{}]\n{}"
SCALE = "{id: 1, name: Junior}, {id: 2, name: Senior}, {id: 3, name: Lead}"


def ladder(*tracks: str, levels: str = SCALE, version: str = "1.2.0", more: str = "") -> dict[str, bytes]:
    """A ladder whose tracks are given as YAML; each file has the name of its track's id."""
    files = {"ladder.yaml": HEAD.format(version, levels, more)}
    for text in tracks:
        id_ = text.partition("id: ")[2].partition("\n")[0]
        files[f"tracks/{id_}.yaml"] = text
    return {path: text.encode() for path, text in files.items()}


def track(
    levels: Mapping[int, str] | Mapping[str, str], id_: str = "craft", name: str = "Craft", more: str = ""
) -> str:
    """A track: what stands under each level, as a flow mapping's inside."""
    lines = "".join(f"  - {{level: {level}, {said}}}\n" for level, said in levels.items())
    return f"id: {id_}\nname: {name}\n{more}levels:\n{lines}"


def compared(before: dict[str, bytes], after: dict[str, bytes]) -> Comparison:
    return compare(whole_of(before), whole_of(after))


def signals(*texts: str) -> str:
    return f"signals: [{', '.join(texts)}]"


def changes(before: dict[str, bytes], after: dict[str, bytes]) -> list[tuple[object, ...]]:
    """What changed, as kind, part, texts before and after, and what it asks of the version."""
    return [(*told(change), change.bump) for change in compared(before, after).changes]


def test_a_statement_is_known_by_its_id_whatever_its_words() -> None:
    before = ladder(track({1: signals("{id: a, text: Reads mail}")}))
    after = ladder(track({1: signals("{id: a, text: Designs bridges for trains}")}))
    ((kind, _, one, other, _),) = changes(before, after)
    assert (kind, one, other) == (Kind.REWORDED, ("Reads mail",), ("Designs bridges for trains",))


def test_with_other_ids_statements_that_are_only_alike_are_two() -> None:
    before = ladder(track({1: signals("{id: a, text: Reviews the code of peers each day}")}))
    after = ladder(track({1: signals("{id: b, text: Reviews the code of peers each week}")}))
    assert [kind for kind, *_ in changes(before, after)] == [Kind.REMOVED, Kind.ADDED]


def test_with_another_id_the_same_words_are_the_same_statement() -> None:
    before = ladder(track({1: signals("{id: a, text: Reviews the code of peers}")}))
    after = ladder(track({1: signals("{id: b, text: Reviews the code of peers}")}))
    comparison = compared(before, after)
    assert comparison.changes == ()
    assert [(pair.before.id, pair.after.id) for pair in comparison.pairs] == [("a", "b")]


def test_a_tombstone_says_what_took_the_place_of_a_statement() -> None:
    before = ladder(track({1: signals("{id: pager, text: Carries the pager}")}))
    retired = "retired: [{id: pager, in: 2.0.0, reason: Has a track of its own, replaced-by: [oncall]}]\n"
    after = ladder(track({1: signals("{id: oncall, text: Answers alerts within minutes}")}, more=retired))
    ((kind, _, one, other, _),) = changes(before, after)
    assert (kind, one, other) == (Kind.REWORDED, ("Carries the pager",), ("Answers alerts within minutes",))


def test_a_tombstone_says_which_statements_something_was_split_into() -> None:
    before = ladder(track({1: signals("{id: a, text: Keeps services up}")}))
    retired = "retired: [{id: a, replaced-by: [b, c]}]\n"
    after = ladder(track({1: signals("{id: b, text: Answers alerts}", "{id: c, text: Tests backups}")}, more=retired))
    ((kind, _, one, other, bump),) = changes(before, after)
    assert (kind, one, other) == (Kind.SPLIT, ("Keeps services up",), ("Answers alerts", "Tests backups"))
    assert bump is Bump.MINOR


@pytest.mark.parametrize(
    ("field", "whole", "bump"),
    [
        ("signals", "Writes unit tests for new code, reviews pull requests and mentors authors", Bump.MAJOR),
        ("signals", "Writes unit tests for new code and reviews pull requests", Bump.MINOR),
        ("examples", "Writes unit tests for new code, reviews pull requests and mentors authors", Bump.MINOR),
    ],
)
def test_what_is_merged_is_weighed_by_what_comes_to_it(field: str, whole: str, bump: Bump) -> None:
    before = ladder(track({1: f"{field}: [Writes unit tests for new code, Reviews pull requests]"}))
    after = ladder(track({1: f'{field}: ["{whole}"]'}))
    ((kind, *_, found),) = changes(before, after)
    assert (kind, found) == (Kind.MERGED, bump)


def test_why_a_statement_went_is_told() -> None:
    before = ladder(track({1: signals("{id: a, text: Carries the pager}", "Reads mail")}))
    after = ladder(track({1: signals("Reads mail")}, more="retired: [{id: a, reason: Nobody has pagers}]\n"))
    (change,) = compared(before, after).changes
    assert (change.kind, change.retired) == (Kind.REMOVED, "Nobody has pagers")


@pytest.mark.parametrize(
    ("before", "after", "bump"),
    [
        ({1: "Reads mail", 2: "Plans trips"}, {1: "Plans trips", 2: "Reads mail"}, Bump.MAJOR),
        ({2: "Plans long trips"}, {1: "Plans long trips"}, Bump.MAJOR),
        ({1: "Plans long trips"}, {2: "Plans long trips"}, Bump.MINOR),
        ({1: "Plans long trips"}, {3: "Plans long trips"}, Bump.MINOR),
    ],
)
def test_what_is_asked_earlier_is_new_to_somebody(before: dict[int, str], after: dict[int, str], bump: Bump) -> None:
    one, other = (ladder(track({level: signals(text) for level, text in side.items()})) for side in (before, after))
    comparison = compared(one, other)
    assert {change.kind for change in comparison.changes} == {Kind.MOVED}
    assert comparison.bump is bump


def test_a_level_of_another_branch_asks_it_of_others() -> None:
    levels = "{id: 1}, {id: ic, after: 1, branch: ic}, {id: em, after: 1, branch: em}"
    before = ladder(track({"ic": signals("Plans long trips")}), levels=levels)
    after = ladder(track({"em": signals("Plans long trips")}), levels=levels)
    ((kind, *_, bump),) = changes(before, after)
    assert (kind, bump) == (Kind.MOVED, Bump.MAJOR)


@pytest.mark.parametrize(
    ("before", "after", "bump"),
    [
        ("examples: [Planned long trips]", "signals: [Planned long trips]", Bump.MAJOR),
        ("signals: [Plans long trips]", "examples: [Plans long trips]", Bump.MINOR),
        ("signals: [Plans long trips]", "summary: Plans long trips", Bump.MINOR),
    ],
)
def test_an_example_that_becomes_a_signal_is_asked_from_then_on(before: str, after: str, bump: Bump) -> None:
    ((kind, *_, found),) = changes(ladder(track({1: before})), ladder(track({1: after})))
    assert (kind, found) == (Kind.MOVED, bump)


def test_what_goes_to_another_track_is_new_to_people_there() -> None:
    before = ladder(track({1: signals("Plans long trips")}), track({1: signals("Reads mail")}, "ops", "Ops"))
    after = ladder(track({1: "signals: []"}), track({1: signals("Reads mail", "Plans long trips")}, "ops", "Ops"))
    (change,) = compared(before, after).changes
    assert (change.kind, change.before[0].track_name, change.after[0].track_name) == (Kind.MOVED, "Craft", "Ops")
    assert change.bump is Bump.MAJOR


def test_what_moved_may_be_reworded_too() -> None:
    before = ladder(track({2: signals("Plans the long trips of the whole team to customers")}))
    after = ladder(track({1: signals("Plans the long trips of the team to customers")}))
    ((kind, _, one, other, bump),) = changes(before, after)
    assert (kind, bump) == (Kind.MOVED, Bump.MAJOR)
    assert one != other


def test_the_order_of_statements_is_no_change() -> None:
    before = ladder(track({1: signals("Plans trips", "Reads mail", "Reads mail")}))
    after = ladder(track({1: signals("Reads mail", "Plans trips", "Reads mail")}))
    comparison = compared(before, after)
    assert not (comparison.changes or comparison.pairs or comparison.gone or comparison.come)


def test_one_of_two_equal_statements_can_go() -> None:
    before = ladder(track({1: signals("Reads mail", "Reads mail")}))
    after = ladder(track({1: signals("Reads mail")}))
    assert changes(before, after) == [(Kind.REMOVED, Part.STATEMENT, ("Reads mail",), (), Bump.PATCH)]


def test_to_say_twice_what_stands_there_already_asks_nothing_new() -> None:
    once, twice = (ladder(track({1: signals(*["Reads mail"] * count)})) for count in (1, 2))
    assert changes(once, twice) == [(Kind.ADDED, Part.STATEMENT, (), ("Reads mail",), Bump.PATCH)]
    # At another level it is asked of others.
    assert compared(once, ladder(track({1: signals("Reads mail"), 2: signals("Reads mail")}))).bump is Bump.MAJOR


def test_of_two_statements_with_one_id_the_words_tell_which_is_which() -> None:
    said = "{id: a, text: Writes tests}", "{id: a, text: Leads reviews of designs}"
    assert changes(ladder(track({1: signals(*said)})), ladder(track({1: signals(*reversed(said))}))) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Helps with incident response", "Helps with interview loops"),
        ("Presents results to customers", "Presents awards at parties"),
        ("Writes tests", "Writes code"),
    ],
)
def test_to_do_the_same_with_something_else_is_another_thing(before: str, after: str) -> None:
    found = changes(ladder(track({1: signals(before)})), ladder(track({1: signals(after)})))
    assert [kind for kind, *_ in found] == [Kind.REMOVED, Kind.ADDED]


def test_something_else_by_the_same_id_is_asked_anew() -> None:
    one, other = (
        ladder(track({1: signals(f"{{id: a, text: {text}}}")})) for text in ("Writes tests", "Answers calls at night")
    )
    ((kind, *_, bump),) = changes(one, other)
    assert (kind, bump) == (Kind.REWORDED, Bump.MAJOR)


def test_a_track_with_another_id_is_known_by_what_it_says() -> None:
    said = {1: signals("Plans long trips", "Reads mail"), 2: signals("Designs bridges")}
    comparison = compared(ladder(track(said)), ladder(track(said, "travel", "Travel")))
    assert [told(change) for change in comparison.changes] == [(Kind.RENAMED, Part.TRACK, ("Craft",), ("Travel",))]
    assert comparison.tracks == (("travel", "craft"),)
    assert comparison.gone == comparison.come == ()


def test_a_new_track_is_one_change_with_what_it_says_within() -> None:
    before = ladder(track({1: signals("Plans long trips")}))
    after = ladder(
        track({1: "signals: []"}),
        track({1: signals("Reads mail"), 2: signals("Plans long trips")}, "ops", "Ops"),
    )
    comparison = compared(before, after)
    assert sorted((change.kind.value, change.part.value) for change in comparison.changes) == [
        ("added", "track"),
        ("moved", "statement"),
    ]
    (new,) = (change for change in comparison.changes if change.part is Part.TRACK)
    assert [side.text for side in new.within] == ["Reads mail"]


def test_a_track_that_is_gone_is_one_change() -> None:
    before = ladder(track({1: signals("Plans long trips")}), track({1: signals("Reads mail")}, "ops", "Ops"))
    (change,) = compared(before, ladder(track({1: signals("Plans long trips")}))).changes
    assert (change.kind, change.part, change.bump) == (Kind.REMOVED, Part.TRACK, Bump.MINOR)
    assert [side.text for side in change.within] == ["Reads mail"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("{id: 1}", "{id: 1}, {id: 2}", (Kind.ADDED, Part.LEVEL, Bump.MAJOR)),
        ("{id: 1}, {id: 2}", "{id: 1}", (Kind.REMOVED, Part.LEVEL, Bump.MINOR)),
        ("{id: 1, name: Junior}", "{id: 1, name: Beginner}", (Kind.RENAMED, Part.LEVEL, Bump.MINOR)),
        ("{id: 1, name: Junior}", "{id: j, name: Junior}", (Kind.RENAMED, Part.LEVEL, Bump.MINOR)),
        ("{id: 1, points: 3}", "{id: 1, points: 5}", (Kind.CHANGED, Part.LEVEL, Bump.MINOR)),
        ("{id: 1, points: 5}", "{id: 1, points: 3}", (Kind.CHANGED, Part.LEVEL, Bump.MAJOR)),
        ("{id: 1}, {id: 2}", "{id: 2}, {id: 1}", (Kind.CHANGED, Part.LADDER, Bump.MAJOR)),
        (
            "{id: 1}, {id: 2}, {id: 3, after: 2}",
            "{id: 1}, {id: 2}, {id: 3, after: 1}",
            (Kind.CHANGED, Part.LEVEL, Bump.MAJOR),
        ),
    ],
)
def test_changes_of_the_scale_are_told(before: str, after: str, expected: tuple[object, ...]) -> None:
    ((kind, part, _, _, bump),) = changes(ladder(levels=before), ladder(levels=after))
    assert (kind, part, bump) == expected


def test_a_level_that_comes_between_may_take_the_number_of_another() -> None:
    before = ladder(track({2: signals("Reads mail")}), levels="{id: 1, name: Junior}, {id: 2, name: Senior}")
    after = ladder(
        track({3: signals("Reads mail")}), levels="{id: 1, name: Junior}, {id: 2, name: Mid}, {id: 3, name: Senior}"
    )
    found = [(kind, part, texts) for kind, part, _, texts, _ in changes(before, after)]
    assert found == [(Kind.ADDED, Part.LEVEL, ("Mid",)), (Kind.RENAMED, Part.LEVEL, ("3",))]


def test_levels_that_are_all_called_otherwise_are_those_at_their_places() -> None:
    before = ladder(track({1: signals("Reads mail"), 2: signals("Plans trips")}), levels="{id: 1}, {id: 2}")
    after = ladder(track({"a": signals("Reads mail"), "b": signals("Plans trips")}), levels="{id: a}, {id: b}")
    assert [(kind, part) for kind, part, *_ in changes(before, after)] == [(Kind.RENAMED, Part.LEVEL)] * 2


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "titles: [{name: Boss, points: {min: 3}}]\n", (Kind.ADDED, Part.TITLE, Bump.MINOR)),
        (
            "titles: [{name: Boss, points: {min: 3}}]\n",
            "titles: [{name: Boss, points: {min: 5}}]\n",
            (Kind.CHANGED, Part.TITLE, Bump.MAJOR),
        ),
        (
            "titles: [{name: Boss, points: {min: 5}}]\n",
            "titles: [{name: Boss, points: {min: 3}}]\n",
            (Kind.CHANGED, Part.TITLE, Bump.MINOR),
        ),
        (
            "titles: [{name: Boss, points: {min: 5}}]\n",
            "titles: [{name: Chief, points: {min: 5}}]\n",
            (Kind.RENAMED, Part.TITLE, Bump.MINOR),
        ),
        ("", "glossary: {ETL: loading}\n", (Kind.ADDED, Part.TERM, Bump.MINOR)),
        ("glossary: {ETL: loading}\n", "glossary: {ETL: Loading.}\n", (Kind.REWORDED, Part.TERM, Bump.PATCH)),
        ("", "categories: [{id: a, name: A}]\n", (Kind.ADDED, Part.CATEGORY, Bump.PATCH)),
        ("summary: Who does what\n", "summary: Who does what.\n", (Kind.REWORDED, Part.LADDER, Bump.PATCH)),
        ("", "language: en-GB\n", (Kind.CHANGED, Part.LADDER, Bump.PATCH)),
    ],
)
def test_changes_of_the_ladder_itself_are_told(before: str, after: str, expected: tuple[object, ...]) -> None:
    ((kind, part, _, _, bump),) = changes(ladder(more=before), ladder(more=after))
    assert (kind, part, bump) == expected


@pytest.mark.parametrize(("before", "after", "bump"), [("basic", "good", Bump.MAJOR), ("good", "basic", Bump.MINOR)])
def test_more_proficiency_is_more_asked(before: str, after: str, bump: Bump) -> None:
    one, other = (
        ladder(track({1: signals(f"{{text: Reads mail, proficiency: {each}}}")}), more="proficiencies: [basic, good]\n")
        for each in (before, after)
    )
    ((kind, _, *texts, found),) = changes(one, other)
    assert (kind, texts, found) == (Kind.CHANGED, [(before,), (after,)], bump)


@pytest.mark.parametrize(
    ("declared", "due", "too_little"),
    [("1.2.0", "2.0.0", True), ("1.3.0", "2.0.0", True), ("2.0.0", "2.0.0", False), ("2.0.0-draft", "2.0.0", False)],
)
def test_the_version_is_held_to_what_changed(declared: str, due: str, too_little: bool) -> None:
    before = ladder(track({1: signals("Reads mail")}))
    after = ladder(track({1: signals("Reads mail", "Plans long trips")}), version=declared)
    comparison = compared(before, after)
    assert (str(comparison.due), comparison.says_too_little) == (due, too_little)


def test_changes_come_in_the_order_of_the_ladder() -> None:
    before = ladder(track({1: signals("Reads mail")}), track({1: signals("Sells ice")}, "ops", "Ops"))
    after = ladder(
        track({1: signals("Reads mail", "Plans long trips"), 2: signals("Designs bridges")}),
        track({1: signals("Sells ice", "Paints doors")}, "ops", "Ops"),
        more="glossary: {ETL: loading}\n",
    )
    assert [change.here.text for change in compared(before, after).changes] == [
        "ETL: loading",
        "Plans long trips",
        "Designs bridges",
        "Paints doors",
    ]


def test_not_each_statement_is_compared_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    def many(end: str) -> dict[str, bytes]:
        said = (f"Plans {number:x} long trips of team{number % 97} to {end} customers" for number in range(3_000))
        return ladder(track({1: signals(*said)}))

    calls = 0

    def counted(one: str, other: str) -> float:
        nonlocal calls
        calls += 1
        return likeness(one, other)

    monkeypatch.setattr(similar, "likeness", counted)
    assert len(compared(many("happy"), many("angry")).pairs) == 3_000
    assert calls < 3_000 * 10
