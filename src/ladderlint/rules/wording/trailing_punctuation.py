"""Statements end alike, with a full stop or without, and never in a comma, a colon or two full stops.

A comma at the end is what is left of a longer sentence. Full stops are a matter of style: where four in five of a
ladder's signals end one way, the others are found, and so it goes for summaries and examples. Several sentences in
one statement may always end in a full stop. With `full-stop: never` or `always` the house decides instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from ladderlint.diagnostic import Diagnostic, Place, Safety, Severity
from ladderlint.model import Ladder, Statement, Track
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._endings import end_of, ends_in_stop, stray_marks
from ladderlint.rules.wording._habits import Habit, habits_of, together
from ladderlint.rules.wording._majority import is_settled

# Fewer statements have no majority to speak of.
_FEWEST: Final = 10

_TWELVE: Final = ", ".join(["Reviews code"] * 12)


class Options(NamedTuple):
    """How statements end.

    full_stop: Whether a single sentence ends in a full stop: as most in the ladder do, never, or always.
    """

    full_stop: Literal["consistent", "never", "always"] = "consistent"


def _gather(track: Track, ctx: Context) -> Iterator[Habit]:
    if ctx.options.full_stop == "consistent":
        yield from habits_of(
            track,
            ctx,
            way=lambda statement: ends_in_stop(statement.text),
            span=lambda statement, _: end_of(statement.text),
        )


@rule(
    on=(Statement, Ladder),
    severity=Severity.WARNING,
    options=Options,
    gather=_gather,
    examples=[
        Good("signals: [Reviews code, Writes postmortems]"),
        Good(f"signals: [{_TWELVE}]".replace("code", "code.")),
        # Too few to have a style, and no style at all.
        Good("signals: [Reviews code, Writes docs, Gives talks.]"),
        Good("signals: [Reviews., Writes., Talks., Plans, Runs, Ships, Tests, Asks, Listens, Leads, Builds, Mends]"),
        # Each field has its own.
        Good(f"summary: Works well.\nsignals: [{_TWELVE}]"),
        Good(f"signals: [{_TWELVE}, Sees meetings without an agenda. Asks for one., '1. Tests.\n\n      2. Ships.']"),
        Good(f"signals: [{_TWELVE}, 'Keeps logs, etc.', Works at Acme Inc., Starts 9 a.m., 'Asks why?', Goes on...]"),
        Good(f"signals: [{_TWELVE}, Says “ship it.”, Cheers (a lot.), Wonders…, 'Cheers :tada:', 'Runs `make all:`']"),
        Bad(
            "examples: ['Builds knowledge within one area⟦,⟧', 'Writes docs⟦;⟧', 'Leads⟦:⟧', 'Keeps logs etc.⟦,⟧']",
            says=(
                "',' ends this example; delete it, or write what was to follow",
                "';' ends this example; delete it, or write what was to follow",
                "':' ends this example; delete it, or write what was to follow",
                "',' ends this example; delete it, or write what was to follow",
            ),
        ),
        Bad(
            "signals: [Reviews code⟦..⟧, 'Writes docs⟦ .⟧']",
            says=(
                "'..' ends this signal; write one full stop, or none",
                "' .' ends this signal; write no space before the full stop",
            ),
        ),
        Bad(
            f"signals: [{_TWELVE}, Writes postmortems⟦.⟧, 'Gives **talks⟦.⟧**']",
            says="this signal ends in a full stop, and 12 of 14 signals don't; delete it",
        ),
        Bad(
            f"signals: [{_TWELVE}, Sees what fails. Mends ⟦it⟧, Asks (a ⟦lot)⟧]".replace("code", "code."),
            says="this signal ends without a full stop, and 12 of 14 signals end in one; add it",
        ),
        Bad(
            "summary: Works well⟦.⟧\nsignals: [Writes docs, Sees what fails. Mends it.]",
            says="this summary ends in a full stop; delete it",
            options=Options(full_stop="never"),
        ),
        Bad(
            "signals: [Reviews code., Writes ⟦docs⟧, 'Asks why?', 'Reads logs, docs, etc.', Runs `make`, 'Reads http://a.org']",
            says="this signal ends without a full stop; add it",
            options=Options(full_stop="always"),
        ),
    ],
)
def trailing_punctuation(part: Statement | Ladder, ctx: Context) -> Iterator[Diagnostic]:
    if isinstance(part, Ladder):
        for habit in together(ctx.gathered):
            yield from _against_the_many(habit, ctx)
    elif (marks := stray_marks(part.text)) is not None:
        said = part.text[slice(*marks)]
        advice = {"..": "write one full stop, or none", " .": "write no space before the full stop"}
        wanted = advice.get(said, "delete it, or write what was to follow")
        message = f"'{said}' ends this {_singular(part.field)}; {wanted}"
        yield ctx.report(part.node, message, within=marks, write="." if "." in said else "", safety=Safety.SAFE)
    elif ctx.options.full_stop != "consistent":
        has_stop = ends_in_stop(part.text)
        if has_stop is (ctx.options.full_stop == "never"):
            message = "ends in a full stop; delete it" if has_stop else "ends without a full stop; add it"
            yield _other_way(
                ctx.place(part.node, within=end_of(part.text)), f"this {_singular(part.field)} {message}", ctx
            )


def _against_the_many(habit: Habit, ctx: Context) -> Iterator[Diagnostic]:
    if not is_settled(habit.yes, habit.no, fewest=_FEWEST):
        return
    one = _singular(habit.field)
    many = f"{max(habit.yes, habit.no)} of {habit.total} {one.replace('summary', 'summarie')}s"
    if habit.yes < habit.no:
        for place in habit.odd_yes:
            yield _other_way(place, f"this {one} ends in a full stop, and {many} don't; delete it", ctx)
    else:
        for place in habit.odd_no:
            yield _other_way(place, f"this {one} ends without a full stop, and {many} end in one; add it", ctx)


def _other_way(place: Place, message: str, ctx: Context) -> Diagnostic:
    """Return a finding whose fix takes away the full stop at a text's end, or sets one behind its last word."""
    last = place.text[slice(*place.within)] if place.within is not None else ""
    return ctx.report(place, message, write="" if last == "." else f"{last}.", safety=Safety.SAFE)


def _singular(field: str) -> str:
    return field.removesuffix("s")
