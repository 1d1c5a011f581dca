"""Name in a track only levels of the scale.

What a track says of a level that ladder.yaml does not list is asked of nobody: it has no place in a matrix or on a
page. Correct the level, or add it to the scale.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.core_schema import is_ambiguous
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import TrackLevel
from ladderlint.nodes import Kind
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.reference._known import hint, is_sound
from ladderlint.text import shorten


def _example(scale: str, level: str) -> dict[str, str]:
    return {
        "ladder.yaml": f"format: 1\nid: example\nname: Example\nversion: 1.0.0\nlevels: [{scale}]\n",
        "tracks/example.yaml": f"id: example\nname: Example\nlevels: [{{level: {level}}}]\n",
    }


@rule(
    on=TrackLevel,
    severity=Severity.ERROR,
    examples=[
        Good(_example("{id: 1}, {id: '2'}", "'1'")),
        Good(_example("{id: 1}, {id: '2'}", "2")),
        # Other rules speak of a scale that has a level twice, and of a number that reads otherwise.
        Good(_example("{id: 1}, {id: 1}", "2")),
        Good(_example("{id: 1}, {id: 2}", "02")),
        # The schema speaks of a level that is no name, and of a scale that is not whole.
        Good(_example("{id: 1}", "[1]")),
        Good(_example("{id: 1}, {name: Level 2}", "2")),
        Bad(
            _example("{id: 1}, {id: 2}, {id: 3}, {id: 4}, {id: 5}", "⟦33⟧"),
            says="level 33 is not in the scale of ladder.yaml; its levels are 1, 2, 3, 4, 5",
        ),
        Bad(
            _example("{id: junior}, {id: senior}", "⟦senoir⟧"),
            says="level 'senoir' is not in the scale of ladder.yaml; did you mean 'senior'?",
        ),
        Bad(
            _example("{id: ic1}, {id: ic2}", "⟦IC2⟧"),
            says="level 'IC2' is not in the scale of ladder.yaml; did you mean 'ic2'?",
        ),
        Bad(
            _example(", ".join(f"{{id: {number}}}" for number in range(1, 15)), "⟦20⟧"),
            says="level 20 is not in the scale of ladder.yaml; "
            "its levels are 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more",
        ),
    ],
)
def unknown_level(level: TrackLevel, ctx: Context) -> Iterator[Diagnostic]:
    ladder, node = ctx.ladder, level.level_node
    if ladder is None or not ladder.levels or node is None or node.kind not in (Kind.TEXT, Kind.INTEGER):
        return
    known = [known.id for known in ladder.levels]
    if len(set(known)) < len(known) or is_ambiguous(node):
        return
    if level.level not in known and is_sound(ladder, "levels", len(known)):
        name = level.level if level.level.isdigit() else f"'{shorten(level.level)}'"
        message = f"level {name} is not in the scale of ladder.yaml; {hint(level.level, known, 'its levels are')}"
        yield ctx.report(node, message)
