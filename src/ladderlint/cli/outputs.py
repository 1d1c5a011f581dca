"""Reports on their way out: which format goes where, by the order of the flags, and how each is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from ladderlint.cli.sections import Sections
from ladderlint.cli.terminal import Color, complain, emit, wants_color, width
from ladderlint.errors import LadderlintError

if TYPE_CHECKING:
    from ladderlint.api import Lint
    from ladderlint.diagnostic import Report
    from ladderlint.report import Manual

_STDOUT: Final = "-"
# GitHub takes this much from a step, and nothing of what is more.
_LARGEST_STEP_SUMMARY: Final = 1024 * 1024


class Output(NamedTuple):
    """A report that is wanted: its format, and the file that it goes to, where that is not stdout."""

    format: str
    file: str | None = None


class WithOutputs(Sections):
    """A command with `--format` and `--output`: what they say together is its parameter `outputs`.

    Click gives the values of each option in order, but not in which order the two were given; its parser knows.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        given = list(args)
        rest = super().parse_args(ctx, args)
        if not ctx.resilient_parsing:
            values, _, order = self.make_parser(ctx).parse_args(given)
            left = {name: iter(values.get(name) or ()) for name in ("format", "output")}
            ctx.params["outputs"] = paired([(p.name, next(left[p.name])) for p in order if p.name in left])
        return rest


def paired(flags: Sequence[tuple[str, str]]) -> tuple[Output, ...]:
    """Return what the flags ask for, in their order: a file belongs to the format before it, or else to the first.

    Raises UsageError where a format has two files, a file two reports, or stdout more than one.
    """
    formats = [value for name, value in flags if name == "format"] or ["text"]
    files: dict[int, str] = {}
    number = -1
    for name, value in flags:
        if name == "format":
            number += 1
            continue
        of = max(number, 0)
        if of in files:
            raise click.UsageError(f"--format {formats[of]} has two files, {files[of]} and {value}; give one of them")
        files[of] = value
    outputs = tuple(Output(format_, _file(files.get(number))) for number, format_ in enumerate(formats))
    _refuse_clashes(outputs)
    return outputs


def write_reports(
    lint: Lint, outputs: Sequence[Output], color: Color, *, quiet: bool, table: Callable[[Report], str] | None
) -> bool:
    """Write every report, and say whether all could be written; one that can't be does not stop the others.

    A `table` is written in place of what the format would show.
    """
    from ladderlint.api import COULD_NOT_RUN
    from ladderlint.report import Style, load

    # What is written into a file does not depend on the terminal that it is written from.
    in_file = Style(color == "always", summary=not quiet, manual=_manuals(lint), failed=lint.status == COULD_NOT_RUN)

    def render(output: Output) -> str:
        if table is not None:
            return table(lint.report)
        on_stdout = output.file is None
        style = in_file._replace(color=wants_color(color), width=width()) if on_stdout else in_file
        return load(output.format).render(lint.report, style)

    written = True
    for output in sorted(outputs, key=lambda output: output.file is None):
        try:
            write_text(output.file, render(output))
        except LadderlintError as error:
            complain(str(error))
            written = False
    if any(output.format == "github" for output in outputs):
        written &= _fill_step_summary(lambda: load("markdown").render(lint.report, in_file))
    return written


def _manuals(lint: Lint) -> Callable[[str], Manual | None]:
    """Return what gives a rule's manual, for the rules that this run could have."""

    def find(rule: str) -> Manual | None:
        from ladderlint.explain import manual
        from ladderlint.registry import Rules

        house = [own for config in lint.configs if config.file is not None for own in config.file.rules.house]
        return manual(rule, Rules(tuple(house)))

    return find


def write_text(file: str | None, text: str) -> None:
    """Write a text into a file, all of it or nothing, or to stdout. Raises LadderlintError."""
    if file is None or file == _STDOUT:
        emit(text)
        return
    from pathlib import Path

    from ladderlint.artefacts import refuse_ladder, write

    target = Path(file)
    refuse_ladder(target)
    write(target.parent, {target.name: text.encode("utf-8", "backslashreplace")})


def _fill_step_summary(render: Callable[[], str]) -> bool:
    """Add a report to the summary of a step on GitHub, where there is one, and say whether that went well."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name or not os.path.isdir(os.path.dirname(os.path.abspath(name))):
        return True
    data = render().encode("utf-8", "backslashreplace")
    try:
        # GitHub collects what several steps append; a pipe that nobody reads must not make us wait.
        file = os.open(name, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0), 0o644)
        with open(file, "ab") as summary:
            size = os.fstat(file).st_size
            if size + len(data) < _LARGEST_STEP_SUMMARY:
                summary.write(b"\n" + data if size else data)
    except OSError as error:
        complain(f"{name}: the step summary can't be written: {error.strerror}")
        return False
    return True


def _refuse_clashes(outputs: Sequence[Output]) -> None:
    seen: dict[str | None, str] = {}
    for output in outputs:
        place = os.path.abspath(output.file) if output.file is not None else None
        if place in seen:
            target = output.file or "stdout"
            raise click.UsageError(f"{seen[place]} and {output.format} both go to {target}; give each its own --output")
        seen[place] = output.format


def _file(name: str | None) -> str | None:
    if name is None or name == _STDOUT:
        return None
    if not os.path.basename(name):
        raise click.UsageError(f"--output needs the name of a file, and {name!r} is none")
    return name
