"""What the three rules on tense have in common: the first verb is in the form that its field's voice wants."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple

from ladderlint.conjugation import Form
from ladderlint.diagnostic import Diagnostic
from ladderlint.grammar import JOINING
from ladderlint.head import Head, Kind
from ladderlint.heads import find_head
from ladderlint.model import Statement
from ladderlint.prose import Word, words
from ladderlint.rule import Context
from ladderlint.rules.wording._verdict import Verdict, begins, in_form, is_person_of, seen_form, verdict
from ladderlint.text import Span, shorten
from ladderlint.verbs import readings
from ladderlint.voice import Voice

_SAYS: Final = {
    Voice.THIRD_PERSON: "says what a person does",
    Voice.BASE: "says what to do",
    Voice.PAST: "says what a person did",
    Voice.GERUND: "begins with an -ing form",
    Voice.FIRST_PERSON: "says what I do",
    Voice.SECOND_PERSON: "says what you do",
    Voice.ABILITY: "says what a person is able to do",
}
_PERSON: Final = {"i": "first person", "we": "first person", "you": "second person"}


class _Slip(NamedTuple):
    """A verb in another form: from its first word to its last, what form that is, and what to write instead.

    `wanted` is None where no form of the verb would do. `behind` is the word that asks for the form, where that is not
    the voice: "You", "to".
    """

    first: Word
    last: Word
    name: str
    wanted: str | None
    behind: str = ""


def find_slip(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    """Return a finding where a statement's first verb is not in the form that its field's voice wants."""
    voice = ctx.voices.of(statement.field)
    head = find_head(statement.text)
    if head is None or verdict(head, voice) is not Verdict.SLIP:
        return ()
    slip = _slip(statement.text, head, voice, british=is_british(ctx))
    return [_finding(statement, slip, voice, ctx)] if slip is not None else ()


def is_british(ctx: Context) -> bool:
    """Tell whether the ladder is written in an English that writes "modelled"."""
    return ctx.ladder is not None and ctx.ladder.language in ("en-GB", "en-AU", "en-NZ", "en-IE", "en-CA", "en-ZA")


def _finding(statement: Statement, slip: _Slip, voice: Voice, ctx: Context) -> Diagnostic:
    said = shorten(" ".join(statement.text[slip.first.start : slip.last.end].split()))
    if slip.behind:
        wanted = slip.wanted
        advice = f"after '{slip.behind}', write '{wanted}'"
    else:
        one = f"{'an' if statement.field == 'examples' else 'a'} {statement.field.removesuffix('s')}"
        wanted = slip.wanted
        if wanted is not None and said[:1].islower() and voice is not Voice.FIRST_PERSON:
            wanted = wanted[:1].lower() + wanted[1:]
        advice = f"{one} {_SAYS[voice]}" + (f": '{wanted}'" if wanted is not None else "")
    within = Span(slip.first.start, slip.last.end)
    # "Finding and fixing": with the first verb alone mended, nobody would be told of the second.
    write = wanted if slip.name != Form.GERUND.value or not _goes_along(statement.text, slip.last) else None
    return ctx.report(statement.node, f"'{said}' is {slip.name}; {advice}", within=within, write=write)


def _goes_along(text: str, word: Word) -> bool:
    """Tell whether another -ing form is put beside one by "and"."""
    after = [other.text.lower() for other in words(text) if other.start >= word.end]
    return any(one in JOINING and two.endswith("ing") for one, two in pairwise(after))


def _slip(text: str, head: Head, voice: Voice, *, british: bool) -> _Slip | None:
    form = seen_form(head)
    if form is None:
        return None
    verb = next(verb for reading, verb in head.readings if reading is form)
    negated = head.word.text.lower().endswith(("n't", "n’t"))
    wanted = _wanted(verb, voice, negated, british=british)
    if (voice is Voice.ABILITY and text[: head.word.start].strip("*_ ")) or (verb == "be" and _goes_on(head.after)):
        # "Quickly ability to write" is no English, nor is "Be writing": the sentence has to be put another way.
        wanted = None if voice in (Voice.ABILITY, Voice.BASE, Voice.GERUND) else wanted
    if head.kind is Kind.ABILITY:
        behind = head.before[-1].text
        due = Form.GERUND if behind.lower() == "of" else Form.BASE
        return _Slip(head.word, head.word, form.value, in_form(verb, due, british=british), behind)
    if head.kind is Kind.PERSON and is_person_of(head, voice):
        return _Slip(head.word, head.word, form.value, _after_person(head, verb), head.before[0].text)
    if head.kind is Kind.PERSON:
        return _Slip(head.before[0], head.word, _PERSON[head.person], wanted)
    if verb == "have" and form is Form.THIRD and not negated:
        perfect = _participle_behind(text, head.word)
        if perfect is not None:
            participle, verb = perfect
            return _Slip(head.word, participle, "the perfect", begins(verb, voice, british=british))
    return _Slip(head.word, head.word, form.value, wanted)


def _wanted(verb: str, voice: Voice, negated: bool, *, british: bool) -> str | None:
    """Return how a statement would begin, or None where that would say something else: nobody is able to be."""
    if voice is Voice.ABILITY and verb in ("be", "have", "know"):
        return None
    if negated and (verb == "be" or voice in (Voice.ABILITY, Voice.GERUND)):
        return None
    return begins(verb, voice, british=british) + ("n't" if negated else "")


def _after_person(head: Head, verb: str) -> str:
    if verb != "be":
        return in_form(verb, Form.BASE)
    return "am" if head.person == "i" else "are"


def _goes_on(word: str) -> bool:
    """Tell whether a word makes another form of the verb "be" before it: am writing, was told."""
    return any(form in (Form.GERUND, Form.PARTICIPLE) for form, _ in readings(word))


def _participle_behind(text: str, word: Word) -> tuple[Word, str] | None:
    """Return the participle of a perfect, and its verb: the "led" of "Has led", "Has since led"."""
    found = [other for other in words(text) if other.start >= word.end][:2]
    for other in found:
        verb = next((verb for form, verb in readings(other.text.lower()) if form is Form.PARTICIPLE), None)
        if verb is not None:
            return other, verb
        if not other.text.endswith("ly"):
            break
    return None
