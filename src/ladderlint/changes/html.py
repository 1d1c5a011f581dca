"""A comparison as one page for a browser, which loads nothing and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from ladderlint.changes import Style
from ladderlint.changes.entries import entry
from ladderlint.changes.sentences import counts, left_out, name_of, told, unchanged, version
from ladderlint.changes.telling import Group, asks, chapters
from ladderlint.comparison import Comparison
from ladderlint.report.visible import visible


def render(comparisons: Sequence[Comparison], style: Style) -> str:
    """Return the page."""
    page = Environment(
        loader=PackageLoader("ladderlint", "changes"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    ).get_template("page.html")
    ladders = [_ladder(comparison, style) for comparison in told(comparisons)]
    return page.render(base=style.base, head=style.head, unchanged=unchanged(style), ladders=ladders)


def _finalize(value: object) -> object:
    return visible(value) if isinstance(value, str) else value


def _ladder(comparison: Comparison, style: Style) -> dict[str, Any]:
    return {
        "name": name_of(comparison),
        "language": comparison.ladder.language,
        "chapters": [
            (chapter.track, [(group.heading, group.asks, _entries(group)) for group in chapter.groups])
            for chapter in chapters(comparison)
        ],
        "missing": [*left_out(comparison, style)],
        "counts": counts(comparison) if style.summary else None,
        "version": version(comparison) if style.summary else None,
        "too_little": comparison.says_too_little,
    }


def _entries(group: Group) -> Iterator[dict[str, Any]]:
    """Yield what is shown of each change, one at a time: a page may have a hundred thousand."""
    for change in group.changes:
        yield {**entry(change)._asdict(), "asks": None if group.asks is not None else asks(change)}
