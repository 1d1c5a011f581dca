"""Say in every track what it asks for at every level.

Whoever stands at a level that a track leaves out can't tell whether nothing is asked of them there or somebody forgot.
Add the level, with what it asks. Where the scale branches, a track may keep to one branch: then it needs the levels of
that branch and those that belong to none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Ladder, Track
from ladderlint.nodes import Kind
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.structure._scale import named, ranks

_THREE = "format: 1\nid: example\nname: Example\nversion: 1.0.0\nlevels: [{id: 1}, {id: 2}, {id: 3}]\n"
_BRANCHES = """\
format: 1
id: example
name: Example
version: 1.0.0
levels:
  - id: junior
  - {id: senior, branch: ic}
  - {id: staff, branch: ic}
  - {id: manager, branch: manager, after: junior}
  - {id: director, branch: manager}
"""


def _example(scale: str, levels: str) -> dict[str, str]:
    return {"ladder.yaml": scale, "tracks/example.yaml": f"id: example\nname: Example\n{levels}\n"}


@rule(
    on=Track,
    severity=Severity.WARNING,
    examples=[
        Good(_example(_THREE, "levels: [{level: 1}, {level: 2}, {level: '3'}]")),
        Good(_example(_BRANCHES, "levels: [{level: junior}, {level: senior}, {level: staff}]")),
        Good(_example(_BRANCHES, "levels: [{level: junior}]")),
        # The level that is no level, or that stands there again, is the one that seems to be missing.
        Good(_example(_THREE, "levels: [{level: 1}, {level: 22}, {level: 3}]")),
        Good(_example(_THREE, "levels: [{level: 1}, {level: 2}, {level: 2}]")),
        Bad(
            _example(_THREE, "⟦levels⟧: [{level: 1}, {level: 3}]"),
            says="the track leaves out level 2 of the scale; add it",
        ),
        Bad(_example(_THREE, "⟦levels⟧: []"), says="the track leaves out levels 1, 2 and 3 of the scale; add them"),
        Bad(
            _example(_THREE, "⟦levels⟧: [{level: 11}]"),
            says="the track leaves out levels 2 and 3 of the scale; add them",
        ),
        Bad(
            _example(_BRANCHES, "⟦levels⟧: [{level: junior}, {level: staff}, {level: manager}]"),
            says="the track leaves out levels senior and director of the scale; add them",
        ),
        Bad(
            _example(_BRANCHES, "⟦levels⟧: [{level: manager}, {level: director}]"),
            says="the track leaves out level junior of the scale; add it",
        ),
    ],
)
def missing_level(track: Track, ctx: Context) -> Iterator[Diagnostic]:
    node = track.node.fields.get("levels")
    if track.document.faults:  # an entry may be lost to them
        return
    if ctx.ladder is None or node is None or node.kind is not Kind.SEQUENCE or len(track.levels) < len(node.items):
        return
    missing = _missing([entry.level for entry in track.levels], ctx.ladder)
    if missing:
        them = "it" if len(missing) == 1 else "them"
        message = f"the track leaves out {named(missing)} of the scale; add {them}"
        yield ctx.report(node, message, span=node.key_span)


def _missing(given: Sequence[str], ladder: Ladder) -> list[str]:
    rank_of = ranks(ladder)
    present = {level.id for level in ladder.levels} & set(given)
    branches = {None} | {level.branch for level in ladder.levels if level.id in present}
    wanted = [level.id for level in ladder.levels if level.branch in branches] or list(rank_of)
    missing = [id_ for id_ in dict.fromkeys(wanted) if id_ not in present]
    # An entry that is unknown or repeated has a finding of its own, and stands where the next level should.
    at = -1
    for id_ in given:
        if id_ in present:
            present.discard(id_)
            at = rank_of[id_]
        elif (meant := next((other for other in missing if rank_of[other] > at), None)) is not None:
            missing.remove(meant)
    return missing
