"""`ladderlint explain`: what a rule wants."""

from __future__ import annotations

from typing import Any

import click

from ladderlint.cli.completion import RULE
from ladderlint.cli.terminal import emit, everywhere


@click.command("explain")
@click.argument("rule", required=False, type=RULE)
@everywhere
def command(rule: str | None, **_: Any) -> None:
    """Say what a RULE wants, why, and how to mend; without RULE, list the rules."""
    from ladderlint.explain import page, table
    from ladderlint.registry import group_names, nearest, rule_names

    names = rule_names()
    if rule is None or rule in group_names():
        rows = [row for row in table() if rule is None or row[0].startswith(f"{rule}/")]
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        for *cells, title in rows:
            padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
            emit(f"{'  '.join(padded)}  {title}\n")
    elif rule in names:
        emit(page(rule))
    else:
        near = nearest(rule)
        hint = f"did you mean '{near}'?" if near else "without a name, 'ladderlint explain' lists the rules"
        raise click.UsageError(f"no rule is called '{rule}'; {hint}")
