"""A statement begins with its verb.

"Ownership of delivery" names a topic, and "Comfortable with ambiguity" a state; neither says what a person does, so two
readers will look for two different things. Adverbs may stand before the verb, and so may a label or a clause that
says when: "Proactively identifies risks", "When blocked, asks for help". In a ladder that speaks to a person, what
begins with their work ("Your reviews help others") is only an info.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ladderlint.conjugation import bases
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.head import Head, Kind
from ladderlint.heads import find_head
from ladderlint.lexicon import word_set
from ladderlint.model import Statement
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._tense import is_british
from ladderlint.rules.wording._verdict import Verdict, begins, verdict
from ladderlint.text import Span, shorten
from ladderlint.voice import Voice

_DOES: Final = {
    Voice.PAST: "what the person did",
    Voice.FIRST_PERSON: "what I do",
    Voice.SECOND_PERSON: "what you do",
    Voice.ABILITY: "what the person is able to do",
}
# What begins a clause that says when, and may as well stand behind what is done.
_WHEN: Final = word_set("after as before during given if once since unless until when whenever where wherever while")
_POSSESSIVES: Final = word_set("your my our")
# How nouns are made of verbs: ownership, management, participation, delivery.
_ENDINGS: Final = (
    ("ership", ""),
    ("ship", ""),
    ("ment", ""),
    ("ication", "y"),
    ("ation", "e"),
    ("ation", "ate"),
    ("ion", ""),
    ("ion", "e"),
    ("ance", ""),
    ("y", ""),
)


@rule(
    on=Statement,
    severity=Severity.WARNING,
    english=True,
    by_voice=True,
    examples=[
        Good("summary: Effectively delivers individual tasks\nsignals: [Specs and builds components, Is a mentor]"),
        Good("signals: ['Where appropriate, builds tools', 'By pairing, spreads knowledge', 'Solid: Delivers']"),
        Good("examples: [Spoke to experts, '`make` targets are added', Won first prize, Put people first]"),
        Good("signals: [Doesn't cut corners, Likely leads a guild, '(sometimes) helps', Kubernetesizes services]"),
        # Another form of a verb is for the rules on tense to speak of.
        Good("signals: [Made upgrades, Ensure quality, Handling requests, Can fix simple problems]"),
        # A list of roles: nobody need be told to begin it otherwise.
        Good("examples: [Lead engineer on the payments migration]"),
        Good(
            {
                "ladderlint.yaml": "voice: {signal: second-person}\n",
                "tracks/example.yaml": "id: example\nname: E\nlevels: [{level: 1, signals: ['As lead, you plan']}]\n",
            }
        ),
        Bad(
            "summary: ⟦Ownership⟧ of personal development",
            says="'Ownership' is no verb; begin with what the person does, such as 'Owns'",
        ),
        Bad(
            "signals: [⟦Comfortable⟧ running meetings, ⟦Databases⟧ have encryption, ⟦Team⟧ values, Very ⟦deft⟧]",
            says=(
                "'Comfortable' is no verb; begin with what the person does",
                "'Databases' is no verb; begin with what the person does",
                "'Team' reads as no verb here; begin with what the person does",
                "'deft' is no verb; begin with what the person does",
            ),
        ),
        Bad(
            "signals: [⟦Known⟧ for calm, '⟦If⟧ they are late, they say so', ⟦Able⟧ to help, ⟦Clear⟧ communication]",
            says=(
                "'Known' says what is thought of the person; begin with what they do",
                "this begins with a clause; begin with what the person does, and say behind it when",
                "'Able' is no verb; begin with what the person does: 'Helps'",
                "'Clear' reads as no verb here; begin with what the person does",
            ),
        ),
    ],
)
def verb_first(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    head = find_head(statement.text)
    voice = ctx.voices.of(statement.field)
    if head is None or verdict(head, voice) is not Verdict.NO_VERB or _is_role(head):
        return ()
    return _finding(statement, head, voice, ctx)


def _is_role(head: Head) -> bool:
    return head.kind is Kind.NOUN and head.word.text.lower() == "lead"


def _finding(statement: Statement, head: Head, voice: Voice, ctx: Context) -> Iterator[Diagnostic]:
    word = head.before[0] if head.before else head.word
    said = shorten(word.text)
    british = is_british(ctx)
    does = _DOES.get(voice, "what the person does")
    if head.kind is Kind.CLAUSE and said.lower() in _WHEN:
        message = f"this begins with a clause; begin with {does}, and say behind it when"
    elif head.kind is Kind.CLAUSE:
        message = f"this begins with '{said}'; begin with {does}"
    elif head.kind is Kind.STATE:
        message = f"'{said}' says what is thought of the person; begin with what they do"
    elif head.kind is Kind.ABILITY and head.readings:
        wanted = begins(head.readings[0].verb, voice, british=british)
        message = f"'{said}' is no verb; begin with {does}: '{wanted}'"
    elif head.readings:
        message = f"'{said}' reads as no verb here; begin with {does}"
    else:
        verb = _verb_of(said.lower())
        such = f", such as '{begins(verb, voice, british=british)}'" if verb is not None else ""
        message = f"'{said}' is no verb; begin with {does}{such}"
    mild = voice in (Voice.FIRST_PERSON, Voice.SECOND_PERSON) and said.lower() in _POSSESSIVES
    yield ctx.report(statement.node, message, within=Span(word.start, word.end), mild=mild)


def _verb_of(noun: str) -> str | None:
    """Return the verb that a noun is made of: own for ownership."""
    for ending, verb_ending in _ENDINGS:
        verb = noun.removesuffix(ending) + verb_ending
        if noun.endswith(ending) and len(verb) > 2 and verb in bases():
            return verb
    return None
