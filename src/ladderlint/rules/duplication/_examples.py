"""Tracks for the examples of these rules, of one level each."""

from __future__ import annotations


def track(id_: str, *signals: str, inherits: str = "", level: int = 1) -> dict[str, str]:
    """Return a track's file, by its path."""
    lines = "".join(f"      - {signal}\n" for signal in signals)
    text = f"id: {id_}\nname: Name\ninherits: [{inherits}]\nlevels:\n  - level: {level}\n    signals:\n{lines}"
    return {f"tracks/{id_}.yaml": text}
