"""Write each level once, in the scale and in a track.

Of two entries for one level, some readers show the first, some the last, and people are held to either. Merge the
two, or correct the one that was meant for another level.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Ladder, Track
from ladderlint.nodes import Node
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.structure._scale import ranks

_LADDER = "format: 1\nid: example\nname: Example\nversion: 1.0.0\n"
_TRACK = "id: example\nname: Example\n"


@rule(
    on=(Ladder, Track),
    severity=Severity.ERROR,
    examples=[
        Good({"tracks/example.yaml": f"{_TRACK}levels: [{{level: 1}}, {{level: 2}}]\n"}),
        Good({"ladder.yaml": f"{_LADDER}levels: [{{id: senior}}, {{id: senior-1}}, {{id: 1}}, {{id: 11}}]\n"}),
        # Neither is in the scale, and reference/unknown-level says so.
        Good({"tracks/example.yaml": f"{_TRACK}levels: [{{level: 7}}, {{level: 7}}]\n"}),
        Bad(
            {"tracks/example.yaml": f"{_TRACK}levels: [{{level: ⟪2⟫}}, {{level: ⟦'2'⟧}}]\n"},
            says="this track has a level 2 already; merge the two, or write the level that is meant",
        ),
        Bad(
            {"ladder.yaml": f"{_LADDER}levels: [{{id: ⟪senior⟫}}, {{id: staff}}, {{id: ⟦senior⟧}}]\n"},
            says="the scale has a level senior already; delete one of the two, or give it another id",
        ),
    ],
)
def duplicate_level(part: Ladder | Track, ctx: Context) -> Iterator[Diagnostic]:
    if isinstance(part, Ladder):
        message = "the scale has a level {} already; delete one of the two, or give it another id"
        yield from _repeats(((level.id, level.node.fields["id"]) for level in part.levels), message, ctx)
        return
    scale = ranks(ctx.ladder)
    message = "this track has a level {} already; merge the two, or write the level that is meant"
    entries = (
        (entry.level, entry.level_node)
        for entry in part.levels
        if entry.level_node is not None and entry.level and (entry.level in scale or not scale)
    )
    yield from _repeats(entries, message, ctx)


def _repeats(levels: Iterable[tuple[str, Node]], message: str, ctx: Context) -> Iterator[Diagnostic]:
    first: dict[str, Node] = {}
    for id_, node in levels:
        if id_ in first:
            yield ctx.report(node, message.format(id_), related=[(first[id_], f"level {id_} stands here first")])
        else:
            first[id_] = node
