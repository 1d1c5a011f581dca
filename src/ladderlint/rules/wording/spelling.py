"""No misspelt words.

A misspelt word makes its readers doubt the rest of the page. This is a list of misspellings that are known, not a
dictionary: a word that isn't on the list passes, and so do names, code, words with a capital inside a sentence, a word
that stands alone between quotation marks, and the terms of the ladder's glossary. The list is of English words, and a
ladder in another language is left alone.

The option `add` holds misspellings of the house's own, and `allow` words that are right here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from ladderlint.diagnostic import Diagnostic, Safety, Severity
from ladderlint.lexicon.misspelt import meant_by, misspelt
from ladderlint.model import Statement, Text
from ladderlint.prose import vocabulary
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._lists import Entry, ListOptions
from ladderlint.rules.wording._phrases import Phrases
from ladderlint.rules.wording._spelling_words import glossary_words, has_any, spelt_words
from ladderlint.rules.wording._wanted import advice, in_place_of
from ladderlint.text import Span

_LADDER: Final = "format: 1\nid: example\nname: Example\nversion: 1.0.0\nlevels: [{id: 1}]\n"


@rule(
    on=(Statement, Text),
    severity=Severity.WARNING,
    options=ListOptions,
    examples=[
        Good("signals: [Reviews code, Recieves, 'Asks team''s leads']", options=ListOptions(allow=("recieves",))),
        # Names, and what is no prose.
        Good("signals: ['Renames `recieve()`', Maintains the Persistance module, Runs TEH, 'Sorts src/libary/tests']"),
        Good(
            "examples: ['Fixed the word \"recieve\" in all docs', Asked @adress, Wrote my_libary, Mailed a@adress.org]"
        ),
        Good("examples: [Wrote Golang, kubectl and psql, Deploys with Ansible and dbt, Uses Figma, Canva and Miro]"),
        Good(
            "examples: [Runs retros and OKRs, Timeboxes spikes, Onboards devs, Descopes epics, Productises learnings]"
        ),
        # British or American is another rule's.
        Good("signals: [Organises, Organizes, Travelled, Traveled, Behaviour, Behavior, Practise, Fulfil, Judgement]"),
        Good(
            {
                "ladder.yaml": _LADDER + "glossary: {occurence: How often we see it}\n",
                "tracks/a.yaml": "id: a\nname: A track\nlevels: [{level: 1, summary: Sees an occurence}]\n",
            }
        ),
        Good(
            {
                "ladder.yaml": _LADDER + "language: fr\n",
                "tracks/example.yaml": "id: example\nname: Example\nlevels: [{level: 1, summary: Developpement}]\n",
            }
        ),
        Bad(
            "examples: ['Researched a new ⟦persistance⟧ library', '**⟦Reguarly⟧** asks. ⟦Recieves⟧ feedback']",
            says=(
                "'persistance': write 'persistence'",
                "'Reguarly': write 'Regularly'",
                "'Recieves': write 'Receives'",
            ),
        ),
        Bad(
            "signals: [Has a well-⟦knwon⟧ name, ⟦Seperates⟧/joins teams, Sees a ⟦collegue⟧'s work]",
            says=("'knwon': write 'known'", "'Seperates': write 'Separates'", "'collegue': write 'colleague'"),
        ),
        Bad("signals: [Must ⟦achive⟧ goals]", says="'achive': write 'achieve' or 'archive'"),
        Bad(
            {"tracks/example.yaml": "id: example\nname: ⟦Comunication⟧\nlevels: []\n"},
            says="'Comunication': write 'Communication'",
        ),
        Bad(
            "signals: [Keeps ⟦Koober Netes⟧ up]",
            says="'Koober Netes': write 'Kubernetes' (One name for it)",
            options=ListOptions(add=(Entry("koober netes", "Kubernetes", "One name for it"),)),
        ),
    ],
)
def spelling(part: Statement | Text, ctx: Context) -> Iterable[Diagnostic]:
    house = _house(ctx)
    if not has_any(part.text, misspelt()) and (not house.begins or house.begins.isdisjoint(vocabulary(part.text))):
        return ()
    return _findings(part, ctx, house) if ctx.is_english else ()


class _House(NamedTuple):
    begins: frozenset[str]
    added: Phrases
    allowed: Phrases


@lru_cache(maxsize=4)
def _house(run: Context) -> _House:
    """Return what the house says, once a run."""
    options: ListOptions = run.options
    added = Phrases({number: entry.find for number, entry in enumerate(options.add)})
    return _House(added.first_words, added, Phrases(dict(enumerate(options.allow))))


def _findings(part: Statement | Text, ctx: Context, house: _House) -> Iterator[Diagnostic]:
    text = part.text
    found: list[tuple[Span, str, str | None, Safety]] = []
    for number, span in house.added.find(text):
        entry = ctx.options.add[number]
        found.append((span, advice(text, span, entry.use, entry.why), entry.use, Safety.UNSAFE))
    fine = [span for _, span in house.allowed.find(text)]
    terms = glossary_words(ctx)
    for word in spelt_words(text, misspelt()):
        if word.lower not in terms:
            choices = [in_place_of(word.said, right) for right in meant_by(word.lower)]
            listed = " or ".join(f"'{choice}'" for choice in choices)
            message = f"'{word.said}': write {listed}"
            only = len(choices) == 1
            found.append((word.span, message, choices[0] if only else None, Safety.SAFE))
    last = 0
    for span, message, write, safety in sorted(found, key=lambda each: each[:2]):
        allowed = any(other.start <= span.start and span.end <= other.end for other in fine)
        if not allowed and span.start >= last:
            last = span.end
            yield ctx.report(part.node, message, within=span, write=write, safety=safety)
