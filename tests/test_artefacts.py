import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ladderlint.artefacts import compare, write
from ladderlint.errors import LadderlintError

FILES = {"README.md": b"index", "tracks/a.md": b"a", "tracks/b.md": b"b"}

unprivileged = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


def state(folder: Path) -> dict[str, object]:
    """All that lies in a folder, with what a failed export must not change: bytes, links, permissions, times."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        what: object = path.readlink() if path.is_symlink() else path.read_bytes() if path.is_file() else None
        found[str(path.relative_to(folder))] = (
            what,
            stat.filemode(status.st_mode),
            status.st_mtime_ns if path.is_file() else 0,
        )
    return found


def failing(at: int, error: BaseException) -> Callable[..., None]:
    """Stand in for os.replace: it works until the call with this number, and from then on fails."""
    replace, calls = os.replace, iter(range(1000))

    def replace_or_fail(source: object, target: object, **_: object) -> None:
        if next(calls) >= at:
            raise error
        replace(str(source), str(target))

    return replace_or_fail


def test_files_are_written_below_a_folder_that_need_not_be_there(tmp_path: Path) -> None:
    out = tmp_path / "new" / "docs"
    assert write(out, FILES) == ["README.md", "tracks/a.md", "tracks/b.md"]
    assert {path: (out / path).read_bytes() for path in FILES} == FILES
    assert sorted(os.listdir(out)) == ["README.md", "tracks"]
    assert compare(out, FILES) == []


def test_what_is_as_it_should_be_is_not_touched(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    for path in FILES:
        os.utime(tmp_path / path, (1, 1))
    before = state(tmp_path)
    assert write(tmp_path, FILES) == []
    assert state(tmp_path) == before
    assert write(tmp_path, {**FILES, "tracks/a.md": b"new"}) == ["tracks/a.md"]
    assert (tmp_path / "README.md").stat().st_mtime == 1


def test_comparing_names_each_file_that_is_missing_or_differs(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "d": b"d", "e": b"e"})
    (tmp_path / "tracks/a.md").write_bytes(b"A")
    (tmp_path / "tracks/b.md").unlink()
    (tmp_path / "d").unlink()
    (tmp_path / "d").mkdir()
    (tmp_path / "link").symlink_to("e")
    os.mkfifo(tmp_path / "pipe")
    wanted = {**FILES, "d": b"d", "e": b"e", "link": b"e", "pipe": b"", "README.md/x": b""}
    assert compare(tmp_path, wanted) == ["README.md/x", "d", "link", "pipe", "tracks/a.md", "tracks/b.md"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), RuntimeError("odd")])
@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("linkable", [True, False])
def test_all_is_written_or_all_is_as_it_was(
    at: int, error: BaseException, linkable: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a": b"old a", "sub/b": b"old b"})
    (tmp_path / "a").chmod(0o640)
    os.utime(tmp_path / "sub/b", (1, 1))
    (tmp_path / "link").symlink_to("a")
    before = state(tmp_path)
    if not linkable:

        def link(*_: object, **__: object) -> None:
            raise OSError(95, "Operation not supported")

        monkeypatch.setattr(os, "link", link)
    monkeypatch.setattr(os, "replace", failing(at, error))
    wanted = LadderlintError if isinstance(error, OSError) else type(error)
    with pytest.raises(wanted):
        write(tmp_path, {"a": b"new a", "link": b"link", "new/c": b"c", "sub/b": b"new b"})
    assert state(tmp_path) == before


def test_a_full_disk_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(LadderlintError, match=r"^.*tracks/a.md: the disk is full; nothing was written$"):
        write(tmp_path / "docs", {"tracks/a.md": b"a"})
    assert os.listdir(tmp_path) == []


def test_what_can_not_be_put_back_is_kept_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a": b"old"})

    def rename(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "replace", failing(0, OSError(5, "Input/output error")))
    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(LadderlintError, match=r"could not be put back as it was: .*/a \(kept as (.*)\)") as caught:
        write(tmp_path, {"a": b"new"})
    (kept,) = tmp_path.glob(".ladderlint-*/old-0")
    assert kept.read_bytes() == b"old"
    assert str(kept) in str(caught.value)


def test_a_replaced_file_keeps_its_permissions_and_a_new_one_has_the_usual_ones(tmp_path: Path) -> None:
    write(tmp_path, {"a": b"old"})
    (tmp_path / "a").chmod(0o604)
    mask = os.umask(0o027)
    try:
        write(tmp_path, {"a": b"new", "b": b"b", "sub/c": b"c"})
    finally:
        os.umask(mask)
    modes = {path: stat.S_IMODE((tmp_path / path).stat().st_mode) for path in ("a", "b", "sub", "sub/c")}
    assert modes == {"a": 0o604, "b": 0o640, "sub": 0o750, "sub/c": 0o640}


def test_a_link_is_replaced_and_what_it_leads_to_left_alone(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"mine")
    out = tmp_path / "docs"
    out.mkdir()
    (out / "a").symlink_to("../elsewhere")
    (out / "b").symlink_to("nowhere")
    assert write(out, {"a": b"a", "b": b"b"}) == ["a", "b"]
    assert (out / "a").read_bytes() == b"a"
    assert not (out / "a").is_symlink()
    assert not (out / "nowhere").exists()
    assert (tmp_path / "elsewhere").read_bytes() == b"mine"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.md").write_bytes(b"a")
    out = tmp_path / "docs"
    out.mkdir()
    (out / "tracks").symlink_to("../elsewhere")
    before = state(tmp_path)
    assert compare(out, FILES) == list(FILES)
    with pytest.raises(LadderlintError, match=r"tracks: a link that leads out of .*docs; nothing was written"):
        write(out, FILES)
    (out / "deep").symlink_to("../gone")
    with pytest.raises(LadderlintError, match="a link that leads out of"):
        write(out, {"deep/er/a": b""})
    (out / "deep").unlink()
    assert state(tmp_path) == before


def test_links_that_stay_inside_and_a_folder_that_is_a_link_itself_are_fine(tmp_path: Path) -> None:
    (tmp_path / "real/pages").mkdir(parents=True)
    (tmp_path / "real/tracks").symlink_to("pages")
    (tmp_path / "docs").symlink_to("real")
    assert write(tmp_path / "docs", FILES) == list(FILES)
    assert compare(tmp_path / "docs", FILES) == []
    assert (tmp_path / "real/pages/a.md").read_bytes() == b"a"
    assert (tmp_path / "docs").is_symlink()


@pytest.mark.parametrize("path", ["../a", "/tmp/ladderlint-a", "a/../../b", "..", "."])
def test_a_path_that_leads_out_is_refused(path: str, tmp_path: Path) -> None:
    out = tmp_path / "docs"
    with pytest.raises(LadderlintError, match="lies outside"):
        write(out, {"ok": b"", path: b""})
    assert os.listdir(tmp_path) == []


def test_paths_that_some_disks_take_for_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LadderlintError, match=r"tracks/A.md: would be written over tracks/a.md"):
        write(tmp_path, {"tracks/a.md": b"", "tracks/A.md": b""})


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("folder", "folder: a folder has this name"),
        ("pipe", "pipe: a device or a pipe, not a file"),
        ("to-pipe", "to-pipe: a device or a pipe, not a file"),
        ("file/a", "file: a file stands where a folder is needed"),
        ("file/deep/a", "a file stands where a folder is needed"),
    ],
)
def test_what_is_in_the_way_is_told_and_stays(path: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "to-pipe").symlink_to("pipe")
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(LadderlintError, match=says):
        write(tmp_path, {"ok": b"", path: b""})
    assert sorted(os.listdir(tmp_path)) == before


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").touch()
    with pytest.raises(LadderlintError, match="docs: a file stands where a folder is needed"):
        write(tmp_path / "docs", {"a": b""})


@unprivileged
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir(mode=0o500)
    with pytest.raises(LadderlintError, match="docs: permission denied; nothing was written"):
        write(tmp_path / "docs", {"a": b""})


def test_a_link_to_a_device_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(os.devnull)
    with pytest.raises(LadderlintError, match=r"out: a device or a pipe, not a file; nothing was written"):
        write(tmp_path, {"out": b"x"})
    assert (tmp_path / "out").is_symlink()
