import re
from pathlib import Path

import pytest
from conftest import CORPUS, write_files
from hypothesis import given, settings
from hypothesis import strategies as st

from ladderlint import syntax
from ladderlint.api import lint
from ladderlint.build import build_track
from ladderlint.diagnostic import Severity
from ladderlint.errors import LadderlintError
from ladderlint.import_file import plan_import
from ladderlint.importers import Heading, Imported, Note
from ladderlint.importers.text import import_text
from ladderlint.model import Track
from ladderlint.slugs import FORMAT, LONGEST, slug, spoken, unused
from ladderlint.yaml_text import NewLevel, NewTrack, track_yaml

FOUNDATIONS = CORPUS / "foundations-by-medium.txt"
SAMPLE = """\
Delivery
By Example Ltd
Level 1
Ships small changes with help
E.g. Shipped a button
E.g. Fixed three typos in one release
Tests changes before review
Asks for help within a day
Level 2
Ships features alone
E.g. Shipped the invoice page
Splits work into steps
"""
DELIVERY = NewTrack(
    id="delivery",
    name="Delivery",
    attribution="Example Ltd",
    levels=(
        NewLevel(
            "1",
            "Ships small changes with help",
            ("Tests changes before review", "Asks for help within a day"),
            ("Shipped a button", "Fixed three typos in one release"),
        ),
        NewLevel("2", "Ships features alone", ("Splits work into steps",), ("Shipped the invoice page",)),
    ),
)


def imported(text: str, file_name: str = "pasted.txt") -> Imported:
    return import_text(text, file_name)


def notes_of(text: str) -> list[tuple[int, str]]:
    return [(note.line, note.message) for note in imported(text).notes]


def texts_of(found: Imported) -> list[str]:
    """Every text that an import has kept."""
    kept = [heading.name for heading in found.headings]
    for track in found.tracks:
        kept += [track.name, track.attribution, track.description]
        for level in track.levels:
            kept += [level.summary, *level.signals, *level.examples]
    return [text for text in kept if text is not None]


def label_of(beginning: str) -> str:
    """The words of what was taken off a line's beginning."""
    return re.sub(r"[\W\d_]+", "", beginning).lower()


def read_track(data: bytes) -> Track:
    document = syntax.read("track.yaml", data, "track")
    assert document.faults == []
    track = build_track(document)
    assert track is not None
    return track


@pytest.mark.skipif(not FOUNDATIONS.exists(), reason="foundations-by-medium.txt is not here")
def test_the_text_that_people_paste_around_becomes_a_track(tmp_path: Path) -> None:
    plan = plan_import(FOUNDATIONS, tmp_path / "ladder")
    assert plan.notes == ()
    assert set(plan.files) == {"ladder.yaml", "tracks/foundations.yaml"}
    track = read_track(plan.files["tracks/foundations.yaml"])
    assert (track.id, track.name, track.attribution) == ("foundations", "Foundations", "Medium")
    lines = FOUNDATIONS.read_text().splitlines()[2:]
    blocks = [block.strip().splitlines() for block in re.split(r"^Level \d$", "\n".join(lines), flags=re.M)[1:]]
    assert len(blocks) == len(track.levels) == 5
    for number, (block, level) in enumerate(zip(blocks, track.levels, strict=True), 1):
        assert level.level == str(number)
        assert level.summary is not None
        assert level.summary.text == block[0]
        assert [f"E.g. {example.text}" for example in level.examples] == block[1:4]
        assert [signal.text for signal in level.signals] == block[4:]


def test_name_attribution_levels_summaries_examples_and_signals_are_told_apart() -> None:
    assert imported(SAMPLE) == Imported((DELIVERY,), (Heading(3, "1", None), Heading(9, "2", None)), ())


@pytest.mark.parametrize(
    "text",
    [
        SAMPLE.rstrip("\n"),
        SAMPLE.replace("\n", "\r\n"),
        SAMPLE.replace("\n", "\r"),
        "\ufeff" + SAMPLE,
        SAMPLE.replace("\n", "\n\n"),
        SAMPLE.replace("\n", "\n \t\n"),
        re.sub("^", "\t  ", SAMPLE, flags=re.M),
        re.sub("$", "  ", SAMPLE, flags=re.M),
        re.sub("^", "- ", SAMPLE, flags=re.M),
        re.sub("^", "  * ", SAMPLE, flags=re.M),
        re.sub("^", "• ", SAMPLE, flags=re.M),
        re.sub("^", "•\t", SAMPLE, flags=re.M),
        re.sub("^", "12. ", SAMPLE, flags=re.M),
        re.sub("^", "3) ", SAMPLE, flags=re.M),
        SAMPLE.replace("Level", "LEVEL"),
        SAMPLE.replace("Level", "level  "),
        re.sub("^Level", "## Level", "# " + SAMPLE, flags=re.M),
        re.sub("(Level .)", r"\1:", SAMPLE),
        SAMPLE.replace("By Example", "by: Example"),
    ],
)
def test_the_way_a_text_is_laid_out_does_not_matter(text: str) -> None:
    found = imported(text.removesuffix("12. ").removesuffix("3) "))
    assert found.tracks == (DELIVERY,)
    assert [note for note in found.notes if "no words" not in note.message] == []


@pytest.mark.parametrize(
    "label",
    [
        "E.g.",
        "e.g.",
        "Eg.",
        "eg",
        "E.g",
        "E.g:",
        "e.g.,",
        "E. g.",
        "Example:",
        "EXAMPLES:",
        "For example,",
        "For instance:",
        "Example 2:",
    ],
)
def test_a_label_makes_an_example_and_is_taken_off(label: str) -> None:
    (track,) = imported(f"A\nLevel 1\nDoes\n{label} Shipped e.g. a button\n").tracks
    assert track.levels == (NewLevel("1", "Does", (), ("Shipped e.g. a button",)),)


@pytest.mark.parametrize(
    "line",
    [
        "Example applications are kept up to date",
        "Egress rules are reviewed",
        "EG team leads are helped",
        "For example code, writes tests",
        "eg-net",
    ],
)
def test_a_word_like_a_label_is_no_label(line: str) -> None:
    (track,) = imported(f"A\nLevel 1\nDoes\n{line}\n").tracks
    assert track.levels == (NewLevel("1", "Does", (line,)),)


@pytest.mark.parametrize(
    "heading",
    ["Level 7: Staff", "level 7 - Staff", "Level 7 – Staff", "Level 7:Staff", "Level 7 (Staff)", "## LEVEL 7 — Staff"],
)
def test_a_heading_may_name_its_level(heading: str) -> None:
    found = imported(f"A\n{heading}\nDoes\n")
    assert found.headings == (Heading(2, "7", "Staff"),)
    assert found.tracks[0].levels == (NewLevel("7", "Does"),)
    assert found.notes == ()


def test_a_statement_that_begins_like_a_heading_is_kept_and_told() -> None:
    found = imported("A\nLevel 1\nDoes\nLevel 2 engineers are mentored\n")
    assert found.tracks[0].levels == (NewLevel("1", "Does", ("Level 2 engineers are mentored",)),)
    message = "this was taken as a statement; if it heads a level, write it like 'Level 2: Senior'"
    assert found.notes == (Note(4, message),)


def test_a_line_that_begins_with_by_is_a_statement_inside_a_level() -> None:
    (track,) = imported("A\nLevel 1\nDoes\nBy pairing, spreads what it takes\n").tracks
    assert track.levels[0].signals == ("By pairing, spreads what it takes",)
    assert track.attribution is None


def test_above_the_first_level_one_more_line_is_a_description_and_others_are_told() -> None:
    found = imported("A\nAll about it\nBy B\nMore of it\nBy C\nLevel 1\nDoes\n")
    assert (found.tracks[0].description, found.tracks[0].attribution) == ("All about it", "B")
    why = "was left out; only a name, 'By …' and one line of description have a place above the first level"
    assert found.notes == (Note(4, f"'More of it' {why}"), Note(5, f"'By C' {why}"))


def test_the_file_gives_a_missing_name() -> None:
    found = imported("Level 1\nDoes\n", "some/data-science_skills.txt")
    assert (found.tracks[0].id, found.tracks[0].name) == ("data-science-skills", "Data science skills")
    message = "no name stands above the first level; the track is called 'Data science skills', after the file"
    assert found.notes == (Note(1, message),)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("A\nLevel 1\nDoes\n---\n", (4, "'---' was left out, as there are no words in it")),
        ("A\nLevel 1\nDoes\n-\n", (4, "'-' was left out, as there are no words in it")),
        (
            "A\nLevel 1\nDoes\nE.g.\n",
            (4, "'E.g.' was left out, as nothing stands behind it; begin each example with 'E.g.'"),
        ),
        (
            "A\nLevel 1\nDoes\nExamples:\n",
            (4, "'Examples:' was left out, as nothing stands behind it; begin each example with 'E.g.'"),
        ),
        (
            "A\nLevel 1\nDoes\n### More\n",
            (4, "the heading 'More' was left out; inside a level, only statements have a place"),
        ),
        ("A\nLevel 1\nE.g. Done\n", (2, "level 1 has no summary; write what a person at this level does")),
        ("A\nLevel 1\nDoes\nLevel 2\n", (4, "level 2 has no summary; write what a person at this level does")),
        (
            "A\nLevel 1: B\nDoes\nBuilds\nC\nBy D\nLevel 1: E\nDoes\n",
            (7, "'E' was left out; line 2 calls level 1 'B'"),
        ),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(text: str, note: tuple[int, str]) -> None:
    assert notes_of(text) == [note]


def test_a_level_given_twice_is_put_together_and_told() -> None:
    found = imported("A\nLevel 1\nDoes\nLevel 2\nLeads\nLevel 1\nMore\nE.g. Done\n")
    assert found.tracks[0].levels == (NewLevel("1", "Does", ("More",), ("Done",)), NewLevel("2", "Leads"))
    ((line, message),) = found.notes
    assert line == 6
    assert message.startswith("level 1 stands here again, after line 2, and was added to that")


def test_levels_out_of_order_are_put_in_order_and_told() -> None:
    found = imported("A\nLevel 2\nLeads\nLevel 1\nDoes\n")
    assert found.tracks[0].levels == (NewLevel("1", "Does"), NewLevel("2", "Leads"))
    assert found.headings == (Heading(4, "1", None), Heading(2, "2", None))
    assert found.notes == (Note(4, "level 1 stands below level 2 here; it was put into the order of the scale"),)


@pytest.mark.parametrize("text", ["", "\n", "Delivery\nShips\n", "Delivery\nLevel one\nShips\n"])
def test_a_text_without_a_level_is_refused(text: str) -> None:
    with pytest.raises(LadderlintError, match=r"^pasted\.txt: no 'Level 1' line found; write "):
        imported(text)


@pytest.mark.parametrize(
    "between",
    [
        "Craft\nBy Other Ltd\n",
        "\nCraft\nBy Other Ltd\n\n",
        "# Craft\n\nBy Other Ltd\n\n",
        "\n\nCraft\n\nBy Other Ltd\n\n",
    ],
)
def test_levels_that_begin_again_below_a_name_are_another_track(between: str) -> None:
    found = imported(f"{SAMPLE}{between}Level 1\nKeeps code readable\nLevel 2\nReviews code\n")
    craft = NewTrack(
        "craft", "Craft", (NewLevel("1", "Keeps code readable"), NewLevel("2", "Reviews code")), attribution="Other Ltd"
    )
    assert found.tracks == (DELIVERY, craft)
    assert found.notes == ()


def test_a_name_behind_a_blank_line_begins_another_track() -> None:
    found = imported(f"{SAMPLE}\nCraft\nKeeps code easy to change\nLevel 1\nKeeps code readable\n")
    assert [track.name for track in found.tracks] == ["Delivery", "Craft"]
    assert found.tracks[1].description == "Keeps code easy to change"


def test_tracks_of_one_name_get_ids_of_their_own() -> None:
    found = imported(f"{SAMPLE}\n{SAMPLE}\n{SAMPLE}")
    assert [track.id for track in found.tracks] == ["delivery", "delivery-2", "delivery-3"]
    assert found.tracks[2] == DELIVERY._replace(id="delivery-3")


def test_levels_that_begin_again_without_a_name_are_told() -> None:
    found = imported("A\nLevel 1\nDoes\nLevel 1\nBuilds\n")
    assert len(found.tracks) == 1
    assert "put its name on a line of its own above" in found.notes[0].message


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=20)
LINES = st.one_of(
    WORDS,
    st.sampled_from(
        [
            "",
            "Level 1",
            "## Level 2: Senior",
            "level 2 - Lead",
            "level 1",
            "By Medium",
            "E.g.",
            "---",
            "Examples:",
            "# Name",
        ]
    ),
    st.builds("{}{}".format, st.sampled_from(["E.g. ", "- ", "1. ", "# ", "Level 3 ", "By ", "• "]), WORDS),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\r\n"]))
def test_every_line_is_kept_or_told(lines: list[str], line_break: str) -> None:
    lines.insert(len(lines) // 2, "Level 1")
    found = imported(line_break.join(lines))
    kept = texts_of(found)
    told = {note.line for note in found.notes}
    levels = {level.level for track in found.tracks for level in track.levels}
    for number, line in enumerate(lines, 1):
        words = line.removeprefix("\ufeff" if number == 1 else "").strip()
        heading = re.fullmatch(r"(?i)(?:#+ +)?level +([0-9])", words)
        if heading is not None:
            assert heading[1] in levels
        elif words and number not in told:
            cut = {label_of(words.removesuffix(text)) for text in kept if text and words.endswith(text)}
            assert cut & {"", "by", "eg", "example", "examples", "level"}, (number, line)


@settings(deadline=None)  # the first example waits for the parser to be imported
@given(st.lists(WORDS, min_size=1, max_size=10))
def test_what_is_written_says_exactly_what_was_read(lines: list[str]) -> None:
    (track, *_) = imported("\n".join(["Level 1", *lines, "E.g. Done: all #1"])).tracks
    read = read_track(track_yaml(track).encode())
    level = track.levels[0]
    kept = [level.summary, *level.signals, *level.examples]
    assert [statement.text for statement in read.levels[0].statements] == [text for text in kept if text is not None]


def test_a_first_import_makes_a_ladder_that_passes_the_check(tmp_path: Path) -> None:
    text = tmp_path / "delivery.txt"
    text.write_text(SAMPLE.replace("Level 2", "Level 2: Senior"))
    folder = tmp_path / "sales-team"
    plan = plan_import(text, folder)
    assert plan.notes == ()
    assert plan.paths == (folder / "ladder.yaml", folder / "tracks/delivery.yaml")
    plan.write()
    assert (folder / "ladder.yaml").read_text() == (
        "format: 1\nid: sales-team\nname: Sales team\nversion: 0.1.0\n"
        'levels:\n  - id: 1\n    name: Level 1\n  - id: 2\n    name: "Level 2: Senior"\n'
    )
    assert read_track((folder / "tracks/delivery.yaml").read_bytes()).attribution == "Example Ltd"
    result = lint([folder])
    assert result.status == 0
    assert not result.report.at_least(Severity.ERROR)
    assert len(result.report.files) == 2


def test_a_ladder_that_is_there_gains_the_track_and_stays_as_it_is(repository: Path) -> None:
    text = repository / "delivery.txt"
    text.write_text(SAMPLE)
    before = (repository / "ladder/ladder.yaml").read_bytes()
    plan = plan_import(text, repository / "ladder")
    assert set(plan.files) == {"tracks/delivery.yaml"}
    assert plan.notes == ()
    plan.write()
    assert (repository / "ladder/ladder.yaml").read_bytes() == before
    assert (repository / "ladder/tracks/foundations.yaml").exists()
    assert lint([repository]).status == 0


def test_levels_and_names_that_the_ladder_lacks_are_told(repository: Path) -> None:
    text = repository / "delivery.txt"
    text.write_text("Delivery\nLevel 1: Junior\nShips\nLevel 6\nLeads\n")
    plan = plan_import(text, repository / "ladder")
    assert plan.notes == (
        Note(2, "'Junior' was left out, as ladder.yaml names the levels"),
        Note(4, "the ladder has no level 6 (its levels: 1, 2); add it to ladder.yaml"),
    )


def test_a_name_that_the_ladder_has_is_not_told(repository: Path) -> None:
    write_files(
        repository,
        {
            "ladder/ladder.yaml": "format: 1\nid: a\nname: A\nversion: 1.0.0\nlevels:\n"
            "  - {id: 1, name: JUNIOR}\n  - {id: 2, name: 'Level 2: Senior'}\n",
            "delivery.txt": "Delivery\nLevel 1: Junior\nShips\nLevel 2 - Senior\nLeads\n",
        },
    )
    assert plan_import(repository / "delivery.txt", repository / "ladder").notes == ()


def test_a_file_that_is_there_is_written_over_only_by_force(repository: Path) -> None:
    text = repository / "foundations.txt"
    text.write_text(SAMPLE.replace("Delivery", "Foundations", 1))
    with pytest.raises(LadderlintError, match=r"ladder/tracks/foundations\.yaml: already exists; --force writes"):
        plan_import(text, repository / "ladder")
    plan_import(text, repository / "ladder", force=True).write()
    assert read_track((repository / "ladder/tracks/foundations.yaml").read_bytes()).attribution == "Example Ltd"


def test_schemas_are_named_only_where_they_lie(tmp_path: Path) -> None:
    text = tmp_path / "delivery.txt"
    text.write_text(SAMPLE)
    assert not any(b"$schema" in data for data in plan_import(text, tmp_path / "ladder").files.values())
    write_files(tmp_path, {"schema/ladder.schema.json": "{}", "schema/track.schema.json": "{}"})
    files = plan_import(text, tmp_path / "ladder").files
    assert files["ladder.yaml"].startswith(b"# yaml-language-server: $schema=../schema/ladder.schema.json\nformat: 1\n")
    assert files["tracks/delivery.yaml"].startswith(
        b"# yaml-language-server: $schema=../../schema/track.schema.json\nid: delivery\n"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"A\nLevel 1\nCaf\xe9\n", r"a\.txt:3:4: the byte 0xE9 is not UTF-8"),
        (b"A\nLevel 1\nRings a \x07\n", r"a\.txt:3:9: the control character U\+0007"),
        ("A\nLevel 1\n".encode("utf-16"), r"a\.txt:1:1: the file is UTF-16; save it as UTF-8"),
        (b"A\nLevel 1\n" + b"x" * 4 * 1024 * 1024, r"a\.txt: larger than 4 MiB; split it"),
        (
            b"A\nLevel 1\n" + b"Does\n" * 100_000,
            r"a\.txt: .* tracks/a\.yaml could not be read: more than 100,000 values",
        ),
        (b"A\n\nLevel 1\nDoes\n\n" * 1_001, r"a\.txt: more than 1000 tracks in one text; split the file"),
    ],
)
def test_a_file_beyond_what_can_be_read_is_refused_in_one_line(tmp_path: Path, data: bytes, message: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    with pytest.raises(LadderlintError, match=message) as refusal:
        plan_import(file, tmp_path / "ladder")
    assert "\n" not in str(refusal.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LadderlintError, match=r"none\.txt: no such file"):
        plan_import(tmp_path / "none.txt", tmp_path)
    with pytest.raises(LadderlintError, match=r"a folder, not a file"):
        plan_import(tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("ladder", "message"),
    [("id: [", r"ladder\.yaml:1:6: .*; mend the ladder first"), ("- id", r"ladder\.yaml: this is no ladder")],
)
def test_nothing_is_added_to_a_ladder_that_is_broken(repository: Path, ladder: str, message: str) -> None:
    write_files(repository, {"ladder/ladder.yaml": ladder, "delivery.txt": SAMPLE})
    with pytest.raises(LadderlintError, match=message):
        plan_import(repository / "delivery.txt", repository / "ladder")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foundations", "foundations"),
        ("Web client (iOS & Android)", "web-client-ios-android"),
        ("Qualität – Größe", "qualitat-grosse"),
        ("The team's \ufb01rst", "the-teams-first"),
        ("发布", ""),
        ("one two three " * 5, "one-two-three-one-two-three-one-two-three-one-two-three-one-two"),
        ("x" * 70, "x" * 64),
        ("Con", "con-track"),
    ],
)
def test_a_name_becomes_an_id(text: str, expected: str) -> None:
    assert slug(text, "track") == expected


@given(st.text())
def test_an_id_is_as_the_format_wants_it(text: str) -> None:
    made = slug(text, "track")
    assert made == "" or FORMAT.fullmatch(made)
    assert len(made) <= LONGEST


def test_a_taken_id_gets_the_first_free_number() -> None:
    assert unused("craft", ()) == "craft"
    assert unused("craft", {"craft", "craft-2", "craft-4"}) == "craft-3"


def test_a_folder_name_is_spoken_as_words() -> None:
    assert spoken("data-science_team") == "Data science team"
    assert spoken("--") == ""
