"""Keep the id of a statement.

By its id a statement is known again when its words have changed: history, exports, links and people's notes go by it.
With another id, or none, all that was said of it is lost. Write the old id back. Where a statement is really to be
another one, retire the old id and say under `replaced-by` what took its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.comparison import Comparison, Kind, Pair
from ladderlint.diagnostic import AddId, Diagnostic, Fix, Rewrite, Safety, Severity
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.history._tracks import gather_ids, place, retired, used
from ladderlint.text import shorten

_APART = (Kind.SPLIT, Kind.MERGED)
_WITH = "signals:\n  - id: {}\n    text: Reviews the designs of other teams\n"
_TRACK = """\
id: example
name: Example
levels:
  - level: 1
    signals: [{{id: {}, text: Reviews the designs of other teams}}]
{}"""


@rule(
    on=Comparison,
    severity=Severity.ERROR,
    gather=gather_ids,
    examples=[
        # Reworded, and still known by its id.
        Good(
            "signals: [{id: reviews, text: Reviews the designs of three teams}]",
            base="signals: [{id: reviews, text: Reviews the designs of other teams}]",
        ),
        # It had none before.
        Good(_WITH.format("reviews"), base="signals: [Reviews the designs of other teams]"),
        # Retired, with a word of what took its place.
        Good(
            {
                "tracks/example.yaml": _TRACK.format(
                    "design-reviews", "retired: [{id: reviews, in: 1.1.0, replaced-by: [design-reviews]}]\n"
                )
            },
            base={"tracks/example.yaml": _TRACK.format("reviews", "")},
        ),
        Bad(
            _WITH.format("⟦design-reviews⟧"),
            base=_WITH.format("reviews"),
            says="this statement had the id 'reviews'; write that again, not 'design-reviews'",
            fixed=_WITH.format("reviews"),
        ),
        Bad(
            "signals:\n  - ⟦Reviews the designs of other teams⟧\n",
            base=_WITH.format("reviews"),
            says="this statement had the id 'reviews', and has none now; add 'id: reviews'",
            fixed=_WITH.format("reviews"),
        ),
        Bad(
            {
                "tracks/example.yaml": _TRACK.format(
                    "⟦design-reviews⟧", "retired: [{id: reviews, in: 1.1.0, reason: Renamed}]\n"
                )
            },
            base={"tracks/example.yaml": _TRACK.format("reviews", "")},
            says="this statement had the id 'reviews', which is retired without a word of 'design-reviews'; "
            "write 'replaced-by: [design-reviews]' there",
        ),
    ],
)
def id_changed(comparison: Comparison, ctx: Context) -> Iterator[Diagnostic]:
    changed = [pair for pair in comparison.pairs if pair.before.id and pair.before.id != pair.after.id]
    if not changed:
        return
    # What became several, or went into another, is not the same any more: history/removed-without-retirement.
    others = {
        side.node for change in comparison.changes if change.kind in _APART for side in (*change.before, *change.after)
    }
    tombs, live = retired(ctx), used(ctx)
    for pair in changed:
        # An id that another statement has now is either moved there or doubled, which others speak of.
        if pair.before.id not in live and others.isdisjoint((pair.before.node, pair.after.node)):
            yield from _found(pair, tombs, ctx)


def _found(pair: Pair, tombs: dict[str, tuple[str, ...]], ctx: Context) -> Iterator[Diagnostic]:
    old, new, whole = pair.before.id or "", pair.after.id, pair.after.whole
    had = f"this statement had the id '{shorten(old)}'"
    if new is None:
        if old not in tombs and "id" not in whole.fields:
            fix = Fix(f"Add 'id: {shorten(old)}'", (AddId(whole.route, old, fresh=False),), Safety.UNSAFE)
            message = f"{had}, and has none now; add 'id: {shorten(old)}'"
            yield ctx.report(place(pair.after, pair.after.node, ctx), message, fix=fix)
        return
    where = place(pair.after, whole.fields["id"], ctx)
    if old not in tombs:
        fix = Fix(f"Write '{shorten(old)}'", (Rewrite(where.route, 0, len(where.text), old),), Safety.UNSAFE)
        yield ctx.report(where, f"{had}; write that again, not '{shorten(new)}'", fix=fix)
    elif new not in tombs[old] and pair.before.text == pair.after.text:
        mend = f"write 'replaced-by: [{shorten(new)}]' there"
        yield ctx.report(where, f"{had}, which is retired without a word of '{shorten(new)}'; {mend}")
