"""Give every statement, track and category an id of its own.

An id says which statement is meant when its words change, and becomes the name of a file or of an anchor on a page. Two
that are equal, or differ only in capitals, overwrite each other there. Give one of the two another id. Statements must
not share one anywhere in the ladder, tracks not with tracks, nor categories with categories.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ladderlint.build import build_again
from ladderlint.diagnostic import Diagnostic, Place, Severity
from ladderlint.model import Ladder
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.reference._ids import (
    TrackIds,
    fold,
    gather_ids,
    gathered_ids,
    place,
    place_of_id,
    repeated,
    statements_of,
)
from ladderlint.text import shorten


def _track(id_: str, statement: str = "x") -> str:
    return f"id: {id_}\nname: Name\nlevels:\n  - {{level: 1, signals: [{{id: {statement}, text: Leads}}]}}\n"


def _categories(first: str, second: str) -> str:
    categories = f"[{{id: {first}, name: A}}, {{id: {second}, name: B}}]"
    return f"format: 1\nid: example\nname: Example\nversion: 1.0.0\nlevels: [{{id: 1}}]\ncategories: {categories}\n"


@rule(
    on=Ladder,
    severity=Severity.ERROR,
    gather=gather_ids,
    examples=[
        Good({"tracks/a.yaml": _track("a", "leads"), "tracks/b.yaml": _track("b", "leads-2")}),
        # A track, a category and a statement are never taken for one another.
        Good({"tracks/building.yaml": _track("building", "building")}),
        Good("signals: [Leads]\nexamples: [Leads]"),
        Bad(
            "signals:\n  - {id: ⟪leads⟫, text: Leads}\n  - {id: ⟦leads⟧, text: Plans}",
            says="two statements have the id 'leads'; give one of the two another id",
        ),
        Bad(
            {"tracks/a.yaml": _track("a", "⟪leads⟫"), "tracks/b.yaml": _track("b", "⟦leads⟧")},
            says="two statements have the id 'leads'; give one of the two another id",
        ),
        Bad(
            {"tracks/a.yaml": _track("a", "⟪leads⟫"), "tracks/b.yaml": _track("b", "⟦Leads⟧")},
            says="the ids 'leads' and 'Leads' of two statements differ only in capitals, so that files and anchors "
            "named after them collide; give one of the two another id",
        ),
        Bad(
            {"tracks/a.yaml": _track("⟪web⟫", "x"), "tracks/old/a.yaml": _track("⟦web⟧", "y")},
            says="two tracks have the id 'web'; give one of the two another id",
        ),
        Bad(
            {"ladder.yaml": _categories("⟪building⟫", "⟦Building⟧")},
            says="the ids 'building' and 'Building' of two categories differ only in capitals, so that files and "
            "anchors named after them collide; give one of the two another id",
        ),
    ],
)
def duplicate_id(ladder: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    tracks = gathered_ids(ctx)
    categories = ((category.id, ctx.place(category.node.fields["id"])) for category in ladder.categories if category.id)
    yield from _collisions(categories, "categories", ctx)
    yield from _collisions(_tracks(tracks, ctx), "tracks", ctx)
    yield from _collisions(_statements(tracks, ctx), "statements", ctx)


def _tracks(tracks: list[TrackIds], ctx: Context) -> Iterator[tuple[str, Place]]:
    doubtful = repeated(ids.track for ids in tracks if ids.track)
    for ids in tracks:
        if doubtful and fold(ids.track) in doubtful:
            track = build_again(ids.source)
            yield track.id, place(track.node.fields["id"], track, ctx)


def _statements(tracks: list[TrackIds], ctx: Context) -> Iterator[tuple[str, Place]]:
    doubtful = repeated(id_ for ids in tracks for id_ in ids.used)
    for ids in tracks:
        if doubtful and any(fold(id_) in doubtful for id_ in ids.used):
            track = build_again(ids.source)
            for statement in statements_of(track):
                if statement.id and fold(statement.id) in doubtful:
                    yield statement.id, place_of_id(statement, track, ctx)


def _collisions(places: Iterable[tuple[str, Place]], those: str, ctx: Context) -> Iterator[Diagnostic]:
    first: dict[str, tuple[str, Place]] = {}
    for id_, here in places:
        earlier, there = first.setdefault(fold(id_), (id_, here))
        if there is here:
            continue
        if earlier == id_:
            what = f"two {those} have the id '{shorten(id_)}'"
        else:
            what = (
                f"the ids '{shorten(earlier)}' and '{shorten(id_)}' of two {those} differ only in capitals, "
                "so that files and anchors named after them collide"
            )
        message = f"{what}; give one of the two another id"
        yield ctx.report(here, message, related=[(there, f"'{shorten(earlier)}' stands here first")])
