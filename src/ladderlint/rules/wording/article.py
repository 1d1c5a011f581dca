"""An before the sound of a vowel, a before any other.

"An great" and "a incident" are what is left when the word behind was changed. What counts is the sound: an hour, a
university, an MVP, an 18-month plan. Where the sound isn't sure, as in a name or in what is read in two ways (an SQL,
a SQL), nothing is said, nor where "a" is a letter and no article: plan a, A/B.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ladderlint.diagnostic import Diagnostic, Safety, Severity
from ladderlint.lexicon import word_set
from ladderlint.model import Statement, Text
from ladderlint.prose import MARK, Word, prose, spoken, vocabulary, words
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._article_sounds import begins_with_vowel
from ladderlint.rules.wording._sentences import begins_sentence
from ladderlint.rules.wording._wanted import in_place_of
from ladderlint.text import Span, shorten

_ARTICLES: Final = frozenset(("a", "an"))
# Emphasis, then a space, then what may open: an (optional) review, a "user".
_GAP: Final = rf"{MARK}*\s+[{MARK}\"'“‘(\[]*"
# No noun begins with these: "plan a is", "from a or b".
_NO_NOUN: Final = word_set(
    "a all also am an and any are as at each either even every i if in into is isn't it its of off on only onto "
    "or our out over under until up upon us"
)
_BEFORE_LETTERS: Final = word_set(
    "appendix candidate class exhibit grade group hepatitis letter level option part phase plan point scenario "
    "section series side step task team tier type variant version vitamin"
)
# "An the" is "and the".
_AFTER_AND: Final = word_set(
    "be by can for from has her his my that the their then these they this those to was we will with you your"
)


@rule(
    on=(Statement, Text),
    severity=Severity.WARNING,
    english=True,
    examples=[
        Good("signals: [Spends an hour, Gives an honest view, Is an heir, Keeps an honour roll, Has an honorary role]"),
        Good(
            "signals: [Is a user of a unique, Joins a union, Plans a one-off, Writes a eulogy, Is a European, A unit]"
        ),
        Good("signals: [Runs a useful, usable, universal, uniform and ubiquitous tool, Wears a uniform, Sees a ewe]"),
        Good("signals: [Sets an SLO, Ships an MVP, Is an HR lead, Reads an XML file, Builds a UI, Opens a URL, A UX]"),
        Good(
            "signals: [Writes an SQL query, Writes a SQL query, Reads an FAQ, Reads a FAQ, Joins a NATO or HIPAA team]"
        ),
        Good("signals: [Scores an 8, an 11 or an 80%, 'Holds a 1:1']"),
        Good("signals: [Makes an 18-month plan, A 100-day plan, A 5k race, A unary sign]"),
        Good("signals: [An iOS app, an eBay shop, a GitHub page, an AWS account, an X-ray, a B-tree, an n-gram]"),
        Good("signals: [Spoke at an Uber office, Spoke at a Uber office, A Hermes fan, An Xcode user, An Ubuntu box]"),
        Good("signals: [An historic day, A historic day, an herb, a herb, an hotel, a npm tool, an npm tool]"),
        Good("signals: [An ldap url, an ndarray, a one-stop shop, a onepager, an unusual step, a universe]"),
        Good(
            "signals: ['Knows if plan a is right', Runs A/B tests, 'Writes a/an', Takes vitamin A daily, Team A is on]"
        ),
        Good("signals: ['Runs `an` great test', 'Says \"an\" clearly', 'a `User`', 'a, e, i', A is for apple]"),
        Good("signals: [An understanding, an unidentified fault, an uninterested team, a unidirectional flow]"),
        Good("signals: [An $8 fee, a €8 fee, a Eurostar trip, an onerous task, An 'upstream fix', an (optional) step]"),
        Bad(
            "signals: [Is ⟦an great⟧ help, Sees ⟦a incident⟧, ⟦An user⟧ asks, '⟦a *incident⟧*', 'Is ⟦a \"expert⟧\"']",
            says=(
                "'an great': write 'a great'",
                "'a incident': write 'an incident'",
                "'An user': write 'A user'",
                "'a incident': write 'an incident'",
                "'a \"expert': write 'an \"expert'",
            ),
        ),
        Bad(
            "signals: [Takes ⟦a hour⟧, Sets ⟦a SLO⟧, Ships ⟦a MVP⟧, Opens ⟦an URL⟧, Rates ⟦a 8⟧, Makes ⟦an one-off⟧]",
            says=(
                "'a hour': write 'an hour'",
                "'a SLO': write 'an SLO'",
                "'a MVP': write 'an MVP'",
                "'an URL': write 'a URL'",
                "'a 8': write 'an 8'",
                "'an one-off': write 'a one-off'",
            ),
        ),
        Bad("signals: [Plans ⟦an the⟧ ships]", says="'an the': write 'and the'"),
    ],
)
def article(part: Statement | Text, ctx: Context) -> Iterable[Diagnostic]:
    return () if _ARTICLES.isdisjoint(vocabulary(part.text)) else _findings(part, ctx)


def _findings(part: Statement | Text, ctx: Context) -> Iterator[Diagnostic]:
    text, found = part.text, words(part.text)
    for at, word in enumerate(found[:-1]):
        if len(word.text) > 2 or word.text not in ("a", "an", "A", "An"):
            continue
        if (wanted := _wanted(text, found, at)) is not None:
            span = Span(word.start, found[at + 1].end)
            said = spoken(text, *span)
            right = in_place_of(word.text, wanted) + said[len(word.text) :]
            yield ctx.report(
                part.node, f"'{shorten(said)}': write '{shorten(right)}'", within=span, write=right, safety=Safety.SAFE
            )


def _wanted(text: str, found: tuple[Word, ...], at: int) -> str | None:
    """Return what should stand in place of an article; None where it is right, or may be."""
    seen = prose(text)
    word, noun = found[at], found[at + 1]
    said, following = word.text.lower(), noun.text.lower()
    if re.compile(_GAP).fullmatch(seen, word.end, noun.start) is None:
        return None
    if seen[: word.start].replace(MARK, "")[-1:] not in ("", " ", "\n", "\t", "(", '"', "“", "[", "\u00a0"):
        return None
    if word.text == "A" and not begins_sentence(seen, word.start):
        return None
    if said == "an" and following in _AFTER_AND:
        return "and"
    if following in _NO_NOUN or (at and found[at - 1].text.lower() in _BEFORE_LETTERS):
        return None
    vowel = begins_with_vowel(noun.text)
    if vowel is None or vowel is (said == "an"):
        return None
    return "an" if vowel else "a"
