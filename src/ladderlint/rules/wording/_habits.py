"""How a ladder writes a field's statements, one way or the other, so that the few show among the many.

What is kept of a track is small: how often it goes each way, and the places where it goes against itself. A track
that keeps to one way has a habit: that is one decision for people to make, and not a fault a statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from ladderlint.diagnostic import Place
from ladderlint.model import STATEMENT_FIELDS, Statement, Track
from ladderlint.rule import Context
from ladderlint.text import Span

# Fewer statements in a track don't make a habit.
_FEWEST: Final = 3


class Habit(NamedTuple):
    """How often a field is written one way (`yes`) and the other (`no`), and the places that may be odd."""

    field: str
    yes: int
    no: int
    odd_yes: tuple[Place, ...]
    odd_no: tuple[Place, ...]

    @property
    def total(self) -> int:
        return self.yes + self.no


def habits_of(
    track: Track,
    ctx: Context,
    *,
    way: Callable[[Statement], bool | None],
    span: Callable[[Statement, bool], Span | None],
) -> Iterator[Habit]:
    """Yield how a track writes each field.

    `way` says which way a statement is written, or None where it tells nothing. `span` says where that shows, or
    None where the place need not be kept.
    """
    by_field: dict[str, dict[bool, list[Statement]]] = {field: {True: [], False: []} for field in STATEMENT_FIELDS}
    for statement in track.statements:
        answer = way(statement)
        if answer is not None:
            by_field[statement.field][answer].append(statement)
    for field, ways in by_field.items():
        total = sum(map(len, ways.values()))
        odd: dict[bool, list[Place]] = {True: [], False: []}
        for answer, statements in ways.items():
            if total < _FEWEST or len(statements) * 2 <= total:
                spans = ((statement.node, span(statement, answer)) for statement in statements)
                odd[answer] = [ctx.place(node, within=within) for node, within in spans if within is not None]
        if total:
            yield Habit(field, len(ways[True]), len(ways[False]), tuple(odd[True]), tuple(odd[False]))


def together(habits: Iterable[Habit]) -> list[Habit]:
    """Return how all the tracks write each field between them."""
    by_field: dict[str, list[Habit]] = {}
    for habit in habits:
        by_field.setdefault(habit.field, []).append(habit)
    return [
        Habit(
            field,
            sum(habit.yes for habit in each),
            sum(habit.no for habit in each),
            tuple(place for habit in each for place in habit.odd_yes),
            tuple(place for habit in each for place in habit.odd_no),
        )
        for field, each in by_field.items()
    ]
