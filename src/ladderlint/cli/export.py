"""`ladderlint export`: write artefacts."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from ladderlint.cli.flags import flags_of, no_plugins
from ladderlint.cli.terminal import SHALLOW, complain, emit, everywhere, say
from ladderlint.exporters import FORMATS
from ladderlint.text import counted


@click.command("export", short_help="Write a ladder as pages, tables or data.")
@click.argument("format_", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.argument("path", required=False, type=click.Path())
@click.option("-o", "--output", "out", required=True, help="Where to write; '-' is stdout, for a single file.")
@click.option(
    "--layout", type=click.Choice(["long", "matrix"]), default="long", help="csv: a row a statement, or a track."
)
@click.option("--excel", is_flag=True, help="csv: begin with the byte order mark that Excel needs.")
@click.option("--extensions", is_flag=True, help="json: carry the x-… keys too.")
@click.option("--ref", metavar="REF", help="Export what this commit holds, and not what is on disk.")
@click.option(
    "--history", is_flag=True, help="csv, json: add when each statement came and changed, by the release tags."
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 and name each file that is not up to date.")
@click.option("--force", is_flag=True, help="Export despite errors in the ladder.")
@click.option("--config", type=click.Path(), help="Use this file, not the nearest ladderlint.yaml.")
@no_plugins
@everywhere
def command(format_: str, path: str | None, out: str, check: bool, **asked: Any) -> int:
    """Write a ladder as markdown, csv or json.

    PATH is a ladder's folder or its ladder.yaml; without one, the repository's only ladder is meant. OUT is a folder
    for markdown, and a file or a folder for the others. A ladder with errors is not exported without --force, and a
    failed export leaves OUT as it was.

    \b
    ladderlint export markdown ladder -o pages
    ladderlint export csv ladder --layout matrix -o ladder.csv
    ladderlint export json ladder -o -
    ladderlint export json ladder --ref v1.2.0 -o -
    """
    from ladderlint import api
    from ladderlint.artefacts import compare, left_over, refuse_ladder, write
    from ladderlint.exporters import Options

    if asked["history"] and (format_ == "markdown" or asked["layout"] != "long"):
        raise click.UsageError("--history is for json, and for csv with a row a statement")
    for flag, wanted, given in (
        ("--layout", "csv", asked["layout"] != "long"),
        ("--excel", "csv", asked["excel"]),
        ("--extensions", "json", asked["extensions"]),
    ):
        if given and format_ != wanted:
            raise click.UsageError(f"{flag} is for {wanted}, not for {format_}")
    options = Options(layout=asked["layout"], excel=asked["excel"], extensions=asked["extensions"])
    origin = {name: asked[name] for name in ("force", "ref", "history")}
    exported = api.export(format_, path, options, flags_of(asked), **origin)
    if exported.errors and not asked["quiet"]:
        say(f"warning: the ladder has {counted(exported.errors, 'error')}, and was exported all the same")
    if exported.shallow and not asked["quiet"]:
        say(SHALLOW)
    if out == "-":
        if FORMATS[format_].is_folder:
            raise click.UsageError(f"{format_} is several files; name a folder with -o")
        emit(next(iter(exported.files.values())))
        return 0
    folder, files = _placed(format_, out, exported.files)
    mark = FORMATS[format_].mark
    orphans = left_over(folder, files, mark) if mark is not None else []
    if check:
        stale = compare(folder, files)
        for name in stale:
            complain(f"{(folder / name).as_posix()}: not what the ladder gives; export it again")
        for name in orphans:
            complain(f"{(folder / name).as_posix()}: of a track that is gone; delete it")
        return 1 if stale or orphans else 0
    for name in files:
        refuse_ladder(folder / name)
    write(folder, files)
    for name in orphans:
        say(f"warning: {(folder / name).as_posix()}: of a track that is gone; delete it")
    if not asked["quiet"]:
        say(f"wrote {counted(len(files), 'file')} to {out}")
    return 0


def _placed(format_: str, out: str, files: Mapping[str, bytes]) -> tuple[Path, Mapping[str, bytes]]:
    """Return the folder to write to and the files in it: OUT is a folder where it is one or must be."""
    single = FORMATS[format_].file
    target = Path(out)
    if single is None or out.endswith(("/", os.sep)) or target.is_dir():
        return target, files
    return target.parent, {target.name: files[single]}
