"""Say what a person does, not what they could do.

Nobody can see that somebody "can fix simple problems" until they fix one, and then "Fixes simple problems" says it.
"May" and "will" leave open whether it ever happens. "Is able to" and "Ability to" are told as infos. A ladder whose
voice is `ability-to` is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.heads import Head, Kind, find_head
from ladderlint.model import Statement
from ladderlint.prose import spoken
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._tense import is_british
from ladderlint.rules.wording._verdict import begins
from ladderlint.text import Span, shorten
from ladderlint.voice import Voice


@rule(
    on=Statement,
    severity=Severity.WARNING,
    by_voice=True,
    examples=[
        Good("signals: [Fixes simple problems, Knows when to ask, Uses tools that can help]"),
        Good("summary: Uses version control to manage routine work, and can work with support on uncommon workflows"),
        Good("signals: [Can-do attitude is shared, Enables others to ship]"),
        Good(
            {
                "ladderlint.yaml": "voice: {signal: ability-to}\n",
                "tracks/example.yaml": "id: example\nname: E\nlevels:\n  - level: 1\n    signals: [Ability to plan]\n",
            }
        ),
        Bad(
            "signals: [⟦Can fix⟧ simple problems, ⟦May be⟧ involved in hiring, ⟦Can generally solve⟧ most requests]",
            says=(
                "'Can fix' says what could be; say what the person does: 'Fixes'",
                "'May be' says what could be; say what the person does: 'Is'",
                "'Can generally solve' says what could be; say what the person does: 'Solves'",
            ),
        ),
        Bad(
            "signals: [⟦Is able to clone⟧ a repository, ⟦Ability to lead⟧ others, '⟦Able to⟧ `git push`']",
            says=(
                "'Is able to clone' says what could be; say what the person does: 'Clones'",
                "'Ability to lead' says what could be; say what the person does: 'Leads'",
                "'Able to' says what could be; say what the person does",
            ),
        ),
        Bad("examples: [⟦Could lead⟧ a team]", says="'Could lead' says what could be; say what the person did: 'Led'"),
    ],
)
def not_demonstrable(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    head = find_head(statement.text)
    voice = ctx.voices.of(statement.field)
    if head is None or head.kind not in (Kind.MODAL, Kind.ABILITY) or voice is Voice.ABILITY:
        return ()
    return _finding(statement, head, voice, ctx)


def _finding(statement: Statement, head: Head, voice: Voice, ctx: Context) -> Iterator[Diagnostic]:
    first = head.before[0]
    last = head.word if head.readings else head.before[-1]
    said = shorten(" ".join(spoken(statement.text, first.start, last.end).split()))
    did = "did" if voice is Voice.PAST else "does"
    wanted = begins(head.readings[0].verb, voice, british=is_british(ctx)) if head.readings else None
    message = f"'{said}' says what could be; say what the person {did}" + (f": '{wanted}'" if wanted else "")
    within = Span(first.start, last.end)
    # What stands in between, as in "Can generally solve", would be lost.
    is_whole = head.before[-1].end + 1 == head.word.start
    write = wanted if is_whole and said[:1].isupper() else None
    yield ctx.report(statement.node, message, within=within, write=write, mild=head.kind is Kind.ABILITY)
