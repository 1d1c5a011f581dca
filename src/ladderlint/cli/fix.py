"""`ladderlint fix`: mend what can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ladderlint.cli.flags import flags_of, no_plugins
from ladderlint.cli.terminal import Color, complain, emit, everywhere, say, wants_color
from ladderlint.cli.unified import unified

if TYPE_CHECKING:
    from ladderlint.fixer import Fixed


@click.command("fix", short_help="Mend what the rules find.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--unsafe", is_flag=True, help="Also do what a person should look at: it may change what is meant.")
@click.option(
    "--diff", is_flag=True, help="Show what would be changed, write nothing, and exit with 1 if there is any."
)
@click.option("--select", multiple=True, metavar="RULES", help="Mend only what these rules, groups or all find.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Do not mend what these rules or groups find.")
@click.option("--since", metavar="REF", help="Mend only what this commit does not have.")
@click.option("--config", type=click.Path(), help="Use this file, not the nearest ladderlint.yaml.")
@no_plugins
@everywhere
def command(paths: tuple[str, ...], unsafe: bool, diff: bool, since: str | None, color: Color, **asked: Any) -> int:
    """Mend what the rules find, in place.

    Only what is safe is done, unless --unsafe. Each change is proved: values change where they are meant to and
    nowhere else, and comments stay. What can't be proved is left alone and named.

    \b
    ladderlint fix --diff                    look first
    ladderlint fix ladder/tracks/me.yaml     one track
    ladderlint fix --select wording          what these rules find
    ladderlint fix --since main              what this branch brought

    Exit status: 0 all is mended that could be, 1 a fix was left out or --diff shows one, 2 could not run.
    """
    from ladderlint.api import look_back
    from ladderlint.discovery import work_tree
    from ladderlint.fixer import fix_tree
    from ladderlint.mended import write_exports, write_files

    tree, names = work_tree(paths)
    base = look_back(tree, since) if since is not None else None
    fixed = fix_tree(tree, names, flags_of(asked), unsafe=unsafe, base=base)
    for error in fixed.lint.report.errors:
        complain(error)
    if diff:
        files = (*fixed.files, *fixed.exports)
        changes = ((file.path, file.before or None, file.after) for file in files)
        emit(unified(changes, colored=wants_color(color)))
    else:
        write_files(tree.name, fixed.files)
        write_exports(tree.name, fixed.exports)
    for finding, why in fixed.not_mended:
        start = finding.location.start
        complain(f"{finding.path}:{start.line}:{start.column}: {finding.rule} was not mended: {why}")
    if not asked["quiet"]:
        say(_summary(fixed, diff=diff, unsafe=unsafe))
    if fixed.lint.status == 2:
        return 2
    return int(bool(fixed.not_mended) or (diff and bool(fixed.files or fixed.exports)))


def _summary(fixed: Fixed, *, diff: bool, unsafe: bool) -> str:
    from ladderlint.diagnostic import Safety
    from ladderlint.text import counted

    files = (*fixed.files, *fixed.exports)
    count = sum(len(file.rules) for file in files)
    would = "Would mend" if diff else "Mended"
    done = f"{would} {counted(count, 'finding')} in {counted(len(files), 'file')}" if count else "Nothing to mend"
    left = sum(found.fix is not None and found.fix.safety is Safety.UNSAFE for found in fixed.lint.report.diagnostics)
    return done + (f"; --unsafe mends {left} more" if left and not unsafe else "")
