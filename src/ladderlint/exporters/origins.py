"""Where a statement comes from, as an export tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ladderlint.model import Origin, Statement
from ladderlint.nodes import Node

_UNKNOWN: Final = Origin(None, None, None)


def origin_of(statement: Statement, history: Mapping[Node, Origin]) -> Origin:
    """Return where a statement comes from; a `since` that somebody wrote stands."""
    origin = history.get(statement.node, _UNKNOWN)
    return origin._replace(since=statement.since) if statement.since else origin
