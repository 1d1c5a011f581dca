"""A signal begins with its verb in the form that the ladder's signals have: "Makes", not "Made" or "Make".

Signals say what a person does again and again, so Medium's model puts them in the third person. One in another form
reads as something else, a deed or an order, and pages that put a name before it ("Ada makes…") break. Another
form is a house's choice: `voice: {signal: base}` in `ladderlint.yaml`, with third-person, base, past, gerund,
first-person, second-person, ability-to, free, or infer for what four in five do.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._tense import find_slip

_TRACK: Final = "id: example\nname: Example\nlevels:\n  - level: 1\n    signals:\n"


def _in_voice(voice: str, *signals: str) -> dict[str, str]:
    track = _TRACK + "".join(f"      - {signal}\n" for signal in signals)
    return {"ladderlint.yaml": f"voice: {{signal: {voice}}}\n", "tracks/example.yaml": track}


@rule(
    on=Statement,
    severity=Severity.WARNING,
    english=True,
    by_voice=True,
    examples=[
        Good("signals: [Makes minor version upgrades, Effectively delivers tasks, Occasionally uses tools]"),
        Good(
            "signals: [Specs new work, Models calm, Types quickly, Pairs well, Documents decisions, Champions quality]"
        ),
        Good("signals: [Role models calm, Reverse shadows trainees, Load tests services, De-escalates conflicts]"),
        Good("signals: [Is a mentor, Has led two teams, Does what is needed, Puts people first, Doesn't cut corners]"),
        Good("signals: ['When pressed for time, focuses', 'Where useful, shares', 'By pairing, spreads knowledge']"),
        Good(
            "signals: ['Git example: clones a repository', 'Solid: Delivers', '1. Plans work', '**Leads** by example']"
        ),
        Good("signals: [Regularly and independently ships, More often than not asks first, Googles before asking]"),
        Good("signals: [Effects change, Practises listening, Analyses data, Minimises waste, Licences software]"),
        # What is no verb is for wording/verb-first to speak of, and modals are for wording/not-demonstrable.
        Good("signals: [Ownership of tasks, Can fix simple problems, Lead engineer on payments, Known for calm]"),
        Bad(
            "signals: [⟦Made⟧ minor version upgrades]",
            says="'Made' is past tense; a signal says what a person does: 'Makes'",
            fixed="signals: [Makes minor version upgrades]",
        ),
        Bad(
            "signals: [⟦Ensure⟧ a group member has a role, ⟦Set⟧ goals, ⟦Lead⟧ from behind, ⟦Writing⟧ docs]",
            says=(
                "'Ensure' is the base form; a signal says what a person does: 'Ensures'",
                "'Set' is past tense; a signal says what a person does: 'Sets'",
                "'Lead' is the base form; a signal says what a person does: 'Leads'",
                "'Writing' is an -ing form; a signal says what a person does: 'Writes'",
            ),
        ),
        Bad(
            "signals: ['Often ⟦identified⟧ risks', '**⟦Co-wrote⟧** specs', 'If asked, ⟦help⟧ them', ⟦You lead⟧ us]",
            says=(
                "'identified' is past tense; a signal says what a person does: 'identifies'",
                "'Co-wrote' is past tense; a signal says what a person does: 'Co-writes'",
                "'help' is the base form; a signal says what a person does: 'helps'",
                "'You lead' is second person; a signal says what a person does: 'Leads'",
            ),
        ),
        Bad(
            _in_voice("base", "⟦Writes⟧ clear code", "Focus on users", "Be ready to help", "Work on goals"),
            says="'Writes' is third person; a signal says what to do: 'Write'",
        ),
        Bad(
            _in_voice("gerund", "⟦Write⟧ clear code", "Reviewing code"),
            says="'Write' is the base form; a signal begins with an -ing form: 'Writing'",
        ),
        Bad(
            _in_voice("second-person", "⟦Writes⟧ code", "You ⟦reviewed⟧ code", "When asked, you help", "You're calm"),
            says=(
                "'Writes' is third person; a signal says what you do: 'You write'",
                "'reviewed' is past tense; after 'You', write 'review'",
            ),
        ),
        Bad(
            _in_voice("first-person", "⟦Writing⟧ code", "I review code", "I’m calm"),
            says="'Writing' is an -ing form; a signal says what I do: 'I write'",
        ),
        Bad(
            _in_voice(
                "ability-to", "⟦Writes⟧ code", "Ability to ⟦reviews⟧ code", "Capable of ⟦plan⟧ work", "Able to plan"
            ),
            says=(
                "'Writes' is third person; a signal says what a person is able to do: 'Ability to write'",
                "'reviews' is third person; after 'to', write 'review'",
                "'plan' is the base form; after 'of', write 'planning'",
            ),
        ),
        Good(_in_voice("free", "Writes code", "Wrote code", "Write code")),
    ],
)
def signal_tense(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return find_slip(statement, ctx) if statement.field == "signals" else ()
