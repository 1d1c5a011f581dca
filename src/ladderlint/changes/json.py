"""A comparison for programs, by the contract that schema/diff.schema.json holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from ladderlint.changes import Style
from ladderlint.comparison import Change, Comparison, Missing, Side
from ladderlint.report.json_text import json_text

SCHEMA: Final = "ladderlint.diff/1"


def render(comparisons: Sequence[Comparison], style: Style) -> str:
    """Return all comparisons as one JSON object."""
    whole = {
        "schema": SCHEMA,
        "base": style.base,
        "head": style.head,
        "ladders": [_ladder(comparison) for comparison in comparisons],
    }
    return json_text(whole, indent=2)


def _ladder(comparison: Comparison) -> dict[str, Any]:
    base, head, ladder = comparison.base, comparison.head, comparison.ladder
    return {
        "id": ladder.id,
        "name": ladder.name,
        "path": ladder.path,
        "base_version": base.version if base is not None else None,
        "head_version": head.version if head is not None else None,
        "due": str(comparison.due) if comparison.due is not None else None,
        "bump": comparison.bump.label,
        "changes": [_change(change) for change in comparison.changes],
        "missing": [_missing(missing) for missing in comparison.missing],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "part": change.part.value,
        "bump": change.bump.label,
        "reason": change.reason,
        "before": [_side(side) for side in change.before],
        "after": [_side(side) for side in change.after],
        "within": [_side(side) for side in change.within],
        "retired": change.retired,
    }


def _side(side: Side) -> dict[str, Any]:
    line, column = side.node.source.position(side.node.start)
    return {
        "text": side.text,
        "track": side.track,
        "track_name": side.track_name,
        "level": side.level,
        "level_name": side.level_name,
        "field": side.field,
        "id": side.id,
        "path": side.path,
        "line": line,
        "column": column,
    }


def _missing(missing: Missing) -> dict[str, str]:
    return {"path": missing.path, "side": missing.side, "why": missing.why}
