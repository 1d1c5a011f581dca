"""`check --staged`: what the next commit will hold, whatever lies on disk, in every way in which Git makes commits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import TRACK
from git_repositories import BAD_TRACK, HOUSE_RULE, TRACK_FILE, Repo

OTHER_FILE = "ladder/tracks/other.yaml"
OTHER = TRACK.replace("id: foundations", "id: other").replace("Foundations", "Other").replace("service", "network")
OTHER = OTHER.replace("simple", "plain").replace("disk", "net").replace("custom", "own").replace("structures", "tools")
HOOK = "exec $LADDERLINT check --staged --format concise"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo.with_ladder(tmp_path / "repo")


def test_what_is_staged_is_linted_and_not_what_is_on_disk(repo: Repo) -> None:
    repo.write({TRACK_FILE: BAD_TRACK})
    repo.git("add", TRACK_FILE)
    repo.write({TRACK_FILE: TRACK})
    staged = repo.ladderlint("check", "--staged", "--format", "concise")
    assert staged.status == 1
    assert f"{TRACK_FILE}:11:12" in staged.out
    assert repo.ladderlint("check").status == 0


def test_what_is_only_on_disk_is_not_linted(repo: Repo) -> None:
    repo.write({TRACK_FILE: BAD_TRACK, OTHER_FILE: BAD_TRACK})
    staged = repo.ladderlint("check", "--staged", "--show-files")
    assert staged.out.splitlines() == ["ladder/ladder.yaml", TRACK_FILE]
    assert repo.ladderlint("check", "--staged").status == 0
    assert repo.ladderlint("check").status == 1


def test_what_is_deleted_in_the_index_is_not_there(repo: Repo) -> None:
    repo.git("rm", "--quiet", "--cached", TRACK_FILE)
    assert repo.ladderlint("check", "--staged", "--show-files").out.splitlines() == ["ladder/ladder.yaml"]
    gone = repo.ladderlint("check", "--staged", TRACK_FILE)
    assert (gone.status, gone.err) == (2, f"error: {TRACK_FILE}: no such file or folder in the index\n")


def test_what_is_only_announced_is_not_in_the_next_commit(repo: Repo) -> None:
    repo.write({OTHER_FILE: BAD_TRACK})
    repo.git("add", "--intent-to-add", OTHER_FILE)
    assert OTHER_FILE not in repo.ladderlint("check", "--staged", "--show-files").out
    repo.git("add", OTHER_FILE)
    assert OTHER_FILE in repo.ladderlint("check", "--staged", "--show-files").out


def test_what_is_not_merged_yet_says_so(repo: Repo) -> None:
    repo.git("switch", "--quiet", "--create", "topic")
    repo.commit({TRACK_FILE: TRACK.replace("Triages", "Sorts")})
    repo.git("switch", "--quiet", "main")
    repo.commit({TRACK_FILE: TRACK.replace("Triages", "Orders")})
    assert repo.try_git("merge", "topic").status == 1
    staged = repo.ladderlint("check", "--staged")
    assert staged.status == 2
    assert staged.err == f"error: {TRACK_FILE}: not merged yet; 'git add' it once it is\n"


def test_the_config_and_its_baseline_are_those_of_the_index(repo: Repo) -> None:
    repo.write({TRACK_FILE: BAD_TRACK, "ladderlint.yaml": "ignore: [reference/unknown-level]\n"})
    repo.git("add", "--all")
    repo.write({"ladderlint.yaml": "no: config\n"})
    assert repo.ladderlint("check", "--staged").status == 0
    assert repo.ladderlint("check").status == 2
    repo.write({"ladderlint.yaml": "baseline: known.json\n"})
    repo.git("add", "--all")
    repo.ladderlint("check", "--write-baseline", "known.json")
    missing = repo.ladderlint("check", "--staged")
    assert missing.status == 2
    assert missing.err.startswith("error: ladderlint.yaml:1:11: known.json: no such file;")
    repo.git("add", "--all")
    assert repo.ladderlint("check", "--staged").out == "No findings in 2 files (1 in the baseline)\n"
    # One that a flag names lies on disk.
    repo.git("rm", "--quiet", "--cached", "known.json", "ladderlint.yaml")
    assert repo.ladderlint("check", "--staged", "--baseline", "known.json").status == 0


def test_a_houses_rules_run_from_disk_on_what_is_staged(repo: Repo) -> None:
    repo.write({"ladder/ladderlint.yaml": "plugins: [own_rules]\n", "ladder/own_rules.py": HOUSE_RULE})
    repo.git("add", "ladder/ladderlint.yaml")
    found = repo.ladderlint("check", "--staged")
    assert "said by the house" in found.out
    repo.commit()
    of_a_commit = repo.ladderlint("check", "--ref", "HEAD")
    assert "said by the house" not in of_a_commit.out
    assert of_a_commit.err == "not run, because a commit may be anybody's: own_rules\n"


def committed(repo: Repo) -> str:
    return repo.git("show", f"HEAD:{TRACK_FILE}")


def test_a_plain_hook_judges_a_partly_staged_file_by_what_is_staged(repo: Repo) -> None:
    repo.hook("pre-commit", HOOK)
    repo.write({TRACK_FILE: BAD_TRACK})
    repo.git("add", "--all")
    repo.write({TRACK_FILE: TRACK})
    refused = repo.try_git("commit", "--message=bad")
    assert refused.status == 1
    assert "level 22 is not in the scale" in refused.out + refused.err
    better = TRACK.replace("Triages", "Sorts")
    repo.write({TRACK_FILE: better})
    repo.git("add", "--all")
    repo.write({TRACK_FILE: BAD_TRACK})
    repo.git("commit", "--quiet", "--message=good")
    assert "Sorts service issues" in committed(repo)


@pytest.mark.parametrize("how", [["--all"], ["--only", TRACK_FILE], ["--include", TRACK_FILE], [TRACK_FILE]])
def test_a_hook_sees_the_index_that_a_commit_is_made_of(repo: Repo, how: list[str]) -> None:
    """`git commit FILE` and `--all` make an index of their own, and name it to the hook."""
    repo.hook("pre-commit", HOOK)
    repo.write({TRACK_FILE: BAD_TRACK})
    refused = repo.try_git("commit", "--message=bad", *how)
    assert refused.status == 1
    assert "level 22 is not in the scale" in refused.out + refused.err
    repo.write({TRACK_FILE: TRACK.replace("Triages", "Sorts")})
    repo.git("commit", "--quiet", "--message=good", *how)
    assert "Sorts service issues" in committed(repo)


def test_a_commit_of_one_file_is_judged_without_the_others_that_are_staged(repo: Repo) -> None:
    repo.hook("pre-commit", HOOK)
    repo.write({OTHER_FILE: BAD_TRACK, TRACK_FILE: TRACK.replace("Triages", "Sorts")})
    repo.git("add", OTHER_FILE)
    repo.git("commit", "--quiet", "--message=one", TRACK_FILE)
    assert repo.try_git("commit", "--message=the other").status == 1


def test_a_hook_in_a_subfolder_of_a_linked_work_tree_looks_at_that(repo: Repo, tmp_path: Path) -> None:
    repo.hook("pre-commit", f"cd ladder/tracks && {HOOK}")
    repo.git("worktree", "add", "--quiet", str(tmp_path / "linked"))
    linked = Repo(tmp_path / "linked")
    linked.write({TRACK_FILE: BAD_TRACK})
    refused = linked.try_git("commit", "--all", "--message=bad")
    assert refused.status == 1
    assert "level 22 is not in the scale" in refused.out + refused.err
    assert repo.ladderlint("check", "--staged").status == 0
    assert linked.ladderlint("check", "--staged", folder=linked.folder / "ladder").status == 0
    linked.git("add", "--all")
    assert linked.ladderlint("check", "--staged", folder=linked.folder / "ladder").status == 1


def test_the_real_pre_commit_with_a_hook_of_ones_own(repo: Repo) -> None:
    entry = f"{sys.executable} -m ladderlint check --staged"
    config = (
        "repos:\n  - repo: local\n    hooks:\n"
        f"      - {{id: staged, name: staged, language: system, pass_filenames: false, entry: {entry}}}\n"
    )
    repo.write({".pre-commit-config.yaml": config})
    repo.git("add", "--all")
    env = {**os.environ, "PRE_COMMIT_COLOR": "never", "PRE_COMMIT_HOME": str(repo.folder.parent / "home")}
    for name in [name for name in env if name.startswith("GIT_")]:
        del env[name]
    command = [sys.executable, "-m", "pre_commit", "install"]
    subprocess.run(command, cwd=repo.folder, env=env, check=True, capture_output=True, timeout=120)
    repo.write({TRACK_FILE: BAD_TRACK})
    repo.git("add", "--all")
    repo.write({TRACK_FILE: TRACK})
    home = {"PRE_COMMIT_HOME": env["PRE_COMMIT_HOME"]}
    refused = repo.try_git("commit", "--message=bad", env=home)
    assert refused.status == 1
    assert "level 22 is not in the scale" in refused.out + refused.err
    repo.git("add", "--all")
    repo.write({TRACK_FILE: BAD_TRACK})
    repo.git("commit", "--quiet", "--message=good", env=home)
    assert (repo.folder / TRACK_FILE).read_text() == BAD_TRACK


def superproject(tmp_path: Path) -> tuple[Repo, Repo]:
    """A repository with a ladder, and one with that in its folder `people`."""
    inner = Repo.with_ladder(tmp_path / "inner")
    outer = Repo.with_ladder(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner.folder), "people")
    outer.commit()
    return outer, Repo(outer.folder / "people")


def test_a_submodule_is_a_repository_of_its_own(tmp_path: Path) -> None:
    outer, people = superproject(tmp_path)
    people.write({TRACK_FILE: BAD_TRACK})
    people.git("add", "--all")
    people.write({TRACK_FILE: TRACK})
    assert people.ladderlint("check", "--staged").status == 1
    assert people.ladderlint("check", "--ref", "HEAD").status == 0
    for path in ("people", f"people/{TRACK_FILE}"):
        assert outer.ladderlint("check", "--staged", path).status == 1, path
        assert outer.ladderlint("check", "--ref", "HEAD", path).status == 0, path
    assert outer.ladderlint("check", "--staged").status == 0


def test_the_hook_of_a_superproject_does_not_mislead_a_look_at_its_submodule(tmp_path: Path) -> None:
    """Git tells the hook which index the superproject has, and that is none of the submodule's."""
    outer, people = superproject(tmp_path)
    outer.hook("pre-commit", "$LADDERLINT check --staged people --format concise || exit 7")
    people.write({TRACK_FILE: BAD_TRACK})
    people.git("add", "--all")
    outer.write({"ladder/ladder.yaml": outer.folder.joinpath("ladder/ladder.yaml").read_text() + "# a word\n"})
    refused = outer.try_git("commit", "--all", "--message=x")
    assert refused.status == 1
    assert f"{TRACK_FILE}:11:12" in refused.out + refused.err
    people.git("reset", "--quiet", "--hard")
    outer.git("commit", "--quiet", "--all", "--message=x")
