"""Give each level of a track the statements it needs: neither none, nor more than anybody reads.

A level without a single statement, or a list that is empty, is a slip: somebody meant to write something there. Write
it, or delete the key. How many signals and examples a level should have is a house's own choice, by the options below.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import STATEMENT_FIELDS, TrackLevel
from ladderlint.nodes import Kind
from ladderlint.rule import Bad, Context, Good, rule


class Range(NamedTuple):
    """How many statements there may be.

    min: The fewest; with 0, the list may be left out.
    max: The most; any number when left out.
    """

    min: int = 0
    max: int | None = None


class Options(NamedTuple):
    """What each level of a track must have.

    signals: How many signals a level may have.
    examples: How many examples a level may have.
    summary: Whether a level must have a summary.
    """

    signals: Range = Range()
    examples: Range = Range()
    summary: bool = False

    def problems(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield the ranges that no number is in."""
        for field in ("signals", "examples"):
            allowed: Range = getattr(self, field)
            if allowed.max is not None and allowed.max < allowed.min:
                message = (
                    f"no number is at least {allowed.min} and at most {allowed.max}; write a 'max' above the 'min'"
                )
                yield (field, "max"), message


_TWO_TO_FOUR = Options(signals=Range(2, 4))


@rule(
    on=TrackLevel,
    severity=Severity.WARNING,
    options=Options,
    examples=[
        Good("summary: Works within established structures\nexamples: [Added a button]"),
        Good("summary: Works within established structures"),
        Good("signals: [Reviews code, Writes tests]", options=_TWO_TO_FOUR),
        # The schema speaks of these.
        Good("signals:", options=_TWO_TO_FOUR),
        Bad(
            "signals: ⟦[]⟧\nexamples: [Added a button]",
            says="the list of signals is empty; write one, or delete the key",
        ),
        Bad(
            {"tracks/example.yaml": "id: example\nname: Example\nlevels: [{level: ⟦1⟧}]\n"},
            says="level 1 has no statements; write a summary, signals or examples",
        ),
        Bad(
            "⟦signals⟧: [Reviews code]",
            says="level 1 has 1 signal; write at least 2",
            options=_TWO_TO_FOUR,
        ),
        Bad(
            "⟦signals⟧: [Reviews code, Writes tests, Leads, Plans, Hires]",
            says="level 1 has 5 signals; keep at most 4",
            options=_TWO_TO_FOUR,
        ),
        Bad(
            {"tracks/example.yaml": "id: example\nname: Example\nlevels:\n  - {level: ⟦1⟧, summary: Works}\n"},
            says="level 1 has no signals; write at least 2",
            options=_TWO_TO_FOUR,
        ),
        Bad(
            "signals: ⟦[]⟧",
            says="the list of signals is empty; write at least 2",
            options=_TWO_TO_FOUR,
        ),
        Bad(
            {"tracks/example.yaml": "id: example\nname: Example\nlevels:\n  - {level: ⟦1⟧, signals: [Leads]}\n"},
            says="level 1 has no summary; write one",
            options=Options(summary=True),
        ),
    ],
)
def statement_count(level: TrackLevel, ctx: Context) -> Iterator[Diagnostic]:
    where = level.level_node or level.node
    name = f"level {level.level}" if level.level else "this level"
    found = [*_lists(level, ctx, name)]
    if ctx.options.summary and "summary" not in level.node.fields:
        found.append(ctx.report(where, f"{name} has no summary; write one"))
    if not found and not any(field in level.node.fields for field in STATEMENT_FIELDS):
        found.append(ctx.report(where, f"{name} has no statements; write a summary, signals or examples"))
    yield from found


def _lists(level: TrackLevel, ctx: Context, name: str) -> Iterator[Diagnostic]:
    for field in ("signals", "examples"):
        allowed: Range = getattr(ctx.options, field)
        node = level.node.fields.get(field)
        if node is None:
            if allowed.min > 0:
                yield ctx.report(level.level_node or level.node, f"{name} has no {field}; write at least {allowed.min}")
            continue
        if node.kind is not Kind.SEQUENCE:
            continue
        count = len(node.items)
        shown = f"{count} {field if count > 1 else field.removesuffix('s')}"
        if count == 0:
            mend = f"write at least {allowed.min}" if allowed.min > 0 else "write one, or delete the key"
            yield ctx.report(node, f"the list of {field} is empty; {mend}")
        elif count < allowed.min:
            yield ctx.report(node, f"{name} has {shown}; write at least {allowed.min}", span=node.key_span)
        elif allowed.max is not None and count > allowed.max:
            yield ctx.report(node, f"{name} has {shown}; keep at most {allowed.max}", span=node.key_span)
