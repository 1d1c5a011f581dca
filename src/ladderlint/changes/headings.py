"""What kind of change it is, as the people know it whom the ladder is about: "Moved from level 4 to 3"."""

from __future__ import annotations

from typing import Final

from ladderlint.comparison import Change, Kind, Part, Side
from ladderlint.text import shorten

_EXAMPLES: Final = "examples"
_STATEMENT: Final = {
    Kind.ADDED: "New",
    Kind.REMOVED: "No longer asked",
    Kind.REWORDED: "Reworded",
    Kind.SPLIT: "Split",
    Kind.MERGED: "Merged",
    Kind.RENAMED: "Renamed",
    Kind.CHANGED: "Changed",
}
_EXAMPLE: Final = {
    Kind.ADDED: "New example",
    Kind.REMOVED: "No longer an example",
    Kind.REWORDED: "Example reworded",
    Kind.SPLIT: "Example split",
    Kind.MERGED: "Examples merged",
    Kind.RENAMED: "Example renamed",
    Kind.CHANGED: "Example changed",
}
_FIELD: Final = {"summary": "Now the summary", "signals": "Now a signal", _EXAMPLES: "Now an example"}
_PART: Final = {Part.TITLE: "job title", Part.TERM: "term"}


def heading(change: Change, same_track: bool) -> str:
    """Return what a group of changes such as this one is called.

    `same_track` says whether a statement that moved is in the track in which it was.
    """
    if change.part is not Part.STATEMENT:
        adjective = {Kind.ADDED: "New"}.get(change.kind, change.kind.value.capitalize())
        return f"{adjective} {_PART.get(change.part, change.part.value)}"
    if change.kind is Kind.MOVED and change.before and change.after:
        return _moved(change.before[0], change.after[0], same_track)
    words = _EXAMPLE if change.here.field == _EXAMPLES else _STATEMENT
    return f"{words.get(change.kind, 'Moved')} at {level(change.here)}"


def level(side: Side) -> str:
    """Return what people call a level in the middle of a sentence: "level 3", "Senior"."""
    name = (side.level_name or "").strip()
    if not name or name == side.level:
        return f"level {shorten(side.level or '?')}"
    return shorten(f"level {name[6:]}" if name.lower().startswith("level ") else name)


def statement_level(side: Side) -> str:
    """Return where a statement of a track stands: "At level 3", "Examples at level 3"."""
    return f"Examples at {level(side)}" if side.field == _EXAMPLES else f"At {level(side)}"


def _moved(before: Side, after: Side, same_track: bool) -> str:
    old, new = level(before), level(after)
    if not same_track:
        return f"Moved from {shorten(before.track_name or before.track or '?')} ({old}) to {new}"
    if before.level != after.level:
        return f"Moved from {old} to {new.removeprefix('level ') if old.startswith('level ') else new}"
    return f"{_FIELD.get(after.field or '', 'Moved')} at {new}"
