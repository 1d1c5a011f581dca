"""The workflow for releases: a version without a tag gets one, with notes and exports, and only once."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest
from conftest import LADDER, TRACK
from git_repositories import BAD_TRACK, TRACK_FILE
from github_project import Project

HEAD = "ladder/ladder.yaml"
LOG = "ladder/CHANGELOG.md"
MORE = TRACK.replace("      - Triages", "      - Documents what others rely on\n      - Triages")
RAISED = LADDER.replace("1.0.0", "2.0.0")


@pytest.fixture
def project(tmp_path: Path, recipe_installed: Path) -> Project:
    return Project(tmp_path, recipe_installed)


def notes(project: Project) -> str:
    """What the last release is told to be."""
    call = project.github.calls[-1]
    return Path(call[call.index("--notes-file") + 1]).read_text()


def test_a_version_without_a_tag_is_released_once(project: Project) -> None:
    project.repo.write({TRACK_FILE: MORE})
    assert project.repo.ladderlint("release").status == 0
    done = project.land({})
    assert done.status == 0, done.log
    assert project.tags == ["v1.0.0", "v2.0.0"]
    assert project.origin.git("rev-parse", "v2.0.0") == project.repo.git("rev-parse", "main")
    (call,) = project.github.calls
    temp = project.repo.folder.parent / "run-1" / "temp"
    files = [f"{temp}/exports/{name}" for name in ("ladder-pages.zip", "ladder.csv", "ladder.json")]
    target = ["--target", project.repo.git("rev-parse", "main")]
    notes = ["--notes-file", f"{temp}/notes.md"]
    assert call == ["release", "create", "v2.0.0", *target, "--title", "2.0.0", *notes, *files]
    told = (temp / "notes.md").read_text()
    assert "**New at level 2**" in told
    assert "ladderlint release" not in told
    with (temp / "exports/ladder.csv").open(encoding="utf-8-sig") as opened:
        rows = list(csv.DictReader(opened))
    assert {row["text"]: row["since"] for row in rows}["Documents what others rely on"] == "2.0.0"
    assert json.loads((temp / "exports/ladder.json").read_text())["ladder"]["version"] == "2.0.0"
    assert "ladder-pages/README.md" in zipfile.ZipFile(temp / "exports/ladder-pages.zip").namelist()

    again = project.release()
    assert (again.status, again.log) == (0, "v2.0.0 is there already; there is nothing to do\n")
    assert project.github.calls == [call]


def test_a_push_that_declares_no_other_version_releases_nothing(project: Project) -> None:
    done = project.land({"notes.txt": "Something\n"})
    assert (done.status, done.log) == (0, "v1.0.0 is there already; there is nothing to do\n")
    assert (project.github.calls, project.tags) == ([], ["v1.0.0"])


def test_a_draft_is_not_released(project: Project) -> None:
    done = project.land({TRACK_FILE: MORE, HEAD: LADDER.replace("1.0.0", "2.0.0-draft")})
    assert (done.status, done.log) == (0, "2.0.0-draft is no release; there is nothing to do\n")
    assert project.github.calls == []


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({TRACK_FILE: BAD_TRACK, HEAD: RAISED}, "level 22 is not in the scale"),
        ({TRACK_FILE: MORE, HEAD: LADDER.replace("1.0.0", "1.0.1")}, "1.0.1 is too little: 2.0.0 is due"),
    ],
)
def test_what_is_not_right_is_not_released(project: Project, files: dict[str, str], why: str) -> None:
    done = project.land(files)
    assert done.status == 1
    assert "::error file=" in done.log
    assert why in done.log
    assert (project.github.calls, project.tags) == ([], ["v1.0.0"])


@pytest.mark.parametrize("heading", ["## 2.0.0 - 2027-01-01", "## [2.0.0]", "# v2.0.0", "## 2.0.0\r"])
def test_the_notes_are_the_section_of_the_changelog(project: Project, heading: str) -> None:
    log = f"# Changelog\n\n{heading}\n\nBy hand.\n\n### More\n\n- text\n\n## 1.0.0\n\nOld.\n"
    done = project.land({TRACK_FILE: MORE, HEAD: RAISED, LOG: log if heading[1] == "#" else log.replace("## 1", "# 1")})
    assert done.status == 0, done.log
    assert notes(project) == "\nBy hand.\n\n### More\n\n- text\n\n"


def test_without_a_section_the_notes_are_what_changed(project: Project) -> None:
    log = "# Changelog\n\n## 12.0.0\n\nElsewhere.\n"
    done = project.land({TRACK_FILE: MORE, HEAD: RAISED, LOG: log})
    assert done.status == 0, done.log
    assert "**New at level 2**" in notes(project)
    assert "Elsewhere" not in notes(project)
    assert project.repo.git("show", "origin/main:ladder/CHANGELOG.md") == log.strip()


def test_a_higher_version_of_the_same_ladder_is_released_as_such(project: Project) -> None:
    done = project.land({HEAD: LADDER.replace("1.0.0", "1.0.1")})
    assert done.status == 0, done.log
    assert notes(project) == "Nothing changed for anybody.\n"


def test_the_first_release_tells_which_tracks_there_are(project: Project) -> None:
    project.origin.git("tag", "--delete", "v1.0.0")
    done = project.release()
    assert done.status == 0, done.log
    assert project.tags == ["v1.0.0"]
    assert "First release.\n\n- Foundations\n" in notes(project)
