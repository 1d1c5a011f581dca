"""Plain words instead of figures of speech.

Whoever learnt English late, or elsewhere, has to guess what "moves the needle" asks for, and two readers of "goes above
and beyond" think of two things. Write the behaviour.
"""

from __future__ import annotations

from collections.abc import Iterable

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._lists import Entry, ListOptions, find_listed


@rule(
    on=Statement,
    severity=Severity.INFO,
    options=ListOptions,
    examples=[
        Good("signals: [Raises issues above their team, Thinks about the box model, Reports on base and on boats]"),
        Good("signals: [Fixes a tool that works out of the box, Reviews code at the end of the sprint]"),
        Good("signals: [Raises the bar]", options=ListOptions(allow=("raises the bar",))),
        Bad(
            "signals: [⟦Goes above and beyond⟧ on the Watch, ⟦Thinking outside the box⟧, Finds ⟦low-hanging fruit⟧]",
            says=(
                "'Goes above and beyond': write 'Does more than was asked' (say what was done)",
                "'Thinking outside the box': write 'Finding new ways' (say which)",
                "'low-hanging fruit': write 'easy gain' (plain words reach all readers)",
            ),
        ),
        Bad(
            "signals: [⟦Moves the needle⟧, ⟦Wears many hats⟧, Avoids ⟦reinventing the wheel⟧]",
            says=(
                "'Moves the needle': write 'Makes a difference that is measured' (say which number moves)",
                "'Wears many hats': write 'Fills several roles' (say which)",
                "'reinventing the wheel': write 'building what there is already' (plain words reach all readers)",
            ),
        ),
        Bad(
            "signals: [Gets ⟦quick wins⟧]",
            says="'quick wins': write 'results in the first weeks'",
            options=ListOptions(add=(Entry("quick wins", "results in the first weeks"),)),
        ),
    ],
)
def idiom(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return find_listed(statement, ctx, "idioms")
