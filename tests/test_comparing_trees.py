"""Which ladders of two trees are the same, what of them is read, and what is told where something can't be."""

from __future__ import annotations

import pytest
from conftest import LADDER, TRACK, small_ladder

from ladderlint.comparing.trees import compare_trees
from ladderlint.comparison import Comparison, Kind, Part
from ladderlint.discovery import NoLadder
from ladderlint.errors import LadderlintError
from ladderlint.tree import MemoryTree
from ladderlint.versions import Bump

OTHER = TRACK.replace("foundations", "other").replace("Foundations", "Other").replace("Makes", "Paints")
HEAD, TRACKS = "ladder/ladder.yaml", "ladder/tracks"
SIGNAL = "Makes simple configuration changes"


def compared(before: dict[str, bytes], after: dict[str, bytes], *names: str) -> tuple[Comparison, ...]:
    return compare_trees(MemoryTree(before), MemoryTree(after), names or ("",))


def kinds(comparison: Comparison) -> list[tuple[Kind, Part]]:
    return [(change.kind, change.part) for change in comparison.changes]


def moved(files: dict[str, bytes], old: str, new: str) -> dict[str, bytes]:
    return {path.replace(old, new, 1): data for path, data in files.items()}


def test_what_is_the_same_on_both_sides_is_no_change() -> None:
    (comparison,) = compared(small_ladder(), small_ladder())
    assert not comparison.changes
    assert not comparison.missing


def test_a_file_that_is_the_same_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    from ladderlint import syntax
    from ladderlint.nodes import Document

    parsed: list[str] = []
    read = syntax.read

    def noting(path: str, data: bytes, role: str) -> Document:
        parsed.append(path)
        return read(path, data, role)

    monkeypatch.setattr(syntax, "read", noting)
    before = small_ladder({f"{TRACKS}/other.yaml": OTHER})
    compared(before, {**before, f"{TRACKS}/other.yaml": OTHER.replace("Paints", "Draws").encode()})
    assert sorted(parsed) == [HEAD, HEAD, f"{TRACKS}/other.yaml", f"{TRACKS}/other.yaml"]


def test_line_ends_are_no_change() -> None:
    windows = {path: data.replace(b"\n", b"\r\n") for path, data in small_ladder().items()}
    (comparison,) = compared(small_ladder(), windows)
    assert comparison.changes == ()


def test_a_ladder_that_moved_to_another_folder_is_known_by_its_id() -> None:
    after = moved(small_ladder({f"{TRACKS}/foundations.yaml": TRACK.replace(SIGNAL, "Paints")}), "ladder/", "hr/eng/")
    (comparison,) = compared(small_ladder(), after)
    assert comparison.base is not None
    assert comparison.head is not None
    assert (comparison.base.path, comparison.head.path) == (HEAD, "hr/eng/ladder.yaml")
    assert set(kinds(comparison)) == {(Kind.REMOVED, Part.STATEMENT), (Kind.ADDED, Part.STATEMENT)}


def test_a_ladder_with_another_id_is_known_by_its_folder() -> None:
    (comparison,) = compared(small_ladder(), small_ladder({HEAD: LADDER.replace("id: engineering", "id: eng")}))
    assert kinds(comparison) == [(Kind.CHANGED, Part.LADDER)]


def test_a_new_ladder_and_one_that_is_gone_are_told_as_that() -> None:
    sales = moved(
        small_ladder({HEAD: LADDER.replace("engineering", "sales").replace("Engineering", "Sales")}),
        "ladder/",
        "sales/",
    )
    sales = {**sales, "sales/tracks/foundations.yaml": OTHER.replace("other", "selling").encode()}
    one, other = compared(small_ladder(), small_ladder() | sales)
    assert (one.changes, kinds(other)) == ((), [(Kind.ADDED, Part.LADDER), (Kind.ADDED, Part.TRACK)])
    one, other = compared(small_ladder() | sales, small_ladder())
    assert (one.changes, kinds(other)) == ((), [(Kind.REMOVED, Part.LADDER), (Kind.REMOVED, Part.TRACK)])
    assert other.due is None


def test_a_ladder_that_was_split_in_two_keeps_its_statements() -> None:
    before = small_ladder({f"{TRACKS}/other.yaml": OTHER})
    after = small_ladder() | {
        "second/ladder.yaml": LADDER.replace("engineering", "second").encode(),
        "second/tracks/other.yaml": OTHER.replace("Triages", "Sorts").encode(),
    }
    one, other = compared(before, after)
    assert kinds(one) == [(Kind.MOVED, Part.TRACK)]
    assert "second" in one.changes[0].reason or "Engineering" in one.changes[0].reason
    assert kinds(other) == [
        (Kind.MOVED, Part.LADDER),
        (Kind.MOVED, Part.TRACK),
        (Kind.REWORDED, Part.STATEMENT),
    ]
    assert other.bump is Bump.MINOR


def test_a_copy_of_a_ladder_is_a_new_one() -> None:
    copy = {path.replace("ladder/", "copy/", 1): data for path, data in small_ladder().items()}
    copy["copy/ladder.yaml"] = LADDER.replace("engineering", "copy").encode()
    other, one = compared(small_ladder(), small_ladder() | copy)
    assert not one.changes
    assert kinds(other) == [(Kind.ADDED, Part.LADDER), (Kind.ADDED, Part.TRACK)]


def test_a_track_that_goes_to_another_ladder_is_new_to_people_there() -> None:
    second = {
        "second/ladder.yaml": LADDER.replace("engineering", "second").encode(),
        "second/tracks/other.yaml": OTHER.encode(),
    }
    moved_there = {path: data for path, data in (small_ladder() | second).items() if path != "second/tracks/other.yaml"}
    moved_there[f"{TRACKS}/other.yaml"] = OTHER.encode()
    one, other = compared(small_ladder() | second, moved_there)
    assert (kinds(one), one.bump) == ([(Kind.MOVED, Part.TRACK)], Bump.MAJOR)
    assert (kinds(other), other.bump) == ([(Kind.MOVED, Part.TRACK)], Bump.MINOR)


def test_a_ladder_in_another_folder_with_another_id_is_known_by_its_tracks() -> None:
    before = small_ladder({f"{TRACKS}/other.yaml": OTHER})
    after = moved(before, "ladder/", "tech/") | {"tech/ladder.yaml": LADDER.replace("engineering", "tech").encode()}
    (comparison,) = compared(before, after)
    assert kinds(comparison) == [(Kind.CHANGED, Part.LADDER)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("levels:", "level:"),
        ("    signals:", "    signal:"),
        ("- Makes simple configuration changes", "- txt: Makes simple configuration changes"),
        ("    summary: Works within established structures", "    sumary: Works within established structures"),
    ],
)
def test_what_a_slip_hides_is_not_told_as_gone(old: str, new: str) -> None:
    slipped = small_ladder({f"{TRACKS}/foundations.yaml": TRACK.replace(old, new, 1)})
    (comparison,) = compared(small_ladder(), slipped)
    assert [each.path for each in comparison.missing] == [f"{TRACKS}/foundations.yaml"]
    assert not comparison.changes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Foundations", "name: Foundations\nowner: Ops"),
        ("signals:\n      - Triages service issues", "signals:"),
    ],
)
def test_what_hides_nothing_is_compared(old: str, new: str) -> None:
    text = TRACK.replace(old, new, 1).replace("Makes", "Paints")
    (comparison,) = compared(small_ladder(), small_ladder({f"{TRACKS}/foundations.yaml": text}))
    assert not comparison.missing
    assert comparison.changes


@pytest.mark.parametrize("side", ["base", "head"])
def test_a_track_that_cant_be_read_on_one_side_is_left_out_and_named(side: str) -> None:
    good = small_ladder({f"{TRACKS}/other.yaml": OTHER})
    broken = good | {f"{TRACKS}/foundations.yaml": b"id: [\n"}
    changed = good | {f"{TRACKS}/other.yaml": OTHER.replace("Paints", "Draws").encode()}
    (comparison,) = compared(broken, changed) if side == "base" else compared(changed, broken)
    why = "line 2: the file ends inside a list or mapping that is still open"
    assert [*comparison.missing] == [(f"{TRACKS}/foundations.yaml", side, why)]
    assert {change.here.track for change in comparison.changes} == {"other"}


@pytest.mark.parametrize("side", ["base", "head"])
def test_tracks_are_compared_also_where_ladder_yaml_cant_be_read(side: str) -> None:
    broken = small_ladder({HEAD: "id: ["})
    changed = small_ladder({f"{TRACKS}/foundations.yaml": TRACK.replace("Triages", "Sorts")})
    (comparison,) = compared(broken, changed) if side == "base" else compared(changed, broken)
    assert [(each.path, each.side) for each in comparison.missing] == [(HEAD, side)]
    assert kinds(comparison) == [(Kind.REWORDED, Part.STATEMENT)]


def test_a_ladder_that_cant_be_read_on_either_side_is_an_error() -> None:
    with pytest.raises(LadderlintError, match=r"ladder/ladder.yaml:1:6: "):
        compared(small_ladder({HEAD: "id: ["}), small_ladder({HEAD: "id: ["}))


def test_a_path_that_means_no_ladder_on_either_side_is_an_error() -> None:
    with pytest.raises(NoLadder, match="no ladder found"):
        compared({}, {})


def test_a_path_means_the_ladders_in_it_only() -> None:
    two = small_ladder() | moved(small_ladder({HEAD: LADDER.replace("engineering", "sales")}), "ladder/", "sales/")
    (comparison,) = compared(two, two, "sales")
    assert comparison.ladder.path == "sales/ladder.yaml"


def test_of_two_ladders_with_one_id_those_in_one_folder_are_the_same() -> None:
    two = small_ladder() | moved(small_ladder(), "ladder/", "other/")
    assert [comparison.changes for comparison in compared(two, two)] == [(), ()]
