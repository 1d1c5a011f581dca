"""`ladderlint diff`: what changed, told by meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ladderlint.changes import FORMATS
from ladderlint.cli.outputs import write_text
from ladderlint.cli.terminal import Color, complain, emit, everywhere, wants_color, width

if TYPE_CHECKING:
    from ladderlint.differ import Diff


@click.command("diff", short_help="Tell what a change asks of people.")
@click.argument("words", nargs=-1, metavar="[BASE] [HEAD] [PATH]...")
@click.option("-f", "--format", "format_", type=click.Choice(FORMATS), default="text", help="How to show it.")
@click.option("-o", "--output", "out", metavar="FILE", help="Write it into this file.")
@click.option(
    "--level", "levels", multiple=True, metavar="LEVEL", help="Only what is about this level; its id or name."
)
@click.option(
    "--track", "tracks", multiple=True, metavar="TRACK", help="Only what is about this track; its id or name."
)
@click.option("--staged", is_flag=True, help="Take the index, what would be committed, in place of the work tree.")
@click.option("--bump", is_flag=True, help="Print only which part of the version is due: major, minor, patch or none.")
@everywhere
def command(words: tuple[str, ...], format_: str, out: str | None, color: Color, **asked: Any) -> int:
    """Compare two revisions of a ladder by meaning: what is asked of people that was not asked before.

    BASE and HEAD are branches, tags or commits. HEAD is the work tree if it is left out, and BASE the last release
    tag, or else where this branch parted from the main one. 'main...' is where it parted from main. A PATH is a
    ladder or one of its files.

    \b
    ladderlint diff                        since the last release
    ladderlint diff main... --level 3      what this branch asks of people at level 3
    ladderlint diff v1.2.0 v1.3.0 -f markdown   ready for a comment or a changelog
    ladderlint diff --bump                 major, minor, patch or none

    Exit status: 0 whatever changed, 2 where something could not be compared.
    """
    from ladderlint.changes import Style, load
    from ladderlint.differ import diff, understand

    if asked["bump"] and (asked["levels"] or asked["tracks"] or out is not None or format_ != "text"):
        raise click.UsageError("--bump is one word about all that changed; leave out the other flags")
    understood = understand(words)
    if asked["staged"] and len(understood.revisions) == 2:
        raise click.UsageError("--staged takes the place of HEAD; name BASE only")
    found = diff(understood, levels=asked["levels"], tracks=asked["tracks"], staged=asked["staged"])
    missing = [each for comparison in found.comparisons for each in comparison.missing]
    for each in missing:
        called = found.base if each.side == "base" else found.head
        complain(f"not compared: {each.path} in {called}: {each.why}")
    if asked["bump"]:
        emit("" if missing else _bumps(found))
        return 2 if missing else 0
    style = Style(
        color=wants_color(color) if out is None else color == "always",
        width=width(),
        base=found.base,
        head=found.head,
        summary=not found.narrowed and not asked["quiet"],
        narrowed=found.narrowed,
    )
    write_text(out, load(format_).render(found.comparisons, style))
    return 2 if missing else 0


def _bumps(found: Diff) -> str:
    """Return a line for each ladder: only the word, where there is one ladder."""
    if len(found.comparisons) == 1:
        return f"{found.comparisons[0].bump.label}\n"
    from ladderlint.report.visible import visible

    return "".join(f"{visible(each.ladder.id)}: {each.bump.label}\n" for each in found.comparisons)
