"""What changed in ladder.yaml: the scale of levels, titles, categories, terms, and what the ladder says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from ladderlint.comparing.rewording import reworded
from ladderlint.comparing.sides import part
from ladderlint.comparison import Change, Kind, Part, Side
from ladderlint.model import Category, Ladder, Level, Title
from ladderlint.nodes import Node
from ladderlint.versions import Bump

_Named = TypeVar("_Named", Level, Title, Category)


def pair_levels(before: Sequence[Level], after: Sequence[Level]) -> list[tuple[Level, Level]]:
    """Return the levels that are the same in both versions: by their names, or their ids, or what is left by place.

    A level that came between may have taken the number of another; the name tells.
    """
    pairs: list[tuple[Level, Level]] = []
    gone, come = list(before), list(after)
    for key in (_id_and_name, _name, _id):
        pairs += _paired(gone, come, key)
        gone, come = _left(before, after, pairs)
    if len(before) == len(after):
        # As many levels as before: those that are called otherwise stand where they stood.
        places = {level.id: place for place, level in enumerate(before)}
        pairs += [(old, new) for old, new in zip(gone, come, strict=False) if after[places[old.id]] is new]
    return pairs


def ladder_changes(base: Ladder, head: Ladder) -> Iterator[Change]:
    """Yield the changes of what ladder.yaml says."""
    yield from _of_itself(base, head)
    yield from _levels(base, head)
    yield from _titles(base, head)
    yield from _categories(base, head)
    yield from _terms(base, head)


def _of_itself(base: Ladder, head: Ladder) -> Iterator[Change]:
    for kind, key, old, new in (
        (Kind.RENAMED, "name", base.name, head.name),
        (Kind.REWORDED, "summary", base.summary or "", head.summary or ""),
    ):
        if old != new:
            yield reworded(kind, Part.LADDER, _said(base, key, old), _said(head, key, new))
    for key, old, new, bump, reason in (
        ("id", base.id, head.id, Bump.MINOR, "tools and links know a ladder by its id"),
        ("language", base.language, head.language, Bump.PATCH, "it is only said what the language is"),
        (
            "proficiencies",
            ", ".join(base.proficiencies),
            ", ".join(head.proficiencies),
            Bump.MINOR,
            "how well something is mastered is told otherwise",
        ),
    ):
        if old != new:
            sides = (_said(base, key, old),), (_said(head, key, new),)
            yield Change(Kind.CHANGED, Part.LADDER, *sides, bump, reason)


def _levels(base: Ladder, head: Ladder) -> Iterator[Change]:
    pairs = pair_levels(base.levels, head.levels)
    known = {old.id: new.id for old, new in pairs}
    gone, come = _left(base.levels, head.levels, pairs)
    for level in gone:
        yield Change(Kind.REMOVED, Part.LEVEL, (_level(base, level),), (), Bump.MINOR, "nobody is asked to reach it")
    for level in come:
        reason = "there is a level more to reach"
        yield Change(Kind.ADDED, Part.LEVEL, (), (_level(head, level),), Bump.MAJOR, reason)
    for old, new in pairs:
        before, after = _level(base, old), _level(head, new)
        if old.name != new.name:
            yield reworded(Kind.RENAMED, Part.LEVEL, before, after)
        elif old.id != new.id:
            reason = "tools and links know a level by its id"
            sides = before._replace(text=old.id, field="id"), after._replace(text=new.id, field="id")
            yield Change(Kind.RENAMED, Part.LEVEL, (sides[0],), (sides[1],), Bump.MINOR, reason)
        if old.points != new.points:
            more = (new.points or 0) < (old.points or 0)
            reason = "it takes more to come to as many points" if more else "it earns more points"
            yield _otherwise(Part.LEVEL, before, after, "points", old.points, new.points, more, reason)
        was = tuple(known.get(id_, id_) for id_ in old.after)
        # What nobody wrote follows from the order.
        if was != new.after and ("after" in old.node.fields or "after" in new.node.fields):
            ways = ", ".join(old.after), ", ".join(new.after)
            yield _otherwise(Part.LEVEL, before, after, "after", *ways, True, "it is reached from elsewhere")
    places = {level.node: place for place, level in enumerate(base.levels)}
    stood = {new.node: places[old.node] for old, new in pairs}
    order = [stood[level.node] for level in head.levels if level.node in stood]
    if order != sorted(order):
        said = [_said(ladder, "levels", ", ".join(level.name for level in ladder.levels)) for ladder in (base, head)]
        reason = "the levels are in another order"
        yield Change(Kind.CHANGED, Part.LADDER, (said[0],), (said[1],), Bump.MAJOR, reason)


def _titles(base: Ladder, head: Ladder) -> Iterator[Change]:
    pairs = _paired(base.titles, head.titles, _name)
    gone, come = _left(base.titles, head.titles, pairs)
    for old in list(gone):
        same = [new for new in come if new[2:] == old[2:]]
        if len(same) == 1:
            gone.remove(old)
            come.remove(same[0])
            sides = part(base, old.node, old.name), part(head, same[0].node, same[0].name)
            yield reworded(Kind.RENAMED, Part.TITLE, *sides)
    for title in gone:
        side = part(base, title.node, title.name)
        yield Change(Kind.REMOVED, Part.TITLE, (side,), (), Bump.MINOR, "nobody has this title any more")
    for title in come:
        side = part(head, title.node, title.name)
        yield Change(Kind.ADDED, Part.TITLE, (), (side,), Bump.MINOR, "there is a title more")
    for old, new in pairs:
        if old.minimum != new.minimum or old.maximum != new.maximum:
            more = (new.minimum or 0) > (old.minimum or 0)
            before, after = part(base, old.node, old.name), part(head, new.node, new.name)
            reason = "it takes more points to have this title" if more else "it takes no more points to have this title"
            yield _otherwise(Part.TITLE, before, after, "points", _range(old), _range(new), more, reason)


def _categories(base: Ladder, head: Ladder) -> Iterator[Change]:
    pairs = _paired(base.categories, head.categories, _id)
    gone, come = _left(base.categories, head.categories, pairs)
    reason = "tracks are only grouped otherwise"
    for category in gone:
        yield Change(Kind.REMOVED, Part.CATEGORY, (part(base, category.node, category.name),), (), Bump.PATCH, reason)
    for category in come:
        yield Change(Kind.ADDED, Part.CATEGORY, (), (part(head, category.node, category.name),), Bump.PATCH, reason)
    for old, new in pairs:
        if old.name != new.name:
            sides = part(base, old.node, old.name), part(head, new.node, new.name)
            yield reworded(Kind.RENAMED, Part.CATEGORY, *sides)


def _terms(base: Ladder, head: Ladder) -> Iterator[Change]:
    old, new = dict(base.glossary), dict(head.glossary)
    for term in sorted({*old, *new}):
        before = [_said(base, "glossary", f"{term}: {old[term]}")] if term in old else []
        after = [_said(head, "glossary", f"{term}: {new[term]}")] if term in new else []
        if not before:
            yield Change(Kind.ADDED, Part.TERM, (), tuple(after), Bump.MINOR, "readers can look it up")
        elif not after:
            yield Change(Kind.REMOVED, Part.TERM, tuple(before), (), Bump.MINOR, "readers can't look it up any more")
        elif old[term] != new[term]:
            yield reworded(Kind.REWORDED, Part.TERM, before[0], after[0])


def _paired(
    before: Sequence[_Named], after: Sequence[_Named], key: Callable[[_Named], object]
) -> list[tuple[_Named, _Named]]:
    known = {key(old): old for old in reversed(before)}
    return [(known.pop(key(new)), new) for new in after if key(new) in known]


def _id(part: Level | Category) -> str:
    return part.id


def _name(part: _Named) -> str:
    return part.name


def _id_and_name(level: Level) -> tuple[str, str]:
    return level.id, level.name


def _left(
    before: Sequence[_Named], after: Sequence[_Named], pairs: Sequence[tuple[_Named, _Named]]
) -> tuple[list[_Named], list[_Named]]:
    """Return what is in no pair, on either side."""
    known = {part.node for pair in pairs for part in pair}
    return [old for old in before if old.node not in known], [new for new in after if new.node not in known]


def _otherwise(what: Part, before: Side, after: Side, key: str, old: Any, new: Any, more: bool, reason: str) -> Change:
    sides = before._replace(field=key, text=_shown(old)), after._replace(field=key, text=_shown(new))
    return Change(Kind.CHANGED, what, (sides[0],), (sides[1],), Bump.MAJOR if more else Bump.MINOR, reason)


def _level(ladder: Ladder, level: Level) -> Side:
    return part(ladder, level.node, level.name, level=level.id)


def _said(ladder: Ladder, key: str, text: str) -> Side:
    node: Node | None = ladder.node.fields.get(key)
    return part(ladder, node or ladder.node, text, field=key)


def _range(title: Title) -> str:
    return f"{_shown(title.minimum)} to {_shown(title.maximum)}"


def _shown(value: object) -> str:
    return "any" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
