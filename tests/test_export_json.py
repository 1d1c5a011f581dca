import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from test_export_whole import whole_of

from ladderlint.exporters import Options, load
from ladderlint.schema import load as schema
from ladderlint.yaml_text import scalar

LADDER = """\
format: 1
id: engineering
name: Engineering
version: 1.0.0
summary: What we expect
effective: 2027-01-01
language: en-GB
levels:
  - {id: 1, name: Junior, points: 1}
  - {id: 2, points: 2.5, branch: ic, x-band: {b: [1, 0.5, true, ~, .inf], a: 0x10}}
  - {id: 3, after: [1, 2], branch: manager}
categories:
  - {id: building, name: Building, x-colour: red}
titles:
  - {name: Engineer, points: {min: 0, max: 5}}
  - {name: Senior, points: {min: 6}, x-grade: 7}
proficiencies: [foundational, working]
glossary: {ETL: "extract, transform, load", API: "x"}
x-owner: people team
"""
TRACK = """\
id: foundations
name: Foundations
category: building
attribution: Medium
description: Develops expertise
inherits: [core]
x-team: platform
levels:
  - level: 2
    x-note: later
    signals: [Ships]
  - level: 1
    summary: Works well
    signals:
      - id: backfills
        text: Performs backfills
        since: 1.1.0
        proficiency: working
        references: [{label: Runbook, url: "https://example.com"}]
        x-source: 3
    examples: [Resolved errors]
retired:
  - {id: pager, in: 2.0.0, reason: Moved, replaced-by: [oncall], x-who: me}
  - {id: gone}
"""
FILES: dict[str, str | bytes] = {"ladder/ladder.yaml": LADDER, "ladder/tracks/foundations.yaml": TRACK}


def text_of(files: dict[str, str | bytes], extensions: bool = False) -> str:
    (data,) = load("json").export(whole_of(files), Options(extensions=extensions)).values()
    return data.decode()


def exported(files: dict[str, str | bytes], extensions: bool = False) -> Any:
    shape = json.loads(text_of(files, extensions), parse_constant=pytest.fail)
    assert [error.message for error in Draft7Validator(schema("export")).iter_errors(shape)] == []
    return shape


def test_everything_that_the_ladder_says_is_there() -> None:
    shape = exported(FILES)
    (track,) = shape.pop("tracks")
    assert shape == {
        "schema": "ladderlint.export/1",
        "ladder": {
            "id": "engineering",
            "name": "Engineering",
            "version": "1.0.0",
            "effective": "2027-01-01",
            "summary": "What we expect",
            "language": "en-GB",
        },
        "levels": [
            {"id": "1", "name": "Junior", "points": 1, "after": [], "branch": None},
            {"id": "2", "name": "2", "points": 2.5, "after": ["1"], "branch": "ic"},
            {"id": "3", "name": "3", "points": None, "after": ["1", "2"], "branch": "manager"},
        ],
        "categories": [{"id": "building", "name": "Building"}],
        "titles": [
            {"name": "Engineer", "points": {"min": 0, "max": 5}},
            {"name": "Senior", "points": {"min": 6, "max": None}},
        ],
        "proficiencies": ["foundational", "working"],
        "glossary": {"API": "x", "ETL": "extract, transform, load"},
    }
    first, second = track.pop("levels")
    assert track == {
        "id": "foundations",
        "name": "Foundations",
        "category": "building",
        "attribution": "Medium",
        "description": "Develops expertise",
        "inherits": ["core"],
        "retired": [
            {"id": "pager", "in": "2.0.0", "reason": "Moved", "replaced_by": ["oncall"]},
            {"id": "gone", "in": None, "reason": None, "replaced_by": []},
        ],
    }
    assert (first["level"], second["level"], second["summary"], second["examples"]) == ("1", "2", None, [])
    assert first["signals"] == [
        {
            "id": "backfills",
            "id_derived": False,
            "text": "Performs backfills",
            "since": "1.1.0",
            "proficiency": "working",
            "references": [{"label": "Runbook", "url": "https://example.com"}],
        }
    ]
    assert first["summary"]["id_derived"] is True
    assert first["summary"]["id"].startswith("foundations-1-summary-")


def test_keys_of_a_house_s_own_go_along_only_where_asked_for() -> None:
    assert '"x-' not in text_of(FILES)
    shape = exported(FILES, extensions=True)
    (track,) = shape["tracks"]
    assert shape["ladder"]["x-owner"] == "people team"
    assert shape["levels"][1]["x-band"] == {"a": 16, "b": [1, 0.5, True, None, None]}
    assert shape["categories"][0]["x-colour"] == "red"
    assert shape["titles"][1]["x-grade"] == 7
    assert track["x-team"] == "platform"
    assert track["levels"][1]["x-note"] == "later"
    assert track["levels"][0]["signals"][0]["x-source"] == 3
    assert track["retired"][0]["x-who"] == "me"


def test_the_text_is_canonical() -> None:
    text = text_of(FILES, extensions=True)
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
    assert "\r" not in text


@given(st.text())
def test_any_text_comes_back_as_it_was(text: str) -> None:
    track = f"id: a\nname: A\nlevels:\n- level: 1\n  summary: {scalar(text)}\n"
    shape = exported({"ladder/tracks/foundations.yaml": track})
    assert shape["tracks"][0]["levels"][0]["summary"]["text"] == text


def test_half_a_character_and_what_moves_a_cursor_are_made_harmless() -> None:
    whole = whole_of(FILES)
    broken = whole._replace(ladder=whole.ladder._replace(name="a\ud800\x9b2J\u202eé"))
    (data,) = load("json").export(broken, Options()).values()
    assert '"name": "a\ufffd\\u009b2J\\u202eé"' in data.decode()


@pytest.mark.parametrize("points", [".inf", ".nan", "1e999", "0x" + "f" * 298])
def test_a_number_that_json_lacks_or_nobody_means_does_not_break_it(points: str) -> None:
    (level,) = exported({"ladder/ladder.yaml": f"id: a\nlevels: [{{id: 1, points: {points}}}]\n"})["levels"]
    assert level["points"] == (int(points, 16) if points.startswith("0x") else None)


def test_a_ladder_with_faults_still_fits_the_schema() -> None:
    track = (
        "levels: [{}, {level: [1], summary: {text: []}, signals: [{x: y}, 1, ~, Leads]}]\nretired: [{id: a, in: []}]\n"
    )
    shape = exported({"ladder/ladder.yaml": "levels: [{id: 1, after: {}}]\n", "ladder/tracks/foundations.yaml": track})
    assert [level["level"] for level in shape["tracks"][0]["levels"]] == ["", ""]
    assert shape["tracks"][0]["levels"][1]["signals"][0]["text"] == "Leads"
