"""Ladders for the examples of these rules: three levels in a line, and two branches."""

from __future__ import annotations

import textwrap
from typing import Final

_HEAD: Final = "format: 1\nid: example\nname: Example\nversion: 1.0.0\n"

BRANCHES: Final = {
    "ladder.yaml": f"{_HEAD}levels:\n  - id: junior\n  - {{id: expert, branch: ic}}\n  - {{id: fellow, branch: ic}}\n"
    "  - {id: manager, branch: people, after: junior}\n"
}
PROFICIENCIES: Final = {
    "ladder.yaml": f"{_HEAD}levels: [{{id: junior}}, {{id: senior}}, {{id: staff}}]\n"
    "proficiencies: [foundational, working, expert]\n"
}


def three_levels(first: str, second: str, third: str) -> dict[str, str]:
    """Return a track of three levels in a line, with what it says of each."""
    scale = {"ladder.yaml": f"{_HEAD}levels: [{{id: 1}}, {{id: 2}}, {{id: 3}}]\n"}
    return {**scale, **_track({"1": first, "2": second, "3": third})}


def two_levels(lower: str, higher: str) -> dict[str, str]:
    """Return a track with a signal at each of two levels; the third says nothing."""
    return three_levels(f"signals: [{lower}]", f"signals: [{higher}]", "")


def track(**levels: str) -> dict[str, str]:
    """Return a track with what it says of each level."""
    return _track(levels)


def _track(levels: dict[str, str]) -> dict[str, str]:
    entries = "".join(f"  - level: {level}\n{textwrap.indent(said, '    ')}\n" for level, said in levels.items())
    return {"tracks/example.yaml": f"id: example\nname: Example\nlevels:\n{entries}"}
