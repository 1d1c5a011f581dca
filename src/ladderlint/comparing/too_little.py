"""Why a version says too little of what changed."""

from __future__ import annotations

from typing import Final

from ladderlint.comparison import Change, Comparison, Kind, Part
from ladderlint.text import shorten
from ladderlint.versions import Bump, Version

_MOST_NAMED: Final = 3
_WHY: Final = {
    Bump.MAJOR: "something new is asked of people",
    Bump.MINOR: "what is asked of people has changed",
    Bump.PATCH: "words have changed",
}


def asking_for_more(comparison: Comparison, version: Version) -> list[Change]:
    """Return the changes that ask for a greater version, those that ask for most first."""
    was = comparison.was
    if was is None:
        return []
    asking = (change for change in comparison.changes if version[:3] < was.raised(change.bump)[:3])
    return sorted(asking, key=lambda change: -change.bump)


def too_little(comparison: Comparison, version: Version) -> str:
    """Return what to say of a version that is less than is due, with the first of the changes that make it due."""
    asking = [change for change in asking_for_more(comparison, version) if change.bump is comparison.bump]
    named = [_named(change) for change in asking[:_MOST_NAMED]]
    if len(asking) > _MOST_NAMED:
        named.append(f"and {len(asking) - _MOST_NAMED} more")
    return f"{version} is too little: {comparison.due} is due, since {_WHY[comparison.bump]} ({'; '.join(named)})"


def _named(change: Change) -> str:
    """Return what changed, and why that matters where it does not speak for itself."""
    what = f"'{shorten(change.here.text)}'"
    if change.part is not Part.STATEMENT:
        what = f"the {change.part.value} {what}"
    return what if change.kind is Kind.ADDED else f"{what}: {change.reason}"
