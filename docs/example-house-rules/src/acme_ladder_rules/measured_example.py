"""At the upper levels, an example says how much came of it.

"Improved the build" may mean a minute or a day. From a level on that the house names, one example in each level has a
figure, so that two people who compare their work with it see the same size.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import TrackLevel
from ladderlint.rule import Bad, Context, Good, rule


class Options(NamedTuple):
    """Where figures are asked for.

    from_level: The id of the first level whose examples need one.
    """

    from_level: str = "4"


_FROM_2 = Options(from_level="2")


@rule(
    on=TrackLevel,
    severity=Severity.INFO,
    options=Options,
    examples=[
        Good("examples: [Improved the build]", options=_FROM_2),
        Good(
            {"tracks/craft.yaml": "levels: [{level: 2, examples: [Wrote tests, Cut the build to 4 minutes]}]\n"},
            _FROM_2,
        ),
        Bad(
            {"tracks/craft.yaml": "levels: [{level: ⟦2⟧, examples: [Wrote tests, Improved the build]}]\n"},
            says="no example of level 2 says how much; give one of them a figure",
            options=_FROM_2,
        ),
    ],
)
def measured_example(level: TrackLevel, ctx: Context) -> Iterator[Diagnostic]:
    if ctx.ladder is None or not level.examples:
        return
    ids = [known.id for known in ctx.ladder.levels]
    begin: str = ctx.options.from_level
    if begin not in ids or level.level not in ids or ids.index(level.level) < ids.index(begin):
        return
    if not any(character.isdigit() for example in level.examples for character in example.text):
        message = f"no example of level {level.level} says how much; give one of them a figure"
        yield ctx.report(level.level_node or level.node, message)
