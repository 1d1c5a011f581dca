"""Say what is different at a higher level, not that there is more of it.

"Solves complex problems" above "Solves problems", or "Proactively shares knowledge" above "Shares knowledge", leaves
everybody to guess where the line is. Write what is asked for beyond the lower level: what, for whom, with what result.
Both ends of a measure are a step that people can agree on: minor and major, simple and complex.
"""

from __future__ import annotations

from collections.abc import Iterable

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.likeness import number
from ladderlint.model import Track
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.progression._examples import three_levels, two_levels
from ladderlint.rules.progression._pairs import Pair, pairs
from ladderlint.steps import Kind, find_differing
from ladderlint.text import shorten


@rule(
    on=Track,
    severity=Severity.WARNING,
    english=True,
    examples=[
        Good(two_levels("Solves simple problems", "Solves complex problems")),
        Good(two_levels("Fixes bugs", "Independently fixes bugs")),
        Good(two_levels("Shares knowledge in the team", "Proactively shares knowledge across teams")),
        Good(two_levels("Often reviews code", "Always reviews code")),
        Good(two_levels("Plans projects", "Plans the most complex projects of several teams")),
        Bad(
            two_levels("⟪Learns how to use a new tool⟫", "⟦Proactively⟧ learns how to use a new tool"),
            says="'proactively' is all that level 2 adds to level 1; write what it asks for beyond that",
        ),
        Bad(
            two_levels("⟪Writes very fast and careful tests⟫", "Writes very fast and ⟦very⟧ careful tests"),
            says="'very' is all that level 2 adds to level 1; write what it asks for beyond that",
        ),
        Bad(
            three_levels(
                "", "summary: ⟪Explains concepts clearly⟫", "summary: Explains ⟦highly⟧ complex concepts clearly"
            ),
            says="'highly complex' is all that level 3 adds to level 2; write what it asks for beyond that",
        ),
    ],
)
def intensifier_only(track: Track, ctx: Context) -> Iterable[Diagnostic]:
    return [_finding(pair, ctx) for pair in pairs(track, ctx, Kind.INTENSIFIED)]


def _finding(pair: Pair, ctx: Context) -> Diagnostic:
    lower, higher = pair.lower, pair.higher
    added = [word for word in pair.step.come if number(word)]
    levels = f"level {higher.level} adds to level {lower.level}"
    message = f"'{shorten(' '.join(added))}' is all that {levels}; write what it asks for beyond that"
    here = find_differing(added[0], higher.text, lower.text)
    related = [(lower.node, f"level {lower.level} says the rest")]
    return ctx.report(higher.node, message, within=here, related=related)
