"""Say what a person does, not what they could do.

Nobody can see that somebody "can fix simple problems" until they fix one, and then "Fixes simple problems" says it.
"May" and "will" leave open whether it ever happens. "Is able to" and "Ability to" are told as infos. A ladder whose
voice is `ability-to` is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.head import Head, Kind
from ladderlint.heads import find_head
from ladderlint.lexicon import word_set
from ladderlint.model import Statement
from ladderlint.prose import spoken
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._tense import is_british
from ladderlint.rules.wording._verdict import begins
from ladderlint.text import Span, shorten
from ladderlint.voice import Voice

_COULD_BE: Final = word_set("can could may might will cannot can't couldn't won't")


@rule(
    on=Statement,
    severity=Severity.WARNING,
    english=True,
    by_voice=True,
    examples=[
        Good("signals: [Fixes simple problems, Knows when to ask, Uses tools that can help]"),
        Good("summary: Uses version control to manage routine work, and can work with support on uncommon workflows"),
        Good("signals: ['If asked, I would help', Should be told]"),
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
                "'May be' says what could be; say what the person does",
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
        Bad("signals: [⟦May not know⟧ why]", says="'May not know' says what could be; say what the person does"),
        Bad("examples: [⟦Could lead⟧ a team]", says="'Could lead' says what could be; say what the person did: 'Led'"),
    ],
)
def not_demonstrable(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    head = find_head(statement.text)
    voice = ctx.voices.of(statement.field)
    if head is None or head.kind not in (Kind.MODAL, Kind.ABILITY) or voice is Voice.ABILITY or _is_duty(head):
        return ()
    return _finding(statement, head, voice, ctx)


def _is_duty(head: Head) -> bool:
    """Tell whether "should", "must" or "would" leads to the verb: they say what is asked, or what would be."""
    leads = {word.text.lower().replace("’", "'") for word in head.before}
    return head.kind is Kind.MODAL and not any(lead in _COULD_BE or lead.endswith("'ll") for lead in leads)


def _finding(statement: Statement, head: Head, voice: Voice, ctx: Context) -> Iterator[Diagnostic]:
    first = head.before[0]
    last = head.word if head.readings else head.before[-1]
    said = shorten(" ".join(spoken(statement.text, first.start, last.end).split()))
    did = "did" if voice is Voice.PAST else "does"
    wanted = _wanted(head, said, voice, british=is_british(ctx))
    message = f"'{said}' says what could be; say what the person {did}" + (f": '{wanted}'" if wanted else "")
    within = Span(first.start, last.end)
    # What stands in between, as in "Can generally solve", would be lost.
    is_whole = head.before[-1].end + 1 == head.word.start
    write = wanted if is_whole and said[:1].isupper() else None
    yield ctx.report(statement.node, message, within=within, write=write, mild=head.kind is Kind.ABILITY)


def _wanted(head: Head, said: str, voice: Voice, *, british: bool) -> str | None:
    """Return how the statement would begin, or None where "not" or a passive would come out as something else."""
    if not head.readings or " not " in f" {said} " or "n't" in said or "cannot" in said.lower():
        return None
    verb = head.readings[0].verb
    if verb == "be" and head.kind is Kind.MODAL:
        return None
    if voice is Voice.FREE and head.person:
        voice = Voice.SECOND_PERSON if head.person == "you" else Voice.FIRST_PERSON
    return begins(verb, voice, british=british)
