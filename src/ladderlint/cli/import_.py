"""`ladderlint import`: make a ladder, or a track of one, from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ladderlint.cli.terminal import everywhere, say


@click.command("import", short_help="Make a ladder, or a track of one, from a text.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", "out", required=True, type=click.Path(path_type=Path), help="The ladder's folder.")
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@everywhere
def command(file: Path, out: Path, force: bool, quiet: bool, **_: Any) -> None:
    """Make a ladder from a text FILE, or add its track to the ladder that the folder holds.

    The text names the track, then 'By' and whose it is, then for each level a line 'Level 1', a summary, signals, and
    examples that begin with 'E.g.'. What does not fit is named with its line.

    \b
    ladderlint import support.txt -o ladder
    """
    from ladderlint.import_file import plan_import

    plan = plan_import(file, out, force)
    plan.write()
    for note in plan.notes:
        say(f"{file}:{note.line}: {note.message}")
    if not quiet:
        for path in plan.paths:
            say(f"wrote {path.as_posix()}")
