"""Which version a ladder is released as: the one that is declared or asked for if that is honest, else the one due."""

from __future__ import annotations

from ladderlint.comparing.too_little import too_little
from ladderlint.comparison import Comparison
from ladderlint.errors import LadderlintError
from ladderlint.versions import Bump, Version


def release_version(comparison: Comparison, asked: Version | None = None) -> Version:
    """Return the version to release a ladder as, given what is otherwise than in its last release.

    Raises LadderlintError where the version that is asked for is less than is due, or where nobody can say what is.
    """
    was, declared = comparison.was, comparison.declared
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
        raise LadderlintError(too_little(comparison, asked))
    return asked


def _final(version: Version | None) -> Version:
    """Return the release that a version is, or is a draft of."""
    assert version is not None
    return version._replace(pre="")
