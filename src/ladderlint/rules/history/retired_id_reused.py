"""Never give an id that is retired to another statement, also when its entry under `retired` is gone.

Old exports, links and people's notes still mean the old statement by that id; used again, it makes them say something
that nobody agreed to. Give the new statement an id of its own, and put the entry back. A statement that has come back
as it was may have its id again.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.build import build_again
from ladderlint.comparison import Comparison, Former
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.history._tracks import gather_ids, place, retired, used
from ladderlint.text import shorten

_TRACK = "id: example\nname: Example\nlevels: [{{level: 1, signals: [{}]}}]\n"
_BEFORE = {
    "tracks/example.yaml": _TRACK.format("Reviews code") + "retired: [{id: pager, in: 1.0.0, reason: Others have it}]\n"
}


@rule(
    on=Comparison,
    severity=Severity.ERROR,
    gather=gather_ids,
    examples=[
        Good({"tracks/example.yaml": _TRACK.format("Reviews code, {id: oncall, text: Plans on-call}")}, base=_BEFORE),
        # Its entry is still there, and reference/retired-id-reused speaks of it.
        Good(
            {
                "tracks/example.yaml": _TRACK.format("Reviews code, {id: pager, text: Plans on-call}")
                + "retired: [{id: pager, in: 1.0.0, reason: Others have it}]\n"
            },
            base=_BEFORE,
        ),
        Bad(
            {"tracks/example.yaml": _TRACK.format("Reviews code, {id: ⟦pager⟧, text: Plans on-call}")},
            base=_BEFORE,
            says="the id 'pager' was another statement's until 1.0.0; write one that was never used",
        ),
    ],
)
def retired_id_reused(comparison: Comparison, ctx: Context) -> Iterator[Diagnostic]:
    if not comparison.retired_before:
        return
    tombs = retired(ctx)
    former = {one.id: one for one in comparison.retired_before if one.id not in tombs}
    if former.keys().isdisjoint(used(ctx)):
        return
    for ids in ctx.gathered:
        if not former.keys().isdisjoint(ids.used):
            for statement in build_again(ids.source).statements:
                was = former.get(statement.id or "")
                if was is not None and not _is_back(statement.text, was):
                    until = f"until {shorten(was.until)}" if was.until else "before"
                    message = f"the id '{shorten(was.id)}' was another statement's {until}"
                    where = place(statement, statement.whole.fields["id"], ctx)
                    yield ctx.report(where, f"{message}; write one that was never used")


def _is_back(text: str, former: Former) -> bool:
    from ladderlint.likeness import same_text  # most runs have no history to look at

    return former.text is not None and same_text(former.text) == same_text(text)
