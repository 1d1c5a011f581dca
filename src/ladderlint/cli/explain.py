"""`ladderlint explain`: what a rule wants."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from ladderlint.cli.completion import RULE
from ladderlint.cli.flags import no_plugins
from ladderlint.cli.terminal import emit, everywhere
from ladderlint.errors import LadderlintError

if TYPE_CHECKING:
    from ladderlint.registry import Rules


@click.command("explain", short_help="Say what a rule wants, or list the rules.")
@click.argument("rule", required=False, type=RULE)
@no_plugins
@everywhere
def command(rule: str | None, no_plugins: bool, **_: Any) -> None:
    """Say what a RULE wants, why, and how to mend; without RULE, list the rules.

    RULE may be a group, too, whose rules are listed then. A house's own rules are known where its config is: the
    nearest ladderlint.yaml, from here upwards.

    \b
    ladderlint explain                       all rules
    ladderlint explain wording               those of a group
    ladderlint explain wording/signal-tense  one rule, with examples
    """
    from ladderlint.explain import page, table
    from ladderlint.registry import Rules, rule_names

    rules = Rules() if no_plugins or rule in rule_names() else _rules_here()
    if rule is None or rule in rules.groups:
        rows = [row for row in table(rules) if rule is None or row[0].startswith(f"{rule}/")]
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        for *cells, title in rows:
            padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
            emit(f"{'  '.join(padded)}  {title}\n")
    elif rule in rules.names:
        emit(page(rule, rules))
    else:
        near = rules.nearest(rule)
        hint = f"did you mean '{near}'?" if near else "without a name, 'ladderlint explain' lists the rules"
        raise click.UsageError(f"no rule is called '{rule}'; {hint}")


def _rules_here() -> Rules:
    """Return the rules that the nearest config has; where it can't be had, those that ladderlint comes with."""
    from ladderlint.config import resolve
    from ladderlint.discovery import work_tree
    from ladderlint.git_folders import repository_root
    from ladderlint.registry import Rules

    here = os.getcwd()
    with suppress(LadderlintError):
        tree, _ = work_tree([])
        folder = os.path.relpath(here, repository_root(here) or here).replace(os.sep, "/")
        config = resolve(tree, "" if folder == "." else folder)
        if config.file is not None:
            return config.file.rules
    return Rules()
