"""Ask for more at each level than at the one before.

A statement that stands at two levels, one of which leads to the other, tells nobody how the two differ: who reaches the
lower has reached the higher. Keep it at the lowest, and say at the others what they ask for beyond it. Levels on two
branches, such as those of experts and of managers, may ask for the same, and so may two of which each asks for another
proficiency.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ladderlint.branches import Branches, branches_of
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Ladder, Statement, Track
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.progression._examples import BRANCHES, PROFICIENCIES, three_levels, track
from ladderlint.rules.progression._pairs import repeated, rises_or_falls
from ladderlint.text import listed

# A statement is compared with so many of those below it.
_NEAREST: Final = 4


@rule(
    on=Track,
    severity=Severity.WARNING,
    examples=[
        Good(three_levels("signals: [Reviews code]", "signals: [Reviews designs]", "examples: [Reviews code]")),
        # wording/placeholder speaks of these.
        Good(three_levels("signals: [TBC, '???']", "signals: [TBC, '???']", "")),
        # An expert and a manager may be asked for the same.
        Good(BRANCHES | track(expert="signals: [Hires engineers]", manager="signals: [Hires engineers]")),
        Good(
            PROFICIENCIES
            | track(
                junior="signals: [{text: Writes SQL, proficiency: foundational}]",
                senior="signals: [{text: Writes SQL, proficiency: expert}]",
            )
        ),
        Bad(
            three_levels("signals: [⟪Reviews code⟫]", "signals: [Writes tests, ⟦reviews  code.⟧]", ""),
            says="level 2 asks for the same as level 1; write what it asks for beyond that, or delete it here",
        ),
        Bad(
            three_levels("summary: ⟪Communicates⟫", "summary: ⟦Communicates⟧", "summary: ⟪Communicates⟫"),
            says="levels 1, 2 and 3 ask for the same; write what each asks for beyond the one before it",
        ),
        Bad(
            three_levels("examples: [⟪Led an off-site⟫]", "", "examples: [⟦Led an off-site⟧]"),
            says="level 3 gives the same example as level 1; give one that takes more, or delete it here",
        ),
        Bad(
            BRANCHES | track(junior="signals: [⟪Hires⟫]", expert="signals: [⟦Hires⟧]", manager="signals: [⟪Hires⟫]"),
            says="levels junior, expert and manager ask for the same; write what each asks for beyond the one before "
            "it",
        ),
    ],
)
def identical_levels(track: Track, ctx: Context) -> Iterable[Diagnostic]:
    groups = repeated(track)
    return _findings(groups, ctx.ladder, ctx) if groups and ctx.ladder is not None else ()


def _findings(groups: tuple[tuple[Statement, ...], ...], ladder: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    branches = branches_of(ladder)
    for group in groups:
        rising = _rising(group, branches, ladder)
        if rising:
            first, second, *others = rising
            related = [(first.node, f"level {first.level} has it too")]
            related += [(other.node, f"level {other.level} has it too") for other in others]
            yield ctx.report(second.node, _message(rising), related=related)


def _rising(group: Iterable[Statement], branches: Branches, ladder: Ladder) -> list[Statement]:
    """Return those of some statements that stand above another or below, one a level, in the order of the scale."""
    known = [statement for statement in group if statement.level in branches.rank]
    one_a_level = {statement.level: statement for statement in reversed(known)}
    ranked = sorted(one_a_level.values(), key=lambda statement: branches.rank[statement.level])
    found: dict[str, Statement] = {}
    for at, higher in enumerate(ranked):
        for lower in ranked[max(0, at - _NEAREST) : at]:
            if branches.leads(lower.level, higher.level) and not rises_or_falls(lower, higher, ladder):
                found |= {lower.level: lower, higher.level: higher}
    return [statement for statement in ranked if statement.level in found]


def _message(rising: list[Statement]) -> str:
    levels = [statement.level for statement in rising]
    example = rising[0].field == "examples"
    if len(levels) > 2:
        which = f"levels {listed(levels)}"
        if example:
            return f"{which} give the same example; give one at each that takes more than the one before it"
        return f"{which} ask for the same; write what each asks for beyond the one before it"
    if example:
        given = f"level {levels[1]} gives the same example as level {levels[0]}"
        return f"{given}; give one that takes more, or delete it here"
    asked = f"level {levels[1]} asks for the same as level {levels[0]}"
    return f"{asked}; write what it asks for beyond that, or delete it here"
