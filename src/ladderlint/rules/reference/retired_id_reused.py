"""Never use a retired id again.

Old exports, links and people's notes still mean the old statement by that id; used again, it makes them say something
that nobody agreed to. Give the new statement an id of its own. A statement that has come back as it was needs
no tombstone: delete that instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.build import build_again
from ladderlint.diagnostic import Diagnostic, Place, Severity
from ladderlint.model import Ladder, Retired
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.reference._ids import (
    fold,
    gather_ids,
    gathered_ids,
    place_of_id,
    repeated,
    statements_of,
)
from ladderlint.text import shorten

_LIVE = "id: live\nname: Live\nlevels: [{{level: 1, signals: [{{id: {}, text: Leads}}]}}]\n"
_OLD = "id: old\nname: Old\nlevels: []\nretired: [{}]\n"


@rule(
    on=Ladder,
    severity=Severity.ERROR,
    gather=gather_ids,
    examples=[
        Good({"tracks/live.yaml": _LIVE.format("pager-duty-2"), "tracks/old.yaml": _OLD.format("{id: pager-duty}")}),
        # The id of a track is no statement's.
        Good({"tracks/live.yaml": _LIVE.format("x"), "tracks/old.yaml": _OLD.format("{id: live}")}),
        Bad(
            {
                "tracks/live.yaml": _LIVE.format("⟦pager-duty⟧"),
                "tracks/old.yaml": _OLD.format("{id: ⟪pager-duty⟫, in: 2.0.0}"),
            },
            says="the id 'pager-duty' was retired in 2.0.0; write one that was never used",
        ),
        Bad(
            {
                "tracks/live.yaml": _LIVE.format("⟦Pager-Duty⟧"),
                "tracks/old.yaml": _OLD.format("{id: ⟪pager-duty⟫}"),
            },
            says="the id 'Pager-Duty' differs only in capitals from 'pager-duty', which was retired; "
            "write one that was never used",
        ),
        Bad(
            {"tracks/old.yaml": _OLD.format("{id: ⟪pager-duty⟫}, {id: ⟦pager-duty⟧}")},
            says="the id 'pager-duty' is retired twice; delete one of the two entries",
        ),
    ],
)
def retired_id_reused(_ladder: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    tracks = gathered_ids(ctx)
    retired = {fold(id_) for ids in tracks for id_ in ids.retired}
    reused = {folded for ids in tracks for id_ in ids.used if (folded := fold(id_)) in retired} if retired else set()
    doubtful = reused | repeated(id_ for ids in tracks for id_ in ids.retired)
    if not doubtful:
        return
    tombs: dict[str, tuple[Retired, Place]] = {}
    for ids in tracks:
        if any(fold(id_) in doubtful for id_ in ids.retired):
            track = build_again(ids.source)
            for tomb in track.retired:
                if fold(tomb.id) in doubtful:
                    here = place_of_id(tomb, track, ctx)
                    _, first = tombs.setdefault(fold(tomb.id), (tomb, here))
                    if first is not here:
                        message = f"the id '{shorten(tomb.id)}' is retired twice; delete one of the two entries"
                        yield ctx.report(here, message, related=[(first, "it is retired here first")])
    for ids in tracks:
        if any(fold(id_) in reused for id_ in ids.used):
            track = build_again(ids.source)
            for statement in statements_of(track):
                if statement.id and fold(statement.id) in reused:
                    tomb, first = tombs[fold(statement.id)]
                    message = f"{_clash(statement.id, tomb)}; write one that was never used"
                    related = [(first, f"'{shorten(tomb.id)}' is retired here")]
                    yield ctx.report(place_of_id(statement, track, ctx), message, related=related)


def _clash(id_: str, tomb: Retired) -> str:
    when = f"was retired in {shorten(tomb.release)}" if tomb.release else "was retired"
    if id_ == tomb.id:
        return f"the id '{shorten(id_)}' {when}"
    return f"the id '{shorten(id_)}' differs only in capitals from '{shorten(tomb.id)}', which {when}"
