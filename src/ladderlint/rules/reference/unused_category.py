"""List only categories that a track is in.

A category without tracks is an empty heading to whoever reads the ladder: mostly its last track moved elsewhere. Delete
it, or put a track in it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Ladder, Track
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.reference._known import nearest
from ladderlint.text import shorten

_LADDER = "format: 1\nid: example\nname: Example\nversion: 1.0.0\nlevels: [{id: 1}]\n"


def _track(category: str) -> str:
    return f"id: example\nname: Example\ncategory: {category}\nlevels: []\n"


def _category_of(track: Track, _ctx: Context) -> Iterator[str]:
    # Ten thousand tracks have a few categories between them.
    yield sys.intern(track.category or "")


@rule(
    on=Ladder,
    severity=Severity.WARNING,
    gather=_category_of,
    examples=[
        Good({"ladder.yaml": f"{_LADDER}categories: [{{id: building, name: Building}}]\n"}),
        # The track means it, and reference/unknown-category says so.
        Good(
            {
                "ladder.yaml": f"{_LADDER}categories: [{{id: building, name: Building}}]\n",
                "tracks/example.yaml": _track("Bulding"),
            }
        ),
        Bad(
            {
                "ladder.yaml": f"{_LADDER}categories: [{{id: building, name: A}}, {{id: ⟦executing⟧, name: B}}]\n",
                "tracks/example.yaml": _track("building"),
            },
            says="no track is in the category 'executing'; delete it, or put a track in it",
        ),
    ],
)
def unused_category(ladder: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    # A ladder without tracks has just been begun.
    if not ctx.complete or not ctx.gathered:
        return
    used = set(ctx.gathered)
    # Of equal ids only the first counts, as reference/duplicate-id speaks of the others.
    listed = {category.id: category for category in reversed(ladder.categories)}
    unused = [category for category in listed.values() if category.id not in used]
    meant = {nearest(name, list(listed)) for name in used if unused and name and name not in listed}
    for category in unused:
        if category.id not in meant:
            message = f"no track is in the category '{shorten(category.id)}'; delete it, or put a track in it"
            yield ctx.report(category.node.fields["id"], message)
