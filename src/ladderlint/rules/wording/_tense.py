"""What the three rules on tense have in common: the first verb is in the form that its field's voice wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ladderlint.conjugation import Form
from ladderlint.diagnostic import Diagnostic
from ladderlint.heads import Head, Kind, find_head
from ladderlint.model import Statement
from ladderlint.prose import Word, words
from ladderlint.rule import Context
from ladderlint.rules.wording._verdict import FORM_OF, Verdict, begins, in_form, seen_form, verdict
from ladderlint.rules.wording._wanted import capital
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


def find_slip(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    """Return a finding where a statement's first verb is not in the form that its field's voice wants."""
    voice = ctx.voices.of(statement.field)
    head = find_head(statement.text)
    if head is None or verdict(head, voice) is not Verdict.SLIP:
        return ()
    return _slip(statement, head, voice, ctx)


def _slip(statement: Statement, head: Head, voice: Voice, ctx: Context) -> Iterator[Diagnostic]:
    british = is_british(ctx)
    form = seen_form(head)
    if form is None:
        return
    verb = next(verb for reading, verb in head.readings if reading is form)
    one = f"{'an' if statement.field == 'examples' else 'a'} {statement.field.removesuffix('s')}"
    wanted = begins(verb, voice, british=british)
    first, last, name = head.word, head.word, form.value
    if head.kind is Kind.PERSON and _is_right_person(head, voice):
        said, now = head.word.text, in_form(verb, Form.BASE)
        yield ctx.report(
            statement.node,
            f"'{said}' is {name}; behind '{head.before[0].text}' stands '{now}'",
            within=_span(head.word, head.word),
        )
        return
    if head.kind is Kind.ABILITY:
        said, now = head.word.text, in_form(verb, Form.BASE)
        yield ctx.report(
            statement.node, f"'{said}' is {name}; behind 'to' stands '{now}'", within=_span(head.word, head.word)
        )
        return
    if head.kind is Kind.PERSON:
        first, name = head.before[0], _PERSON[head.person]
    elif verb == "have" and form is Form.THIRD and voice is Voice.PAST:
        perfect = _participle_behind(statement.text, head.word)
        if perfect is not None:
            last, name, wanted = (
                perfect[0],
                "the perfect",
                capital(in_form(perfect[1], FORM_OF[voice], british=british)),
            )
    said = shorten(" ".join(statement.text[first.start : last.end].split()))
    if said[:1].islower():
        wanted = wanted[0].lower() + wanted[1:] if voice is not Voice.FIRST_PERSON else wanted
    yield ctx.report(statement.node, f"'{said}' is {name}; {one} {_SAYS[voice]}: '{wanted}'", within=_span(first, last))


def is_british(ctx: Context) -> bool:
    """Tell whether the ladder is written in an English that writes "modelled"."""
    return ctx.ladder is not None and ctx.ladder.language in ("en-GB", "en-AU", "en-NZ", "en-IE", "en-CA", "en-ZA")


def _is_right_person(head: Head, voice: Voice) -> bool:
    return (voice is Voice.SECOND_PERSON) is (head.person == "you") and voice in (
        Voice.FIRST_PERSON,
        Voice.SECOND_PERSON,
    )


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


def _span(first: Word, last: Word) -> Span:
    return Span(first.start, last.end)
