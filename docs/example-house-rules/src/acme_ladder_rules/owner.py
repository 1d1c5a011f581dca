"""A track names who looks after it.

People who want a track changed have to know whom to ask, and a track that nobody owns goes stale. Write the team's
name under `x-owner`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Track
from ladderlint.rule import Bad, Context, Good, rule


class Options(NamedTuple):
    """How owners are named.

    teams: The teams that may own a track; any when left out.
    """

    teams: tuple[str, ...] = ()


_KNOWN = Options(teams=("platform", "web"))


@rule(
    on=Track,
    severity=Severity.WARNING,
    options=Options,
    examples=[
        Good({"tracks/craft.yaml": "id: craft\nname: Craft\nx-owner: anybody\n"}),
        Good({"tracks/craft.yaml": "id: craft\nname: Craft\nx-owner: web\n"}, options=_KNOWN),
        Bad(
            {"tracks/craft.yaml": "id: ⟦craft⟧\nname: Craft\n"},
            says="this track has no owner; add 'x-owner' with a team",
        ),
        Bad(
            {"tracks/craft.yaml": "id: craft\nname: Craft\nx-owner: ⟦wep⟧\n"},
            says="no team is called 'wep'; write one of: platform, web",
            options=_KNOWN,
        ),
    ],
)
def owner(track: Track, ctx: Context) -> Iterator[Diagnostic]:
    node = track.node.fields.get("x-owner")
    if node is None or not node.text:
        yield ctx.report(track.id_node or track.node, "this track has no owner; add 'x-owner' with a team")
    elif ctx.options.teams and node.text not in ctx.options.teams:
        yield ctx.report(node, f"no team is called '{node.text}'; write one of: {', '.join(ctx.options.teams)}")
