"""Raise the version as much as the changes ask for.

A version that says "only the wording changed" when something new is asked of people is believed, and nobody looks. It
is major when something new is asked to reach or hold a level, minor when less is asked or an expectation is made
clearer, and patch when words change and their meaning does not. `ladderlint diff` shows each change with what it asks
of the version.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.comparison import Change, Comparison
from ladderlint.diagnostic import Diagnostic, Location, Place, Severity, Subject
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.versions import Bump

_LADDER = "format: 1\nid: example\nname: Example\nversion: {}\nlevels: [{{id: 1}}]\n"
_TRACK = "id: example\nname: Example\nlevels: [{{level: 1, signals: [{}]}}]\n"
_BEFORE = {"ladder.yaml": _LADDER.format("1.2.0"), "tracks/example.yaml": _TRACK.format("Reviews code")}


@rule(
    on=Comparison,
    severity=Severity.ERROR,
    examples=[
        Good(_BEFORE, base=_BEFORE),
        Good(
            {
                "ladder.yaml": _LADDER.format("2.0.0"),
                "tracks/example.yaml": _TRACK.format("Reviews code, Leads incident reviews"),
            },
            base=_BEFORE,
        ),
        # More than is due is not too little.
        Good({**_BEFORE, "ladder.yaml": _LADDER.format("2.0.0")}, base=_BEFORE),
        # A draft of the release that is due.
        Good(
            {
                "ladder.yaml": _LADDER.format("2.0.0-draft"),
                "tracks/example.yaml": _TRACK.format("Reviews code, Leads incident reviews"),
            },
            base=_BEFORE,
        ),
        Bad(
            {
                "ladder.yaml": _LADDER.format("⟦1.2.1⟧"),
                "tracks/example.yaml": _TRACK.format("Reviews code, ⟪Leads incident reviews⟫"),
            },
            base=_BEFORE,
            says="1.2.1 is too little: 2.0.0 is due, since something new is asked of people ('Leads incident reviews')",
        ),
        Bad(
            {**_BEFORE, "ladder.yaml": _LADDER.format("⟦1.1.0⟧")},
            base=_BEFORE,
            says="1.1.0 is less than 1.2.0, which the ladder had before; a version only goes up",
        ),
    ],
)
def version_bump(comparison: Comparison, ctx: Context) -> Iterator[Diagnostic]:
    from ladderlint.comparing.too_little import asking_for_more, too_little  # most runs have no history to look at

    due, declared = comparison.due, comparison.declared
    node = ctx.ladder.node.fields.get("version") if ctx.ladder is not None else None
    if declared is None or node is None or not comparison.says_too_little:
        return
    if comparison.bump is Bump.NONE:
        yield ctx.report(node, f"{declared} is less than {due}, which the ladder had before; a version only goes up")
        return
    asking = asking_for_more(comparison, declared)
    related = [(_place(change), change.reason) for change in asking if change.after]
    yield ctx.report(node, too_little(comparison, declared), related=related)


def _place(change: Change) -> Place:
    node = change.after[0].node
    return Place(Location(node.source, node.span), Subject(), node.text)
