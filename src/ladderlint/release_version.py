"""Which version a ladder is released as: the one that is declared or asked for if that is honest, else the one due."""

from __future__ import annotations

from typing import Final

from ladderlint.comparison import Change, Comparison, Kind, Part
from ladderlint.errors import LadderlintError
from ladderlint.text import shorten
from ladderlint.versions import Bump, Version, parse_version

_MOST_NAMED: Final = 3
_WHY: Final = {
    Bump.MAJOR: "something new is asked of people",
    Bump.MINOR: "what is asked of people has changed",
    Bump.PATCH: "words have changed",
    Bump.NONE: "something has changed",
}


def release_version(comparison: Comparison, asked: Version | None = None) -> Version:
    """Return the version to release a ladder as, given what is otherwise than in its last release.

    Raises LadderlintError where the version that is asked for is less than is due, or where nobody can say what is.
    """
    was = parse_version(comparison.base.version) if comparison.base is not None else None
    declared = comparison.declared
    if was is None:
        if asked is None and (declared is None or comparison.base is not None):
            problem = "has no version yet" if comparison.base is None else "had no version that can be compared"
            raise LadderlintError(f"{comparison.ladder.path}: the ladder {problem}; name the one to release with --as")
        return asked or _final(declared)
    due = was.raised(max(comparison.bump, Bump.PATCH))
    if asked is None:
        return _final(declared) if declared is not None and declared[:3] >= due[:3] else due
    if asked[:3] <= was[:3]:
        raise LadderlintError(f"{asked} is not more than {was}, which is released already; {due} is due")
    if asked[:3] < due[:3]:
        raise LadderlintError(f"{asked} is too little: {due} is due, since {_why(comparison, was, asked)}")
    return asked


def _final(version: Version | None) -> Version:
    """Return the release that a version is, or is a draft of."""
    assert version is not None
    return version._replace(pre="")


def _why(comparison: Comparison, was: Version, asked: Version) -> str:
    """Return why a version is too little, with the changes that ask for more."""
    asking = [change for change in comparison.changes if asked[:3] < was.raised(change.bump)[:3]]
    named = [_named(change) for change in sorted(asking, key=lambda change: -change.bump)[:_MOST_NAMED]]
    if len(asking) > _MOST_NAMED:
        named.append(f"and {len(asking) - _MOST_NAMED} more")
    return f"{_WHY[comparison.bump]} ({'; '.join(named)})"


def _named(change: Change) -> str:
    """Return what changed, and why that matters where it does not speak for itself."""
    what = f"'{shorten(change.here.text)}'"
    if change.part is not Part.STATEMENT:
        what = f"the {change.part.value} {what}"
    return what if change.kind is Kind.ADDED else f"{what}: {change.reason}"
