"""Say each thing once at a level.

A statement that stands twice at one level of a track, be it as two signals or as a signal and an example, is counted
twice by whoever adds them up, and changed in one place only by whoever changes it. Delete one of the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.likeness import same_text
from ladderlint.model import Statement, TrackLevel
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import with_article


@rule(
    on=TrackLevel,
    severity=Severity.WARNING,
    examples=[
        Good("signals: [Reviews code, Reviews designs]\nexamples: [Reviewed code]"),
        Good("signals: [Writes `make`, Writes `cmake`, Writes C, Writes C++]"),
        # structure/empty-text speaks of these.
        Good("signals: ['', ' ', '']"),
        Bad(
            "signals: [⟪Reviews code⟫, Writes tests, ⟦reviews  code.⟧]",
            says="this signal stands at this level already; delete one of the two",
        ),
        Bad(
            "summary: ⟪Reviews code⟫\nsignals: [⟦Reviews code⟧]\nexamples: [⟪Reviews code⟫]",
            says="the same stands at this level 3 times; delete all but one",
        ),
        Bad(
            "signals: [⟪Reviews code⟫]\nexamples: [⟦Reviews code⟧]",
            says="this example stands at this level already, as a signal; delete one of the two",
        ),
    ],
)
def in_level(level: TrackLevel, ctx: Context) -> Iterable[Diagnostic]:
    by_text: dict[str, list[Statement]] = {}
    for statement in level.statements:
        by_text.setdefault(same_text(statement.text), []).append(statement)
    by_text.pop("", None)
    return () if len(by_text) == len(level.statements) else _findings(by_text, ctx)


def _findings(by_text: dict[str, list[Statement]], ctx: Context) -> Iterator[Diagnostic]:
    for first, *again in by_text.values():
        if again:
            related = [(other.node, "it stands here too") for other in (first, *again[1:])]
            yield ctx.report(again[0].node, _message(first, again), related=related)


def _message(first: Statement, again: list[Statement]) -> str:
    if len(again) > 1:
        return f"the same stands at this level {len(again) + 1} times; delete all but one"
    there, here = (statement.field.removesuffix("s") for statement in (first, again[0]))
    where = "" if here == there else f", as {with_article(there)}" if there != "summary" else ", as its summary"
    return f"this {here} stands at this level already{where}; delete one of the two"
