"""What `diff --format json` writes, by its contract."""

import json
from typing import Any

import pytest
from comparisons import comparison, ladder, release, side, statement
from conftest import ROOT
from hostile import HOSTILE
from jsonschema import Draft7Validator
from test_changes_text import hostile_comparison

from ladderlint.changes import Style, load
from ladderlint.comparison import Comparison, Kind
from ladderlint.report.visible import HAZARD
from ladderlint.versions import Bump

SCHEMA = json.loads((ROOT / "schema" / "diff.schema.json").read_text(encoding="utf-8"))


def written(*found: Comparison, style: Style | None = None) -> Any:
    text = load("json").render(found, style or Style(base="v1.2.0"))
    assert not HAZARD.search(text.replace("\n", ""))
    value = json.loads(text)
    Draft7Validator(SCHEMA).validate(value)
    return value


def test_a_comparison_is_written_as_the_contract_says() -> None:
    value = written(
        comparison(
            statement(
                Kind.REMOVED,
                side("Carries a pager", level_name="Senior"),
                (),
                Bump.MINOR,
                "less is asked",
                retired="it is elsewhere",
            )
        )
    )
    assert value == {
        "schema": "ladderlint.diff/1",
        "base": "v1.2.0",
        "head": "the work tree",
        "ladders": [
            {
                "id": "engineering",
                "name": "Engineering",
                "path": "ladder/ladder.yaml",
                "base_version": "1.2.0",
                "head_version": "1.2.0",
                "due": "1.3.0",
                "bump": "minor",
                "changes": [
                    {
                        "kind": "removed",
                        "part": "statement",
                        "bump": "minor",
                        "reason": "less is asked",
                        "before": [
                            {
                                "text": "Carries a pager",
                                "track": "foundations",
                                "track_name": "Foundations",
                                "level": "3",
                                "level_name": "Senior",
                                "field": "signals",
                                "id": None,
                                "path": "ladder/tracks/foundations.yaml",
                                "line": 2,
                                "column": 1,
                            }
                        ],
                        "after": [],
                        "within": [],
                        "retired": "it is elsewhere",
                    }
                ],
                "missing": [],
            }
        ],
    }
    keys = list(value["ladders"][0]["changes"][0])
    assert keys == SCHEMA["definitions"]["change"]["required"], "in the order of the contract"


def test_every_kind_of_change_and_a_missing_file_follow_the_schema() -> None:
    (told,) = written(release())["ladders"]
    assert {change["kind"] for change in told["changes"]} >= {
        "added",
        "removed",
        "reworded",
        "moved",
        "split",
        "changed",
    }
    assert told["due"] == "2.0.0"
    assert told["missing"] == [
        {"path": "ladder/tracks/data.yaml", "side": "base", "why": "the value of 'signals' is not closed"}
    ]
    assert [each["text"] for each in told["changes"][-1]["within"]][:1] == ["Reads dashboards"]


def test_a_ladder_in_which_nothing_changed_is_there_all_the_same() -> None:
    (told,) = written(comparison(base=ladder(None), head=ladder(None)))["ladders"]
    assert (told["changes"], told["bump"], told["due"], told["base_version"]) == ([], "none", None, None)


def test_a_ladder_that_is_new_or_gone_has_no_version_on_the_other_side() -> None:
    here = comparison(statement(Kind.ADDED, (), side("a")))
    new, gone = written(here._replace(base=None), here._replace(head=None))["ladders"]
    assert (new["base_version"], new["head_version"], new["due"]) == (None, "1.2.0", None)
    assert (gone["base_version"], gone["head_version"], gone["due"]) == ("1.2.0", None, None)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_kept_as_they_are(text: str) -> None:
    value = written(hostile_comparison(text), style=Style(base=text, head=text))
    assert value["base"] == text
    assert value["ladders"][0]["changes"][0]["after"][0]["text"] == text
    assert value["ladders"][0]["missing"][0]["why"] == text
