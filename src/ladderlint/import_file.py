"""The use case behind `ladderlint import`: a file becomes tracks, in the ladder that is there or in a new one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ladderlint import syntax
from ladderlint.build import build_ladder
from ladderlint.discovery import LADDER_FILE, work_tree
from ladderlint.errors import LadderlintError
from ladderlint.importers import Imported, Note
from ladderlint.importers.text import import_text
from ladderlint.model import Ladder
from ladderlint.nodes import Fault
from ladderlint.scaffold import Plan, ladder_files, refuse_to_overwrite
from ladderlint.slugs import slug, spoken
from ladderlint.text import MAX_BYTES, Damage, Source, decode, shorten
from ladderlint.tree import read_named_file
from ladderlint.yaml_text import NewLadder


def plan_import(file: Path, out: Path, force: bool = False) -> Plan:
    """Plan how a text file becomes tracks in the folder `out`.

    A ladder that is there is left as it is, and gains the tracks; else one is made around them. The plan's notes
    name what in the file did not fit, by its line.

    Raises LadderlintError where the file can't be read or holds no level, where the ladder in `out` can't be read,
    and where a file to be written is there already, unless `force`.
    """
    imported = import_text(_text_of(file), file.as_posix())
    head = out / LADDER_FILE
    if os.path.lexists(head):
        files = ladder_files(out, imported.tracks)
        notes = (*imported.notes, *_misfits(imported, _ladder_in(head)))
    else:
        files = ladder_files(out, imported.tracks, _ladder_around(imported, out))
        notes = imported.notes
    for name, data in files.items():
        for fault in syntax.read(name, data, "track").faults:
            raise LadderlintError(f"{file}: what would be written to {name} could not be read: {fault.message}")
    plan = Plan(out, files, tuple(sorted(notes)))
    if not force:
        refuse_to_overwrite(plan.paths)
    return plan


def _text_of(file: Path) -> str:
    data = read_named_file(file)
    if len(data) > MAX_BYTES:
        raise LadderlintError(f"{file}: larger than {MAX_BYTES // 1024 // 1024} MiB; split it into tracks")
    source, damage = decode(file.as_posix(), data)
    if damage is not None:
        raise LadderlintError(_at(source, damage))
    return source.text


def _ladder_in(head: Path) -> Ladder:
    tree, (path,) = work_tree([head])
    document = syntax.read(path, tree.read(path), "ladder")
    for fault in document.faults:
        raise LadderlintError(f"{_at(document.source, fault)}; mend the ladder first")
    ladder = build_ladder(document)
    if ladder is None:
        raise LadderlintError(f"{path}: this is no ladder; write its keys and values, such as 'id: engineering'")
    return ladder


def _at(source: Source, what: Damage | Fault) -> str:
    line, column = source.position(what.span.start)
    return f"{source.path}:{line}:{column}: {what.message}"


def _misfits(imported: Imported, ladder: Ladder) -> Iterator[Note]:
    """Yield what the scale of a ladder lacks or names otherwise; the ladder itself is left as it is."""
    names = {level.id: level.name for level in ladder.levels}
    for line, level, name in imported.headings:
        own = names.get(level)
        if own is None:
            known = ", ".join(names) or "none"
            yield Note(line, f"the ladder has no level {level} (its levels: {known}); add it to {LADDER_FILE}")
        if name is not None and (own is None or own.casefold() not in _spellings(level, name)):
            yield Note(line, f"'{shorten(name)}' was left out, as {LADDER_FILE} names the levels")


def _ladder_around(imported: Imported, folder: Path) -> NewLadder:
    own_name = os.path.basename(os.path.abspath(folder))
    levels = tuple((level, _called(level, name)) for _, level, name in imported.headings)
    return NewLadder(slug(own_name, "ladder") or "ladder", spoken(own_name) or "Ladder", levels)


def _spellings(level: str, name: str) -> tuple[str, str]:
    return name.casefold(), _called(level, name).casefold()


def _called(level: str, name: str | None) -> str:
    return f"Level {level}: {name}" if name is not None else f"Level {level}"
