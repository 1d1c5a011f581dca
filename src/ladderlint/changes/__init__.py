"""How a comparison is shown: a file a format, imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Final, NamedTuple, Protocol, cast

from ladderlint.comparison import Comparison

FORMATS: Final = ("text", "markdown", "json", "html")


class Style(NamedTuple):
    """How a comparison is to look, as far as its format leaves that open.

    `width` is the number of columns there are. `base` and `head` are what the older and the newer side are called.
    `summary` says whether, at the end, it is told what the version must be, and `narrowed` that only a part of the
    changes was asked for.
    """

    color: bool = False
    width: int = 80
    base: str = "the last release"
    head: str = "the work tree"
    summary: bool = True
    narrowed: bool = False


class Format(Protocol):
    """What the module of a format offers."""

    def render(self, comparisons: Sequence[Comparison], style: Style) -> str:
        """Return all comparisons: text that ends with a line break."""
        ...


def load(name: str) -> Format:
    """Return the module of a format.

    Raises ValueError where no format has that name.
    """
    if name not in FORMATS:
        raise ValueError(f"no format is called {name!r}; there are {', '.join(FORMATS)}")
    return cast("Format", import_module(f"ladderlint.changes.{name}"))
