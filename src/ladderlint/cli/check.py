"""`ladderlint check`: lint ladders."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, Final

import click

from ladderlint.cli import trees
from ladderlint.cli.completion import RULES
from ladderlint.cli.flags import flags_of, no_plugins
from ladderlint.cli.outputs import Output, WithOutputs, write_reports
from ladderlint.cli.terminal import Color, complain, emit, everywhere, is_attended, say
from ladderlint.report import FORMATS

if TYPE_CHECKING:
    from ladderlint.api import Lint, Progress
    from ladderlint.baseline import Baseline
    from ladderlint.cli.watch import Recorder
    from ladderlint.diagnostic import Report
    from ladderlint.tree import Tree


SECTIONS: Final = {
    "Which files": ("since", "staged", "ref", "stdin_filename"),
    "Which rules": ("select", "extend_select", "ignore", "config", "no_plugins"),
    "What is shown": ("format", "output", "statistics", "show_suppressed", "color", "quiet", "verbose"),
    "What counts": ("fail_on", "exit_zero", "baseline", "write_baseline", "ratchet"),
    "Instead of a run": ("show_files", "show_config"),
}


@click.command("check", cls=WithOutputs, sections=SECTIONS, short_help="Lint ladders.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "-f",
    "--format",
    multiple=True,
    expose_value=False,
    type=click.Choice(FORMATS),
    help="How to show findings; several times for several reports.  [default: text]",
)
@click.option(
    "-o",
    "--output",
    multiple=True,
    expose_value=False,
    metavar="FILE",
    help="Write the report of the --format before it here; '-' is stdout, where one without this goes.",
)
@trees.since
@trees.staged
@trees.ref
@click.option("--select", multiple=True, type=RULES, help="Run only these rules, groups or all.")
@click.option("--extend-select", multiple=True, type=RULES, help="Run these beside the selected ones.")
@click.option("--ignore", multiple=True, type=RULES, help="Do not run these rules or groups.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    help="The least severity that makes the exit status 1.  [default: error]",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--baseline", type=click.Path(), help="Leave out the findings that this file holds.")
@click.option(
    "--write-baseline", type=click.Path(), help="Write all findings into this file, to be left out from now on."
)
@click.option(
    "--ratchet", is_flag=True, help="Fail on every finding that the baseline does not hold; never let it grow."
)
@click.option("--config", type=click.Path(), help="Use this file, not the nearest ladderlint.yaml.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule instead of listing them.")
@click.option("--show-suppressed", is_flag=True, help="List what comments in the ladder suppress, and why.")
@click.option("--show-files", is_flag=True, help="List the files that would be checked, and stop.")
@click.option("--show-config", is_flag=True, help="List every setting and where it comes from, and stop.")
@click.option("--stdin-filename", metavar="NAME", help="With '-' as PATH: the name of the file that stdin holds.")
@click.option("--watch", is_flag=True, help="Lint again whenever a file changes, until Ctrl-C.")
@no_plugins
@click.option("--no-cache", is_flag=True, help="Look at every file anew, as this version does anyway.")
@everywhere
def command(paths: tuple[str, ...], outputs: tuple[Output, ...], color: Color, **asked: Any) -> int:
    """Lint ladders.

    A PATH is a ladder.yaml, a track or a folder. The whole ladder around it is read, and findings are shown for
    the PATHs only. Without one, every ladder below the root of the repository is linted.

    \b
    ladderlint check                         every ladder of the repository
    ladderlint check ladder/tracks/me.yaml   what one track has
    ladderlint check --select wording        these rules only
    ladderlint check --since main            only what the branch main does not have
    ladderlint check --staged                what the next commit will hold
    ladderlint check --watch                 again on each save

    REF is a branch, a tag or a commit; A...B is where two of them parted. --ref and --staged read what Git holds, with
    the config that lies there, and run no Python module that the config of a commit names. --since lints both sides by
    the config of the later one; what only moved, or was reworded around the same fault, is not new.

    Several reports of one run, each to its own file: -f sarif -o report.sarif -f text. One of them may go to stdout.
    On GitHub, -f github also fills the summary of the step.

    Exit status: 0 nothing that matters, 1 findings, 2 could not run. No format changes it. --watch ends with 130.
    """
    if asked["watch"]:
        return _watch(paths, outputs, color, asked)
    return _run(paths, outputs, color, asked)


def _run(
    paths: tuple[str, ...],
    outputs: tuple[Output, ...],
    color: Color,
    asked: dict[str, Any],
    recorder: Recorder | None = None,
) -> int:
    """Do what the command says, once; a recorder hears which files that took."""
    from ladderlint.api import COULD_NOT_RUN, lint_tree

    tree, names, since = trees.looked_at(paths, asked, recorder)
    if asked["show_files"] or asked["show_config"]:
        return _show(tree, names, asked)
    other = next((output.format for output in outputs if output.format != "text"), None)
    if asked["statistics"] and other is not None:
        raise click.UsageError(f"--statistics is a table of its own; leave out --format {other}")
    if asked["show_suppressed"] and (asked["statistics"] or other is not None):
        raise click.UsageError("--show-suppressed is a list of its own; leave out --format and --statistics")
    flags = flags_of(asked)
    with _progress(asked["quiet"]) as progress:
        lint = lint_tree(tree, names, flags, progress, since)
    if asked["write_baseline"] is not None and flags.baseline is not None:
        lint = _write_baseline(lint, flags.baseline, asked)
    written = write_reports(lint, outputs, color, quiet=asked["quiet"], table=_table(asked))
    for error in lint.report.errors:
        complain(error)
    if not asked["quiet"]:
        _say_what_is_not_shown(lint, asked)
    if asked["verbose"]:
        for config in lint.configs:
            say(f"config: {config.file.document.path if config.file is not None else 'defaults'}")
        for path, how in (*lint.compared.items(), *lint.uncompared.items()):
            say(f"{path}: {how}")
    status = lint.status if written else COULD_NOT_RUN
    return status if status == COULD_NOT_RUN or not asked["exit_zero"] else 0


def _say_what_is_not_shown(lint: Lint, asked: dict[str, Any]) -> None:
    from ladderlint.text import counted, shorten

    refused = sorted({name for config in lint.configs for name in config.refused})
    if refused:
        why = "by --no-plugins" if asked["no_plugins"] else "because a commit may be anybody's"
        say(f"not run, {why}: {', '.join(refused)}")
    if asked["since"] is not None and not asked["verbose"]:
        for path, why in lint.uncompared.items():
            say(f"warning: {path}: {why}")
    for what in lint.unread:
        say(f"warning: not known from {shorten(asked['since'])}, where this can't be read: {what}")
    if lint.known:
        say(f"not shown: {counted(len(lint.known), 'finding')} that {shorten(asked['since'])} has, too")


def _write_baseline(lint: Lint, baseline: Baseline, asked: dict[str, Any]) -> Lint:
    """Write what was found into a baseline, and return what is left to tell."""
    from pathlib import Path

    from ladderlint.api import record
    from ladderlint.artefacts import write

    path = Path(asked["write_baseline"])
    left, updated, added, removed = record(lint, baseline, ratchet=any(config.ratchet for config in lint.configs))
    if updated is None:
        trouble = "not everything could be checked" if lint.status == 2 else f"it would grow by {added}"
        complain(f"{path}: {trouble}, so nothing was written")
        return left
    write(path.parent, {path.name: updated.bytes()})
    if not asked["quiet"]:
        entries = "1 entry" if len(updated.entries) == 1 else f"{len(updated.entries)} entries"
        say(f"wrote {entries} to {path} ({added} new, {removed} gone)")
    return left


def _table(asked: dict[str, Any]) -> Callable[[Report], str] | None:
    """Return what renders the table that is asked for in place of a report."""
    if asked["statistics"]:
        from ladderlint.report.statistics import render_statistics

        return render_statistics
    if asked["show_suppressed"]:
        from ladderlint.report.suppressed import render_suppressed

        return render_suppressed
    return None


def _watch(paths: tuple[str, ...], outputs: tuple[Output, ...], color: Color, asked: dict[str, Any]) -> int:
    from ladderlint.cli.watch import watch

    for name in ("show_files", "show_config", "write_baseline", "stdin_filename", "staged", "ref"):
        if asked[name] not in (None, False):
            raise click.UsageError(f"--watch can't be used with --{name.replace('_', '-')}")
    named = [*paths, *(asked[name] for name in ("config", "baseline") if asked.get(name))]
    return watch(lambda recorder: _run(paths, outputs, color, asked, recorder), named, asked["quiet"])


def _progress(quiet: bool) -> AbstractContextManager[Progress | None]:
    if quiet or not is_attended():
        return nullcontext()
    from ladderlint.cli.progress import Bar

    return Bar()


def _show(tree: Tree, names: list[str], asked: dict[str, Any]) -> int:
    """Show what a run would look at or do, and do nothing."""
    from ladderlint.config import resolve
    from ladderlint.discovery import find_ladders
    from ladderlint.report.visible import visible
    from ladderlint.tree import is_yaml

    lines: list[str] = []
    for ladder in find_ladders(tree, names):
        if asked["show_files"]:
            files = (ladder.files.ladder, *ladder.files.tracks)
            lines += [visible(path) for path in files if ladder.covers(path)]
        else:
            config = resolve(tree, ladder.files.folder, flags_of(asked))
            # What is in force may differ from file to file, and is shown for the files that are named.
            named = sorted(path for path in ladder.paths if is_yaml(path)) or [ladder.files.ladder]
            for path in named:
                settings = config.settings if path == ladder.files.ladder else config.settings_for(path)
                lines.append(f"# {path}")
                lines += [visible(f"{name}: {_written(value)}  # {origin}") for name, value, origin in settings]
    emit("".join(f"{line}\n" for line in lines))
    return 0


def _written(value: object) -> str:
    import json

    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
