"""List the levels of a track in the order of the scale.

People read a track from junior to senior, and tools compare each level with the one before it. The order is that in
which ladder.yaml lists the levels, whatever their names or numbers. In the scale itself, `after` names levels that
lead to this one: levels of the same scale, and never in a circle.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Ladder, Level, Track
from ladderlint.nodes import Kind, Node
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.structure._scale import ranks
from ladderlint.text import shorten

_LADDER = "format: 1\nid: example\nname: Example\nversion: 1.0.0\n"
_NO_SCALARS = (Kind.MAPPING, Kind.SEQUENCE, Kind.NULL, Kind.BROKEN)
# Each circle costs a walk through the scale.
_MOST_CIRCLES = 10


def _scale(levels: str) -> dict[str, str]:
    return {"ladder.yaml": f"{_LADDER}levels: [{levels}]\n"}


def _track(levels: str) -> dict[str, str]:
    files = _scale("{id: junior}, {id: mid}, {id: senior}, {id: staff}")
    return {**files, "tracks/example.yaml": f"id: example\nname: Example\nlevels: [{levels}]\n"}


@rule(
    on=(Ladder, Track),
    severity=Severity.ERROR,
    examples=[
        Good(_track("{level: junior}, {level: senior}, {level: staff}")),
        Good(_track("{level: junior}, {level: mid}, {level: junior}, {level: unheard-of}, {level: senior}")),
        Good(_scale("{id: junior}, {id: senior, branch: ic}, {id: lead, branch: manager, after: junior}")),
        Good(_scale("{id: junior}, {id: senior}, {id: lead, after: junior}, {id: head, after: [senior, lead]}")),
        Bad(
            _track("{level: staff}, {level: ⟦junior⟧}, {level: mid}"),
            says="level junior stands behind level staff; list them in the order of ladder.yaml: junior, mid, staff",
        ),
        Bad(
            _scale("{id: junior}, {id: senior, after: ⟦juniro⟧}"),
            says="level senior can't come after 'juniro', which is no level of this scale; name one that is",
        ),
        Bad(
            _scale("{id: junior}, {id: senior, after: [junior, ⟦4⟧]}"),
            says="level senior can't come after '4', which is no level of this scale; name one that is",
        ),
        Bad(
            _scale("{id: junior, after: ⟦senior⟧}, {id: mid}, {id: senior}"),
            says="level junior can't come after senior, which comes after junior (junior, mid, senior, junior); "
            "name a level that leads to junior, or delete 'after'",
        ),
        Bad(
            _scale("{id: junior}, {id: senior, after: [junior, ⟦senior⟧]}"),
            says="level senior can't come after itself; name a level that leads to it, or delete 'after'",
        ),
    ],
)
def level_order(part: Ladder | Track, ctx: Context) -> Iterator[Diagnostic]:
    if isinstance(part, Track):
        yield from _out_of_order(part, ctx)
    elif part.levels:
        yield from _unknown(part, ctx)
        yield from _circles(part, ctx)


def _out_of_order(track: Track, ctx: Context) -> Iterator[Diagnostic]:
    """Find the first level that stands too late: the whole order is one fault, however many levels it displaces."""
    rank_of = ranks(ctx.ladder)
    known = {entry.level: entry.level_node for entry in reversed(track.levels) if entry.level in rank_of}
    before: str | None = None
    for id_ in dict.fromkeys(entry.level for entry in track.levels if entry.level in known):
        node = known[id_]
        if before is not None and node is not None and rank_of[id_] < rank_of[before]:
            order = ", ".join(sorted(known, key=rank_of.__getitem__))
            message = f"level {id_} stands behind level {before}; list them in the order of ladder.yaml: {order}"
            yield ctx.report(node, message)
            return
        before = id_


def _after(level: Level) -> list[Node]:
    """Return the values under `after`; a level without it comes after the one above, which is always in order."""
    node = level.node.fields.get("after")
    if node is None:
        return []
    return [item for item in (node.items or [node]) if item.kind not in _NO_SCALARS]


def _unknown(ladder: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    rank_of = ranks(ladder)
    if len(ladder.levels) < len(ladder.node.fields["levels"].items):
        return  # the schema speaks of a level without an id, and it may be the one that is named
    for level in ladder.levels:
        for node in _after(level):
            if node.text not in rank_of and node.kind in (Kind.TEXT, Kind.INTEGER):
                name = shorten(node.text)
                message = (
                    f"level {level.id} can't come after '{name}', which is no level of this scale; name one that is"
                )
                yield ctx.report(node, message)


def _circles(ladder: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    rank_of = ranks(ladder)
    # In every circle some level names one that the scale lists no earlier than itself, and that is the one at fault.
    backward = {
        (level.id, node.text): node
        for level in ladder.levels
        for node in _after(level)
        if rank_of.get(node.text, -1) >= rank_of[level.id]
    }
    if not backward:
        return
    from graphlib import CycleError, TopologicalSorter

    leads_to: dict[str, list[str]] = {}
    for level in ladder.levels:
        leads_to.setdefault(level.id, [id_ for id_ in level.after if id_ in rank_of])
    for _ in range(_MOST_CIRCLES):
        try:
            TopologicalSorter(leads_to).prepare()
            return
        except CycleError as error:
            circle: list[str] = error.args[1][:-1]
        at, id_, after = next(
            (at, id_, circle[at - 1]) for at, id_ in enumerate(circle) if (id_, circle[at - 1]) in backward
        )
        yield ctx.report(backward[id_, after], _message([*circle[at:], *circle[:at], id_]))
        leads_to[id_] = [other for other in leads_to[id_] if other != after]


def _message(circle: list[str]) -> str:
    id_, after = circle[0], circle[-2]
    if id_ == after:
        return f"level {id_} can't come after itself; name a level that leads to it, or delete 'after'"
    way = ", ".join(circle if len(circle) <= 8 else [*circle[:4], "…", *circle[-3:]])
    mend = f"name a level that leads to {id_}, or delete 'after'"
    return f"level {id_} can't come after {after}, which comes after {id_} ({way}); {mend}"
