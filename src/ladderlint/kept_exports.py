"""Exports that are kept in the repository beside their ladder, and whether they are what it gives."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from ladderlint.diagnostic import KeptExport
from ladderlint.errors import LadderlintError
from ladderlint.text import same_lines
from ladderlint.tree import Tree, Unreadable

if TYPE_CHECKING:
    from ladderlint.discovery import LadderFiles
    from ladderlint.exporters import Options
    from ladderlint.whole import Whole


class Wanted(NamedTuple):
    """An export that is kept in the repository.

    format: The format: markdown, csv or json.
    path: Where it lies, from the root of the repository: a folder for markdown, a file for csv and json.
    layout: For csv: a row a statement (`long`) or a row a track (`matrix`).
    excel: For csv: whether it begins with the byte order mark that Excel needs.
    extensions: For json: whether it carries the `x-` keys.
    """

    format: Literal["markdown", "csv", "json"]
    path: str
    layout: Literal["long", "matrix"] = "long"
    excel: bool = False
    extensions: bool = False

    @property
    def options(self) -> Options:
        from ladderlint.exporters import Options

        return Options(self.layout, self.excel, self.extensions)

    def command(self, folder: str) -> str:
        """Return the command that writes it, for the ladder in a folder."""
        from shlex import quote

        options = [f"--layout {self.layout}"] if self.layout != "long" else []
        options += [f"--{flag}" for flag in ("excel", "extensions") if getattr(self, flag)]
        return " ".join(["ladderlint export", self.format, quote(folder or "."), *options, "-o", quote(self.path)])


def kept_exports(tree: Tree, files: LadderFiles, wanted: Sequence[Wanted]) -> Iterator[KeptExport]:
    """Yield the exports that are kept of a ladder; of one that can't be read there is nothing to say."""
    if not wanted:
        return
    from ladderlint.whole import load_whole

    try:
        whole = load_whole(tree, files)
    except LadderlintError:
        return
    for each in wanted:
        written = sorted(_written_by(whole, each).items())
        outdated = {path: data for path, data in written if not _holds(tree, path, data)}
        yield KeptExport(each.path, each.command(files.folder), outdated)


def _written_by(whole: Whole, wanted: Wanted) -> Mapping[str, bytes]:
    """Return the files of an export by their paths from the root of the repository."""
    from ladderlint import exporters

    exported = exporters.load(wanted.format).export(whole, wanted.options)
    place = posixpath.normpath(wanted.path)
    if exporters.FORMATS[wanted.format].is_folder or wanted.path.endswith("/"):
        return {posixpath.normpath(f"{place}/{path}"): data for path, data in exported.items()}
    (data,) = exported.values()
    return {place: data}


def _holds(tree: Tree, path: str, data: bytes) -> bool:
    try:
        return same_lines(tree.read(path, most=2 * len(data)), data)
    except Unreadable:
        return False
