"""What the flags of a command say about rules and config."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ladderlint.baseline import Baseline
    from ladderlint.config import Flags

no_plugins = click.option(
    "--no-plugins",
    is_flag=True,
    envvar="LADDERLINT_NO_PLUGINS",
    show_envvar=True,
    help="Do not run the Python modules that the config names under 'plugins'.",
)


def flags_of(asked: dict[str, Any]) -> Flags:
    """Return what a command's parameters say; it need not have all of them."""
    from ladderlint.config import Flags, GivenConfig
    from ladderlint.diagnostic import Severity
    from ladderlint.tree import read_named_file

    config: str | None = asked.get("config")
    fail_on: str | None = asked.get("fail_on")
    return Flags(
        config=GivenConfig(config.replace(os.sep, "/"), read_named_file(config)) if config is not None else None,
        select=_names("select", asked),
        extend_select=_names("extend_select", asked),
        ignore=_names("ignore", asked),
        plugins=not asked.get("no_plugins"),
        fail_on=Severity[fail_on.upper()] if fail_on is not None else None,
        baseline=_baseline(asked),
        ratchet=asked.get("ratchet", False),
    )


def _baseline(asked: dict[str, Any]) -> Baseline | None:
    """Return the baseline that the flags name. One that is to be written need not be there yet."""
    given: str | None = asked.get("baseline")
    written: str | None = asked.get("write_baseline")
    if given is not None and written is not None:
        raise click.UsageError("--write-baseline goes by what FILE holds already; leave out --baseline")
    name = given if given is not None else written
    if name is None:
        return None
    from ladderlint import baseline
    from ladderlint.git_folders import repository_root
    from ladderlint.tree import NO_SUCH_FILE, Unreadable, read_named_file

    root = repository_root(os.curdir)
    full = os.path.abspath(name)
    inside = root is not None and full.startswith(root.rstrip(os.sep) + os.sep)
    shown = (os.path.relpath(full, root) if inside else name).replace(os.sep, "/")
    try:
        return baseline.read(shown, read_named_file(name, baseline.MAX_BYTES))
    except Unreadable as error:
        if written is not None and error.reason == NO_SUCH_FILE:
            return baseline.empty(shown)
        raise


def _names(flag: str, asked: dict[str, Any]) -> tuple[str, ...]:
    """Return the rules that a flag names, given once or several times, with commas between them."""
    values: tuple[str, ...] = asked.get(flag, ())
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
