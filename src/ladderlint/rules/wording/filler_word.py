"""No words that add nothing.

"Basically", "simply" and "very" make a sentence longer and say no more; to whoever finds the thing hard, "simply" says
that it should be easy. "Clearly" is none of them: in ladders it says how people write. Nor is a word where it means
something: "not just", "explains simply".
"""

from __future__ import annotations

from collections.abc import Iterable

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._lists import Entry, ListOptions, find_listed


@rule(
    on=Statement,
    severity=Severity.WARNING,
    options=ListOptions,
    examples=[
        Good("signals: [Communicates clearly, Usually works alone, Runs `basically` in CI]"),
        # "Only", "a moment ago", "equally", "enough" and "fair".
        Good(
            "signals: ['Improves the team, not just the code', Looks beyond just the task, Meets who has just joined]"
        ),
        Good(
            "signals: [Plans just in time, Writes just-in-time docs, Writes just enough tests, Builds a just culture]"
        ),
        Good("signals: ['Teaches reviewers, not just corrects', Mentors engineers just starting out]"),
        # A manner, a limit, a name, and words that are spoken of.
        Good("signals: [Explains simply and with care, Explains trade-offs simply, Goes beyond simply fixing bugs]"),
        Good(
            "signals: [Works with very little guidance, Is there from the very start, Replaces what is not very fast]"
        ),
        Good("signals: ['Avoids words such as \"just\"', Runs payments for Just Eat, Joins The Very Group''s guild]"),
        Good("signals: [Basically reviews code]", options=ListOptions(allow=("basically",))),
        Bad(
            "signals: [⟦Basically⟧ reviews code, Can ⟦just⟧ ship, '4.6: ⟦Simply⟧ fixes bugs']",
            says=(
                "'Basically': leave it out (it adds nothing to what is said)",
                "'just': leave it out (it adds nothing, or says that something should be easy)",
                "'Simply': leave it out (whoever finds it hard reads that it should be easy)",
            ),
        ),
        Bad(
            "signals: [Leads ⟦very⟧ large projects, Asks what users ⟦really⟧ need, Fixes ⟦obviously⟧ broken tests]",
            says=(
                "'very': leave it out (it measures nothing; where the degree matters, say how much)",
                "'really': leave it out (it adds nothing to what is said)",
                "'obviously': leave it out (what is obvious to some is not to all)",
            ),
        ),
        Bad(
            "signals: [Reviews ⟦quite some⟧ code]",
            says="'quite some': write 'much' (Say how much)",
            options=ListOptions(add=(Entry("quite some", "much", "Say how much"),)),
        ),
    ],
)
def filler_word(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return find_listed(statement, ctx, "fillers")
