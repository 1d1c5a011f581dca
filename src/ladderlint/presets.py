"""Which rules each preset turns on. `minimal` is part of `default`, and `default` of `strict`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

PRESETS: Final = ("minimal", "default", "strict")

# Without these a file that nobody can read would pass; only naming one under `ignore` turns it off.
ALWAYS: Final = frozenset(("yaml/conflict-marker", "yaml/encoding", "yaml/limit", "yaml/syntax"))

# What `minimal` holds: without it, tools can't trust the structure.
_MINIMAL: Final = frozenset(
    (
        "history/id-changed",
        "history/retired-id-reused",
        "history/version-bump",
        "lint/config",
        "lint/rule-crash",
        "lint/unknown-rule",
        "reference/dangling-replacement",
        "reference/duplicate-id",
        "reference/retired-id-reused",
        "reference/unknown-category",
        "reference/unknown-level",
        "reference/unknown-proficiency",
        "schema/violation",
        "structure/duplicate-level",
        "structure/empty-text",
        "structure/level-order",
        "structure/points-gap",
        "yaml/ambiguous-scalar",
        "yaml/conflict-marker",
        "yaml/duplicate-key",
        "yaml/encoding",
        "yaml/forbidden-construct",
        "yaml/limit",
        "yaml/syntax",
    )
)
_STRICT_ONLY: Final = frozenset(
    (
        "history/missing-effective-date",
        "reference/missing-id",
        "wording/absolute",
        "wording/compound",
        "wording/hedge",
        "wording/negative-framing",
        "wording/passive-voice",
        "wording/quotes",
        "wording/vague-word",
        "yaml/block-chomping",
    )
)
_OFF: Final = frozenset(("lint/suppression-without-reason", "structure/uneven-levels"))


def preset_of(rule: str) -> str | None:
    """Return the first preset that turns a rule on, or None for one that is off unless asked for."""
    if rule in _OFF:
        return None
    if rule in _STRICT_ONLY:
        return "strict"
    return "minimal" if rule in _MINIMAL else "default"


def in_preset(preset: str, names: Iterable[str]) -> frozenset[str]:
    """Return which of these rules a preset turns on."""
    reach = PRESETS.index(preset)
    return frozenset(name for name in names if (first := preset_of(name)) and PRESETS.index(first) <= reach)


def stands(rule: str) -> bool:
    """Say whether what a rule finds is told whatever a comment or a baseline says of it."""
    return rule in ALWAYS or rule.startswith("lint/")
