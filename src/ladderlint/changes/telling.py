"""The changes of a ladder in the order in which they are told: of the ladder itself, then track by track."""

from __future__ import annotations

from typing import NamedTuple

from ladderlint.changes.headings import heading
from ladderlint.comparison import Change, Comparison
from ladderlint.text import shorten
from ladderlint.versions import Bump


class Group(NamedTuple):
    """Changes of one kind. `asks` is what they ask of the version and why, where it is the same for all."""

    heading: str
    asks: str | None
    changes: tuple[Change, ...]


class Chapter(NamedTuple):
    """What changed in a track, or, without a name, in the ladder itself."""

    track: str | None
    groups: tuple[Group, ...]


def chapters(comparison: Comparison) -> list[Chapter]:
    """Return the changes by track, and in each by kind; all in the order in which they come first."""
    now = {was: track for track, was in comparison.tracks}
    names: dict[str | None, str] = {}
    grouped: dict[str | None, dict[str, list[Change]]] = {None: {}}
    for change in comparison.changes:
        here = change.here
        track = here.track if change.after or here.track is None else now.get(here.track, here.track)
        was = change.before[0].track if change.before else None
        same_track = now.get(was, was) == track if was is not None else True
        if change.after or track not in names:
            names[track] = here.track_name or here.track or ""
        grouped.setdefault(track, {}).setdefault(heading(change, same_track), []).append(change)
    return [
        Chapter(
            shorten(names[track]) if track is not None else None,
            tuple(Group(words, _asked_by_all(changes), tuple(changes)) for words, changes in groups.items()),
        )
        for track, groups in grouped.items()
        if groups
    ]


def asks(change: Change) -> str:
    """Return what a change asks of the version, and why: "patch: only the tense differs"."""
    if change.bump is Bump.NONE:
        return change.reason
    return f"{change.bump.label}: {change.reason}" if change.reason else change.bump.label


def _asked_by_all(changes: list[Change]) -> str | None:
    every = {asks(change) for change in changes}
    return every.pop() if len(every) == 1 else None
