"""How a run's findings are shown: a file a format, imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final, NamedTuple, Protocol, cast

from ladderlint.diagnostic import Report, Severity

FORMATS: Final = (
    "text",
    "concise",
    "json",
    "jsonl",
    "github",
    "gitlab",
    "sarif",
    "junit",
    "rdjson",
    "checkstyle",
    "markdown",
)


class Manual(NamedTuple):
    """What a format that carries a rule's manual shows of it. `page` is Markdown; `severity` is the rule's own."""

    title: str
    page: str
    severity: Severity


class Style(NamedTuple):
    """How a report is to look, as far as its format leaves that open, and what the findings alone don't tell.

    `width` is the number of columns there are; `summary` says whether the report ends with a line of counts.
    `manual` gives a rule's manual by the rule's name, where there is one; `failed` says that the run could not do
    all that it was to do.
    """

    color: bool = False
    width: int = 80
    summary: bool = True
    manual: Callable[[str], Manual | None] = lambda _: None
    failed: bool = False


class Format(Protocol):
    """What the module of a format offers."""

    def render(self, report: Report, style: Style) -> str:
        """Return the whole report: text that ends with a line break, or nothing at all."""
        ...


def load(name: str) -> Format:
    """Return the module of a format.

    Raises ValueError where no format has that name.
    """
    if name not in FORMATS:
        raise ValueError(f"no format is called {name!r}; there are {', '.join(FORMATS)}")
    return cast("Format", import_module(f"ladderlint.report.{name}"))
