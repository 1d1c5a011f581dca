"""The files that a release changes: ladder.yaml and the changelog, both or none of them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from ladderlint import artefacts, edits
from ladderlint.changelog import Section, with_section
from ladderlint.diagnostic import Op, Rewrite
from ladderlint.errors import LadderlintError
from ladderlint.nodes import Document
from ladderlint.text import MAX_BYTES
from ladderlint.tree import NO_SUCH_FILE, Tree, Unreadable, read_named_file
from ladderlint.versions import Version

_MARK: Final = b"\xef\xbb\xbf"


class Written(NamedTuple):
    """A file that a release changes: what is in it, if it is there yet, and what will be."""

    path: str
    before: bytes | None
    after: bytes


def released(document: Document, data: bytes, version: Version, effective: str | None) -> Written:
    """Return a ladder.yaml with its version, and the date from which it holds, in the style that stands there.

    Raises LadderlintError where it has no such key, or where no way to write it is proved.
    """
    ops: list[Op] = []
    for key, value in (("version", str(version)), ("effective", effective)):
        node = document.root.fields.get(key) if document.root is not None and value is not None else None
        if value is not None and node is None:
            raise LadderlintError(f"{document.path}: there is no key '{key}'; add '{key}: {value}'")
        if value is not None and node is not None and node.text != value:
            ops.append(Rewrite((key,), 0, len(node.text), value))
    text = edits.apply(document, ops)
    if text is None:
        raise LadderlintError(f"{document.path}: no way to write {version} keeps the rest of the file as it is")
    return Written(document.path, data, (_MARK if data.startswith(_MARK) else b"") + text.encode())


def told(tree: Tree, path: str, section: Section) -> Written:
    """Return a changelog with the section of a release.

    Raises LadderlintError where it can't be read, or has a section for the version that must not be touched.
    """
    try:
        before = tree.read(path)
    except Unreadable as error:
        if error.reason != NO_SUCH_FILE:
            raise
        return Written(path, None, with_section(path, "", section).encode())
    if len(before) > MAX_BYTES:
        raise LadderlintError(f"{path}: larger than {MAX_BYTES // 1024 // 1024} MiB; begin another changelog")
    try:
        text = before.decode()
    except UnicodeDecodeError:
        raise LadderlintError(f"{path}: not UTF-8; save the file as UTF-8") from None
    return Written(path, before, with_section(path, text, section).encode())


def write(root: str, files: Iterable[Written]) -> None:
    """Write files below a folder, all of them or none; what stands behind a link is written there.

    Raises LadderlintError where one was changed meanwhile, lies behind a link that leads out of the repository, or
    can't be written.
    """
    real = {os.path.realpath(os.path.join(root, file.path)): file for file in files}
    if not real:
        return
    for path, file in real.items():
        if not path.startswith(os.path.realpath(root).rstrip(os.sep) + os.sep):
            raise LadderlintError(f"{file.path}: a link that leads out of the repository; nothing was written")
        if (read_named_file(path) if os.path.lexists(path) else None) != file.before:
            raise LadderlintError(f"{file.path}: was changed meanwhile; nothing was written: run this again")
    folder = Path(os.path.commonpath([os.path.dirname(path) for path in real]))
    artefacts.write(folder, {Path(path).relative_to(folder).as_posix(): file.after for path, file in real.items()})
