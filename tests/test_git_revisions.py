"""Which commit somebody means, and what is said to those who mean none: one line, and exit status 2."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import LADDER, TRACK, Run, small_ladder
from git_repositories import BAD_TRACK, TRACK_FILE, Repo

from ladderlint import LadderlintError, export, lint, load
from ladderlint.git_trees import RevisionTree
from ladderlint.revisions import NothingToCompare, default_base, last_release, look_up, repository_at
from ladderlint.text import counted


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Two commits, of which the first is a release."""
    repo = Repo.with_ladder(tmp_path / "repo")
    repo.git("tag", "--annotate", "--message=x", "v1.0.0")
    repo.commit({TRACK_FILE: TRACK.replace("Triages", "Sorts")})
    return repo


def commit_of(repo: Repo, name: str) -> str:
    return look_up(repository_at(repo.folder), name).commit


@pytest.mark.parametrize(
    "name",
    [
        "HEAD~1",
        "v1.0.0",
        "refs/tags/v1.0.0",
        "twice",
        "thrice",
        "main^",
        "@~1",
        "main...v1.0.0",
        "v1.0.0...",
        ":/first",
    ],
)
def test_a_commit_may_be_named_in_every_way_that_git_knows(repo: Repo, name: str) -> None:
    repo.git("-c", "advice.nestedTag=false", "tag", "--annotate", "--message=x", "twice", "v1.0.0")
    repo.git("-c", "advice.nestedTag=false", "tag", "--annotate", "--message=x", "thrice", "twice")
    repo.git("tag", "--force", "v1.0.0", repo.git("commit-tree", "-m", "first", "HEAD~1^{tree}"))
    repo.git("reset", "--quiet", "--soft", "v1.0.0")
    repo.git("commit", "--quiet", "--message=second")
    for tag in ("twice", "thrice"):
        repo.git("-c", "advice.nestedTag=false", "tag", "--force", "--annotate", "--message=x", tag, "v1.0.0")
    assert commit_of(repo, name) == repo.git("rev-parse", "v1.0.0")


def test_a_commit_may_be_named_by_its_hash_or_the_beginning_of_it(repo: Repo) -> None:
    first = repo.git("rev-parse", "HEAD~1")
    assert commit_of(repo, first) == commit_of(repo, first[:10]) == first


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nope", "'nope' is no commit that is here; if it is elsewhere, 'git fetch --tags origin' brings it"),
        ("HEAD~9", "'HEAD~9' is no commit that is here; if it is elsewhere, 'git fetch --tags origin' brings it"),
        ("0" * 40, f"'{'0' * 40}' is no commit that is here; if it is elsewhere, 'git fetch --tags origin' brings it"),
        ("-x", "'-x' can't be the name of a commit; name a branch, a tag or a commit"),
        ("--help", "'--help' can't be the name of a commit; name a branch, a tag or a commit"),
        ("", "'' can't be the name of a commit; name a branch, a tag or a commit"),
        ("HEAD\nHEAD", "'HEAD<U+000A>HEAD' can't be the name of a commit; name a branch, a tag or a commit"),
        ("HEAD HEAD", "'HEAD HEAD' can't be the name of a commit; name a branch, a tag or a commit"),
        ("x" * 10_000, f"'{'x' * 57}…' can't be the name of a commit; name a branch, a tag or a commit"),
        ("HEAD:ladder", "'HEAD:ladder' is a tree and no commit; name a branch, a tag or a commit"),
        ("HEAD^{tree}", "'HEAD^{tree}' is a tree and no commit; name a branch, a tag or a commit"),
        ("of-a-tree", "'of-a-tree' is a tree and no commit; name a branch, a tag or a commit"),
        (f"HEAD:{TRACK_FILE}", f"'HEAD:{TRACK_FILE}' is a blob and no commit; name a branch, a tag or a commit"),
        ("v1.0.0..HEAD", "'v1.0.0..HEAD' is not one commit; 'v1.0.0...HEAD' is the one where the two parted"),
        ("..", "'..' is not one commit; 'HEAD...HEAD' is the one where the two parted"),
        ("main...alone", "'main...alone': the two have no commit in common"),
        ("nope...HEAD", "'nope' is no commit that is here; if it is elsewhere, 'git fetch --tags origin' brings it"),
        ("@{u}", "git: no upstream configured for branch 'main'"),
        ("$(touch marker)", "'$(touch marker)' can't be the name of a commit; name a branch, a tag or a commit"),
    ],
    ids=lambda value: str(value)[:20],
)
@pytest.mark.parametrize("flag", ["--since", "--ref"])
def test_what_is_no_commit_is_named_in_one_line(repo: Repo, flag: str, name: str, message: str) -> None:
    repo.git("tag", "of-a-tree", "HEAD^{tree}")
    repo.git("branch", "alone", repo.git("commit-tree", "-m", "alone", "HEAD^{tree}"))
    found = repo.ladderlint("check", f"{flag}={name}")
    assert (found.status, found.out, found.err) == (2, "", f"error: {message}\n")
    if flag == "--ref":
        found = repo.ladderlint("export", "json", f"{flag}={name}", "-o", "-")
        assert (found.status, found.out, found.err) == (2, "", f"error: {message}\n")
    assert not (repo.folder / "marker").exists()


GIT_FLAGS = [["--staged"], ["--ref", "HEAD"], ["--since", "HEAD"]]


@pytest.mark.parametrize("flags", GIT_FLAGS, ids=" ".join)
def test_without_a_repository_there_is_nothing_but_what_is_on_disk(
    ladderlint: Run, repository: Path, flags: list[str]
) -> None:
    (repository / ".git").rmdir()
    found = ladderlint("check", *flags, env={"GIT_CEILING_DIRECTORIES": str(repository.parent)})
    expected = "error: .: this is in no Git repository, and so there is nothing but what is on disk\n"
    assert (found.status, found.out, found.err) == (2, "", expected)


@pytest.mark.parametrize("flags", GIT_FLAGS[1:], ids=" ".join)
def test_before_the_first_commit_there_is_none(tmp_path: Path, flags: list[str]) -> None:
    repo = Repo.new(tmp_path)
    repo.write(small_ladder())
    found = repo.ladderlint("check", *flags)
    assert (found.status, found.err) == (2, "error: there is no commit yet\n")
    nothing = repo.ladderlint("check", "--staged")
    assert nothing.status == 2
    assert nothing.err.startswith("error: the index: no ladder found;")
    repo.git("add", "--all")
    assert repo.ladderlint("check", "--staged").status == 0


@pytest.mark.parametrize("flags", GIT_FLAGS, ids=" ".join)
def test_where_git_is_not_installed_that_is_said(repo: Repo, tmp_path: Path, flags: list[str]) -> None:
    found = repo.ladderlint("check", *flags, env={"PATH": str(tmp_path)})
    expected = "error: git can't be run: No such file or directory; install it, and name it on the PATH\n"
    assert (found.status, found.err) == (2, expected)
    assert repo.ladderlint("check", env={"PATH": str(tmp_path)}).status == 0


@pytest.mark.parametrize("flags", GIT_FLAGS, ids=" ".join)
def test_what_looks_like_a_repository_and_is_none_is_an_error_of_one_line(ladderlint: Run, flags: list[str]) -> None:
    found = ladderlint("check", *flags)
    assert found.status == 2
    assert found.err.startswith("error: git: ")
    assert found.err.count("\n") == 1


def test_a_repository_that_a_hook_names_is_the_one_where_there_is_no_other(repo: Repo, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (repo.folder / "ladder").rename(tmp_path / "elsewhere/ladder")
    env = {"GIT_DIR": str(repo.folder / ".git"), "GIT_WORK_TREE": str(tmp_path / "elsewhere")}
    for flags in GIT_FLAGS:
        found = repo.ladderlint("check", "ladder", *flags, folder=tmp_path / "elsewhere", env=env)
        assert found.status == 0, flags


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--ref", "HEAD", "--staged"], "--ref means a commit, and --staged what is none yet; leave out one of them"),
        (["--watch", "--staged"], "--watch can't be used with --staged"),
        (["--watch", "--ref", "HEAD"], "--watch can't be used with --ref"),
        (["-", "--stdin-filename", TRACK_FILE, "--staged"], "'-' stands for a file on disk; leave out --staged"),
        (["-", "--stdin-filename", TRACK_FILE, "--ref", "HEAD"], "'-' stands for a file on disk; leave out --ref"),
        (
            ["--write-baseline", "x", "--ref", "HEAD"],
            "--write-baseline is for all that is found on disk; leave out --ref",
        ),
        (
            ["--write-baseline", "x", "--staged"],
            "--write-baseline is for all that is found on disk; leave out --staged",
        ),
        (
            ["--write-baseline", "x", "--since", "@"],
            "--write-baseline is for all that is found on disk; leave out --since",
        ),
        (["--stdin-filename", "x", "--staged"], "--stdin-filename needs '-' as the only PATH"),
    ],
)
def test_what_does_not_go_together_is_refused(repo: Repo, arguments: list[str], message: str) -> None:
    found = repo.ladderlint("check", *arguments)
    assert found.status == 2
    assert f"Error: {message}\n" in found.err
    assert not (repo.folder / "x").exists()


def test_the_library_takes_what_the_command_line_takes(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = repo.commit({TRACK_FILE: BAD_TRACK})
    monkeypatch.chdir(repo.folder)
    assert lint("ladder", ref=bad).status == 1
    assert lint("ladder", ref=f"{bad}~1").status == 0
    assert lint("ladder", staged=True).status == 1
    new = lint("ladder", since="HEAD~1")
    assert (new.status, counted(len(new.known), "finding")) == (1, "0 findings")
    old = lint("ladder", since="HEAD")
    assert old.status == 0
    assert {finding.rule for finding in old.known} == {"history/version-bump", "reference/unknown-level"}
    assert load("ladder", ref="v1.0.0").tracks[0].levels[1].signals[0].text == "Triages service issues"
    assert b"Triages" in export("csv", "ladder", ref="v1.0.0").files["ladder.csv"]
    with pytest.raises(LadderlintError, match="'nope' is no commit"):
        load("ladder", ref="nope")


# The releases that a ladder is compared with where nobody names a commit.


def base(repo: Repo, ladder: str = "") -> RevisionTree:
    return default_base(repository_at(repo.folder), ladder=ladder)


def test_the_last_release_before_is_the_highest_and_no_draft(repo: Repo) -> None:
    for tag in ("v1.10.0", "1.9.0", "v2.0.0-draft", "nonsense", "v1.2"):
        repo.git("tag", tag)
    assert base(repo).revision == "v1.10.0"
    repo.git("switch", "--quiet", "--detach", "v1.0.0")
    assert base(repo).revision == "v1.0.0"


def test_of_several_ladders_each_goes_by_tags_of_its_own_name(repo: Repo) -> None:
    for tag in ("engineering-1.1.0", "design/v3.0.0", "ladders/product@4.0.0", "team-2-5.0.0"):
        repo.git("tag", tag)
    ladders = ("engineering", "design", "product", "team-2", "other", "")
    found = {ladder: base(repo, ladder).revision for ladder in ladders}
    assert found == {
        "engineering": "engineering-1.1.0",
        "design": "design/v3.0.0",
        "product": "ladders/product@4.0.0",
        "team-2": "team-2-5.0.0",
        "other": "v1.0.0",
        "": "v1.0.0",
    }


def test_where_no_tag_is_plain_one_that_names_something_else_is_better_than_none(repo: Repo) -> None:
    repo.git("tag", "--delete", "v1.0.0")
    assert last_release(repository_at(repo.folder), repo.git("rev-parse", "HEAD")) is None
    repo.git("tag", "release-2.0.0")
    assert base(repo, "engineering").revision == "release-2.0.0"


def test_without_any_release_and_any_default_branch_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    repo = Repo.new(tmp_path)
    repo.git("symbolic-ref", "HEAD", "refs/heads/topic")
    with pytest.raises(NothingToCompare, match="there is no commit yet"):
        base(repo)
    repo.commit({"ladder/ladder.yaml": LADDER})
    with pytest.raises(NothingToCompare, match="no release tag and no main branch"):
        base(repo)
    repo.git("branch", "main")
    assert base(repo).revision == "main"


def test_two_dots_without_a_name_mean_where_one_is_and_a_path_above_is_none(repo: Repo) -> None:
    def bump(*words: str) -> tuple[int, str, str]:
        result = repo.ladderlint("diff", "--bump", *words)
        return result.status, result.out, result.err

    assert bump("v1.0.0..") == (0, "minor\n", "")
    assert bump("..v1.0.0") == (0, "minor\n", "")
    assert bump("../nowhere") == (2, "", "error: '../nowhere': there is no such file or folder\n")
