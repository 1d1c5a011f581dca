"""Words are spelt as the ladder's own English spells them.

"Organise" beside "organize" says that several hands wrote the page, and searches for one miss the other. The ladder's
`language` decides: in en-US, en-GB, en-CA or en-AU the spellings of elsewhere are found. British English has both -ise
and -ize; there the few are found among the many, and so it goes for all words where the language is `en` and says no
more: at least five such words, four in five of them spelt one way; three in five where -ize says already that
the ladder is not British.

Names, code and words in quotation marks are left alone. A word that both have, with two meanings, is no variant: a
check, a programme, a storey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.lexicon import word_set
from ladderlint.model import Ladder, Statement, Text, Track
from ladderlint.prose import prose, words
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._language import language_of, variety_of
from ladderlint.rules.wording._sentences import begins_sentence
from ladderlint.rules.wording._spelling_use import Used, against_many, allowed_here, used_in, varying_words
from ladderlint.rules.wording._spelling_varieties import KINDS, Form, form_of, wrong_in
from ladderlint.rules.wording._spelling_words import has_any
from ladderlint.rules.wording._wanted import in_place_of
from ladderlint.text import Span

# After "Practices" these show that it is a noun; most other words, that it is what a person does.
_AFTER_NOUN: Final = word_set(
    "and are as at can come for from go have help in include into is like may must of on or shall should such than "
    "that to were where which who will with work"
)


class Options(NamedTuple):
    """How words are spelt.

    british_ending: Which ending a British ladder writes: as most of its words do, either, or always -ise or -ize.
    allow: Words that are right as they are.
    """

    british_ending: Literal["consistent", "either", "ise", "ize"] = "consistent"
    allow: tuple[str, ...] = ()


def _ladder(language: str, *statements: str) -> dict[str, str]:
    signals = ", ".join(statements)
    return {
        "ladder.yaml": f"format: 1\nid: a\nname: A ladder\nversion: 1.0.0\nlanguage: {language}\nlevels: [{{id: 1}}]\n",
        "tracks/example.yaml": f"id: example\nname: Example\nlevels: [{{level: 1, signals: [{signals}]}}]\n",
    }


_SIX: Final = "Organises, Recognises, Prioritises, Minimises, Maximises, Analyses"
_MIXED: Final = (
    "Labels, Prioritizes, Organizes, Recognizes, Minimizes, Maximizes, Behaviour, Honour, Labour, Colour, Centre"
)


def _gather(track: Track, ctx: Context) -> Iterator[Used]:
    if kinds := _judged_together(ctx):
        yield from used_in((*track.texts, *track.statements), ctx, kinds)


@rule(
    on=(Statement, Text, Ladder),
    severity=Severity.INFO,
    english=True,
    options=Options,
    gather=_gather,
    examples=[
        Good(_ladder("en-GB", "Organises talks", "Organizes talks", "Analyses behaviour in the centre", "Is skilful")),
        Good(
            _ladder("en-US", "Organizes talks", "Analyzes behavior in the center", "'Sets `colour`'", "Says “colour”")
        ),
        Good(_ladder("en-CA", "Organizes talks", "Analyzes behaviour in the centre", "Has labelled it", "Practises")),
        Good(_ladder("en-AU", "Organises talks", "Analyses behaviour", "Fulfils goals", "Runs programs")),
        # Words that are two words, and names.
        Good(_ladder("en-GB", "Checks a program", "Reads the meter", "Drafts a story", "Keeps build artifacts small")),
        Good(_ladder("en-GB", "Practices are written down", "Shares good practices", "Holds a license", "Licenses it")),
        Good(_ladder("en-GB", "Spoke at the Center for Humane Technology", "Center for Open Science member")),
        Good(_ladder("en-US", "Spoke at the Alan Turing Centre", "Makes analyses", "Revises, advises and supervises")),
        # English that says no more: two conventions that a Canadian joins, and too few to tell.
        Good(_ladder("en", _MIXED)),
        Good(_ladder("en", "Organises", "Organizes", "Recognizes", "Behaviour")),
        Good(_ladder("fr", "Organise le centre", "Analyse")),
        Good(_ladder("en-US", "Organises"), options=Options(allow=("organises",))),
        Good(_ladder("en-GB", _SIX, "Organizes"), options=Options(british_ending="either")),
        Bad(
            _ladder("en-US", "⟦Organises⟧ a well-⟦labelled⟧ plan", "Changes ⟦behaviour⟧", "⟦Practises⟧ talks"),
            says=(
                "'Organises' is British spelling; this ladder is in en-US: write 'Organizes'",
                "'labelled' is British spelling; this ladder is in en-US: write 'labeled'",
                "'behaviour' is British spelling; this ladder is in en-US: write 'behavior'",
                "'Practises' is British spelling; this ladder is in en-US: write 'Practices'",
            ),
        ),
        Bad(
            _ladder("en-GB", "Changes ⟦behavior⟧", "⟦Analyzes⟧ it", "⟦Practices⟧ talks"),
            says=(
                "'behavior' is American spelling; this ladder is in en-GB: write 'behaviour'",
                "'Analyzes' is American spelling; this ladder is in en-GB: write 'Analyses'",
                "'Practices' as a verb is American spelling; this ladder is in en-GB: write 'Practises'",
            ),
        ),
        Bad(
            _ladder("en-GB", _SIX, "⟦Organizes⟧ talks"),
            says="'Organizes' is spelt with a z, and 5 of 6 such words in this ladder with an s: write 'Organises'",
        ),
        Bad(
            _ladder("en-GB", "⟦Organises⟧ talks"),
            says="'Organises' is spelt with an s: write 'Organizes'",
            options=Options(british_ending="ize"),
        ),
        Bad(
            _ladder("en", "Has colour", "Has honour", "Has labour", "Has humour", "Has ⟦color⟧", "Has favourites"),
            says="'color' is American spelling, and 5 of 6 such words in this ladder are British: write 'colour'",
        ),
    ],
)
def spelling_variant(part: Statement | Text | Ladder, ctx: Context) -> Iterable[Diagnostic]:
    if isinstance(part, Ladder):
        return _among_many(part, ctx)
    variety = variety_of(language_of(ctx))
    if variety is None:
        return ()
    wrong = wrong_in(variety, ctx.options.british_ending)
    if has_any(part.text, wrong.keys()):
        return _in_variety(part, ctx, wrong)
    return _verb_practice(part, ctx) if variety == "gb" and "Practices " in part.text else ()


def _in_variety(part: Statement | Text, ctx: Context, wrong: Mapping[str, str]) -> Iterator[Diagnostic]:
    yield from _verb_practice(part, ctx)
    for word in varying_words(part.text, ctx, wrong):
        form = form_of(word.lower, wrong[word.lower])
        right = in_place_of(word.said, form.other)
        if form.kind == "ize" and variety_of(language_of(ctx)) == "gb":
            message = f"'{word.said}' is spelt with {_letter(form)}: write '{right}'"
        else:
            message = f"'{word.said}' is {form.side} spelling; this ladder is in {language_of(ctx)}: write '{right}'"
        yield ctx.report(part.node, message, within=word.span, write=right)


def _verb_practice(part: Statement | Text, ctx: Context) -> Iterator[Diagnostic]:
    """In British English practice is what is practised: only where a sentence begins is it surely the verb."""
    if isinstance(part, Text) or variety_of(language_of(ctx)) != "gb" or "practices" in allowed_here(ctx):
        return
    seen = prose(part.text)
    for word, following in pairwise(words(part.text)):
        is_verb = following.text.lower() not in _AFTER_NOUN and seen[word.end : following.start].isspace()
        if word.text == "Practices" and is_verb and begins_sentence(seen, word.start):
            message = (
                f"'Practices' as a verb is American spelling; this ladder is in {language_of(ctx)}: write 'Practises'"
            )
            yield ctx.report(part.node, message, within=Span(word.start, word.end), write="Practises")


def _among_many(ladder: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    kinds = _judged_together(ctx)
    used = [*ctx.gathered, *used_in(ladder.texts, ctx, kinds)]
    for kind in kinds:
        for (place, said, form), many in against_many(used, kind):
            if kind == "ize":
                message = (
                    f"'{said}' is spelt with {_letter(form)}, and {many} with {'an s' if form.is_american else 'a z'}"
                )
            else:
                message = (
                    f"'{said}' is {form.side} spelling, and {many} are {'British' if form.is_american else 'American'}"
                )
            right = in_place_of(said, form.other)
            yield ctx.report(place, f"{message}: write '{right}'", write=right)


def _judged_together(ctx: Context) -> tuple[str, ...]:
    """Return the kinds of words in which the ladder's own use decides."""
    variety = variety_of(language_of(ctx))
    if variety is None:
        return KINDS
    return ("ize",) if variety == "gb" and ctx.options.british_ending == "consistent" else ()


def _letter(form: Form) -> str:
    return "a z" if form.is_american else "an s"
