"""What happened to a statement, in an editor's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ladderlint.model import Retired, Statement
from ladderlint.provenance.event import Event, What

_FIELDS: Final = {"summary": "the summary", "signals": "a signal", "examples": "an example"}
_BEGAN: Final = {What.CAME: "new", What.KNOWN: "or earlier", What.RETURNED: "back"}


def told(event: Event, retired: Retired | None) -> str:
    """Return what happened in a line; `retired` is the tombstone of a statement that went."""
    if event.after is None:
        return "merged into another" if event.into is not None else _went(event, retired)
    if event.before is None:
        return f"{_BEGAN[event.what]}: {place(event.after)}"
    return "; ".join(_changed(event, event.before, event.after))


def place(statement: Statement) -> str:
    """Return where a statement stands: "a signal at level 2 of foundations"."""
    return f"{_FIELDS[statement.field]} at {_level(statement)} of {statement.track}"


def _went(event: Event, retired: Retired | None) -> str:
    if retired is None:
        return "gone"
    release = f" in {retired.release}" if retired.release and retired.release != event.release else ""
    names = [f"'{node.text}'" for node in retired.replaced_by if node.text]
    return f"retired{release}" + (f"; {' and '.join(names)} took its place" if names else "")


def _changed(event: Event, before: Statement, after: Statement) -> Iterator[str]:
    if event.what is What.SPLIT:
        yield "split"
    elif event.what is What.MERGED:
        yield "merged with another"
    if before.track != after.track:
        yield f"{'its track was renamed' if event.renamed else 'moved'} from {before.track} to {after.track}"
    if before.level != after.level:
        yield f"moved from {_level(before)} to {_level(after)}"
    if before.field != after.field:
        yield f"{_FIELDS[after.field]} now, not {_FIELDS[before.field]}"
    if event.is_reworded and event.what is What.CHANGED:
        yield "reworded"
    if before.id != after.id:
        if not before.id:
            yield f"given the id '{after.id}'"
        else:
            yield f"its id changed from '{before.id}' to '{after.id}'" if after.id else f"lost its id '{before.id}'"
    if before.proficiency != after.proficiency:
        yield f"its proficiency changed from {before.proficiency or 'none'} to {after.proficiency or 'none'}"


def _level(statement: Statement) -> str:
    return f"level {statement.level}"
