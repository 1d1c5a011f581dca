"""Ask for about as much at each level as at the levels beside it.

A level with 17 statements between two of 31 often lacks what nobody has written yet, and one with far more often says
the same thing twice. Look which it is. The first and the last level have one neighbour only, and may differ from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Track, TrackLevel
from ladderlint.rule import Bad, Context, Good, rule

# Below it, a ratio says little: 2 statements beside 4 are no surprise.
_LEAST_DIFFERENCE = 3


class Options(NamedTuple):
    """How uneven levels may be.

    ratio: How many times as many statements as its neighbours make a level uneven, or the other way round.
    """

    ratio: float = 1.5

    def problems(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield a ratio by which even levels would be uneven."""
        if not self.ratio > 1:
            yield ("ratio",), f"a ratio of {self.ratio} makes every level uneven; write one above 1"


def _example(*counts: int, at: int = -1, branches: Sequence[str] = ()) -> dict[str, str]:
    """Return a track with so many signals at each level, with a mark at one of them."""
    levels = [f"⟦{level}⟧" if level == at else f"{level}" for level in range(1, len(counts) + 1)]
    scale = [
        f"{{id: {level}{f', branch: {branch}' if branch else ''}}}"
        for level, branch in enumerate(branches or [""] * len(counts), 1)
    ]
    entries = [
        f"{{level: {level}, signals: [{', '.join(['Leads'] * count)}]}}"
        for level, count in zip(levels, counts, strict=True)
    ]
    return {
        "ladder.yaml": f"format: 1\nid: example\nname: Example\nversion: 1.0.0\nlevels: [{', '.join(scale)}]\n",
        "tracks/example.yaml": f"id: example\nname: Example\nlevels: [{', '.join(entries)}]\n",
    }


@rule(
    on=Track,
    severity=Severity.INFO,
    options=Options,
    examples=[
        Good(_example(31, 28, 31, 35)),
        Good(_example(6, 8, 11, 15, 20)),
        Good(_example(2, 4, 2)),
        Good(_example(12, 28, 31, 17)),
        Good(_example(31, 17, 31, 17, 30, 18, branches=["", "lead", "ic", "lead", "ic", "lead"])),
        Bad(
            _example(31, 17, 31, at=2),
            says="level 2 has 17 statements where levels 1 and 3 have 31 and 31; see what is missing",
        ),
        Bad(
            _example(17, 31, 20, at=2),
            says="level 2 has 31 statements where levels 1 and 3 have 17 and 20; see what says the same twice",
        ),
        Bad(
            _example(10, 14, 10, at=2),
            says="level 2 has 14 statements where levels 1 and 3 have 10 and 10; see what says the same twice",
            options=Options(ratio=1.3),
        ),
    ],
)
def uneven_levels(track: Track, ctx: Context) -> Iterator[Diagnostic]:
    branch_of = {level.id: level.branch for level in ctx.ladder.levels} if ctx.ladder is not None else {}
    # A level that says nothing is the business of structure/statement-count.
    levels = [level for level in track.levels if level.statements]
    for branch in {branch_of.get(level.level): None for level in levels}:
        beside = [level for level in levels if branch is None or branch_of.get(level.level) in (None, branch)]
        for before, level, after in zip(beside, beside[1:], beside[2:], strict=False):
            if branch_of.get(level.level) == branch and level.level_node is not None:
                message = _unevenness(level, (before, after), ctx.options.ratio)
                if message is not None:
                    yield ctx.report(level.level_node, message)


def _unevenness(level: TrackLevel, neighbours: Sequence[TrackLevel], ratio: float) -> str | None:
    count = len(level.statements)
    others = [len(other.statements) for other in neighbours]
    if min(others) >= max(count * ratio, count + _LEAST_DIFFERENCE):
        mend = "see what is missing"
    elif count >= max(max(others) * ratio, max(others) + _LEAST_DIFFERENCE):
        mend = "see what says the same twice"
    else:
        return None
    names = " and ".join(other.level for other in neighbours)
    counts = " and ".join(map(str, others))
    return f"level {level.level} has {count} statements where levels {names} have {counts}; {mend}"
