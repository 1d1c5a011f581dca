"""`check --since REF`: what a change brought, and nothing that was there before, wherever it stands now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import LADDER, TRACK, Result
from git_repositories import BAD_TRACK, TRACK_FILE, Repo

NEW_LADDER = LADDER.replace("version: 1.0.0", "version: 2.0.0")
# What is wrong with it: 'Made' and 'Reviewed' are past tense, and 'really' is a filler.
FAULTY = """\
id: foundations
name: Foundations
category: building
levels:
  - level: 1
    signals:
      - Made simple configuration changes
      - Reviewed the code of the team
  - level: 2
    signals:
      - Triages really urgent service issues
"""


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A repository whose main branch has findings, and whose version is a new one already."""
    repo = Repo.new(tmp_path / "repo")
    repo.commit(
        {"ladder/ladder.yaml": NEW_LADDER, TRACK_FILE: FAULTY, "ladderlint.yaml": "ignore: [structure, history]\n"}
    )
    repo.git("tag", "base")
    return repo


def since(repo: Repo, *arguments: str, base: str = "base") -> Result:
    return repo.ladderlint("check", "--since", base, "--format", "concise", "--fail-on", "info", *arguments)


def told(found: Result) -> list[str]:
    """The rules whose findings are told, each with its file and line."""
    lines = [line.split(":", 4) for line in found.out.splitlines() if ":" in line]
    return [f"{path}:{line} {rule.split()[1]}" for path, line, _, rule, _ in lines]


def change(repo: Repo, old: str, new: str) -> None:
    text = (repo.folder / TRACK_FILE).read_text()
    assert old in text
    repo.write({TRACK_FILE: text.replace(old, new)})


def test_nothing_is_told_where_nothing_changed(repo: Repo) -> None:
    assert len(repo.ladderlint("check", "--format", "jsonl").out.splitlines()) == 3
    found = since(repo)
    assert (found.status, told(found)) == (0, [])
    assert found.err == "not shown: 3 findings that base has, too\n"
    assert since(repo, "-q").err == ""


@pytest.mark.parametrize("head", [[], ["--staged"], ["--ref", "HEAD"]])
def test_what_is_new_is_told_and_decides_the_status(repo: Repo, head: list[str]) -> None:
    change(repo, "Triages", "Sorted logs\n      - Triages")
    repo.commit()
    found = since(repo, *head)
    assert told(found) == [f"{TRACK_FILE}:11 wording/signal-tense"]
    assert found.status == 1
    assert found.err == "not shown: 3 findings that base has, too\n"
    assert since(repo, *head, "--exit-zero").status == 0
    assert repo.ladderlint("check", *head, "--since", "base", "--fail-on", "error").status == 0


def test_only_the_rest_is_in_the_reports(repo: Repo) -> None:
    change(repo, "Triages", "Sorted logs\n      - Triages")
    shown = json.loads(repo.ladderlint("check", "--since", "base", "--format", "json").out)
    assert [finding["line"] for finding in shown["diagnostics"]] == [11]
    assert shown["summary"]["warning"] == 1
    counted = repo.ladderlint("check", "--since", "base", "--statistics").out
    assert "wording/signal-tense" in counted
    assert "wording/filler-word" not in counted


def test_what_moved_to_other_lines_is_not_new(repo: Repo) -> None:
    repo.write({TRACK_FILE: FAULTY.replace("levels:", "# A word to readers.\n\nlevels:")})
    assert told(since(repo)) == []


def test_what_moved_to_another_level_is_not_new(repo: Repo) -> None:
    change(repo, "      - Made simple configuration changes\n", "")
    change(repo, "      - Triages", "      - Made simple configuration changes\n      - Triages")
    found = since(repo)
    assert (told(found), found.err) == ([], "not shown: 3 findings that base has, too\n")


def test_what_moved_to_another_track_is_not_new(repo: Repo) -> None:
    change(repo, "      - Made simple configuration changes\n", "")
    other = "id: other\nname: Other\ncategory: building\nlevels:\n  - level: 1\n    signals:\n"
    repo.write({"ladder/tracks/other.yaml": f"{other}      - Made simple configuration changes\n"})
    assert told(since(repo)) == []


def test_a_track_that_was_renamed_and_moved_is_not_new(repo: Repo) -> None:
    (repo.folder / TRACK_FILE).unlink()
    text = FAULTY.replace("id: foundations", "id: basics").replace("name: Foundations", "name: Basics")
    repo.write({"ladder/tracks/basics.yaml": text})
    assert told(since(repo)) == []


def test_a_ladder_that_moved_and_got_another_config_around_it_is_not_new(repo: Repo) -> None:
    repo.git("mv", "ladder", "people")
    assert told(since(repo)) == []
    assert told(since(repo, "people/tracks/foundations.yaml")) == []


def test_a_ladder_with_another_id_is_the_same_ladder(repo: Repo) -> None:
    repo.write({"ladder/ladder.yaml": NEW_LADDER.replace("id: engineering", "id: technology")})
    assert told(since(repo)) == []


def test_a_statement_that_got_an_id_or_lost_it_is_not_new(repo: Repo) -> None:
    change(
        repo, "- Made simple configuration changes", "- id: changes\n        text: Made simple configuration changes"
    )
    assert told(since(repo)) == []
    repo.commit()
    change(
        repo, "- id: changes\n        text: Made simple configuration changes", "- Made simple configuration changes"
    )
    assert told(since(repo, base="HEAD")) == []


def test_a_statement_that_was_reworded_elsewhere_keeps_its_old_fault(repo: Repo) -> None:
    change(repo, "Triages really urgent service issues", "Triages really urgent service and network issues")
    assert told(since(repo)) == []


def test_another_fault_of_an_old_statement_is_new(repo: Repo) -> None:
    change(repo, "Triages really urgent service issues", "Triages really urgent, basically all service issues")
    assert told(since(repo)) == [f"{TRACK_FILE}:11 wording/filler-word"]


def test_the_same_fault_once_more_is_new_once(repo: Repo) -> None:
    change(repo, "Triages really urgent", "Mends really urgent bugs\n      - Triages really urgent")
    assert told(since(repo)) == [f"{TRACK_FILE}:11 wording/filler-word"]


def test_a_copy_of_a_faulty_statement_is_new_once(repo: Repo) -> None:
    repo.write({"ladderlint.yaml": "select: [wording]\n"})
    change(repo, "      - Triages", "      - Made simple configuration changes\n      - Triages")
    assert len(told(since(repo))) == 1


def test_one_more_that_repeats_what_was_repeated_is_new(repo: Repo) -> None:
    other = TRACK.replace("id: foundations", "id: {0}").replace("name: Foundations", "name: {0}")
    repo.write({"ladderlint.yaml": "select: [duplication/across-tracks]\n"})
    repo.commit({f"ladder/tracks/{name}.yaml": other.format(name) for name in ("one", "two")})
    assert len(repo.ladderlint("check", "--format", "jsonl").out.splitlines()) > 1
    assert told(since(repo, base="HEAD")) == []
    repo.write({"ladder/tracks/three.yaml": other.format("three")})
    assert len(told(since(repo, base="HEAD"))) > 0
    repo.commit()
    repo.git("rm", "--quiet", "ladder/tracks/two.yaml")
    assert told(since(repo, base="HEAD")) == []


def test_what_was_mended_and_what_was_not_touched_are_both_left_out(repo: Repo) -> None:
    change(repo, "Made simple", "Makes simple")
    found = since(repo)
    assert (told(found), found.err) == ([], "not shown: 2 findings that base has, too\n")


def test_a_comment_that_is_gone_lets_the_finding_be_new(repo: Repo) -> None:
    comment = "  # ladderlint: disable=wording/signal-tense -- it is history"
    change(repo, "Made simple configuration changes", f"Made simple configuration changes{comment}")
    repo.commit()
    assert told(since(repo, base="HEAD")) == []
    change(repo, comment, "")
    assert told(since(repo, base="HEAD")) == [f"{TRACK_FILE}:7 wording/signal-tense"]


def test_both_sides_are_judged_by_the_config_of_the_later_one(repo: Repo) -> None:
    repo.write({"ladderlint.yaml": "extends: strict\nignore: [structure, history]\n"})
    change(repo, "Triages really urgent service issues", "Triages really urgent service and network issues")
    assert len(repo.ladderlint("check", "--format", "jsonl").out.splitlines()) > 3
    assert told(since(repo)) == []


def test_a_baseline_is_of_the_later_side_and_what_it_held_no_more_is_told_once(repo: Repo) -> None:
    repo.ladderlint("check", "--write-baseline", "known.json")
    repo.commit({"ladderlint.yaml": "ignore: [structure, history]\nbaseline: known.json\n"})
    unchanged = since(repo, base="HEAD")
    assert (unchanged.status, unchanged.out) == (0, "No findings in 2 files (3 in the baseline)\n")
    # What the baseline holds of it moved away from under its entry; it was there before all the same.
    change(repo, "      - Made simple configuration changes\n", "")
    change(repo, "      - Triages", "      - Made simple configuration changes\n      - Triages")
    assert [line.split()[1] for line in told(since(repo, base="HEAD"))] == ["lint/stale-baseline"]
    repo.commit()
    assert told(since(repo, base="HEAD")) == []
    change(repo, "levels:", "# A word to readers.\nlevels:")
    assert told(since(repo, base="HEAD")) == []


def test_the_place_where_two_branches_parted_can_be_the_base(repo: Repo) -> None:
    repo.git("switch", "--quiet", "--create", "topic")
    change(repo, "Reviewed the code", "Reviewed the designs\n      - Reviewed the code")
    repo.commit()
    repo.git("switch", "--quiet", "main")
    repo.commit({TRACK_FILE: TRACK})
    repo.git("switch", "--quiet", "topic")
    assert len(told(since(repo, base="main"))) == 4
    assert len(told(since(repo, base="main...HEAD"))) == 1
    assert len(told(since(repo, base="main..."))) == 1


def test_a_file_that_could_not_be_read_has_known_nothing_and_is_named(repo: Repo) -> None:
    repo.commit({TRACK_FILE: f"{FAULTY}  - [\n"})
    repo.write({TRACK_FILE: FAULTY})
    found = since(repo, base="HEAD")
    assert len(told(found)) == 3
    assert found.err.startswith(f"warning: not known from HEAD, where this can't be read: {TRACK_FILE}: ")
    assert found.err.count("\n") == 1
    assert found.status == 1


def test_a_file_that_can_not_be_read_is_told_unless_it_is_as_it_was(repo: Repo) -> None:
    other = "ladder/tracks/other.yaml"
    repo.commit({other: "a: [\n"})
    change(repo, "Reviewed the code", "Reviewed the designs\n      - Reviewed the code")
    assert [line.split(":")[0] for line in told(since(repo, base="HEAD"))] == [TRACK_FILE]
    repo.write({other: "a: [\n# still\n"})
    assert [line.split(":")[0] for line in told(since(repo, base="HEAD"))] == [TRACK_FILE, other]


def test_a_ladder_that_could_not_be_read_lets_its_tracks_be_known(repo: Repo) -> None:
    repo.commit({"ladder/ladder.yaml": "id: [\n"})
    repo.write({"ladder/ladder.yaml": NEW_LADDER})
    found = since(repo, base="HEAD")
    assert [line for line in told(found) if TRACK_FILE in line] == []
    assert "ladder/ladder.yaml" in found.err


def test_where_there_was_no_ladder_all_is_new(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "--orphan", "before")
    repo.git("rm", "--quiet", "-r", "--force", ".")
    repo.commit({"notes.txt": "nothing yet\n"})
    repo.git("checkout", "--quiet", "main")
    found = since(repo, base="before")
    assert len(told(found)) == 3
    assert "not shown" not in found.err


def test_another_ladder_beside_an_old_one_is_new_and_the_old_one_is_not(repo: Repo) -> None:
    files = {
        "design/ladder.yaml": NEW_LADDER.replace("engineering", "design"),
        "design/tracks/foundations.yaml": FAULTY,
    }
    repo.write(files)
    assert {line.split("/")[0] for line in told(since(repo))} == {"design"}


def test_line_ends_of_an_editor_are_no_change(repo: Repo) -> None:
    repo.write({TRACK_FILE: FAULTY.replace("\n", "\r\n")})
    assert told(since(repo)) == []


def test_only_the_paths_that_are_asked_about_are_told(repo: Repo) -> None:
    change(repo, "Triages", "Sorted logs\n      - Triages")
    repo.write({"ladder/ladder.yaml": NEW_LADDER.replace("id: 2", "id: 2\n  - id: 2")})
    assert told(since(repo, TRACK_FILE)) == [f"{TRACK_FILE}:11 wording/signal-tense"]
    assert {line.split(":")[0] for line in told(since(repo, "ladder/ladder.yaml"))} <= {"ladder/ladder.yaml"}


def test_a_text_from_an_editor_is_compared_with_the_commit(repo: Repo) -> None:
    text = FAULTY.replace("Triages", "Sorted logs\n      - Triages").encode()
    arguments = ("check", "-", "--stdin-filename", TRACK_FILE, "--since", "base", "--format", "concise")
    found = repo.ladderlint(*arguments, stdin=text)
    assert told(found) == [f"{TRACK_FILE}:11 wording/signal-tense"]


def test_a_run_that_could_not_look_says_so_whatever_was_before(repo: Repo) -> None:
    repo.commit({"ladderlint.yaml": "no: config\n"})
    found = since(repo, base="HEAD")
    assert found.status == 2
    assert "ladderlint.yaml:1" in found.out


# What the rules on history compare with.


def release(repo: Repo, version: str, track: str) -> None:
    repo.commit({"ladder/ladder.yaml": LADDER.replace("version: 1.0.0", f"version: {version}"), TRACK_FILE: track})
    repo.git("tag", f"v{version}")


MORE = TRACK.replace("Triages service issues", "Triages service issues\n      - Leads incident reviews")
MUCH_MORE = MORE.replace(
    "Makes simple configuration changes", "Makes simple configuration changes\n      - Writes tests"
)


@pytest.fixture
def released(tmp_path: Path) -> Repo:
    repo = Repo.new(tmp_path / "released")
    release(repo, "1.0.0", TRACK)
    return repo


def test_a_change_is_judged_against_the_release_and_not_against_the_branch(released: Repo) -> None:
    """Somebody raised the version for a change of their own; one more of that kind needs no other."""
    released.commit({"ladder/ladder.yaml": NEW_LADDER, TRACK_FILE: MORE})
    released.write({TRACK_FILE: MUCH_MORE})
    found = since(released, "-v", base="HEAD")
    assert [line for line in told(found) if "history/" in line] == []
    assert "ladder/ladder.yaml: compared with v1.0.0\n" in found.err


def test_a_version_that_says_too_little_is_told_to_the_one_whose_change_it_is(released: Repo) -> None:
    released.write({TRACK_FILE: MORE})
    found = since(released, base="main")
    assert told(found) == ["ladder/ladder.yaml:4 history/version-bump"]
    assert found.status == 1
    released.commit()
    # It was too little before, and is for the same reason.
    released.write({TRACK_FILE: MORE.replace("levels:", "# A comment.\nlevels:", 1)})
    assert told(since(released, base="HEAD")) == []
    released.write({TRACK_FILE: MUCH_MORE})
    assert told(since(released, base="HEAD")) == ["ladder/ladder.yaml:4 history/version-bump"]


def test_before_the_first_release_the_commit_itself_is_compared(tmp_path: Path) -> None:
    repo = Repo.with_ladder(tmp_path)
    repo.write({TRACK_FILE: MORE})
    found = since(repo, "-v", base="HEAD")
    assert told(found) == ["ladder/ladder.yaml:4 history/version-bump"]
    assert "ladder/ladder.yaml: compared with HEAD\n" in found.err


def test_a_draft_is_no_release(released: Repo) -> None:
    released.commit({"ladder/ladder.yaml": LADDER.replace("1.0.0", "2.0.0-draft"), TRACK_FILE: MORE})
    released.git("tag", "v2.0.0-draft")
    released.write({TRACK_FILE: MUCH_MORE})
    found = since(released, "-v", base="HEAD")
    assert "compared with v1.0.0" in found.err


def test_a_shallow_clone_without_the_release_says_so_and_tells_nothing_wrong(released: Repo, tmp_path: Path) -> None:
    """Against the commit, a version would have to be raised that was raised already, in a commit that is not here."""
    released.commit({"ladder/ladder.yaml": NEW_LADDER, TRACK_FILE: MORE})
    released.git("clone", "--quiet", "--depth=1", f"file://{released.folder}", str(tmp_path / "clone"))
    clone = Repo(tmp_path / "clone")
    clone.write({TRACK_FILE: MUCH_MORE})
    found = since(clone, base="HEAD")
    assert (found.status, told(found)) == (0, [])
    assert found.err == (
        "warning: ladder/ladder.yaml: not compared with any earlier version: no release is here; "
        "this clone is shallow, and 'git fetch --unshallow --tags' brings what is left out\n"
    )
    clone.git("fetch", "--quiet", "--unshallow", "--tags")
    assert (since(clone, base="HEAD").status, since(clone, base="HEAD").err) == (0, "")


def test_each_ladder_has_releases_of_its_own(released: Repo) -> None:
    design = {
        "design/ladder.yaml": LADDER.replace("id: engineering", "id: design"),
        "design/tracks/foundations.yaml": TRACK,
    }
    released.commit(design)
    released.git("tag", "design-1.0.0")
    released.git("tag", "v9.0.0")
    released.git("tag", "product-99.0.0")
    found = since(released, "-v", base="HEAD")
    assert "design/ladder.yaml: compared with design-1.0.0\n" in found.err
    assert "ladder/ladder.yaml: compared with v9.0.0\n" in found.err


def check(repo: Repo, *arguments: str) -> Result:
    return repo.ladderlint("check", "--format", "concise", "-v", *arguments)


def test_without_a_commit_to_compare_with_history_is_looked_at_where_it_is_named(released: Repo) -> None:
    released.write({TRACK_FILE: MORE})
    assert (told(check(released)), "compared" in check(released).err) == ([], False)
    for flags in (
        ["--select", "history"],
        ["--select", "history/version-bump"],
        ["--extend-select", "history"],
        ["--select", "history", "--staged"],
    ):
        released.git("add", "--all")
        found = check(released, *flags)
        assert told(found) == ["ladder/ladder.yaml:4 history/version-bump"], flags
        assert "ladder/ladder.yaml: compared with v1.0.0\n" in found.err
    assert "history/" not in check(released, "--select", "all").out


@pytest.mark.parametrize(
    "config",
    ["extend-select: [history]\n", "rules: {history/version-bump: {severity: warning}}\n", "select: [all, history]\n"],
)
def test_a_config_may_name_the_rules_on_history(released: Repo, config: str) -> None:
    released.write({TRACK_FILE: MORE, "ladderlint.yaml": config})
    assert "ladder/ladder.yaml:4 history/version-bump" in told(check(released))
    released.write({"ladderlint.yaml": f"{config}ignore: [history/version-bump, history/id-changed]\n"})
    assert "history/version-bump" not in check(released).out


def test_without_a_release_history_begins_where_the_branch_left_the_default_one(tmp_path: Path) -> None:
    repo = Repo.with_ladder(tmp_path)
    repo.git("switch", "--quiet", "--create", "topic")
    repo.commit({TRACK_FILE: MORE})
    assert told(check(repo, "--select", "history")) == ["ladder/ladder.yaml:4 history/version-bump"]


def test_where_there_is_no_history_nothing_is_compared_and_that_is_no_error(tmp_path: Path, released: Repo) -> None:
    repo = Repo.new(tmp_path / "unborn")
    repo.write({"ladder/ladder.yaml": LADDER, TRACK_FILE: TRACK})
    found = check(repo, "--select", "history")
    assert (found.status, told(found)) == (0, [])
    assert "ladder/ladder.yaml: not compared with any earlier version: there is no commit yet\n" in found.err
    bare = tmp_path / "none"
    bare.mkdir()
    (released.folder / "ladder").rename(bare / "ladder")
    found = released.ladderlint("check", "--select", "history", "-v", folder=bare)
    assert found.status == 0
    assert "not compared with any earlier version: .: this is in no Git repository" in found.err


def test_the_status_of_a_commit_that_is_compared_with_itself_is_zero(repo: Repo) -> None:
    repo.commit({TRACK_FILE: BAD_TRACK})
    assert repo.ladderlint("check").status == 1
    assert repo.ladderlint("check", "--since", "HEAD").status == 0
    assert repo.ladderlint("check", "--since", "HEAD~1").status == 1


def test_an_export_that_became_stale_is_new_though_the_ladder_is_as_it_was(released: Repo) -> None:
    config = "rules: {history/stale-export: {exports: [{format: csv, path: ladder.csv}]}}\n"
    released.ladderlint("export", "csv", "ladder", "-o", "ladder.csv")
    released.commit({"ladderlint.yaml": config})
    assert told(since(released, base="HEAD")) == []
    released.write({"ladder.csv": "somebody's own\n"})
    assert [line.split()[1] for line in told(since(released, base="HEAD"))] == ["history/stale-export"]
    released.commit()
    assert told(since(released, base="HEAD")) == []
