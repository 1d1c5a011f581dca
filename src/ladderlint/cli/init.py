"""`ladderlint init`: a ladder to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ladderlint.cli.terminal import everywhere, say


@click.command("init", short_help="Write a small ladder to start from.")
@click.argument("folder", metavar="[DIR]", required=False, default=".", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Write over files that are there already.")
@everywhere
def command(folder: Path, force: bool, quiet: bool, **_: Any) -> None:
    """Write a small ladder, a config and a pre-commit entry to start from, in DIR or here.

    A .pre-commit-config.yaml that is there already is left alone, and the entry to add to it is shown.

    \b
    ladderlint init                          here
    ladderlint init people                   in the folder people
    """
    from ladderlint.scaffold import plan_init

    plan = plan_init(folder, force)
    plan.write()
    if plan.addition is not None:
        say(f"add this to {plan.addition.file.as_posix()}, under 'repos:':")
        for line in plan.addition.text.splitlines():
            say(line)
    if not quiet:
        for path in plan.paths:
            say(f"wrote {path.as_posix()}")
        say(f"next: ladderlint check {(folder / 'ladder').as_posix()}")
