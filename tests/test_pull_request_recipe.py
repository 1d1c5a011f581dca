"""The workflow for pull requests: what is new is linted, and what it asks of people is told in one comment."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import LADDER, ROOT, TRACK
from git_repositories import BAD_TRACK, TRACK_FILE
from github_project import PULL_REQUEST, RELEASE, Project, parsed
from github_runner import MARK, steps_of

RECIPES = sorted((ROOT / "ci" / "github").glob("*.yml"))
JOBS = [*PULL_REQUEST["jobs"].values(), *RELEASE["jobs"].values()]
HEAD = "ladder/ladder.yaml"
MORE = TRACK.replace("      - Triages", "      - Documents what others rely on\n      - Triages")
RAISED = LADDER.replace("1.0.0", "2.0.0")


@pytest.fixture
def project(tmp_path: Path, recipe_installed: Path) -> Project:
    return Project(tmp_path, recipe_installed)


@pytest.mark.parametrize("path", RECIPES, ids=lambda path: path.name)
def test_github_would_take_it(path: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", RECIPES, ids=lambda path: path.name)
def test_nothing_that_others_write_is_run_and_other_actions_are_pinned(path: Path) -> None:
    text, workflow = path.read_text(encoding="utf-8"), parsed(path)
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert not any("${{" in step.get("run", "") for step in steps)
    assert "pull_request_target" not in text
    assert workflow["defaults"]["run"]["shell"] == "bash", "without it, a pipe's failure is lost"
    uses = [line.strip() for line in text.splitlines() if "uses:" in line]
    assert len(uses) == sum("uses" in step for step in steps)
    assert all(re.fullmatch(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line) for line in uses)
    assert all(step["with"]["persist-credentials"] is False for step in steps if "uses" in step)
    assert all(step["with"]["fetch-depth"] == 0 for step in steps if "uses" in step)


def test_each_job_may_do_what_it_needs_and_no_step_but_the_last_gets_a_token() -> None:
    assert PULL_REQUEST["permissions"] == RELEASE["permissions"] == {}
    assert [job["permissions"] for job in JOBS] == [
        {"contents": "read"},
        {"contents": "read", "pull-requests": "write"},
        {"contents": "write"},
    ]
    for job in JOBS:
        assert not any("GH_TOKEN" in step.get("env", {}) for step in job["steps"][:-1])


def test_they_install_in_the_same_way() -> None:
    assert len({steps_of(job, "Install ladderlint")["run"] for job in JOBS}) == 1


def test_a_pull_request_that_does_not_touch_the_ladder_passes_without_a_comment(project: Project) -> None:
    project.open({"notes.txt": "Something\n"})
    assert project.look("check")[:2] == (0, "No findings in 2 files\n")
    done = project.look("comment")
    assert (done.status, done.log) == (0, "")
    assert done.summary == "Nothing changed between origin/main... and the work tree.\n"
    assert project.github.comments == []


def test_a_new_expectation_is_told_and_fails_until_the_version_says_so(project: Project) -> None:
    project.open({TRACK_FILE: MORE})
    checked = project.look("check")
    assert checked.status == 1
    assert f"::error file={HEAD},line=4" in checked.log
    assert "1.0.0 is too little: 2.0.0 is due" in checked.log
    assert "2.0.0 is due" in checked.summary
    done = project.look("comment")
    assert (done.status, done.log) == (0, "")
    assert "**New at level 2**" in done.summary
    assert "Version 1.0.0 → 2.0.0 is due (major)" in done.summary.replace("*", "")
    assert project.github.comments == [MARK + done.summary]

    project.open({TRACK_FILE: MORE, HEAD: RAISED})
    assert project.look("check").status == 0


def test_what_is_old_is_not_told(project: Project) -> None:
    project.push({TRACK_FILE: BAD_TRACK})
    project.open({TRACK_FILE: BAD_TRACK.replace("Makes", "Makes  ")})
    done = project.look("check")
    assert "wording/" in done.log
    assert "reference/unknown-level" not in done.log


def test_what_others_brought_to_the_branch_since_is_theirs(project: Project) -> None:
    project.open({"notes.txt": "Something\n"})
    project.push({TRACK_FILE: MORE})
    assert project.look("comment").summary.startswith("Nothing changed between ")


def test_what_is_due_is_counted_from_the_last_release_on(project: Project) -> None:
    project.push({TRACK_FILE: MORE, HEAD: RAISED})
    project.open({TRACK_FILE: MORE.replace("      - Documents", "      - Leads incident reviews\n      - Documents")})
    assert project.look("check").status == 0, "2.0.0 says already that more is asked than in 1.0.0"
    done = project.look("comment")
    assert "Leads incident reviews" in done.summary
    assert "Documents" not in done.summary
    assert "Version 1.0.0 → 2.0.0 is due (major since its release)" in done.summary.replace("*", "")
    assert "3.0.0" not in done.summary


def test_before_the_first_release_the_branch_itself_is_compared_with_whatever_its_name(project: Project) -> None:
    project.origin.git("tag", "--delete", "v1.0.0")
    project.origin.git("branch", "--move", "main", "trunk")
    project.open({TRACK_FILE: MORE})
    trunk = {"GITHUB_BASE_REF": "trunk"}
    done = project.run(PULL_REQUEST["jobs"]["comment"], "refs/pull/7/merge", **trunk)
    assert (done.status, done.log) == (0, "")
    assert "2.0.0 is due (major)" in done.summary.replace("*", "")
    assert "2.0.0 is due" in project.run(PULL_REQUEST["jobs"]["check"], "refs/pull/7/merge", **trunk).log


def test_each_push_writes_the_same_comment_anew_and_those_of_others_stay(project: Project) -> None:
    theirs = {"id": 1, "by": "somebody", "body": f"{MARK}mine"}
    (project.github.state / "comments.json").write_text(json.dumps([theirs]))
    project.open({TRACK_FILE: MORE})
    project.look("comment")
    project.open({TRACK_FILE: MORE.replace("Documents what", "Writes down what")})
    project.look("comment")
    other, ours = project.github.comments
    assert (other, "Writes down" in ours) == (theirs["body"], True)
    project.open({"notes.txt": "Something\n"})
    project.look("comment")
    assert project.github.comments[1] == f"{MARK}Nothing changed between origin/main... and the work tree.\n"


def test_a_fork_gets_the_summary_and_no_failure(project: Project) -> None:
    (project.github.state / "forbidden").touch()
    project.open({TRACK_FILE: MORE})
    done = project.look("comment")
    assert done.status == 0
    assert "HTTP 403" in done.log
    assert "::notice::ladderlint may not comment here" in done.log
    assert "**New at level 2**" in done.summary


@pytest.mark.parametrize("name", ["check", "comment"])
def test_a_shallow_checkout_is_named(name: str, project: Project) -> None:
    project.open({TRACK_FILE: MORE})
    done = project.look(name, "--depth=1", "--no-tags")
    assert done.status == 2
    assert "this clone is shallow, and 'git fetch --unshallow --tags' brings what is left out" in done.log
    assert project.github.calls == []


def test_a_ladder_that_can_not_be_read_is_compared_as_far_as_it_can_be(project: Project) -> None:
    project.open({TRACK_FILE: TRACK.replace("levels:", "levels: [")})
    done = project.look("comment")
    assert done.status == 2
    (comment,) = project.github.comments
    assert "Could not be compared:" in comment
    assert "is due" not in comment


def test_the_filter_for_the_own_comment_is_one_that_jq_takes(project: Project) -> None:
    project.open({TRACK_FILE: MORE})
    project.look("comment")
    (words,) = [words for words in project.github.calls if "--jq" in words]
    mine, other = {"login": "github-actions[bot]"}, {"login": "somebody"}
    known = [(1, other, f"{MARK}x"), (2, mine, f"x {MARK}"), (3, mine, f"{MARK}x")]
    given = json.dumps([{"id": id_, "user": user, "body": body} for id_, user, body in known])
    try:
        done = subprocess.run(
            ["jq", words[words.index("--jq") + 1]], input=given, capture_output=True, text=True, timeout=60
        )
    except FileNotFoundError:
        pytest.skip("jq is not here")
    assert done.stdout == "3\n", done.stderr
