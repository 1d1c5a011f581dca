"""`ladderlint log`: one statement's life."""

from __future__ import annotations

from typing import Any

import click

from ladderlint.cli.terminal import SHALLOW, emit, everywhere, say, wants_color, width


@click.command("log", short_help="Tell a statement's life: when it came, changed and went.")
@click.argument("id_", metavar="ID")
@click.argument("path", required=False, type=click.Path())
@click.option("-f", "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to tell it.")
@click.option("--ref", metavar="REF", help="Tell it up to this commit, and not to what is on disk.")
@everywhere
def command(id_: str, path: str | None, format_: str, ref: str | None, **asked: Any) -> None:
    """Tell the life of the statement that has an ID, or had it once: across rewordings and moves, the latest first.

    ID is a statement's own, or the one that exports show. PATH is a ladder's folder or its ladder.yaml; without one,
    the repository's only ladder is meant. The commits are those of the current branch, and each is in the lowest
    release whose tag has it in its history.

    \b
    ladderlint log backfills
    ladderlint log foundations-2-signals-5b21ee4a90 ladder
    ladderlint log backfills --format json
    """
    from ladderlint import api
    from ladderlint.provenance import log_json, log_text

    log = api.log(id_, path, ref=ref)
    if log.cut and not asked["quiet"]:
        say(SHALLOW)
    emit(
        log_json.render(log)
        if format_ == "json"
        else log_text.render(log, color=wants_color(asked["color"]), width=width())
    )
