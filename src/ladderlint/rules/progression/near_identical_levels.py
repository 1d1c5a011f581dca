"""Say more at a higher level than the same in other words.

Two levels whose statements differ by an article, an ending or a hyphen ask for the same, and look as if they asked for
more; where the higher lacks a word such as "complex", it even asks for less. Keep the statement at the lower level, and
say at the higher what that asks for beyond it. A word of scope (team, company), a number, a thing of another size
(minor, major) or several instead of one is a step, and fine.
"""

from __future__ import annotations

from collections.abc import Iterable

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Track
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.progression._examples import BRANCHES, three_levels, track, two_levels
from ladderlint.rules.progression._pairs import Pair, pairs
from ladderlint.steps import Kind
from ladderlint.text import shorten


@rule(
    on=Track,
    severity=Severity.WARNING,
    examples=[
        Good(two_levels("Makes minor version upgrades", "Makes major version upgrades")),
        Good(two_levels("Solves simple problems", "Solves complex problems")),
        Good(two_levels("Delivers small personal projects", "Delivers individual tasks")),
        Good(two_levels("Improves how the team works", "Improves how the company works")),
        Good(two_levels("Mentors 1 engineer", "Mentors 2 engineers")),
        Good(two_levels("Mentors an engineer in the team", "Mentors engineers in the team")),
        Good(two_levels("Makes decisions within their project", "Makes decisions beyond their project")),
        Good(two_levels("Regularly asks for help with code", "Asks for help with code")),
        Good(two_levels("Fixes bugs with the support team", "Fixes bugs for the support team")),
        Good(two_levels("Reads `man git`", "Reads `git help`")),
        Good(two_levels("Writes C++ for the team", "Writes C for the team")),
        Good(BRANCHES | track(expert="signals: [Hires engineers]", manager="signals: [Hires the engineers]")),
        Bad(
            two_levels("⟪Participates in the delivery process⟫", "⟦Participates in delivery process⟧"),
            says="'the' is all that differs from level 1; write what level 2 asks for beyond it, or delete it here",
        ),
        Bad(
            two_levels("⟪Identified and solves problems⟫", "⟦Identifies and solves problems⟧"),
            says="'identifies' for 'identified' is all that differs from level 1; write what level 2 asks for beyond "
            "it, or delete it here",
        ),
        Bad(
            two_levels("⟪'Plans, builds and tests'⟫", "⟦'Plans, builds, and tests'⟧"),
            says="only signs differ from level 1; write what level 2 asks for beyond it, or delete it here",
        ),
        Bad(
            three_levels("examples: [⟪Led a long-term project⟫]", "", "examples: [⟦Led the long term project⟧]"),
            says="'the' for 'a' is all that differs from level 1; give an example that takes more, or delete it here",
        ),
        Bad(
            two_levels("⟪Solves complex problems⟫", "⟦Solves problems⟧"),
            says="'complex' is all that differs from level 1, which has it; write what level 2 asks for beyond it, or "
            "delete it here",
        ),
    ],
)
def near_identical_levels(track: Track, ctx: Context) -> Iterable[Diagnostic]:
    return [_finding(pair, ctx) for pair in pairs(track, ctx, Kind.NONE, Kind.DROPPED)]


def _finding(pair: Pair, ctx: Context) -> Diagnostic:
    lower, higher = pair.lower, pair.higher
    if higher.field == "examples":
        mend = "give an example that takes more, or delete it here"
    else:
        mend = f"write what level {higher.level} asks for beyond it, or delete it here"
    message = f"{_difference(pair)}; {mend}"
    return ctx.report(higher.node, message, related=[(lower.node, f"level {lower.level} says nearly the same")])


def _difference(pair: Pair) -> str:
    gone, come = (shorten(", ".join(words)) for words in (pair.step.gone, pair.step.come))
    below = f"level {pair.lower.level}"
    if pair.step.kind is Kind.DROPPED:
        return f"'{gone}' is all that differs from {below}, which has it"
    if gone and come:
        return f"'{come}' for '{gone}' is all that differs from {below}"
    return f"'{gone or come}' is all that differs from {below}" if gone or come else f"only signs differ from {below}"
