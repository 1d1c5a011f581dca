"""Files that were mended, and how they are written: each in one step, so that a run that is killed loses none."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import NamedTuple

from ladderlint.errors import LadderlintError
from ladderlint.tree import Unreadable


class Mended(NamedTuple):
    """A file before and after, and the rules whose findings were mended in it, one entry a finding."""

    path: str
    before: bytes
    after: bytes
    rules: tuple[str, ...]


def write_exports(root: str, exports: Collection[Mended]) -> None:
    """Write files of exports below a folder: all of them or none, and no link is followed.

    Raises LadderlintError where one can't be written, or would lie elsewhere.
    """
    if exports:
        from pathlib import Path

        from ladderlint.artefacts import write

        write(Path(root), {mended.path: mended.after for mended in exports})


def write_files(root: str, files: Collection[Mended]) -> None:
    """Write mended files below a folder, each in one step, with its permissions, and through a link where it is one.

    Raises LadderlintError where a file is no longer what was mended, or can't be written; files before it are done.
    """
    for mended in files:
        path = os.path.realpath(os.path.join(root, mended.path))
        try:
            _replace(path, mended)
        except OSError as error:
            raise LadderlintError(f"{mended.path}: {error.strerror or error}; it is as it was") from None


def _replace(path: str, mended: Mended) -> None:
    with open(path, "rb") as file:
        if file.read() != mended.before:
            raise Unreadable(mended.path, "the file was changed meanwhile; it is left as it is: run this again")
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.ladderlint")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(mended.after)
            file.flush()
            os.fsync(file.fileno())
        status = os.stat(path)
        if not os.access(path, os.W_OK):
            raise PermissionError(13, "the file is read-only")
        os.chmod(temporary, status.st_mode & 0o7777)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
