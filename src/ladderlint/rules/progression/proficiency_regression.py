"""Ask for no less proficiency at a higher level than at a lower.

The scale of `proficiencies` in ladder.yaml goes from the least to the most. Where a statement, known by its id or its
words, or what sums up a track's level asks for a step of it, each level that this one leads to must ask for the same
step or a later one. Raise the proficiency at the higher level, or lower the one below. Levels on two branches are not
compared.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Final, NamedTuple

from ladderlint.branches import Branches, branches_of
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.likeness import same_text
from ladderlint.model import Ladder, Statement, Track
from ladderlint.nodes import Node
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.progression._examples import PROFICIENCIES, track
from ladderlint.text import shorten

# A statement is compared with so many of those below it, the nearest first.
_NEAREST: Final = 8


def _signal(text: str, proficiency: str, id_: str = "") -> str:
    return f"signals: [{{{f'id: {id_}, ' if id_ else ''}text: {text}, proficiency: {proficiency}}}]"


def _summary(text: str, proficiency: str) -> str:
    return f"summary: {{text: {text}, proficiency: {proficiency}}}"


@rule(
    on=Track,
    severity=Severity.ERROR,
    english=True,
    examples=[
        Good(
            PROFICIENCIES
            | track(
                junior=_signal("Writes SQL", "working"),
                senior=_signal("Writes SQL", "working"),
                staff=_signal("Writes SQL", "expert"),
            )
        ),
        # Another statement may well begin at the bottom.
        Good(PROFICIENCIES | track(junior=_signal("Writes SQL", "expert"), senior=_signal("Coaches", "foundational"))),
        # reference/unknown-proficiency speaks of these.
        Good(PROFICIENCIES | track(junior=_signal("Writes SQL", "expert"), senior=_signal("Writes SQL", "novice"))),
        Bad(
            PROFICIENCIES | track(junior=_signal("Writes SQL", "⟪expert⟫"), senior=_signal("writes SQL.", "⟦working⟧")),
            says="level senior asks for 'working', and level junior, which leads to it, for 'expert', which is more; "
            "raise the one or lower the other",
        ),
        Bad(
            PROFICIENCIES
            | track(
                junior=_signal("Writes SQL", "⟪working⟫", "sql"),
                senior="",
                staff=_signal("Tunes SQL", "⟦foundational⟧", "sql"),
            ),
            says="level staff asks for 'foundational', and level junior, which leads to it, for 'working', which is "
            "more; raise the one or lower the other",
        ),
        Bad(
            PROFICIENCIES
            | track(
                junior=_summary("Knows SQL", "working"),
                senior=_summary("Tunes SQL", "⟪expert⟫"),
                staff=_summary("Teaches SQL", "⟦working⟧"),
            ),
            says="level staff asks for 'working', and level senior, which leads to it, for 'expert', which is more; "
            "raise the one or lower the other",
        ),
    ],
)
def proficiency_regression(track: Track, ctx: Context) -> Iterable[Diagnostic]:
    ladder = ctx.ladder
    return _falls(track, ladder, ctx) if ladder is not None and len(ladder.proficiencies) > 1 else ()


class _Asked(NamedTuple):
    level: str
    rank: int
    node: Node


def _falls(track: Track, ladder: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    branches = branches_of(ladder)
    told: set[Node] = set()
    for asked in _by_statement(track, ladder, branches).values():
        asked.sort(key=lambda one: branches.rank[one.level])
        for at, higher in enumerate(asked):
            below = (one for one in asked[max(0, at - _NEAREST) : at][::-1] if branches.leads(one.level, higher.level))
            lower = next(below, None)
            if lower is not None and lower.rank > higher.rank and higher.node not in told:
                told.add(higher.node)
                message = (
                    f"level {higher.level} asks for '{shorten(higher.node.text)}', and level {lower.level}, which "
                    f"leads to it, for '{shorten(lower.node.text)}', which is more; raise the one or lower the other"
                )
                yield ctx.report(higher.node, message, related=[(lower.node, f"level {lower.level} asks for more")])


def _by_statement(track: Track, ladder: Ladder, branches: Branches) -> dict[Hashable, list[_Asked]]:
    """Return the proficiencies of each statement; one that is known in two ways is there in both."""
    rank_of = {name: rank for rank, name in reversed(list(enumerate(ladder.proficiencies)))}
    found: dict[Hashable, list[_Asked]] = {}
    for statement in track.statements:
        if statement.level in branches.rank and statement.proficiency in rank_of:
            asked = _Asked(statement.level, rank_of[statement.proficiency], statement.whole.fields["proficiency"])
            for key in _identities(statement):
                found.setdefault(key, []).append(asked)
    return found


def _identities(statement: Statement) -> Iterator[tuple[str, str]]:
    if statement.field == "summary":
        yield "summary", ""
    else:
        yield statement.field, same_text(statement.text)
    if statement.id:
        yield "id", statement.id
