"""The benchmarks' ladders are what they say they are. Nothing here looks at a clock."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from ruamel.yaml import YAML

from ladderlint import compare, load
from ladderlint.api import lint

BENCHMARKS = ROOT / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from ladders import write_ladder  # noqa: E402  needs the path above
from revisions import CHANGED, change  # noqa: E402


def parsed(folder: Path) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The ladder.yaml, and the tracks by the names of their files."""
    yaml = YAML(typ="safe")
    tracks = {path.stem: yaml.load(path) for path in sorted(folder.glob("tracks/*"))}
    return yaml.load(folder / "ladder.yaml"), tracks


def statements(track: dict[str, Any], field: str) -> list[str]:
    found = [statement for level in track["levels"] for statement in level[field]]
    return [statement if isinstance(statement, str) else statement["text"] for statement in found]


@pytest.mark.parametrize("tracks", [1, 16])
def test_a_ladder_has_as_many_tracks_as_asked_with_five_full_levels_each(tmp_path: Path, tracks: int) -> None:
    write_ladder(tmp_path, tracks)
    ladder, written = parsed(tmp_path)
    assert [level["id"] for level in ladder["levels"]] == [1, 2, 3, 4, 5]
    assert ladder["categories"] and ladder["titles"] and ladder["glossary"]
    assert len(written) == tracks
    for name, track in written.items():
        assert track["id"] == name
        assert track["category"] in [category["id"] for category in ladder["categories"]]
        assert [level["level"] for level in track["levels"]] == [1, 2, 3, 4, 5]
        assert all(level["summary"] for level in track["levels"])
        assert all(len(level["signals"]) == len(level["examples"]) == 3 for level in track["levels"])


@pytest.mark.parametrize("tracks", [1, 40])
def test_the_default_rules_find_nothing_in_a_ladder(tmp_path: Path, tracks: int) -> None:
    write_ladder(tmp_path, tracks)
    linted = lint([tmp_path])
    assert [(found.path, found.rule, found.message) for found in linted.report.diagnostics] == []
    assert linted.status == 0
    assert len(linted.report.files) == tracks + 1


def test_statements_have_the_length_and_the_look_of_real_ones_and_none_comes_twice(tmp_path: Path) -> None:
    write_ladder(tmp_path, 100)
    tracks = parsed(tmp_path)[1].values()
    fields = {
        field: [text for track in tracks for text in statements(track, field)] for field in ("signals", "examples")
    }
    summaries = [level["summary"] for track in tracks for level in track["levels"]]
    texts = [*fields["signals"], *fields["examples"], *summaries]
    assert len(texts) == len(set(texts)) == 100 * 5 * 7
    assert {len(text.split()) for text in texts} <= set(range(12, 24))
    assert all(text[0].isupper() and text[-1].isalnum() for text in texts)
    assert all(text.split()[0].endswith("s") for text in [*fields["signals"], *summaries])
    assert not any(text.split()[0].endswith("s") for text in fields["examples"])


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_words(tmp_path: Path) -> None:
    def written(name: str, seed: int) -> dict[str, bytes]:
        folder = tmp_path / name
        write_ladder(folder, 3, seed)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}

    assert written("a", 1) == written("b", 1)
    assert written("a", 1) != written("c", 2)


def test_the_generator_runs_from_the_command_line(tmp_path: Path) -> None:
    script = [sys.executable, str(BENCHMARKS / "ladders.py"), str(tmp_path / "new"), "--tracks", "2"]
    subprocess.run(script, check=True)
    assert len(parsed(tmp_path / "new")[1]) == 2


@pytest.mark.parametrize("tracks", [16, 40])
def test_between_two_revisions_ten_tracks_differ(tmp_path: Path, tracks: int) -> None:
    write_ladder(tmp_path, tracks)
    before = load(tmp_path)
    change(tmp_path)
    found = compare(before, load(tmp_path)).changes
    assert len({change.here.track for change in found}) == CHANGED
    assert sorted(change.kind.value for change in found) == ["added"] * CHANGED + ["reworded"] * CHANGED
