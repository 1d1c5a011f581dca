import csv
import json
import re
from io import StringIO
from typing import Literal

import pytest
from conftest import CORPUS
from hypothesis import given
from hypothesis import strategies as st
from test_export_whole import LADDER, whole_of

from ladderlint.exporters import Options, load
from ladderlint.exporters.cells import neutral
from ladderlint.exporters.characters import one_line
from ladderlint.yaml_text import NewLevel, NewTrack, scalar, track_yaml

HEADER = "ladder,version,category,track_id,track,level,level_name,field,position,statement_id,text"
# RFC 4180, section 2: a record is fields between commas, and a field is quoted or has none of the marks inside.
FIELD = r'(?:"(?:[^"]|"")*"|[^",\r\n]*)'
FILE = re.compile(rf"(?:{FIELD}(?:,{FIELD})*\r\n)*")
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")


def written(files: dict[str, str | bytes], layout: Literal["long", "matrix"] = "long", excel: bool = False) -> bytes:
    (data,) = load("csv").export(whole_of(files), Options(layout=layout, excel=excel)).values()
    return data


def rows_of(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    assert FILE.fullmatch(text)
    return list(csv.reader(StringIO(text, newline=""), strict=True))


def said(*signals: str, name: str = "Foundations") -> dict[str, str | bytes]:
    """The small ladder with these signals at level 1 and nothing else."""
    lines = "".join(f"      - {scalar(signal)}\n" for signal in signals)
    track = f"id: f\nname: {scalar(name)}\nlevels:\n  - level: 1\n    signals:\n{lines}"
    return {"ladder/tracks/foundations.yaml": track}


def test_the_long_layout_has_a_row_a_statement() -> None:
    lines = written({}).decode().split("\r\n")
    assert lines[0] == HEADER
    rows = list(csv.reader(lines[1:-1]))
    assert [row[:9] + row[10:] for row in rows[:3]] == [
        ["engineering", "1.0.0", "building", "foundations", "Foundations", "1", "1", "summary", "1",
         "Works within established structures"],
        ["engineering", "1.0.0", "building", "foundations", "Foundations", "1", "1", "signals", "1",
         "Makes simple configuration changes"],
        ["engineering", "1.0.0", "building", "foundations", "Foundations", "1", "1", "examples", "1",
         "Resolved disk errors"],
    ]  # fmt: skip
    assert len(rows) == 6
    assert len({row[9] for row in rows}) == 6


def test_positions_count_from_1_within_a_field() -> None:
    rows = rows_of(written(said("Leads", "Ships", "Helps")))
    assert [row[7:9] for row in rows[1:]] == [["signals", "1"], ["signals", "2"], ["signals", "3"]]


def test_the_matrix_has_a_row_a_track_and_a_column_a_level() -> None:
    assert rows_of(written({}, "matrix")) == [
        ["category", "track_id", "track", "1", "2"],
        [
            "building",
            "foundations",
            "Foundations",
            "Works within established structures\nSignals:\n• Makes simple configuration changes"
            "\nExamples:\n• Resolved disk errors",
            "Improves existing structures\nSignals:\n• Triages service issues\nExamples:\n• Built custom packages",
        ],
    ]


def test_columns_of_the_matrix_have_names_of_their_own() -> None:
    scale = "levels: [{id: a, name: Senior}, {id: b, name: Senior}, {id: c, name: track}]\n"
    head = LADDER[: LADDER.index("levels:")] + scale
    track = "id: f\nname: F\nlevels: [{level: d, summary: Leads}, {level: b, summary: Ships}]\n"
    header, row = rows_of(written({"ladder/ladder.yaml": head, "ladder/tracks/foundations.yaml": track}, "matrix"))
    assert header == ["category", "track_id", "track", "Senior", "Senior (b)", "track (c)", "d"]
    assert row == ["", "f", "F", "", "Ships", "", "Leads"]


def test_excel_gets_a_byte_order_mark_and_nobody_else() -> None:
    assert written({}, excel=True) == b"\xef\xbb\xbf" + written({})


@pytest.mark.parametrize("layout", ["long", "matrix"])
@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-2",
        "@SUM(A1)",
        " =1",
        "\t=1",
        "\tx",
        "\rx",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "\xa0=1",
        "\u200b=1",
    ],
)
def test_no_cell_begins_as_a_formula(text: str, layout: Literal["long", "matrix"]) -> None:
    it = scalar(text)
    data = written(
        {
            "ladder/ladder.yaml": f"id: {it}\nlevels:\n- id: 1\n  name: {it}\n",
            "ladder/tracks/foundations.yaml": f"id: {it}\nname: {it}\ncategory: {it}\nlevels:\n- level: 1\n"
            f"  summary:\n    id: {it}\n    text: {it}\n",
        },
        layout,
    )
    cells = [cell for row in rows_of(data) for cell in row]
    assert not any(FORMULA.match(cell) for cell in cells)
    assert neutral(text) == f"'{text}"
    in_the_matrix = 4 + neutral(one_line(text)).startswith("'")
    assert sum(cell.startswith("'") for cell in cells) == (7 if layout == "long" else in_the_matrix)


@pytest.mark.parametrize("text", ["Leads", "a = b", "5-10 people", "e-mail", "'s-Hertogenbosch", "• x", ""])
def test_an_ordinary_cell_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text


@given(st.text())
def test_taking_one_apostrophe_away_gives_the_text_back(text: str) -> None:
    cell = neutral(text)
    bare = cell[1:] if cell.startswith("'") and neutral(cell[1:]) == cell else cell
    assert len(bare) == len(text)
    assert bare == re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from('",\n\r\t=;'), min_size=1))
def test_any_text_comes_back_from_a_reader_of_csv(text: str) -> None:
    (_, row) = rows_of(written(said(text, name=text)))
    assert (row[4], row[10]) == (neutral(text), neutral(text))


@pytest.mark.parametrize("text", ["a\rb", "a\nb", "a\r\nb", 'a"b', "a,b", "\r"])
def test_a_cell_that_needs_quotes_has_them(text: str) -> None:
    quoted = neutral(text).replace('"', '""')
    assert f',"{quoted}"\r\n'.encode() in written(said(text))


def test_a_text_that_is_half_a_character_is_replaced() -> None:
    whole = whole_of({})
    (track,) = whole.tracks
    broken = whole._replace(tracks=(track._replace(name="a\ud800\x1b[2Jb"),))
    (data,) = load("csv").export(broken, Options()).values()
    assert b"a\xef\xbf\xbd\xef\xbf\xbd[2Jb" in data


def test_medium_s_tracks_have_35_statements_each() -> None:
    if not (CORPUS / "snowflake.jsonl").is_file():
        pytest.skip("the corpus is not here")
    tracks: dict[str, dict[str, dict[str, list[str]]]] = {}
    for line in (CORPUS / "snowflake.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        level = tracks.setdefault(row["track"].lower(), {}).setdefault(str(row["level"]), {})
        level.setdefault(row["kind"], []).append(row["text"])
    files: dict[str, str | bytes] = {
        f"ladder/tracks/{id_}.yaml": track_yaml(
            NewTrack(
                id_,
                id_,
                tuple(
                    NewLevel(level, said["summary"][0], tuple(said["signal"]), tuple(said["example"]))
                    for level, said in levels.items()
                ),
            )
        )
        for id_, levels in tracks.items()
    }
    rows = rows_of(written(files | {"ladder/tracks/foundations.yaml": files["ladder/tracks/foundations.yaml"]}))[1:]
    assert len(rows) == 560
    assert {sum(row[3] == id_ for row in rows) for id_ in tracks} == {35}
    assert len({row[9] for row in rows}) == 560
