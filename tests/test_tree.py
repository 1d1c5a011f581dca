import os
from pathlib import Path

import pytest

from ladderlint.discovery import find_ladders, work_tree
from ladderlint.errors import LadderlintError
from ladderlint.tree import MemoryTree, Unreadable, WorkTree


def test_a_work_tree_lists_yaml_files_sorted_and_leaves_out_what_is_no_source(tmp_path: Path) -> None:
    for path in (
        "b/ladder.yaml",
        "a.yml",
        "a.txt",
        ".git/x.yaml",
        "node_modules/y.yaml",
        "env/z.yaml",
        "env/pyvenv.cfg",
    ):
        (tmp_path / path).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / path).touch()
    assert list(WorkTree(tmp_path).paths()) == ["a.yml", "b/ladder.yaml"]


def test_what_is_no_file_is_named_for_what_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "dangling.yaml").symlink_to("nowhere")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    outside = tmp_path.parent / f"{tmp_path.name}-outside.yaml"
    outside.write_text("secret")
    (tmp_path / "leaving.yaml").symlink_to(outside)
    reasons = {}
    tree = WorkTree(tmp_path)
    for path in tree.paths():
        with pytest.raises(Unreadable) as caught:
            tree.read(path)
        reasons[path] = caught.value.reason
    assert reasons == {
        "dangling.yaml": "a link that leads nowhere",
        "fifo.yaml": "a FIFO, not a file",
        "folder.yaml": "a folder, not a file",
        "leaving.yaml": "a link that leads out of the repository",
        "loop.yaml": "a link that leads to itself",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").touch(mode=0o000)
    with pytest.raises(Unreadable, match="permission denied"):
        WorkTree(tmp_path).read("a.yaml")


def test_a_link_within_the_repository_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert WorkTree(tmp_path).read("b.yaml") == b"id: a"


def test_memory_lies_over_another_tree(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("old")
    (tmp_path / "b.yaml").write_text("b")
    tree = MemoryTree({"a.yaml": b"new", "c.yaml": b"c"}, over=WorkTree(tmp_path))
    assert list(tree.paths()) == ["a.yaml", "b.yaml", "c.yaml"]
    assert [tree.read(path) for path in tree.paths()] == [b"new", b"b", b"c"]
    with pytest.raises(Unreadable, match="no such file"):
        tree.read("d.yaml")


TWO_LADDERS = MemoryTree(
    dict.fromkeys(
        ["a/ladder.yaml", "a/tracks/x.yaml", "a/tracks/deep/y.yml", "a/notes.yaml", "b/ladder.yaml", "b/tracks/z.yaml"]
        + ["a/tracks/own/ladder.yaml", "a/tracks/own/tracks/w.yaml"],
        b"",
    )
)


@pytest.mark.parametrize(
    ("path", "ladders"),
    [
        ("", ["a/ladder.yaml", "a/tracks/own/ladder.yaml", "b/ladder.yaml"]),
        ("b", ["b/ladder.yaml"]),
        ("b/ladder.yaml", ["b/ladder.yaml"]),
        ("b/tracks", ["b/ladder.yaml"]),
        ("b/tracks/z.yaml", ["b/ladder.yaml"]),
        ("a/tracks/deep/y.yml", ["a/ladder.yaml"]),
        ("a/tracks/own/tracks/w.yaml", ["a/tracks/own/ladder.yaml"]),
    ],
)
def test_a_path_means_the_ladders_in_it_or_the_one_around_it(path: str, ladders: list[str]) -> None:
    assert [asked.files.ladder for asked in find_ladders(TWO_LADDERS, [path])] == ladders


def test_a_ladder_has_the_tracks_below_it_that_no_inner_ladder_has() -> None:
    (asked,) = find_ladders(TWO_LADDERS, ["a/ladder.yaml"])
    assert asked.files.tracks == ("a/tracks/deep/y.yml", "a/tracks/x.yaml")


@pytest.mark.parametrize("path", ["a/notes.yaml", "c"])
def test_a_path_that_means_no_ladder_is_an_error(path: str) -> None:
    with pytest.raises(LadderlintError, match="no ladder found"):
        find_ladders(TWO_LADDERS, [path])


def test_paths_are_shown_from_the_root_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "deep" / "ladder").mkdir(parents=True)
    (tmp_path / "deep/ladder/ladder.yaml").touch()
    monkeypatch.chdir(tmp_path / "deep")
    tree, names = work_tree([Path("ladder")])
    assert (tree.root, names) == (str(tmp_path), ["deep/ladder"])


def test_a_ladder_elsewhere_is_shown_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "there/tracks").mkdir(parents=True)
    (tmp_path / "there/ladder.yaml").write_text("id: a")
    (tmp_path / "secret.yaml").touch()
    monkeypatch.chdir(tmp_path / "here")
    tree, names = work_tree([tmp_path / "there"])
    (asked,) = find_ladders(tree, names)
    assert asked.files.ladder == "../there/ladder.yaml"
    assert tree.read(asked.files.ladder) == b"id: a"
    assert not tree.has("../secret.yaml")
