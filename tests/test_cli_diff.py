"""`ladderlint diff` as its users call it: which revisions, which of the changes, and what is said when it can't."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import LADDER, TRACK, small_ladder
from git_repositories import TRACK_FILE, Repo

NEW = "Plans the yearly training of the team"
MORE = TRACK.replace("      - Triages service issues\n", f"      - Triages service issues\n      - {NEW}\n")
OTHER = TRACK.replace("foundations", "other").replace("Foundations", "Other")


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A repository with a release, a commit after it that asks for more, and a work tree that asks for less."""
    repo = Repo.with_ladder(tmp_path / "repo")
    repo.git("tag", "v1.0.0")
    repo.commit({TRACK_FILE: MORE})
    repo.write({TRACK_FILE: TRACK.replace("      - Triages service issues\n", "")})
    return repo


def told(repo: Repo, *arguments: str) -> list[tuple[str, str]]:
    """What changed, as kind and text."""
    result = repo.ladderlint("diff", *arguments, "--format", "json")
    assert result.status == 0, result.err
    (ladder,) = json.loads(result.out)["ladders"]
    return [(change["kind"], (change["after"] or change["before"])[0]["text"]) for change in ladder["changes"]]


def test_without_a_name_the_last_release_is_compared_with_the_work_tree(repo: Repo) -> None:
    assert told(repo) == [("removed", "Triages service issues")]


@pytest.mark.parametrize(
    "words",
    [("v1.0.0", "HEAD"), ("v1.0.0..HEAD",), ("v1.0.0...HEAD",), ("HEAD~1", "main", "ladder"), ("v1.0.0", "HEAD")],
)
def test_two_revisions_are_compared_with_each_other(repo: Repo, words: tuple[str, ...]) -> None:
    assert told(repo, *words) == [("added", NEW)]


def test_one_revision_is_compared_with_the_work_tree(repo: Repo) -> None:
    assert set(told(repo, "HEAD")) == {("removed", "Triages service issues"), ("removed", NEW)}


def test_three_dots_are_where_both_parted(repo: Repo) -> None:
    repo.git("stash", "--quiet")
    repo.git("checkout", "--quiet", "-b", "topic", "HEAD~1")
    repo.commit({"ladder/tracks/other.yaml": OTHER})
    assert told(repo, "main...") == told(repo, "main...topic") == [("added", "Other")]
    assert ("removed", NEW) in told(repo, "main")


def test_the_index_can_take_the_place_of_the_work_tree(repo: Repo) -> None:
    repo.git("add", "--all")
    repo.write({TRACK_FILE: TRACK})
    assert told(repo, "v1.0.0", "--staged") == [("removed", "Triages service issues")]
    assert told(repo, "v1.0.0") == []


def test_it_works_from_any_folder(repo: Repo) -> None:
    result = repo.ladderlint("diff", "--bump", "v1.0.0", "HEAD", "tracks", folder=repo.folder / "ladder")
    assert (result.status, result.out) == (0, "major\n"), result.err


def test_in_a_bare_repository_the_last_commit_is_what_there_is_now(repo: Repo, tmp_path: Path) -> None:
    repo.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    result = repo.ladderlint("diff", "--bump", folder=tmp_path / "bare")
    assert (result.status, result.out) == (0, "major\n"), result.err


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        (("--level", "2"), [("added", NEW)]),
        (("--level", "1"), []),
        (("--track", "foundations"), [("added", NEW)]),
        (("--track", "FOUNDATIONS", "--level", "2"), [("added", NEW)]),
        (("ladder/tracks/foundations.yaml",), [("added", NEW)]),
    ],
)
def test_it_can_be_narrowed(repo: Repo, flags: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert told(repo, "v1.0.0", "HEAD", *flags) == expected


def test_the_version_is_counted_from_the_last_release_also_where_something_else_is_compared(repo: Repo) -> None:
    raised = LADDER.replace("version: 1.0.0", "version: 2.0.0")
    repo.git("checkout", "--quiet", "--", ".")
    repo.commit({"ladder/ladder.yaml": raised})
    repo.git("checkout", "--quiet", "-b", "topic")
    repo.commit({TRACK_FILE: MORE.replace(NEW, f"{NEW}\n      - Repairs the coffee machine")})
    result = repo.ladderlint("diff", "main...")
    assert "1 change: 1 major" in result.out
    assert "Version 1.0.0 → 2.0.0 is due (major since its release), and ladder.yaml says so." in result.out
    (ladder,) = json.loads(repo.ladderlint("diff", "main...", "-f", "json").out)["ladders"]
    assert (ladder["base_version"], ladder["due"], ladder["bump"]) == ("2.0.0", "2.0.0", "major")


def test_a_part_of_the_changes_tells_no_version(repo: Repo) -> None:
    assert "2.0.0" in repo.ladderlint("diff", "v1.0.0", "HEAD").out
    assert "2.0.0" not in repo.ladderlint("diff", "v1.0.0", "HEAD", "--level", "2").out


def test_that_nothing_changed_is_said_of_what_was_asked_about(repo: Repo) -> None:
    result = repo.ladderlint("diff", "v1.0.0", "HEAD", "--level", "1")
    assert result.out == "Nothing that was asked about changed between v1.0.0 and HEAD.\n"


def test_a_shallow_clone_without_a_release_compares_nothing_unasked(repo: Repo, tmp_path: Path) -> None:
    repo.git("clone", "--quiet", "--depth=1", repo.folder.as_uri(), str(tmp_path / "shallow"))
    result = repo.ladderlint("diff", "--bump", folder=tmp_path / "shallow")
    assert (result.status, result.out) == (2, "")
    assert "this clone is shallow" in result.err


def test_a_ladder_in_a_submodule_is_another_repositorys(repo: Repo, tmp_path: Path) -> None:
    outer = Repo.with_ladder(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repo.folder), "inner")
    outer.commit()
    assert told(outer, "HEAD") == []
    refused = outer.ladderlint("diff", "HEAD", "inner")
    assert (refused.status, refused.out) == (2, "")
    assert "inner: this is in a repository of its own" in refused.err


def test_each_ladder_has_its_own_bump(repo: Repo) -> None:
    sales = {path.replace("ladder/", "sales/", 1): data for path, data in small_ladder().items()}
    sales["sales/ladder.yaml"] = LADDER.replace("engineering", "sales").encode()
    repo.git("checkout", "--quiet", "--", ".")
    repo.commit(sales)
    repo.git("tag", "v1.1.0")
    repo.commit({"sales/tracks/foundations.yaml": MORE})
    assert repo.ladderlint("diff", "--bump").out == "engineering: none\nsales: major\n"


def test_ladders_with_releases_of_their_own_are_compared_one_at_a_time(repo: Repo) -> None:
    sales = {path.replace("ladder/", "sales/", 1): data for path, data in small_ladder().items()}
    sales["sales/ladder.yaml"] = LADDER.replace("engineering", "sales").encode()
    repo.git("checkout", "--quiet", "--", ".")
    repo.commit(sales)
    repo.git("tag", "sales-1.0.0")
    repo.git("tag", "engineering-1.0.0", "v1.0.0")
    refused = repo.ladderlint("diff")
    assert refused.status == 2
    assert "ladder/ladder.yaml (engineering-1.0.0) and sales/ladder.yaml (sales-1.0.0)" in refused.err
    assert repo.ladderlint("diff", "--bump", "ladder").out == "major\n"
    assert repo.ladderlint("diff", "--bump", "sales").out == "none\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nowhere",), "'nowhere' is no commit that is here"),
        (("--", "-x"), "'-x' can't be the name of a commit"),
        (("HEAD^{tree}",), "'HEAD^{tree}' is a tree and no commit"),
        (("HEAD", "HEAD~1", "v1.0.0"), "'v1.0.0' is a third revision"),
        (("HEAD", "HEAD~1", "elsewhere"), "'elsewhere'"),
        (("HEAD", "docs"), "'docs' is no commit that is here"),
        (("--level", "7"), "no level is called '7'"),
        (("--track", "fundations"), "no track is called 'fundations'; did you mean 'Foundations'?"),
        (("--bump", "--level", "1"), "--bump is one word about all that changed"),
        (("--staged", "HEAD", "HEAD~1"), "--staged takes the place of HEAD"),
    ],
)
def test_what_cant_be_compared_is_told_in_one_line(repo: Repo, words: tuple[str, ...], says: str) -> None:
    result = repo.ladderlint("diff", *words)
    assert result.status == 2
    assert says in result.err
    assert "Traceback" not in result.err
    assert result.out == ""


def test_outside_of_a_repository_there_is_nothing_to_compare(tmp_path: Path, repo: Repo) -> None:
    result = repo.ladderlint("diff", folder=tmp_path)
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert "no Git repository" in result.err


def test_before_the_first_commit_there_is_nothing_to_compare(tmp_path: Path) -> None:
    empty = Repo.new(tmp_path / "empty")
    empty.write(small_ladder())
    result = empty.ladderlint("diff")
    assert (result.status, result.out) == (2, "")
    assert "there is no commit yet" in result.err


def test_commits_with_nothing_in_common_are_told(repo: Repo) -> None:
    repo.git("stash", "--quiet")
    repo.git("checkout", "--quiet", "--orphan", "other")
    repo.commit({TRACK_FILE: MORE})
    result = repo.ladderlint("diff", "main...other")
    assert result.status == 2
    assert "no commit in common" in result.err
    # Two dots need none.
    assert repo.ladderlint("diff", "v1.0.0..other", "--bump").out == "major\n"


@pytest.mark.parametrize("side", ["before", "after"])
def test_what_cant_be_read_on_one_side_is_named_and_the_rest_compared(repo: Repo, side: str) -> None:
    broken = {TRACK_FILE: "levels: [\n", "ladder/tracks/other.yaml": OTHER}
    good = {TRACK_FILE: MORE, "ladder/tracks/other.yaml": OTHER.replace("Triages", "Sorts")}
    for files in (broken, good) if side == "before" else (good, broken):
        repo.commit(files)
    result = repo.ladderlint("diff", "HEAD~1", "HEAD", "--format", "markdown")
    assert result.status == 2
    assert result.err.startswith(f"error: not compared: {TRACK_FILE} in HEAD")
    assert "Sorts" in result.out
    assert NEW not in result.out
    bump = repo.ladderlint("diff", "HEAD~1", "HEAD", "--bump")
    assert (bump.status, bump.out) == (2, "")


def test_it_can_be_written_to_a_file(repo: Repo) -> None:
    result = repo.ladderlint("diff", "v1.0.0", "HEAD", "--format", "html", "-o", "what.html")
    assert (result.status, result.out) == (0, "")
    assert NEW in (repo.folder / "what.html").read_text()
    refused = repo.ladderlint("diff", "v1.0.0", "HEAD", "-o", TRACK_FILE)
    assert refused.status == 2


def test_the_work_tree_is_told_as_that_and_a_revision_by_its_name(repo: Repo) -> None:
    assert "between v1.0.0 and the work tree" in repo.ladderlint("diff").out
    assert "between v1.0.0 and main" in repo.ladderlint("diff", "v1.0.0", "main").out
