"""Help whose options stand under headings, so that a newcomer finds what a question is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import click

REST: Final = "Options"


class Sections(click.Command):
    """A command that is given its `sections`: the names of parameters under a heading each; the rest come last."""

    def __init__(self, *arguments: Any, sections: Mapping[str, Sequence[str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.sections = sections

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        headings = {name: heading for heading, names in self.sections.items() for name in names}
        rows: dict[str, list[tuple[str, str]]] = {heading: [] for heading in (*self.sections, REST)}
        for parameter in self.get_params(ctx):
            row = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if row is not None:
                rows[headings.get(parameter.name or "", REST)].append(row)
        for heading, listed in rows.items():
            if listed:
                with formatter.section(heading):
                    formatter.write_dl(listed)
