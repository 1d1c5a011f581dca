"""Lints, compares and exports career ladders kept as YAML in Git."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ladderlint.api import Export, Lint, export, lint
    from ladderlint.diagnostic import Diagnostic, Report, Severity
    from ladderlint.errors import LadderlintError

__version__ = "0.1.0"
__all__ = ["Diagnostic", "Export", "LadderlintError", "Lint", "Report", "Severity", "export", "lint"]

_HOMES = {
    "Diagnostic": "diagnostic",
    "Export": "api",
    "LadderlintError": "errors",
    "Lint": "api",
    "Report": "diagnostic",
    "Severity": "diagnostic",
    "export": "api",
    "lint": "api",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: the command line starts by importing this package."""
    if name not in _HOMES:
        raise AttributeError(f"module 'ladderlint' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"ladderlint.{_HOMES[name]}"), name)
