"""Name under `replaced-by` only statements that are there.

Whoever looks up a retired statement is sent on to what took its place; an id that no statement has sends them nowhere.
Correct the id, or delete it. A replacement that was retired in its turn is fine: its own entry leads on.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.build import build_again
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Ladder
from ladderlint.nodes import Kind
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.reference._ids import gather_ids, gathered_ids, place
from ladderlint.rules.reference._known import nearest
from ladderlint.text import shorten

_LIVE = "id: live\nname: Live\nlevels: [{level: 1, signals: [{id: oncall, text: Leads}]}]\n"
_OLD = "id: old\nname: Old\nlevels: []\nretired:\n  - {{id: pager-duty, replaced-by: [{}]}}\n  - {{id: rota}}\n"


@rule(
    on=Ladder,
    severity=Severity.ERROR,
    gather=gather_ids,
    examples=[
        Good({"tracks/live.yaml": _LIVE, "tracks/old.yaml": _OLD.format("oncall, rota")}),
        # The schema speaks of a number.
        Good({"tracks/live.yaml": _LIVE, "tracks/old.yaml": _OLD.format("5")}),
        Bad(
            {"tracks/live.yaml": _LIVE, "tracks/old.yaml": _OLD.format("oncall, ⟦on-call⟧")},
            says="no statement has the id 'on-call'; did you mean 'oncall'?",
        ),
        Bad(
            {"tracks/live.yaml": _LIVE, "tracks/old.yaml": _OLD.format("⟦live⟧")},
            says="no statement has the id 'live'; write one that a statement has, or delete it",
        ),
    ],
)
def dangling_replacement(_ladder: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    if not ctx.complete:
        return
    tracks = gathered_ids(ctx)
    missing = {id_ for ids in tracks for id_ in ids.replacements}
    missing -= {id_ for ids in tracks for id_ in (*ids.used, *ids.retired)}
    if not missing:
        return
    known = [id_ for ids in tracks for id_ in ids.used]
    for ids in tracks:
        if missing.isdisjoint(ids.replacements):
            continue
        track = build_again(ids.source)
        for node in (node for retired in track.retired for node in retired.replaced_by):
            if node.kind is Kind.TEXT and node.text in missing:
                near = nearest(node.text, known)
                mend = f"did you mean '{near}'?" if near else "write one that a statement has, or delete it"
                yield ctx.report(place(node, track, ctx), f"no statement has the id '{shorten(node.text)}'; {mend}")
