"""What a commit holds, read as it was stored: in every kind of repository, and whatever somebody has put into one."""

from __future__ import annotations

import os
import resource
import zlib
from collections.abc import Callable
from hashlib import sha1
from pathlib import Path

import pytest
from conftest import TRACK, Result, small_ladder
from git_repositories import BAD_TRACK, TRACK_FILE, Repo

from ladderlint.git import GitError
from ladderlint.git_trees import IndexTree, RevisionTree
from ladderlint.revisions import index_of, look_up, repository_at
from ladderlint.tree import Unreadable


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo.with_ladder(tmp_path / "repo")


def head_of(repo: Repo) -> RevisionTree:
    return look_up(repository_at(repo.folder), "HEAD")


def index(repo: Repo) -> IndexTree:
    return index_of(repository_at(repo.folder))


def reasons(tree: RevisionTree | IndexTree) -> dict[str, str]:
    """Why which of a tree's files can't be read."""
    found = {}
    for path in tree.paths():
        try:
            tree.read(path)
        except Unreadable as error:
            found[path] = error.reason
    return found


def test_a_commit_is_linted_as_it_is_stored_and_not_as_it_lies_on_disk(repo: Repo) -> None:
    bad = repo.commit({TRACK_FILE: BAD_TRACK})
    repo.write({TRACK_FILE: TRACK})
    assert repo.ladderlint("check").status == 0
    found = repo.ladderlint("check", "--ref", bad, "--format", "concise")
    assert found.status == 1
    assert found.out.startswith(f"{TRACK_FILE}:11:12: error reference/unknown-level")
    assert repo.ladderlint("check", "--ref", f"{bad}~1").status == 0


def test_paths_are_names_in_the_commit_and_need_not_be_on_disk(repo: Repo) -> None:
    repo.commit({"old/ladder.yaml": small_ladder()["ladder/ladder.yaml"], "old/tracks/foundations.yaml": BAD_TRACK})
    repo.commit(gone=("old/ladder.yaml", "old/tracks/foundations.yaml"))
    old = repo.ladderlint("check", "old", "--ref", "HEAD~1", "--show-files")
    assert old.out.splitlines() == ["old/ladder.yaml", "old/tracks/foundations.yaml"]
    # Where somebody stands in a folder, its files are meant.
    here = repo.ladderlint(
        "check", "tracks/foundations.yaml", "--ref", "HEAD~1", "--show-files", folder=repo.folder / "ladder"
    )
    assert here.out.splitlines() == [TRACK_FILE]
    assert repo.ladderlint("check", "--ref", "HEAD", folder=repo.folder / "ladder/tracks").status == 0
    gone = repo.ladderlint("check", "old", "--ref", "HEAD")
    assert (gone.status, gone.err) == (2, "error: old: no such file or folder in HEAD\n")
    outside = repo.ladderlint("check", "../old", "--ref", "HEAD")
    assert (outside.status, outside.err) == (2, "error: ../old: not in the repository repo\n")


def test_the_config_is_that_of_the_commit(repo: Repo) -> None:
    config = "extends: ./house/base.yaml\nbaseline: known.json\n"
    repo.write({TRACK_FILE: BAD_TRACK, "ladderlint.yaml": config, "house/base.yaml": "fail-on: info\n"})
    repo.ladderlint("check", "--write-baseline", "known.json")
    repo.commit()
    repo.commit({"ladderlint.yaml": "no: config\n"}, gone=("house/base.yaml", "known.json"))
    assert repo.ladderlint("check", "--ref", "HEAD").status == 2
    before = repo.ladderlint("check", "--ref", "HEAD~1")
    assert (before.status, before.out) == (0, "No findings in 2 files (1 in the baseline)\n")
    shown = repo.ladderlint("check", "--ref", "HEAD~1", "--show-config").out.splitlines()
    assert "fail-on: info  # house/base.yaml:1" in shown
    assert "baseline: known.json  # ladderlint.yaml:2" in shown
    # One that a flag names lies on disk.
    repo.write({"own.yaml": "ignore: [reference]\n"})
    assert repo.ladderlint("check", "--ref", "HEAD", "--config", "own.yaml").status == 0


def test_every_format_and_table_works_with_a_commit(repo: Repo) -> None:
    bad = repo.commit({TRACK_FILE: BAD_TRACK})
    for format_ in ("text", "json", "github", "gitlab", "sarif", "junit", "rdjson", "checkstyle", "markdown", "jsonl"):
        assert TRACK_FILE in repo.ladderlint("check", "--ref", bad, "--format", format_).out, format_
    assert "reference/unknown-level" in repo.ladderlint("check", "--ref", bad, "--statistics").out


def test_an_export_of_a_commit_is_what_an_export_of_its_checkout_was(repo: Repo) -> None:
    repo.git("tag", "v1.0.0")
    then = {format_: repo.ladderlint("export", format_, "ladder", "-o", "-").out for format_ in ("csv", "json")}
    repo.ladderlint("export", "markdown", "ladder", "-o", str(repo.folder.parent / "then"))
    repo.commit({TRACK_FILE: TRACK.replace("Triages", "Sorts")})
    for format_, text in then.items():
        assert repo.ladderlint("export", format_, "ladder", "-o", "-").out != text
        assert repo.ladderlint("export", format_, "ladder", "--ref", "v1.0.0", "-o", "-").out == text
    again = repo.ladderlint("export", "markdown", "--ref", "v1.0.0", "--check", "-o", str(repo.folder.parent / "then"))
    assert (again.status, again.err) == (0, "")
    bad = repo.commit({TRACK_FILE: BAD_TRACK})
    refused = repo.ladderlint("export", "json", "--ref", bad, "-o", "-")
    assert (refused.status, refused.out) == (2, "")
    assert "the ladder has 1 error" in refused.err
    assert repo.ladderlint("export", "json", "--ref", "HEAD~1", "-o", "-").status == 0


def test_a_detached_head_is_a_commit_like_others(repo: Repo) -> None:
    repo.commit({TRACK_FILE: BAD_TRACK})
    repo.git("checkout", "--quiet", "--detach", "HEAD~1")
    assert repo.ladderlint("check", "--ref", "HEAD").status == 0
    assert repo.ladderlint("check", "--ref", "main").status == 1


def test_a_bare_repository_has_commits_and_nothing_staged(repo: Repo, tmp_path: Path) -> None:
    repo.commit({TRACK_FILE: BAD_TRACK})
    repo.git("clone", "--quiet", "--bare", str(repo.folder), str(tmp_path / "bare.git"))
    bare = Repo(tmp_path / "bare.git")
    assert bare.ladderlint("check", "--ref", "main", "--format", "concise").out.startswith(TRACK_FILE)
    assert bare.ladderlint("check", "--ref", "main~1", "ladder").status == 0
    assert bare.ladderlint("check", "--ref", "main~1", folder=bare.folder / "refs").status == 0
    assert bare.ladderlint("check", "--ref", "main", "--since", "main~1").status == 1
    assert bare.ladderlint("export", "json", "--ref", "main~1", "-o", "-").status == 0
    staged = bare.ladderlint("check", "--staged")
    assert (staged.status, staged.err) == (2, "error: this repository has no work tree, and so nothing is staged\n")


def test_a_linked_work_tree_has_the_commits_and_an_index_of_its_own(repo: Repo, tmp_path: Path) -> None:
    repo.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "linked"))
    linked = Repo(tmp_path / "linked")
    linked.commit({TRACK_FILE: BAD_TRACK})
    assert linked.ladderlint("check", "--ref", "HEAD").status == 1
    assert linked.ladderlint("check", "--ref", "main").status == 0
    assert repo.ladderlint("check", "--ref", "other").status == 1
    assert linked.ladderlint("check", "--staged").status == 1
    assert repo.ladderlint("check", "--staged").status == 0


def test_a_shallow_clone_says_how_to_get_a_commit_that_was_left_out(repo: Repo, tmp_path: Path) -> None:
    first = repo.git("rev-parse", "HEAD")
    repo.git("tag", "v1.0.0")
    repo.commit({TRACK_FILE: TRACK.replace("Triages", "Sorts")})
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.folder}", str(tmp_path / "clone"))
    clone = Repo(tmp_path / "clone")
    assert clone.ladderlint("check", "--ref", "HEAD").status == 0
    for name in ("v1.0.0", "HEAD~1", first, "HEAD~1...HEAD"):
        missing = clone.ladderlint("check", "--since", name)
        assert missing.status == 2
        assert missing.err.endswith("'git fetch --unshallow --tags' brings what is left out\n"), missing.err
        assert missing.err.count("\n") == 1
    clone.git("fetch", "--quiet", "--unshallow", "--tags")
    assert clone.ladderlint("check", "--since", "v1.0.0", "--ignore", "history").status == 0


def test_what_a_partial_clone_leaves_out_is_not_fetched(repo: Repo, tmp_path: Path) -> None:
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.commit({TRACK_FILE: TRACK.replace("Triages", "Sorts")})
    url = f"file://{repo.folder}"
    repo.git("clone", "--quiet", "--filter=blob:none", "--no-checkout", url, str(tmp_path / "clone"))
    clone = Repo(tmp_path / "clone")

    def left_out() -> list[str]:
        listed = clone.git("rev-list", "--objects", "--all", "--missing=print").splitlines()
        return [line for line in listed if line.startswith("?")]

    before = left_out()
    assert before
    for command in (["check", "--ref", "HEAD"], ["check", "--ref", "HEAD", "--since", "HEAD~1"]):
        missing = clone.ladderlint(*command)
        assert missing.status == 2
        assert "'git fetch --refetch --no-filter' brings the rest\n" in missing.err
        assert missing.err.count("\n") == 1
    assert left_out() == before
    clone.git("fetch", "--quiet", "--refetch", "--no-filter")
    assert clone.ladderlint("check", "--ref", "HEAD", "--since", "HEAD~1", "--ignore", "history").status == 0


def test_a_repository_with_sha_256_is_read_like_others(tmp_path: Path) -> None:
    repo = Repo.with_ladder(tmp_path, "--object-format=sha256")
    bad = repo.commit({TRACK_FILE: BAD_TRACK})
    assert len(bad) == 64
    assert repo.ladderlint("check", "--ref", bad).status == 1
    assert repo.ladderlint("check", "--staged").status == 1
    assert repo.ladderlint("check", "--ref", bad, "--since", f"{bad}~1").status == 1
    assert repo.ladderlint("export", "json", "--ref", f"{bad}~1", "-o", "-").status == 0


def link(repo: Repo, target: str, name: str) -> None:
    path = repo.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


@pytest.mark.parametrize("look", [head_of, index])
def test_links_are_followed_within_the_repository_and_nowhere_else(
    repo: Repo, look: Callable[[Repo], RevisionTree | IndexTree]
) -> None:
    outside = repo.folder.parent / "outside.yaml"
    outside.write_text("secret")
    link(repo, "foundations.yaml", "ladder/tracks/same.yaml")
    link(repo, "../../ladder/./tracks//foundations.yaml", "ladder/tracks/around.yaml")
    link(repo, "ladder", "career")
    link(repo, str(outside), "ladder/tracks/absolute.yaml")
    link(repo, "../../../outside.yaml", "ladder/tracks/leaving.yaml")
    link(repo, "loop.yaml", "ladder/tracks/loop.yaml")
    link(repo, "ping.yaml", "ladder/tracks/pong.yaml")
    link(repo, "pong.yaml", "ladder/tracks/ping.yaml")
    link(repo, "nowhere", "ladder/tracks/dangling.yaml")
    link(repo, "foundations.yaml/x", "ladder/tracks/through.yaml")
    link(repo, "..", "ladder/tracks/folder.yaml")
    link(repo, "../..", "out")
    link(repo, ".", "here")
    repo.commit()
    tree = look(repo)
    assert reasons(tree) == {
        "ladder/tracks/absolute.yaml": "a link that leads out of the repository",
        "ladder/tracks/dangling.yaml": "a link that leads nowhere",
        "ladder/tracks/folder.yaml": "a folder, not a file",
        "ladder/tracks/leaving.yaml": "a link that leads out of the repository",
        "ladder/tracks/loop.yaml": "a link that leads to itself",
        "ladder/tracks/ping.yaml": "a link that leads to itself",
        "ladder/tracks/pong.yaml": "a link that leads to itself",
        "ladder/tracks/through.yaml": "a link that leads nowhere",
    }
    for path in (
        "ladder/tracks/same.yaml",
        "ladder/tracks/around.yaml",
        "career/tracks/same.yaml",
        f"here/here/{TRACK_FILE}",
    ):
        assert tree.read(path) == TRACK.encode(), path
    assert not tree.has("out/outside.yaml")
    assert list(tree.paths("career")) == [path.replace("ladder", "career", 1) for path in tree.paths("ladder")]


def test_links_are_the_same_to_a_commit_as_to_the_disk(repo: Repo) -> None:
    link(repo, "foundations.yaml", "ladder/tracks/same.yaml")
    link(repo, "../../../outside.yaml", "ladder/tracks/leaving.yaml")
    link(repo, "loop.yaml", "ladder/tracks/loop.yaml")
    (repo.folder.parent / "outside.yaml").write_text(TRACK)
    repo.commit()
    on_disk = repo.ladderlint("check")
    assert on_disk.status == 2
    assert repo.ladderlint("check", "--ref", "HEAD") == repo.ladderlint("check", "--staged") == on_disk


def test_what_stands_in_for_a_large_file_is_a_finding(repo: Repo) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22e\nsize 12345\n"
    repo.commit({TRACK_FILE: pointer})
    found = repo.ladderlint("check", "--ref", "HEAD", "--format", "concise")
    assert found.status == 1
    assert TRACK_FILE in found.out


def put_blob(repo: Repo, size: int) -> str:
    """Store a blob of so many zeros, which takes a thousandth of that on disk."""
    header = b"blob %d\0" % size
    hash_ = sha1(header)
    packer = zlib.compressobj(9)
    packed = packer.compress(header)
    chunk = bytes(1 << 20)
    for _ in range(size >> 20):
        hash_.update(chunk)
        packed += packer.compress(chunk)
    name = hash_.hexdigest()
    target = repo.folder / ".git/objects" / name[:2] / name[2:]
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(packed + packer.flush())
    return name


def test_a_blob_of_zeros_that_would_fill_the_memory_is_refused(repo: Repo) -> None:
    name = put_blob(repo, 200 << 20)
    repo.git("update-index", "--cacheinfo", f"100644,{name},{TRACK_FILE}")
    repo.git("commit", "--quiet", "--message=bomb")

    def measured(*arguments: str) -> Result:
        found = repo.ladderlint(*arguments, "--format", "concise")
        assert found.status == 1
        assert "yaml/limit" in found.out
        return found

    assert measured("check", "--staged").out == measured("check", "--ref", "HEAD").out
    measured("check", "--ref", "HEAD", "--since", "HEAD~1")
    # In KiB, of the largest of the processes that were waited for; git itself maps what it unpacks.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 700 * 1024


def test_no_more_of_a_blob_is_read_than_was_asked_for_and_the_next_is_read_all_the_same(repo: Repo) -> None:
    name = put_blob(repo, 20 << 20)
    repository = repository_at(repo.folder)
    large = repository.object(name, 10)
    assert large is not None
    assert len(large.data) == 11
    assert look_up(repository, "HEAD").read(TRACK_FILE) == TRACK.encode()


def test_folders_in_folders_that_multiply_are_refused(repo: Repo) -> None:
    """Ten folders in each other with ten names for each: some kilobytes that claim ten thousand million files."""
    blob = repo.git("hash-object", "-w", "--stdin", stdin=b"x: 1\n")
    lines = "".join(f"100644 blob {blob}\t{name}.yaml\n" for name in "abcdefghij")
    tree = repo.git("mktree", stdin=lines.encode())
    for _ in range(9):
        lines = "".join(f"040000 tree {tree}\t{name}\n" for name in "abcdefghij")
        tree = repo.git("mktree", stdin=lines.encode())
    commit = repo.git("commit-tree", tree, "-m", "bomb")
    refused = repo.ladderlint("check", "--ref", commit)
    assert refused.status == 2
    assert refused.err.startswith(f"error: {commit}: more than 2000000 files")
    assert refused.err.count("\n") == 1
    assert repo.ladderlint("check", "--since", commit).status == 2


ODD_NAMES = (
    b"with space.yaml",
    b"new\nline.yaml",
    b'quo"te.yaml',
    b"tab\there.yaml",
    b"back\\slash.yaml",
    "höhe.yaml".encode(),
    b"not-utf-8-\xff\xfe.yaml",
    b"-x.yaml",
    b":colon.yaml",
    b"escape-\x1b[31m.yaml",
)


@pytest.mark.parametrize("look", [head_of, index])
def test_names_are_what_they_are(repo: Repo, look: Callable[[Repo], RevisionTree | IndexTree]) -> None:
    folder = os.fsencode(repo.folder / "ladder/tracks")
    for name in ODD_NAMES:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(name)
    repo.commit()
    tree = look(repo)
    found = {os.fsencode(path).rpartition(b"/")[2]: tree.read(path) for path in tree.paths("ladder/tracks")}
    assert found == {name: name for name in ODD_NAMES} | {b"foundations.yaml": TRACK.encode()}


def test_findings_in_files_with_odd_names_are_shown_safely(repo: Repo) -> None:
    folder = os.fsencode(repo.folder / "ladder/tracks")
    for name in ODD_NAMES:
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(BAD_TRACK)
    repo.commit()
    on_disk = repo.ladderlint("check", "--format", "concise")
    for flags in (["--ref", "HEAD"], ["--staged"]):
        found = repo.ladderlint("check", "--format", "concise", *flags)
        assert found == on_disk
        assert "\x1b" not in found.out


def test_a_ladder_sixty_four_folders_down_is_found(repo: Repo) -> None:
    deep = "/".join(f"d{number}" for number in range(64))
    repo.commit({f"{deep}/{path}": text for path, text in small_ladder().items()})
    for flags in (["--ref", "HEAD"], ["--staged"]):
        shown = repo.ladderlint("check", "--show-files", *flags).out.splitlines()
        assert f"{deep}/ladder/ladder.yaml" in shown
        assert repo.ladderlint("check", f"{deep}/ladder", *flags).status == 0


def test_a_damaged_folder_is_an_error_of_one_line(repo: Repo) -> None:
    tree = repo.git("rev-parse", "HEAD:ladder")
    target = repo.folder / ".git/objects" / tree[:2] / tree[2:]
    target.chmod(0o644)
    target.write_bytes(zlib.compress(b"tree 9\0not a one"))
    broken = repo.ladderlint("check", "--ref", "HEAD")
    assert (broken.status, broken.err.count("\n")) == (2, 1)
    target.unlink()
    gone = repo.ladderlint("check", "--ref", "HEAD")
    assert gone.status == 2
    assert gone.err == f"error: the folder {tree} can't be read from the repository; 'git fsck' says what is wrong\n"
    with pytest.raises(GitError, match="git fsck"):
        list(head_of(repo).paths())
