from collections.abc import Mapping
from random import Random

import pytest
from conftest import small_ladder

from ladderlint.discovery import find_ladders
from ladderlint.errors import LadderlintError
from ladderlint.exporters import FORMATS, Options, load
from ladderlint.tree import MemoryTree, Unreadable
from ladderlint.whole import Whole, load_whole

SCALE = "levels: [{id: 1}, {id: 2}]\n"
LADDER = f"format: 1\nid: a\nname: A\nversion: 1.0.0\n{SCALE}"


def whole_of(files: Mapping[str, str | bytes]) -> Whole:
    """A ladder held in memory, given by what differs from the small one."""
    tree = MemoryTree(small_ladder(files))
    (asked,) = find_ladders(tree, [""])
    return load_whole(tree, asked.files)


def shuffled(files: Mapping[str, str | bytes], seed: int) -> Whole:
    tree = MemoryTree(small_ladder(files))
    (asked,) = find_ladders(tree, [""])
    tracks = list(asked.files.tracks)
    Random(seed).shuffle(tracks)
    return load_whole(tree, asked.files._replace(tracks=tuple(tracks)))


def track(id_: str, name: str = "", more: str = "") -> str:
    return f"id: {id_}\nname: {name or id_}\n{more}levels: [{{level: 1, signals: [Leads]}}]\n"


MANY = {
    "ladder/ladder.yaml": LADDER + "categories: [{id: z, name: First}, {id: b, name: Second}]\n",
    "ladder/tracks/foundations.yaml": track("f", "beta", "category: b\n"),
    "ladder/tracks/1.yaml": track("one", "Alpha", "category: b\n"),
    "ladder/tracks/2.yaml": track("two", "Zeta", "category: z\n"),
    "ladder/tracks/3.yaml": track("three", "Aaa"),
    "ladder/tracks/4.yaml": track("four", "Abc", "category: gone\n"),
    "ladder/tracks/5.yaml": track("five", "Alpha", "category: b\n"),
    "ladder/tracks/6.yaml": track("five", "Alpha", "category: b\ndescription: again\n"),
}


def test_tracks_stand_in_the_order_of_their_categories_and_then_of_their_names() -> None:
    assert [track.id for track in whole_of(MANY).tracks] == ["two", "five", "five", "one", "f", "three", "four"]


def test_levels_stand_in_the_order_of_the_scale_and_unknown_ones_last() -> None:
    levels = "levels: [{level: x}, {level: 2, summary: b}, {level: w}, {level: 1}, {level: 2, summary: a}]\n"
    whole = whole_of({"ladder/tracks/foundations.yaml": f"id: a\nname: A\n{levels}"})
    (only,) = whole.tracks
    assert [entry.level for entry in only.levels] == ["1", "2", "2", "x", "w"]
    assert [entry.summary.text for entry in only.levels if entry.summary] == ["b", "a"]
    assert whole.level_names == {"1": "1", "2": "2", "x": "x", "w": "w"}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("layout", ["long", "matrix"])
def test_an_export_does_not_depend_on_the_order_of_files(name: str, layout: str) -> None:
    options = Options(layout="long" if layout == "long" else "matrix", extensions=True)
    made = load(name).export(whole_of(MANY), options)
    for seed in range(5):
        assert load(name).export(shuffled(MANY, seed), options) == made


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_named_as_its_format_says(name: str) -> None:
    made = load(name).export(whole_of({}), Options())
    assert FORMATS[name].is_folder == (len(made) > 1)
    if not FORMATS[name].is_folder:
        assert list(made) == [FORMATS[name].file]


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_of_next_to_nothing_is_still_an_export(name: str) -> None:
    nothing = {"ladder/ladder.yaml": "id: x\n", "ladder/tracks/foundations.yaml": "name:\nlevels: [{}, {level: ~}]\n"}
    for layout in (Options(), Options(layout="matrix")):
        assert all(data.endswith(b"\n") for data in load(name).export(whole_of(nothing), layout).values())


def test_a_format_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(LadderlintError, match="'pdf'; there are markdown, csv, json"):
        load("pdf")


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("ladder.yaml", "id: 'x", r"^ladder/ladder.yaml:1:\d+: "),
        ("ladder.yaml", "- id", "^ladder/ladder.yaml:1:1: this is no ladder; write keys such as 'id'"),
        ("tracks/foundations.yaml", "\n\n  just words\n", "^ladder/tracks/foundations.yaml:3:3: this is no track;"),
        ("tracks/foundations.yaml", "", "^ladder/tracks/foundations.yaml:1:1: this is no track;"),
        (
            "tracks/foundations.yaml",
            "id: a\nname: \x00\n",
            "^ladder/tracks/foundations.yaml:2:7: the control character",
        ),
    ],
)
def test_a_file_that_is_no_ladder_or_track_is_told_with_its_place(file: str, text: str, says: str) -> None:
    with pytest.raises(LadderlintError, match=says):
        whole_of({f"ladder/{file}": text})


def test_a_file_that_cannot_be_read_says_so_itself() -> None:
    tree = MemoryTree(small_ladder())
    (asked,) = find_ladders(tree, [""])
    with pytest.raises(Unreadable, match="no such file"):
        load_whole(tree, asked.files._replace(tracks=("ladder/tracks/gone.yaml",)))
