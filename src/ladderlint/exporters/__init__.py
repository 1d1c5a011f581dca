"""How a ladder is given away: a file a format, imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol, cast

from ladderlint.errors import LadderlintError

if TYPE_CHECKING:
    from ladderlint.model import Origin
    from ladderlint.nodes import Node
    from ladderlint.whole import Whole


class Options(NamedTuple):
    """How an export is to look, as far as its format leaves that open.

    `layout` and `excel` are for csv: a row a statement or a row a track, and whether the file begins with the byte
    order mark that Excel needs. `extensions` is for json: whether `x-` keys are carried. `history` is for json and the
    long csv: where each statement comes from, by its node, if that is to be told.
    """

    layout: Literal["long", "matrix"] = "long"
    excel: bool = False
    extensions: bool = False
    history: Mapping[Node, Origin] | None = None


class Form(NamedTuple):
    """What a format writes: one file, which has this name if nobody gives it another, or a folder of files.

    Each file of a folder holds the `mark`, by which those are known that no longer belong there.
    """

    file: str | None
    mark: bytes | None = None

    @property
    def is_folder(self) -> bool:
        return self.file is None


MARK: Final = b"_Made by ladderlint from the ladder's own files: change those, not this page._"
FORMATS: Final = {"markdown": Form(None, MARK), "csv": Form("ladder.csv"), "json": Form("ladder.json")}


class Format(Protocol):
    """What the module of a format offers."""

    def export(self, whole: Whole, options: Options) -> dict[str, bytes]:
        """Return the bytes of each file by its path, with `/`; those of a single file by its default name."""
        ...


def load(name: str) -> Format:
    """Return the module of a format.

    Raises LadderlintError where no format has that name.
    """
    if name not in FORMATS:
        raise LadderlintError(f"no format is called {name!r}; there are {', '.join(FORMATS)}")
    return cast("Format", import_module(f"ladderlint.exporters.{name}"))
