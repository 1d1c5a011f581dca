"""The command line. The group imports a command only when it is called or listed."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from ladderlint import __version__
from ladderlint.cli.terminal import complain, leave_quietly
from ladderlint.errors import LadderlintError

COULD_NOT_RUN: Final = 2
INTERRUPTED: Final = 130

_COMMANDS: Final = {
    "check": "check",
    "fix": "fix",
    "diff": "diff",
    "export": "export",
    "release": "release",
    "import": "import_",
    "log": "log",
    "init": "init",
    "explain": "explain",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"ladderlint.cli.{_COMMANDS[cmd_name]}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="ladderlint", message="%(prog)s %(version)s")
def group() -> None:
    """Lint, compare and export career ladders kept as YAML in Git.

    A ladder is a folder with a ladder.yaml, and a track in each file of its folder tracks.

    \b
    ladderlint init                          a small ladder to start from
    ladderlint check                         what is wrong, and where
    ladderlint explain wording/signal-tense  what a rule wants, and why
    ladderlint fix                           mend what can be mended
    ladderlint diff                          what is asked of people since the last release
    ladderlint export csv ladder -o out.csv  a ladder for a spreadsheet

    'ladderlint COMMAND --help' says more about a command. Nothing is ever sent anywhere.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its status. Nothing it meets ends in a traceback."""
    try:
        status = group.main(arguments, prog_name="ladderlint", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except LadderlintError as error:
        complain(str(error))
        return COULD_NOT_RUN
    except BrokenPipeError:
        leave_quietly()
        return 0
    except OSError as error:
        complain(error.strerror or str(error))
        return COULD_NOT_RUN
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Exception as error:  # a defect of ours: say where, so that it can be reported
        complain(_defect(error))
        return COULD_NOT_RUN


def _defect(error: Exception) -> str:
    from traceback import extract_tb

    last = extract_tb(error.__traceback__)[-1]
    where = f"{last.name}, line {last.lineno}"
    return f"ladderlint {__version__} broke ({type(error).__name__}: {error}; {where}); please report it"
