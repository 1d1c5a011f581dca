"""`ladderlint release`: the version that is due and the changelog are written, both or none, and Git is left alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import LADDER, TRACK, Result, Run, write_files

from ladderlint.errors import LadderlintError
from ladderlint.release import Wanted, prepare
from ladderlint.release_files import Written, write

HEAD = "ladder/ladder.yaml"
TRACK_PATH = "ladder/tracks/foundations.yaml"
LOG = "ladder/CHANGELOG.md"
MAJOR = TRACK.replace("      - Triages", "      - Documents what others rely on\n      - Triages")
MINOR = TRACK.replace(
    "      - Resolved disk errors\n", "      - Resolved disk errors\n      - Renamed three services\n"
)
PATCH = TRACK.replace("Triages service issues", "Triages service issues.")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{f"GIT_{who}_{what}": f"x@{what}.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}

Release = Callable[..., Result]


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout


def commit(folder: Path, *tags: str) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "-q", "--allow-empty", "-m", "change")
    for tag in tags:
        git(folder, "tag", tag)


@pytest.fixture
def released(repository: Path) -> Path:
    """A repository with a ladder that was released as 1.0.0."""
    git(repository, "init", "-q")
    commit(repository, "v1.0.0")
    return repository


@pytest.fixture
def release(ladderlint: Run) -> Release:
    """Release the ladder, on a day that is always the same."""
    return lambda *arguments: ladderlint("release", *arguments, env={"SOURCE_DATE_EPOCH": "1795500000"})


def version(folder: Path) -> str:
    return next(line for line in (folder / HEAD).read_text().splitlines() if line.startswith("version:"))


def state(folder: Path) -> dict[str, bytes]:
    """All files of a folder but those of Git."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.relative_to(folder).parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("track", "due", "bump"), [(MAJOR, "2.0.0", "major"), (MINOR, "1.1.0", "minor"), (PATCH, "1.0.1", "patch")]
)
def test_the_version_that_is_due_is_written(released: Path, release: Release, track: str, due: str, bump: str) -> None:
    write_files(released, {TRACK_PATH: track})
    status, out, err = release()
    assert (status, out) == (0, "")
    assert err.splitlines() == [
        f"Wrote {due} to {HEAD} and {LOG}: 1 change since v1.0.0, {bump}",
        "Look it over, then:",
        f"  git add {HEAD} ladder/tracks {LOG}",
        f"  git commit -m 'Release {due}'",
        f"  git tag v{due}",
    ]
    assert (released / HEAD).read_text() == LADDER.replace("1.0.0", due)
    log = (released / LOG).read_text()
    assert log.startswith(f"# Changelog\n\n## {due} - 2026-11-24\n\n<!--")
    assert "### Foundations\n" in log


def test_what_is_said_next_can_be_done_as_it_stands(released: Path, release: Release) -> None:
    write_files(released, {TRACK_PATH: MAJOR, "ladder/tracks/new one.yaml": TRACK.replace("foundations", "new one")})
    (released / "ladder/tracks/new one.yaml").unlink()
    for command in release().err.splitlines()[2:]:
        subprocess.run(command, shell=True, cwd=released, env=ENVIRONMENT, check=True, capture_output=True, timeout=60)
    assert git(released, "status", "--porcelain") == ""
    assert git(released, "tag", "--points-at", "HEAD") == "v2.0.0\n"
    assert release() == (0, "", "Nothing to release: nothing changed since v2.0.0\n")


def test_paths_are_told_as_they_are_called_from_here(released: Path) -> None:
    moved = released / "my ladders"
    moved.mkdir()
    (released / "ladder").rename(moved / "ladder")
    commit(released, "v1.0.1")
    write_files(moved, {TRACK_PATH: MAJOR})
    command = [sys.executable, "-m", "ladderlint", "release"]
    done = subprocess.run(command, cwd=moved / "ladder", env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
    assert "  git add ladder.yaml tracks CHANGELOG.md" in done.stderr
    done = subprocess.run(command, cwd=released, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
    assert "  git add 'my ladders/ladder/ladder.yaml' 'my ladders/ladder/tracks'" in done.stderr


def test_a_second_run_changes_nothing(released: Path, release: Release) -> None:
    write_files(released, {TRACK_PATH: MAJOR})
    release()
    once = state(released)
    status, _, err = release()
    assert status == 0
    assert err.startswith("All is written for 2.0.0: 1 change since v1.0.0, major\n")
    assert state(released) == once


def test_a_change_before_the_tag_is_taken_up(released: Path, release: Release) -> None:
    write_files(released, {TRACK_PATH: PATCH})
    release()
    commit(released)
    write_files(released, {TRACK_PATH: MAJOR})
    release()
    assert version(released) == "version: 2.0.0"
    assert [line for line in (released / LOG).read_text().splitlines() if line.startswith("## ")] == [
        "## 2.0.0 - 2026-11-24"
    ]


@pytest.mark.parametrize(
    ("declared", "kept"),
    [("1.0.1", "2.0.0"), ("2.0.0", "2.0.0"), ("2.4.0", "2.4.0"), ("2.0.0-draft", "2.0.0"), ("1.1.0-draft", "2.0.0")],
)
def test_a_version_that_somebody_chose_is_kept_if_it_says_enough(
    released: Path, release: Release, declared: str, kept: str
) -> None:
    write_files(released, {HEAD: LADDER.replace("1.0.0", declared), TRACK_PATH: MAJOR})
    assert release().status == 0
    assert version(released) == f"version: {kept}"


def test_another_version_can_be_asked_for(released: Path, release: Release) -> None:
    write_files(released, {TRACK_PATH: MAJOR})
    assert release("--as", "3.0.0").status == 0
    assert version(released) == "version: 3.0.0"
    assert "## 3.0.0 - 2026-11-24" in (released / LOG).read_text()


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            "1.9.0",
            "error: 1.9.0 is too little: 2.0.0 is due, since something new is asked of people "
            "('Documents what others rely on')\n",
        ),
        ("1.0.0", "error: 1.0.0 is not more than 1.0.0, which is released already; 2.0.0 is due\n"),
        ("0.9.0", "error: 0.9.0 is not more than 1.0.0, which is released already; 2.0.0 is due\n"),
    ],
)
def test_a_version_that_says_too_little_is_refused(released: Path, release: Release, asked: str, message: str) -> None:
    write_files(released, {TRACK_PATH: MAJOR})
    before = state(released)
    assert release("--as", asked, "--force") == (2, "", message)
    assert state(released) == before


def test_at_most_three_changes_are_named(released: Path, release: Release) -> None:
    new = "".join(f"      - Documents {number} things\n" for number in ("five", "six", "seven", "eight"))
    write_files(released, {TRACK_PATH: TRACK.replace("      - Triages", f"{new}      - Triages")})
    assert release("--as", "1.1.0").err.endswith(
        "('Documents five things'; 'Documents six things'; 'Documents seven things'; and 1 more)\n"
    )


@pytest.mark.parametrize("asked", ["2", "2.0.0-draft", "v2.0.0", ""])
def test_what_is_no_release_is_refused(released: Path, release: Release, asked: str) -> None:
    status, _, err = release("--as", asked)
    assert status == 2
    assert "write three numbers, such as 2.0.0" in err


def test_nothing_is_written_where_nothing_changed(released: Path, release: Release) -> None:
    write_files(released, {HEAD: f"# a comment\n{LADDER}", "ladder/note.txt": "x"})
    before = state(released)
    assert release() == (0, "", "Nothing to release: nothing changed since v1.0.0\n")
    assert state(released) == before


@pytest.mark.parametrize("commits", [True, False])
def test_the_first_release_lists_the_tracks(repository: Path, release: Release, commits: bool) -> None:
    git(repository, "init", "-q")
    second = TRACK.replace("foundations", "web").replace("Foundations", "'@web *client*'")
    write_files(repository, {"ladder/tracks/web.yaml": second, HEAD: LADDER.replace("1.0.0", "1.0.0-draft")})
    if commits:
        commit(repository)
    status, _, err = release("--force")
    assert status == 0, err
    assert err.startswith(f"Wrote 1.0.0 to {HEAD} and {LOG}: the first release\n")
    assert err.endswith("  git tag v1.0.0\n")
    assert version(repository) == "version: 1.0.0"
    log = (repository / LOG).read_text()
    assert "\n\nFirst release.\n\n- @&#8203;web \\*client\\*\n- Foundations\n\n" in log
    assert "Triages" not in log


def test_a_diff_shows_and_writes_nothing(released: Path, release: Release) -> None:
    write_files(released, {TRACK_PATH: MAJOR, LOG: "# Changes\n\n## Unreleased\n\nMine.\n\n## 1.0.0\r\n\nOld"})
    commit(released)
    before = state(released)
    status, out, err = release("--diff")
    assert status == 1
    assert err == f"Would write 2.0.0 to {HEAD} and {LOG}: 1 change since v1.0.0, major\n"
    assert "-version: 1.0.0\n+version: 2.0.0\n" in out
    assert state(released) == before
    assert release().status == 0
    after = state(released)
    git(released, "checkout", "-q", ".")
    (released / ".git/change.patch").write_bytes(out.encode())
    git(released, "apply", ".git/change.patch")
    assert state(released) == after
    assert release("--diff")[:2] == (0, "")


def test_a_diff_of_a_changelog_that_is_not_there_makes_it(released: Path, release: Release) -> None:
    write_files(released, {TRACK_PATH: MAJOR})
    (released / ".git/change.patch").write_bytes(release("--diff").out.encode())
    git(released, "apply", ".git/change.patch")
    made = state(released)
    git(released, "checkout", "-q", HEAD)
    (released / LOG).unlink()
    release()
    assert state(released) == made


def test_what_somebody_wrote_comes_into_the_section(released: Path, release: Release) -> None:
    log = "# Changes\n\n## [Unreleased]\n\n### Why\n\nMine.\n\n## [1.0.0] - 2024-01-01\n\n- Old\n"
    write_files(released, {TRACK_PATH: MAJOR, LOG: log})
    assert release().status == 0
    text = (released / LOG).read_text()
    assert text.startswith("# Changes\n\n## [Unreleased]\n\n## 2.0.0 - 2026-11-24\n\n### Why\n\nMine.\n\n<!-- written")
    assert text.endswith("\n\n## [1.0.0] - 2024-01-01\n\n- Old\n")


def test_the_style_of_a_file_is_kept(released: Path, release: Release) -> None:
    head = LADDER.replace("version: 1.0.0", "version: '1.0.0' # of the content").replace("\n", "\r\n")
    write_files(released, {HEAD: b"\xef\xbb\xbf" + head.encode(), TRACK_PATH: MAJOR})
    (released / HEAD).chmod(0o640)
    assert release().status == 0
    assert (released / HEAD).read_bytes() == b"\xef\xbb\xbf" + head.replace("'1.0.0'", "'2.0.0'").encode()
    assert (released / HEAD).stat().st_mode & 0o777 == 0o640


def test_a_ladder_with_errors_is_not_released(released: Path, release: Release) -> None:
    write_files(released, {TRACK_PATH: MAJOR.replace("category: building", "category: cooking")})
    before = state(released)
    status, out, err = release()
    assert (status, out) == (2, "")
    assert err == "error: ladder: the ladder has 1 error; see 'ladderlint check ladder', or use --force\n"
    assert state(released) == before
    assert release("--force").status == 0
    assert version(released) == "version: 2.0.0"


def test_a_ladder_that_can_not_be_compared_is_not_released(released: Path, release: Release) -> None:
    write_files(released, {"ladder/tracks/other.yaml": "- nothing\n", TRACK_PATH: MAJOR})
    status, _, err = release()
    assert status == 2
    assert err == (
        "error: ladder/tracks/other.yaml: line 1: this is no track; write keys such as 'id', 'name' and 'levels'; "
        "without it nobody can say which version is due; see 'ladderlint check ladder', or use --force\n"
    )
    assert release("--force").status == 0
    assert version(released) == "version: 2.0.0"


def test_a_ladder_that_can_not_be_read_is_not_released_at_all(released: Path, release: Release) -> None:
    write_files(released, {HEAD: "- nothing\n"})
    assert release("--force") == (
        2,
        "",
        f"error: {HEAD}:1:1: this is no ladder; write keys such as 'id', 'name' and 'levels'\n",
    )


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (LADDER.replace("version: 1.0.0\n", ""), "there is no key 'version'; add 'version: 2.0.0'"),
        (
            LADDER.replace("1.0.0", "&v 1.0.0").replace("levels:", "summary: *v\nlevels:"),
            "no way to write 2.0.0 keeps the rest of the file as it is",
        ),
    ],
)
def test_what_can_not_be_written_is_told(released: Path, release: Release, head: str, message: str) -> None:
    write_files(released, {HEAD: head, TRACK_PATH: MAJOR})
    assert release("--force") == (2, "", f"error: {HEAD}: {message}\n")


def test_a_release_without_a_version_to_compare_with_must_be_named(released: Path, release: Release) -> None:
    write_files(released, {HEAD: LADDER.replace("1.0.0", "one")})
    commit(released, "v1.1.0")
    write_files(released, {HEAD: LADDER, TRACK_PATH: MAJOR})
    message = f"error: {HEAD}: the ladder had no version that can be compared; name the one to release with --as\n"
    assert release() == (2, "", message)
    assert release("--as", "1.2.0").status == 0
    assert version(released) == "version: 1.2.0"


def test_a_changelog_that_can_not_take_the_section_leaves_the_version_as_it_was(
    released: Path, release: Release
) -> None:
    write_files(released, {TRACK_PATH: MAJOR, LOG: "## 2.0.0 (soon)\n"})
    before = state(released)
    status, _, err = release()
    assert status == 2
    assert err.startswith(f"error: {LOG}:1: this section for 2.0.0 was not written by 'ladderlint release'; call it")
    assert state(released) == before


def test_a_disk_that_fails_half_way_leaves_both_files_as_they_were(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(released, {TRACK_PATH: MAJOR, LOG: "# Mine\n"})
    before = state(released)
    monkeypatch.chdir(released)
    ready = prepare("ladder", Wanted("2026-11-24"))
    replace, calls = os.replace, iter(range(9))

    def fail_later(source: object, target: object) -> None:
        if next(calls) == 1:
            raise OSError(28, "No space left on device")
        replace(str(source), str(target))

    monkeypatch.setattr(os, "replace", fail_later)
    with pytest.raises(LadderlintError, match="the disk is full; nothing was written"):
        write(ready.root, ready.files)
    assert state(released) == before


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.yaml": "now", "b.md": "now"})
    for path, before in (("a.yaml", b"then"), ("b.md", None)):
        with pytest.raises(LadderlintError, match=f"{path}: was changed meanwhile; nothing was written"):
            write(str(tmp_path), [Written("a.yaml", b"now", b"x"), Written(path, before, b"x")])
    assert state(tmp_path) == {"a.yaml": b"now", "b.md": b"now"}


def test_a_changelog_may_lie_elsewhere_or_behind_a_link(released: Path, release: Release) -> None:
    write_files(released, {TRACK_PATH: MAJOR, "docs/log.md": "# Log\n"})
    (released / LOG).symlink_to("../docs/log.md")
    assert "  git add" in release().err
    assert (released / LOG).is_symlink()
    text = (released / "docs/log.md").read_text()
    assert text.startswith("# Log\n\n## 2.0.0")
    (released / LOG).unlink()
    assert release("--changelog", "docs/log.md").err.startswith("All is written for 2.0.0")
    assert release("--changelog", "NEWS.md").err.startswith("Wrote 2.0.0 to NEWS.md:")


def test_a_changelog_that_is_none_is_refused(released: Path, release: Release) -> None:
    write_files(released, {TRACK_PATH: MAJOR, "latin.md": b"caf\xe9", "large.md": "x" * (4 * 1024 * 1024 + 1)})
    (released / "out.md").symlink_to("/etc/hostname")
    (released / "nowhere.md").symlink_to("missing")
    before = state(released)
    for named, message in {
        TRACK_PATH: f"{TRACK_PATH}: this may be a ladder's file, and is not written over; name another",
        "../log.md": "../log.md: lies outside the repository; name a changelog in it",
        "ladder": "ladder: a folder, not a file",
        "latin.md": "latin.md: not UTF-8; save the file as UTF-8",
        "large.md": "large.md: larger than 4 MiB; begin another changelog",
        "out.md": "out.md: a link that leads out of the repository",
        "nowhere.md": "nowhere.md: a link that leads nowhere",
    }.items():
        status, _, err = release("--changelog", named)
        if named == TRACK_PATH:
            message = f"{released / TRACK_PATH}: {message.partition(': ')[2]}"
        assert (status, err) == (2, f"error: {message}\n")
    assert state(released) == before


def test_since_names_what_to_compare_with(released: Path, release: Release) -> None:
    write_files(released, {TRACK_PATH: MAJOR})
    commit(released, "nightly")
    write_files(released, {TRACK_PATH: MAJOR.replace("Triages service issues", "Triages service issues.")})
    status, _, err = release("--since", "nightly")
    assert status == 0
    assert "1 change since nightly, patch" in err
    assert version(released) == "version: 1.0.1"
    assert release("--since", "nowhere").status == 2


def test_a_version_before_a_release_is_not_the_last_one(released: Path, release: Release) -> None:
    write_files(released, {TRACK_PATH: MAJOR, HEAD: LADDER.replace("1.0.0", "2.0.0-draft")})
    commit(released, "v2.0.0-draft")
    assert "since v1.0.0, major" in release().err
    assert version(released) == "version: 2.0.0"


@pytest.mark.parametrize("tag", ["1.0.0", "v1.0.0", "engineering-1.0.0", "engineering/v1.0.0", "ladder@1.0.0"])
def test_a_tag_is_named_as_the_last_one_is(repository: Path, release: Release, tag: str) -> None:
    git(repository, "init", "-q")
    commit(repository, tag)
    write_files(repository, {TRACK_PATH: MAJOR})
    assert release().err.endswith(f"  git tag {tag.replace('1.0.0', '2.0.0')}\n")


def test_of_several_ladders_one_must_be_named_and_has_tags_of_its_own(released: Path, release: Release) -> None:
    shutil.copytree(released / "ladder", released / "design")
    write_files(released, {"design/ladder.yaml": LADDER.replace("id: engineering", "id: design")})
    commit(released, "engineering-1.0.0")
    write_files(released, {TRACK_PATH: MAJOR})
    commit(released, "engineering-3.0.0")
    write_files(released, {"design/tracks/foundations.yaml": MINOR})
    status, _, err = release()
    assert status == 2
    assert err == "error: several ladders here; name one of: design/ladder.yaml, ladder/ladder.yaml\n"
    assert release("ladder").err == "Nothing to release: nothing changed since engineering-3.0.0\n"
    git(released, "tag", "-d", "v1.0.0")
    assert release("design").err.endswith("  git tag design-1.1.0\n")
    assert "version: 1.1.0" in (released / "design/ladder.yaml").read_text()


def test_dates_are_written_as_they_are_given(released: Path, release: Release, ladderlint: Run) -> None:
    write_files(released, {TRACK_PATH: MAJOR})
    release("--date", "2027-01-05")
    assert "## 2.0.0 - 2027-01-05\n" in (released / LOG).read_text()
    assert "does not match" in release("--date", "5.1.2027").err
    status, _, err = ladderlint("release", env={"SOURCE_DATE_EPOCH": "now"})
    assert status == 2
    assert "SOURCE_DATE_EPOCH: write a number of seconds since 1970" in err


def test_the_day_from_which_on_the_version_holds_is_set_and_told(released: Path, release: Release) -> None:
    write_files(released, {TRACK_PATH: MAJOR})
    status, _, err = release("--effective", "2027-01-01")
    assert (status, err) == (2, f"error: {HEAD}: there is no key 'effective'; add 'effective: 2027-01-01'\n")
    write_files(released, {HEAD: LADDER.replace("levels:", "effective: '2026-01-01' # from then on\nlevels:")})
    write_files(released, {TRACK_PATH: TRACK})
    commit(released, "v1.0.1")
    write_files(released, {TRACK_PATH: MAJOR})
    assert release().status == 0
    assert "Effective" not in (released / LOG).read_text()
    assert release("--effective", "2027-01-01").status == 0
    assert "effective: '2027-01-01' # from then on\n" in (released / HEAD).read_text()
    assert " -->\n\nEffective from 2027-01-01.\n\n### Foundations\n" in (released / LOG).read_text()
    once = state(released)
    assert release().status == 0
    assert state(released) == once


def test_kept_exports_are_told_and_added(released: Path, release: Release, ladderlint: Run) -> None:
    kept = "[{format: csv, path: out/ladder.csv}]"
    write_files(released, {"ladderlint.yaml": f"rules: {{history/stale-export: {{exports: {kept}}}}}\n", "out/x": ""})
    assert ladderlint("export", "csv", "-o", "out/ladder.csv").status == 0
    commit(released, "v1.0.1")
    write_files(released, {TRACK_PATH: MAJOR})
    status, _, err = release()
    assert status == 0, err
    commands = [line.strip() for line in err.splitlines()[2:]]
    assert commands[:2] == [
        "ladderlint fix --select history/stale-export",
        f"git add {HEAD} ladder/tracks {LOG} out/ladder.csv",
    ]
    assert ladderlint(*commands[0].split()[1:]).status == 0
    assert "2.0.0" in (released / "out/ladder.csv").read_text()
    assert ladderlint("check").status == 0


def test_a_folder_that_is_no_repository_is_told(ladderlint: Run, repository: Path) -> None:
    (repository / ".git").rmdir()
    status, _, err = ladderlint("release")
    assert status == 2
    assert "in no Git repository" in err
    assert len(err.splitlines()) == 1


def test_a_shallow_clone_is_not_taken_for_the_first_release(released: Path, tmp_path: Path, release: Release) -> None:
    commit(released)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{released}", str(clone))
    write_files(clone, {TRACK_PATH: MAJOR})
    status, _, err = release("clone/ladder")
    assert status == 2
    assert err == (
        "error: no release is in this clone, but it is shallow; 'git fetch --unshallow --tags' "
        "brings what is left out, or --since names what to compare with\n"
    )
    assert release("clone/ladder", "--since", "HEAD").status == 0


def test_quiet_means_quiet(released: Path, release: Release) -> None:
    write_files(released, {TRACK_PATH: MAJOR})
    assert release("-q") == (0, "", "")
    assert version(released) == "version: 2.0.0"


def test_git_is_asked_little_and_changes_nothing(
    released: Path, ladderlint: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = tmp_path / "calls"
    real = shutil.which("git")
    wrapper = tmp_path / "bin/git"
    write_files(tmp_path, {"bin/git": f'#!/bin/sh\necho "$@" >> {calls}\nexec {real} "$@"\n'})
    wrapper.chmod(0o755)
    write_files(released, {TRACK_PATH: MAJOR})
    before = git(released, "status", "--porcelain"), git(released, "rev-parse", "HEAD"), git(released, "tag")
    monkeypatch.setenv("PATH", f"{wrapper.parent}{os.pathsep}{os.environ['PATH']}")
    assert ladderlint("release").status == 0
    assert 1 <= len(calls.read_text().splitlines()) <= 5
    monkeypatch.undo()
    after = git(released, "status", "--porcelain"), git(released, "rev-parse", "HEAD"), git(released, "tag")
    assert before[1:] == after[1:]
    assert " M ladder/ladder.yaml" in after[0]
