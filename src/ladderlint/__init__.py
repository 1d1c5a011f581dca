"""Lints, compares and exports career ladders kept as YAML in Git."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from ladderlint.api import Export, Lint, export, lint, load
    from ladderlint.comparing.ladders import compare
    from ladderlint.comparison import Change, Comparison, Side
    from ladderlint.config import Flags, GivenConfig
    from ladderlint.diagnostic import Diagnostic, Fix, Location, Related, Report, Safety, Severity, Subject
    from ladderlint.errors import LadderlintError
    from ladderlint.exporters import Options
    from ladderlint.fixer import Fixed, NotMended, fix
    from ladderlint.mended import Mended
    from ladderlint.model import Category, Ladder, Level, Reference, Retired, Statement, Title, Track, TrackLevel
    from ladderlint.text import Position
    from ladderlint.versions import Bump, Version
    from ladderlint.whole import Whole

__version__ = "0.1.0"
__all__ = [
    "Bump",
    "Category",
    "Change",
    "Comparison",
    "Diagnostic",
    "Export",
    "Fix",
    "Fixed",
    "Flags",
    "GivenConfig",
    "Ladder",
    "LadderlintError",
    "Level",
    "Lint",
    "Location",
    "Mended",
    "NotMended",
    "Options",
    "Position",
    "Reference",
    "Related",
    "Report",
    "Retired",
    "Safety",
    "Severity",
    "Side",
    "Statement",
    "Subject",
    "Title",
    "Track",
    "TrackLevel",
    "Version",
    "Whole",
    "compare",
    "export",
    "fix",
    "lint",
    "load",
]

_HOMES: Final = {
    "api": ("Export", "Lint", "export", "lint", "load"),
    "comparing.ladders": ("compare",),
    "comparison": ("Change", "Comparison", "Side"),
    "config": ("Flags", "GivenConfig"),
    "diagnostic": ("Diagnostic", "Fix", "Location", "Related", "Report", "Safety", "Severity", "Subject"),
    "errors": ("LadderlintError",),
    "exporters": ("Options",),
    "fixer": ("Fixed", "NotMended", "fix"),
    "mended": ("Mended",),
    "model": ("Category", "Ladder", "Level", "Reference", "Retired", "Statement", "Title", "Track", "TrackLevel"),
    "text": ("Position",),
    "versions": ("Bump", "Version"),
    "whole": ("Whole",),
}


if not TYPE_CHECKING:  # a type checker that sees it takes any name, misspelt ones too, for one that is here

    def __getattr__(name: str) -> Any:
        """Import what is asked for when it is asked for: the command line starts by importing this package."""
        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module 'ladderlint' has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"ladderlint.{home}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
