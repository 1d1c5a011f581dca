"""What changed for people in what is said to them: a change for each statement, and what it asks of the version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from ladderlint.branches import branches_of
from ladderlint.comparing.matching import Matched
from ladderlint.comparing.sides import Naming
from ladderlint.comparing.similar import likeness
from ladderlint.comparison import Change, Kind, Part, Side
from ladderlint.meaning import weigh, weigh_parts
from ladderlint.model import Ladder, Retired, Statement
from ladderlint.versions import Bump

_EXAMPLE: Final = "examples"
# So little alike, two statements with one id are two.
_OTHER: Final = 0.35


class Told(NamedTuple):
    """What is known of both versions to tell what changed in them.

    `ladder` is the later one; `levels` and `tracks` are later ids by earlier.
    """

    base: Naming
    head: Naming
    ladder: Ladder
    levels: Mapping[str, str]
    tracks: Mapping[str, str]
    retired: Mapping[str, Retired]


def statement_changes(matched: Matched, told: Told) -> Iterator[Change]:
    """Yield the changes of all statements, also of those in tracks that are new or gone."""
    for one, other in matched.pairs:
        yield from _changed(one, other, told)
    for whole in matched.split:
        after = tuple(map(told.head.statement, whole.parts))
        yield _of_several(Kind.SPLIT, (told.base.statement(whole.statement),), after, whole.statement)
    for whole in matched.merged:
        before = tuple(map(told.base.statement, whole.parts))
        yield _of_several(Kind.MERGED, before, (told.head.statement(whole.statement),), whole.statement)
    # Of what stood, or stands, twice at a level, the other may still be there.
    still = {_said(one) for one, _ in matched.pairs}
    already = {_said(other) for _, other in matched.pairs}
    for statement in matched.gone:
        yield _removed(statement, told, _said(statement) in still)
    for statement in matched.come:
        yield _added(statement, told, _said(statement) in already)


def _said(statement: Statement) -> tuple[str, str, str]:
    return statement.track, statement.level, statement.text


def _added(statement: Statement, told: Told, already: bool) -> Change:
    if already:
        bump, reason = Bump.PATCH, "it stands there already"
    elif statement.field == _EXAMPLE:
        bump, reason = Bump.MINOR, "an example shows what is meant"
    else:
        bump, reason = Bump.MAJOR, "something new is asked"
    return Change(Kind.ADDED, Part.STATEMENT, (), (told.head.statement(statement),), bump, reason)


def _removed(statement: Statement, told: Told, still: bool) -> Change:
    reason = "an example is gone" if statement.field == _EXAMPLE else "less is asked"
    bump, reason = (Bump.PATCH, "it still stands there") if still else (Bump.MINOR, reason)
    tomb = told.retired.get(statement.id or "")
    why = (tomb.reason or "") if tomb is not None else None
    before = (told.base.statement(statement),)
    return Change(Kind.REMOVED, Part.STATEMENT, before, (), bump, reason, retired=why)


def _of_several(kind: Kind, before: tuple[Side, ...], after: tuple[Side, ...], whole: Statement) -> Change:
    if whole.field == _EXAMPLE:
        bump, reason = Bump.MINOR, "an example is put otherwise"
    else:
        bump, reason = weigh_parts([side.text for side in before], [side.text for side in after])
    return Change(kind, Part.STATEMENT, before, after, bump, reason)


def _changed(one: Statement, other: Statement, told: Told) -> Iterator[Change]:
    before, after = (told.base.statement(one),), (told.head.statement(other),)
    weights: list[tuple[Bump, str]] = []
    moved = _move(one, other, told)
    if moved is not None:
        weights.append(moved)
    if one.text != other.text:
        weights.append(_reworded(one, other))
    if weights:
        bump, reason = max(weights, key=lambda weight: weight[0])
        yield Change(Kind.MOVED if moved else Kind.REWORDED, Part.STATEMENT, before, after, bump, reason)
    if one.proficiency != other.proficiency:
        yield _proficiency(one, other, told)
    if one.references != other.references:
        sides = (before[0]._replace(field="references"),), (after[0]._replace(field="references"),)
        yield Change(Kind.CHANGED, Part.STATEMENT, *sides, Bump.PATCH, "only what there is to read is otherwise")


def _reworded(one: Statement, other: Statement) -> tuple[Bump, str]:
    weight = weigh(one.text, other.text)
    if _EXAMPLE in (one.field, other.field):
        return (Bump.MINOR, "an example is otherwise") if weight.bump is Bump.MAJOR else (weight.bump, weight.reason)
    if weight.bump is Bump.MINOR and likeness(one.text, other.text) < _OTHER:
        return Bump.MAJOR, "something else is asked in its place"
    return weight.bump, weight.reason


def _move(one: Statement, other: Statement, told: Told) -> tuple[Bump, str] | None:
    """Return what it takes that a statement stands elsewhere, or None where it does not."""
    old_track, old_level = told.tracks.get(one.track, one.track), told.levels.get(one.level, one.level)
    same_track, same_level = old_track == other.track, old_level == other.level
    if same_track and same_level and one.field == other.field:
        return None
    if other.field == _EXAMPLE:
        return Bump.MINOR, "an example shows what is meant"
    if one.field == _EXAMPLE:
        return Bump.MAJOR, "what was an example is asked"
    if not same_track:
        return Bump.MAJOR, f"it is new to whoever is on the track '{told.head.tracks[other.track].name}'"
    if same_level:
        return Bump.MINOR, f"it is {_called(other.field)} now"
    if branches_of(told.ladder).leads(old_level, other.level):
        return Bump.MINOR, "it is asked later than before"
    level = told.head.levels.get(other.level, other.level)
    if branches_of(told.ladder).leads(other.level, old_level):
        return Bump.MAJOR, "it is asked earlier than before"
    return Bump.MAJOR, f"it is new to whoever is at {level}"


def _called(field: str) -> str:
    return "the summary" if field == "summary" else "a signal"


def _proficiency(one: Statement, other: Statement, told: Told) -> Change:
    scale = told.ladder.proficiencies
    before = told.base.statement(one)._replace(field="proficiency", text=one.proficiency or "")
    after = told.head.statement(other)._replace(field="proficiency", text=other.proficiency or "")
    ranks = [scale.index(each) if each in scale else -1 for each in (one.proficiency or "", other.proficiency or "")]
    more = ranks[0] < ranks[1] and other.field != _EXAMPLE
    bump, reason = (Bump.MAJOR, "more proficiency is asked") if more else (Bump.MINOR, "less proficiency is asked")
    if not more and ranks[0] <= ranks[1]:
        reason = "the proficiency is otherwise"
    return Change(Kind.CHANGED, Part.STATEMENT, (before,), (after,), bump, reason)
