"""`ladderlint export`: write artefacts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ladderlint.cli.terminal import Color, complain, emit, everywhere, say
from ladderlint.export import FORMATS


@click.command("export")
@click.argument("format_", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "out", required=True, metavar="OUT", help="Where to write; '-' is stdout, for one file."
)
@click.option(
    "--layout", type=click.Choice(["long", "matrix"]), default="long", help="csv: a row a statement, or a row a track."
)
@click.option("--excel", is_flag=True, help="csv: begin with a byte order mark, which Excel needs to see UTF-8.")
@click.option("--extensions", is_flag=True, help="json: carry the x-… keys too.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 and name each file that is not up to date.")
@click.option("--force", is_flag=True, help="Export despite errors in the ladder.")
@click.option("--config", type=click.Path(path_type=Path), help="Use this file, not the nearest ladderlint.yaml.")
@everywhere
def command(format_: str, path: Path | None, out: str, color: Color, **asked: Any) -> int:  # noqa: ARG001
    """Write a ladder as markdown, csv or json.

    PATH is a ladder's folder or its ladder.yaml; without one, the repository's only ladder is meant. A ladder with
    errors is not exported without --force. A failed export leaves OUT as it was.
    """
    from ladderlint import api
    from ladderlint.export import Options

    options = Options(layout=asked["layout"], excel=asked["excel"], extensions=asked["extensions"])
    files = api.export(format_, path, options, force=asked["force"])
