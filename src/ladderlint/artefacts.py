"""Files that a command writes: all of them or none, and nowhere but below the folder that was asked for."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Final, NamedTuple

from ladderlint.errors import LadderlintError

_REASONS: Final = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EROFS: "the disk can only be read",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be too large",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "a link that leads to itself",
    errno.ENOTDIR: "a file stands where a folder is needed",
    errno.EEXIST: "a file stands where a folder is needed",
}


def compare(out: Path, files: Mapping[str, bytes]) -> list[str]:
    """Return which files below a folder are not there, or are not what they should be.

    What `write` would replace or refuse differs, such as a link, whatever it leads to.
    """
    return [path for path, data in sorted(files.items()) if not _holds(out, path, data)]


def left_over(out: Path, files: Mapping[str, bytes], mark: bytes) -> list[str]:
    """Return which files beside those that are exported hold the mark of an export: pages of what is gone."""
    folders = {(out / path).parent for path in files}
    endings = {Path(path).suffix for path in files}
    found = []
    for path in sorted(path for folder in folders if folder.is_dir() for path in folder.iterdir()):
        name = path.relative_to(out).as_posix()
        if name not in files and path.suffix in endings and not path.is_symlink() and path.is_file():
            with suppress(OSError):
                if mark in path.read_bytes():
                    found.append(name)
    return found


def refuse_ladder(path: Path) -> None:
    """Raise LadderlintError where what is to be written would take the place of a file that may be a ladder's."""
    if path.suffix in (".yaml", ".yml") and path.exists():
        raise LadderlintError(f"{path.as_posix()}: this may be a ladder's file, and is not written over; name another")


def write(out: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write files below a folder, which is made if need be, and return which ones had to be written.

    All are written or all is left as it was, also if the user interrupts. Those that are as they should be are not
    touched, others keep their permissions, and a link is replaced, never followed.

    Raises LadderlintError where one can't be written or would lie outside the folder.
    """
    _refuse_clashes(out, files)
    for path in files:
        _refuse(out, path)
    changed = {path: files[path] for path in compare(out, files)}
    if changed:
        with _folders(out, changed), _staging(out) as staging:
            _replace(out, staging, _stage(out, staging, changed))
    return list(changed)


def _holds(out: Path, path: str, data: bytes) -> bool:
    target = out / path
    try:
        found = target.lstat()
        same = stat.S_ISREG(found.st_mode) and found.st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False
    return same and _lies_inside(out, path)


def _lies_inside(out: Path, path: str) -> bool:
    return Path(os.path.realpath((out / path).parent)).is_relative_to(os.path.realpath(out))


def _refuse_clashes(out: Path, files: Iterable[str]) -> None:
    """Refuse names that differ only in case, which are one file on many disks."""
    seen: dict[str, str] = {}
    for path in files:
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            raise LadderlintError(f"{out / path}: would be written over {other}; nothing was written")


def _refuse(out: Path, path: str) -> None:
    target, relative = out / path, Path(path)
    if relative.is_absolute() or relative.drive or ".." in relative.parts or not relative.name:
        raise LadderlintError(f"{path}: lies outside {out}; nothing was written")
    if not _lies_inside(out, path):
        raise LadderlintError(f"{target.parent}: a link that leads out of {out}; nothing was written")
    if os.path.exists(target.parent) and not target.parent.is_dir():
        raise LadderlintError(f"{target.parent}: a file stands where a folder is needed; nothing was written")
    try:
        kind = target.stat().st_mode
    except OSError:
        return
    if stat.S_ISDIR(kind):
        raise LadderlintError(f"{target}: a folder has this name; nothing was written")
    if not stat.S_ISREG(kind):
        raise LadderlintError(f"{target}: a device or a pipe, not a file; nothing was written")


@contextmanager
def _folders(out: Path, paths: Iterable[str]) -> Iterator[None]:
    """Make the folders that are missing, and take them away again if what follows fails."""
    made: list[Path] = []
    try:
        for folder in dict.fromkeys((out / path).parent for path in paths):
            missing = [above for above in (folder, *folder.parents) if not os.path.exists(above)]
            for above in reversed(missing):
                with _told(above):
                    above.mkdir()
                made.append(above)
        yield
    except BaseException:
        for folder in reversed(made):
            with suppress(OSError):  # somebody else has put something into it
                folder.rmdir()
        raise


@contextmanager
def _staging(out: Path) -> Iterator[Path]:
    """Make a folder that goes away again, inside `out`, so that it is on the same disk."""
    with _told(out):
        staging = Path(mkdtemp(prefix=".ladderlint-", dir=out))
    try:
        yield staging
    finally:
        # A file that could not be put back is all that is left of what somebody had.
        if not any(staging.glob("old-*")):
            rmtree(staging, ignore_errors=True)


def _stage(out: Path, staging: Path, files: Mapping[str, bytes]) -> dict[str, Path]:
    """Write files where nobody looks for them yet, and return where each one waits."""
    staged = {path: staging / f"new-{number}" for number, path in enumerate(files)}
    for path, waiting in staged.items():
        target = out / path
        with _told(target):
            with open(waiting, "xb") as file:
                file.write(files[path])
                file.flush()
                os.fsync(file.fileno())
            if os.path.exists(target) and not target.is_symlink():
                waiting.chmod(stat.S_IMODE(target.stat().st_mode))
    return staged


class _Place(NamedTuple):
    """Where a file goes, and where what stood there is kept meanwhile, if anything did."""

    target: Path
    kept: Path
    was_empty: bool

    def keep(self) -> None:
        """Give what stands here a second name, so that the place is never empty; move it where it can't have two."""
        if self.was_empty:
            return
        try:
            os.link(self.target, self.kept, follow_symlinks=False)
        except (OSError, NotImplementedError):
            self.target.rename(self.kept)

    def put_back(self) -> bool:
        """Make this place what it was, and say whether that could be done."""
        try:
            if self.was_empty:
                if os.path.lexists(self.target):  # not where the name can't be a file's at all
                    self.target.unlink(missing_ok=True)
            elif os.path.lexists(self.kept):
                self.target.unlink(missing_ok=True)
                self.kept.rename(self.target)
        except OSError:
            return False
        return True


def _replace(out: Path, staging: Path, staged: Mapping[str, Path]) -> None:
    """Put staged files in their places; where one can't be, put back what stood in the others."""
    begun: list[_Place] = []
    try:
        for number, (path, waiting) in enumerate(staged.items()):
            target = out / path
            begun.append(_Place(target, staging / f"old-{number}", not os.path.lexists(target)))
            with _told(target):
                begun[-1].keep()
                waiting.replace(target)
    except BaseException:
        lost = [place for place in reversed(begun) if not place.put_back()]
        if lost:
            listed = ", ".join(
                f"{place.target}" if place.was_empty else f"{place.target} (kept as {place.kept})" for place in lost
            )
            raise LadderlintError(f"could not be put back as it was: {listed}") from None
        raise
    for place in begun:
        with suppress(OSError):  # all is written, so what is left over does no harm
            place.kept.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in a line why the disk would not do what was asked of it."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise LadderlintError(f"{path}: {reason}; nothing was written") from None
