"""`ladderlint check`: lint ladders."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from ladderlint.cli.flags import flags_of
from ladderlint.cli.terminal import Color, complain, emit, everywhere, say, wants_color, width
from ladderlint.report import FORMATS

if TYPE_CHECKING:
    from ladderlint.tree import Tree


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("-f", "--format", "format_", type=click.Choice(FORMATS), default="text", help="How to show findings.")
@click.option("--select", multiple=True, metavar="RULES", help="Run only these rules, groups or all.")
@click.option("--extend-select", multiple=True, metavar="RULES", help="Run these beside the selected ones.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Do not run these rules or groups.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    help="The least severity that makes the exit status 1.  [default: error]",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--config", type=click.Path(), help="Use this file, not the nearest ladderlint.yaml.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule instead of listing them.")
@click.option("--show-files", is_flag=True, help="List the files that would be checked, and stop.")
@click.option("--show-config", is_flag=True, help="List every setting and where it comes from, and stop.")
@click.option("--stdin-filename", metavar="NAME", help="With '-' as PATH: the name of the file that stdin holds.")
@click.option("--no-cache", is_flag=True, help="Look at every file anew, as this version does anyway.")
@everywhere
def command(paths: tuple[str, ...], format_: str, color: Color, **asked: Any) -> int:
    """Lint ladders.

    A PATH is a ladder.yaml, a track or a folder. The whole ladder around it is read, and findings are shown for
    the PATHs only. Without one, every ladder below the root of the repository is linted.

    Exit status: 0 nothing that matters, 1 findings, 2 could not run.
    """
    from ladderlint import report
    from ladderlint.api import lint_tree

    tree, names = _looked_at(paths, asked["stdin_filename"])
    if asked["show_files"] or asked["show_config"]:
        return _show(tree, names, asked)
    if asked["statistics"] and format_ != "text":
        raise click.UsageError(f"--statistics is a table of its own; leave out --format {format_}")
    lint = lint_tree(tree, names, flags_of(asked))
    if asked["statistics"]:
        from ladderlint.report.statistics import render_statistics

        emit(render_statistics(lint.report))
    else:
        style = report.Style(color=wants_color(color), width=width(), summary=not asked["quiet"])
        emit(report.load(format_).render(lint.report, style))
    for error in lint.report.errors:
        complain(error)
    if asked["verbose"]:
        for config in lint.configs:
            say(f"config: {config.file.document.path if config.file is not None else 'defaults'}")
    return lint.status if lint.status == 2 or not asked["exit_zero"] else 0


def _looked_at(paths: tuple[str, ...], stdin_name: str | None) -> tuple[Tree, list[str]]:
    """Return the tree to look at, with what stdin holds in it, and the paths that are meant."""
    from ladderlint.discovery import work_tree

    if paths != ("-",):
        if stdin_name is not None:
            raise click.UsageError("--stdin-filename needs '-' as the only PATH")
        return work_tree(paths)
    if stdin_name is None:
        raise click.UsageError("'-' needs --stdin-filename, which says where in a ladder the text belongs")
    from ladderlint.text import MAX_BYTES
    from ladderlint.tree import MemoryTree

    above, name = os.path.split(stdin_name)
    tree, (folder,) = work_tree([above or "."])
    path = f"{folder}/{name}".removeprefix("/")
    if getattr(sys, "stdin", None) is None:
        raise click.UsageError("'-' means stdin, and that is closed")
    return MemoryTree({path: sys.stdin.buffer.read(MAX_BYTES + 1)}, over=tree), [path]


def _show(tree: Tree, names: list[str], asked: dict[str, Any]) -> int:
    """Show what a run would look at or do, and do nothing."""
    from ladderlint.config import resolve
    from ladderlint.discovery import find_ladders
    from ladderlint.report.visible import visible

    lines: list[str] = []
    for ladder in find_ladders(tree, names):
        if asked["show_files"]:
            files = (ladder.files.ladder, *ladder.files.tracks)
            lines += [visible(path) for path in files if ladder.covers(path)]
        else:
            config = resolve(tree, ladder.files.folder, flags_of(asked))
            lines.append(f"# {ladder.files.ladder}")
            lines += [f"{name}: {_written(value)}  # {origin}" for name, value, origin in config.settings]
    emit("".join(f"{line}\n" for line in lines))
    return 0


def _written(value: object) -> str:
    import json

    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
