"""What the flags of a command say about rules and config."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ladderlint.config import Flags


def flags_of(asked: dict[str, Any]) -> Flags:
    """Return what a command's parameters say; it need not have all of them."""
    from ladderlint.config import Flags, GivenConfig
    from ladderlint.diagnostic import Severity
    from ladderlint.tree import read_named_file

    config: str | None = asked.get("config")
    fail_on: str | None = asked.get("fail_on")
    return Flags(
        config=GivenConfig(config.replace(os.sep, "/"), read_named_file(config)) if config is not None else None,
        select=_names("--select", asked),
        extend_select=_names("--extend-select", asked),
        ignore=_names("--ignore", asked),
        fail_on=Severity[fail_on.upper()] if fail_on is not None else None,
    )


def _names(flag: str, asked: dict[str, Any]) -> tuple[str, ...]:
    """Return the rules that a flag names, given once or several times, with commas between them."""
    from ladderlint.config import unknown_names
    from ladderlint.registry import nearest

    values: tuple[str, ...] = asked.get(flag[2:].replace("-", "_"), ())
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    for name in unknown_names(names):
        near = nearest(name)
        hint = f"did you mean '{near}'?" if near else "'ladderlint explain' lists the rules"
        raise click.UsageError(f"{flag}: no rule is called '{name}'; {hint}")
    return names
