"""Retire the id of a statement that is taken out.

Whoever looks up an id that is gone, in an old export, a review or a note, should find out what became of it, and
nobody should give it to another statement. Add the id to `retired` in its track: the release `in` which it went, the
`reason`, and what it was `replaced-by`, if anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ladderlint.build import build_again
from ladderlint.comparison import Comparison
from ladderlint.comparison import Kind as Change
from ladderlint.diagnostic import Append, Diagnostic, Fix, Item, Location, Member, Place, Safety, Severity, Subject
from ladderlint.model import Track
from ladderlint.nodes import Kind
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.history._tracks import Ids, gather_ids, retired, used
from ladderlint.text import Span, listed, shorten

_MOST_NAMED = 3
_TRACK = "id: {}\nname: Example\nlevels: [{{level: 1, signals: [{}]}}]\n"
_REVIEWS = "{id: reviews, text: Reviews the designs of other teams}"
_PAGER = "{id: pager, text: Carries the pager for the services of the team}"
_BEFORE = {"tracks/example.yaml": _TRACK.format("example", f"{_REVIEWS}, {_PAGER}")}


class _Removed(NamedTuple):
    """A statement that is gone, by its id; `replaced_by` are the ids of what it became."""

    id: str
    text: str
    where: Subject
    replaced_by: tuple[str, ...] = ()

    def tomb(self, release: str | None) -> Item:
        item: Item = (("id", self.id),)
        if release is not None:
            item = (*item, ("in", release))
        return (*item, ("replaced-by", self.replaced_by)) if self.replaced_by else item


@rule(
    on=Comparison,
    severity=Severity.WARNING,
    gather=gather_ids,
    examples=[
        Good(
            {
                "tracks/example.yaml": _TRACK.format("example", _REVIEWS)
                + "retired: [{id: pager, in: 1.1.0, reason: The operations team has it}]\n"
            },
            base=_BEFORE,
        ),
        # Without an id there is nothing that anybody could look up.
        Good("signals: [Reviews designs]", base="signals: [Reviews designs, Carries the pager]"),
        # It has moved, which its id tells.
        Good(
            {
                "tracks/example.yaml": _TRACK.format("example", _REVIEWS),
                "tracks/ops.yaml": _TRACK.format("ops", _PAGER),
            },
            base={**_BEFORE, "tracks/ops.yaml": _TRACK.format("ops", "")},
        ),
        # It is still there, where the schema says that nothing may stand.
        Good({"tracks/example.yaml": _TRACK.format("example", _REVIEWS) + f"signals: [{_PAGER}]\n"}, base=_BEFORE),
        Bad(
            {"tracks/example.yaml": _TRACK.format("⟦example⟧", _REVIEWS)},
            base=_BEFORE,
            says="the id 'pager' went with 'Carries the pager for the services of the team'; "
            "add it to 'retired', and say why it went",
            fixed={
                "tracks/example.yaml": _TRACK.format("example", _REVIEWS) + "retired:\n  - {id: pager, in: 1.1.0}\n"
            },
        ),
        Bad(
            {"tracks/other.yaml": _TRACK.format("other", ""), "ladder.yaml": "id: ⟦example⟧\nlevels: []\n"},
            base={"tracks/other.yaml": _TRACK.format("other", ""), **_BEFORE},
            says="the track 'example' went with the ids 'reviews' and 'pager'; add them to 'retired' in a track that "
            "is left, and say what took their place",
        ),
    ],
)
def removed_without_retirement(comparison: Comparison, ctx: Context) -> Iterator[Diagnostic]:
    # Of what can't be read nobody knows whether it is gone.
    if not ctx.complete or comparison.missing:
        return
    known = {*used(ctx), *retired(ctx)}
    removed: dict[str, list[_Removed]] = {}
    for each in _removed(comparison, ctx):
        if each.id not in known:
            known.add(each.id)
            removed.setdefault(each.where.track or "", []).append(each)
    if not removed:
        return
    now = {before: after for after, before in comparison.tracks}
    tracks: dict[str, Ids] = {ids.track: ids for ids in ctx.gathered}
    for name, those in removed.items():
        ids = tracks.get(now.get(name, name))
        if ids is None:
            yield from _with_track(name, those, ctx)
        else:
            yield from _in_track(build_again(ids.source), those, _release(comparison), ctx)


def _removed(comparison: Comparison, ctx: Context) -> Iterator[_Removed]:
    """Yield the statements with an id that became others, and those that are gone."""
    ladder = ctx.ladder.id if ctx.ladder is not None else None
    for change in comparison.changes:
        if change.kind in (Change.SPLIT, Change.MERGED):
            became = tuple(side.id for side in change.after if side.id)
            for side in change.before:
                if side.id:
                    where = Subject(ladder, side.track, side.level, side.field, id=side.id)
                    yield _Removed(side.id, side.text, where, became)
    for gone in comparison.gone:
        if gone.id:
            yield _Removed(gone.id, gone.text, Subject(ladder, gone.track, gone.level, gone.field, id=gone.id))


def _in_track(track: Track, removed: Iterable[_Removed], release: str | None, ctx: Context) -> Iterator[Diagnostic]:
    """Yield what is found in a track that is still there, where its tombstones stand or should."""
    # What is not read as it is meant to be may hold what seems to be gone.
    there = {node.text for node in track.node.walk() if node.key == "id"} if not track.document.faults else None
    list_, id_ = track.node.fields.get("retired"), track.id_node
    span = list_.key_span if list_ is not None else id_.span if id_ is not None else None
    # The schema speaks of what stands there instead.
    is_list = list_ is None or list_.kind in (Kind.SEQUENCE, Kind.NULL)
    location = Location(track.document.source, span or Span(track.node.start, track.node.start))
    for each in removed:
        if there is not None and each.id not in there:
            op = Append("retired", each.tomb(release))
            fix = Fix(f"Retire '{shorten(each.id)}'", (op,), Safety.SAFE) if is_list else None
            message = f"the id '{shorten(each.id)}' went with '{shorten(each.text)}'; add it to 'retired', and say why"
            place = Place(location, each.where._replace(track=track.id), each.text)
            members = [Member(each.where, "removed", each.text)]
            yield ctx.report(place, f"{message} it went", fix=fix, among=members)


def _with_track(name: str, removed: list[_Removed], ctx: Context) -> Iterator[Diagnostic]:
    """Yield what is found of a track that is gone as a whole."""
    if ctx.ladder is None:
        return
    named = [f"'{shorten(each.id)}'" for each in removed[:_MOST_NAMED]]
    more = len(removed) - len(named)
    ids = listed([*named, f"{more} more"] if more else named)
    words = f"the id {ids}; add it" if len(removed) == 1 else f"the ids {ids}; add them"
    mend = "to 'retired' in a track that is left, and say what took"
    place = "its place" if len(removed) == 1 else "their place"
    root = ctx.ladder.node
    members = [Member(Subject(ctx.ladder.id, name), "removed")]
    message = f"the track '{shorten(name)}' went with {words} {mend} {place}"
    yield ctx.report(root.fields.get("id", root), message, among=members)


def _release(comparison: Comparison) -> str | None:
    """Return the release in which something went: the one that is declared, unless that is too little."""
    version = comparison.due if comparison.says_too_little else comparison.declared
    return str(version._replace(pre="")) if version is not None else None
