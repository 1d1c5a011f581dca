"""What goes to the terminal: data to stdout, messages to stderr, colour only where it is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, Literal, TypeVar

import click

from ladderlint import __version__
from ladderlint.errors import LadderlintError

Color = Literal["auto", "always", "never"]
SHALLOW: Final = (
    "note: this clone is shallow, and what was before is not told; 'git fetch --unshallow --tags' brings it"
)
_Command = TypeVar("_Command", bound=Callable[..., Any])


def everywhere(command: _Command) -> _Command:
    """Add the options that every command has."""
    for option in (
        click.version_option(__version__, "--version", prog_name="ladderlint", message="%(prog)s %(version)s"),
        click.option("-v", "--verbose", is_flag=True, help="Say more about what is done."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing that is not asked for."),
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help="When to use colour; auto means on a terminal. NO_COLOR and FORCE_COLOR are honoured.",
        ),
    ):
        command = option(command)
    return command


def wants_color(color: Color) -> bool:
    """Say whether stdout is to have colour."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return _has_stdout() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def is_attended() -> bool:
    """Say whether somebody sits at a terminal and sees what is written to stderr: no file, and no build machine."""
    if os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        return False
    return getattr(sys, "stderr", None) is not None and sys.stderr.isatty()


def width() -> int:
    """Return how many columns there are; 80 where nobody knows."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and 0 < int(said) < 10_000:
        return int(said)
    try:
        if not _has_stdout():
            return 80
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def emit(data: str | bytes) -> None:
    """Write data to stdout, as UTF-8. A reader that has gone away is no error."""
    if not _has_stdout():
        raise LadderlintError("stdout is closed")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        leave_quietly()
    except OSError as error:
        raise LadderlintError(f"stdout can't be written: {error.strerror}") from None


def _has_stdout() -> bool:
    """Python starts without a stdout where its caller closed it."""
    return getattr(sys, "stdout", None) is not None


def say(message: str) -> None:
    """Write a message of one line to stderr; what in it could act on a terminal or a build log is shown instead."""
    from ladderlint.report.visible import visible

    # Whoever closed stderr does not want to hear of it.
    with suppress(OSError, AttributeError):
        sys.stderr.buffer.write(f"{visible(message)}\n".encode("utf-8", "backslashreplace"))
        sys.stderr.buffer.flush()


def complain(message: str) -> None:
    """Write an error to stderr."""
    say(f"error: {message}")


def leave_quietly() -> None:
    """Give stdout somewhere to go, so that Python does not complain about it at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
