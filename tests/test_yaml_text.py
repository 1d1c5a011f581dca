import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ladderlint import syntax
from ladderlint.build import build_ladder, build_track
from ladderlint.yaml_text import NewLadder, NewLevel, NewTrack, ladder_yaml, scalar, track_yaml

HOSTILE = (
    "",
    " ",
    " leads",
    "leads ",
    "key: value",
    "ends with a colon:",
    "# x",
    "x # y",
    "- x",
    "-",
    "---",
    "...",
    "? x",
    "*x",
    "&x",
    "!x",
    "|",
    ">-",
    "%x",
    "@x",
    "`x`",
    "{a: b}",
    "[a, b]",
    "'single'",
    '"double"',
    "a\\b",
    "yes",
    "No",
    "ON",
    "y",
    "null",
    "~",
    "true",
    "1.10",
    "007",
    "1e3",
    "0x1F",
    "1_000",
    "12:30:45",
    "2024-01-01",
    ".inf",
    "<<",
    "=",
    "a\nb",
    "a\r\nb",
    "a\tb",
    "\u2028",
    "a\u2029b",
    "a\x85b",
    "\ufeffa",
    "a\ufeffb",
    "a\u202eb",
    "a\xadb",
    "\x00\x07\x1b",
    "\x7f",
    "\ufffe",
    "Überprüft",
    "发布",
    "👩‍💻",
    "x" * 100_000,
    "word " * 20_000 + "end",
    "<<<<<<< here",
)
TRACK = NewTrack(
    id="delivery",
    name="Delivery",
    category="building",
    attribution="Example Ltd",
    description="From an idea to its users: all of it",
    levels=(
        NewLevel("1", "Ships small changes", ("Tests them", "# counts them"), ("Shipped a button",)),
        NewLevel("senior", None, ("Plans ahead",)),
        NewLevel("3"),
    ),
)


@settings(deadline=None)  # the first example waits for the parser to be imported
@given(st.text())
@example("\U000f0000\u2028")
def test_any_text_reads_back_as_it_was(text: str) -> None:
    track = NewTrack(text, text, (NewLevel("1", text, (text, text), (text,)),), text, text, text)
    document = syntax.read("t.yaml", track_yaml(track).encode(), "track")
    assert document.faults == []
    read = build_track(document)
    assert read is not None
    assert (read.id, read.name, read.category, read.attribution, read.description) == (text,) * 5
    assert [statement.text for statement in read.levels[0].statements] == [text] * 4


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reads_back_as_it_was(text: str) -> None:
    document = syntax.read("t.yaml", f"key: {scalar(text)}\nlist:\n  - {scalar(text)}\n".encode(), "track")
    assert document.faults == []
    assert document.root is not None
    assert document.root.fields["key"].text == document.root.fields["list"].items[0].text == text


@settings(deadline=None)
@given(st.text())
@example("y")
@example("=")
def test_a_reader_of_yaml_1_1_sees_the_same_text(text: str) -> None:
    yaml = pytest.importorskip("yaml")
    assert yaml.safe_load(f"key: {scalar(text)}\nlist:\n  - {scalar(text)}\n") == {"key": text, "list": [text]}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_reader_of_yaml_1_1_sees_hostile_text_as_it_was(text: str) -> None:
    yaml = pytest.importorskip("yaml")
    assert yaml.safe_load(f"key: {scalar(text)}\n") == {"key": text}


@given(st.text())
def test_a_text_stays_on_one_line_for_every_reader(text: str) -> None:
    assert len(f"x{scalar(text)}x".splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ships features end to end, from design to rollout",
        "Upgraded NodeJS from 8.0 to 8.1.1",
        "Writes the team's guide (with examples)",
        'Explains "done" before starting',
        "Überprüft Änderungen",
        "发布新版本",
        "Links https://example.com/#top",
        "1.2.0",
    ],
)
def test_ordinary_text_stays_plain(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("no", '"no"'),
        ("1.10", '"1.10"'),
        ('5 "whys"', '"5 \\"whys\\""'),
        ("a\nb", '"a\\nb"'),
        ("a\u2028b", '"a\\u2028b"'),
        ("Ü: ü", '"Ü: ü"'),
    ],
)
def test_other_text_is_put_in_double_quotes(text: str, written: str) -> None:
    assert scalar(text) == written


def test_a_track_is_written_in_the_style_of_the_format() -> None:
    assert track_yaml(TRACK, "../../schema/track.schema.json") == (
        "# yaml-language-server: $schema=../../schema/track.schema.json\n"
        "id: delivery\n"
        "name: Delivery\n"
        "category: building\n"
        "attribution: Example Ltd\n"
        'description: "From an idea to its users: all of it"\n'
        "levels:\n"
        "  - level: 1\n"
        "    summary: Ships small changes\n"
        "    signals:\n"
        "      - Tests them\n"
        '      - "# counts them"\n'
        "    examples:\n"
        "      - Shipped a button\n"
        "  - level: senior\n"
        "    signals:\n"
        "      - Plans ahead\n"
        "  - level: 3\n"
    )


def test_a_ladder_is_written_in_the_style_of_the_format() -> None:
    ladder = NewLadder("sales", "Sales", (("1", "Level 1"), ("lead", "Lead: of people"), ("no", "No")), summary="All")
    assert ladder_yaml(ladder) == (
        "format: 1\n"
        "id: sales\n"
        "name: Sales\n"
        "version: 0.1.0\n"
        "summary: All\n"
        "levels:\n"
        "  - id: 1\n"
        "    name: Level 1\n"
        "  - id: lead\n"
        '    name: "Lead: of people"\n'
        '  - id: "no"\n'
        '    name: "No"\n'
    )
    built = build_ladder(syntax.read("ladder.yaml", ladder_yaml(ladder).encode(), "ladder"))
    assert built is not None
    assert [(level.id, level.name) for level in built.levels] == list(ladder.levels)
