"""One term is written one way: with a hyphen or without, and with the same capitals.

Who reads "long-term" here and "long term" there, or "CODE2040" and "Code2040", looks for a difference that nobody
meant, and a search finds only half. The few are found among the many; where there are as many of each, those that
most people would write otherwise, or else the later. What English writes two ways is right: "long-term plans" bear
fruit "in the long term", and people "buy in" who were asked for their "buy-in". The rule knows some hundreds of
compounds, and finds capitals in words that hold a capital or a number inside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from ladderlint.diagnostic import Diagnostic, Place, Severity
from ladderlint.model import Ladder, Statement, Text, Track
from ladderlint.prose import LONGEST, MARK, end_of_part, prose, spoken, words
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._compounds import written
from ladderlint.rules.wording._sentences import begins_sentence
from ladderlint.text import Span

# Of each way to write a term, so many places of a track are kept, and no more are found; all are counted.
_KEPT: Final = 20
_KEPT_OF_A_TRACK: Final = 1_000

_ODD: Final = r"[a-z][A-Z]|[A-Za-z]\d"
_SHAPE: Final = r"[A-Za-z][A-Za-z]*(?:[a-z][A-Z]|\d)[A-Za-z0-9]*"


class Options(NamedTuple):
    """Which terms may be written in more ways than one.

    allow: Terms that may, in any way of writing them.
    """

    allow: tuple[str, ...] = ()


class Said(NamedTuple):
    """What is said at one place."""

    said: str
    place: Place


class Use(NamedTuple):
    """How often a track writes a term one way, and at which places; not all are kept.

    `way` is the glue of a compound, or the word as it is spelled. `own` is the way that a compound's list prefers.
    """

    term: str
    way: str
    kind: str
    parts: tuple[str, ...]
    own: str | None
    uses: int
    places: tuple[Said, ...]


def _gather(track: Track, ctx: Context) -> Iterator[Use]:
    return _uses(chain(track.texts, track.statements), ctx)


@rule(
    on=Ladder,
    severity=Severity.INFO,
    options=Options,
    gather=_gather,
    examples=[
        Good("signals: [Makes long-term plans, Plans for the long term, Thinks long term, In the long term wins]"),
        Good("signals: [Gets buy-in, Helps people who buy in, Asks others to buy in]"),
        Good("signals: [Writes follow-up notes, Follows up on notes, Will set up a set-up, Tests end to end]"),
        Good("summary: Knows a third party that fails\nsignals: [Reviews third-party code, Warns third parties]"),
        Good("signals: [Funds open-source work, 'Likes tests, open source, docs', TheShop, In theShop, A theShop]"),
        Good("signals: [Makes long term plans, Runs large scale projects]"),
        Good("signals: [Adds edge-case tests, Finds edge cases, Reads `Code2040`, Helps CODE2040, Acme2, In acme2]"),
        Good("signals: [Leads the offsite, 'Leads **off**-site days', CODE2040, 'Helps **Code**2040''s kids']"),
        Good("signals: [Leads the offsite, Leads the off-site]", options=Options(allow=("off-site",))),
        Bad(
            "signals: [Makes long-term plans, 'Sees positive, ⟦long term⟧, broad ends', Sets ⟦long term⟧ goals]",
            says=(
                "'long term': write 'long-term', as elsewhere in this ladder",
                "'long term': write 'long-term', as elsewhere in this ladder",
            ),
        ),
        Bad(
            "signals: [Gets buy-in, Asks the board and gains ⟦buy in⟧ for a plan, Wins the team's ⟦buy in⟧]",
            says=(
                "'buy in': write 'buy-in', as elsewhere in this ladder",
                "'buy in': write 'buy-in', as elsewhere in this ladder",
            ),
        ),
        Bad(
            {
                "tracks/a.yaml": "id: a\nname: Leads an ⟦off-site⟧\n",
                "tracks/b.yaml": "id: b\nname: Plans offsites\nlevels: [{level: 1, signals: [Speaks at an offsite]}]\n",
            },
            says="'off-site': write 'offsite', as 2 times elsewhere in this ladder",
        ),
        Bad(
            'signals: [Leads an offsite, "Plans an **⟦off-site⟧**\'s day", CODE2040, "Helps **⟦Code2040⟧**\'s kids"]',
            says=(
                "'off-site': write 'offsite', as elsewhere in this ladder",
                "'Code2040': write 'CODE2040', as elsewhere in this ladder",
            ),
        ),
        Bad(
            "signals: [Adds ⟦meta-data⟧, Reads metadata, Makes ⟦longterm⟧ plans, Has long-term goals]\n"
            "examples: [Knew the ⟦usecases⟧, Found use cases]",
            says=(
                "'meta-data': write 'metadata', as elsewhere in this ladder",
                "'longterm': write 'long-term', as elsewhere in this ladder",
                "'usecases': write 'use cases', as elsewhere in this ladder",
            ),
        ),
        Bad(
            "signals: [Attends standups, ⟦Stand-ups⟧, CODE2040, Guides ⟦Code2040⟧'s kids, A codebase, The ⟦code base⟧]",
            says=(
                "'Stand-ups': write 'Standups', as elsewhere in this ladder",
                "'Code2040': write 'CODE2040', as elsewhere in this ladder",
                "'code base': write 'codebase', as elsewhere in this ladder",
            ),
        ),
    ],
)
def term_consistency(ladder: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    by_term: dict[str, dict[str, list[Use]]] = {}
    for use in chain(ctx.gathered, _uses(ladder.texts, ctx)):
        by_term.setdefault(use.term, {}).setdefault(use.way, []).append(use)
    for ways in by_term.values():
        if len(ways) > 1:
            yield from _odd_ones(ways, ctx)


def _odd_ones(ways: dict[str, list[Use]], ctx: Context) -> Iterator[Diagnostic]:
    kind = next(iter(ways.values()))[0].kind
    # Two words may stand for themselves only where they are as good a noun; else they are slips.
    candidates = [way for way in ways if way != " " or (kind == "open" and "" in ways)]
    if not candidates:
        return
    often = {way: sum(use.uses for use in uses) for way, uses in ways.items()}
    own = next(iter(ways.values()))[0].own
    # Of those with most uses, that which is how most people write it, and else the same in whatever order tracks come.
    wanted = min(candidates, key=lambda way: (-often[way], way != own, way))
    times = f"as {often[wanted]} times elsewhere" if often[wanted] > 1 else "as elsewhere"
    for way, uses in ways.items():
        if way == wanted or (kind == "open" and {way, wanted} == {" ", "-"}):
            continue
        for use in uses:
            for said, place in use.places:
                right = _as(use, said, wanted)
                yield ctx.report(place, f"'{said}': write '{right}', {times} in this ladder", write=right)


def _as(use: Use, said: str, way: str) -> str:
    """Return what is said here in another way of writing it."""
    if not use.parts:
        return way
    pieces, begin = [], 0
    for part in use.parts[:-1]:
        pieces.append(said[begin : begin + len(part)])
        begin += len(part) + len(use.way)
    return way.join((*pieces, said[begin:]))


def _uses(parts: Iterable[Statement | Text], ctx: Context) -> Iterator[Use]:
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], _Found] = {}
    kept: dict[tuple[str, str], list[Said]] = {}
    total = 0
    allowed = frozenset(_plain(term) for term in ctx.options.allow)
    for part in parts:
        for found in chain(_compounds(part.text), _odd_words(part.text)):
            key = found.term, found.way
            if found.term in allowed or (key not in first and len(first) >= _KEPT_OF_A_TRACK):
                continue
            first.setdefault(key, found)
            counts[key] += 1
            if counts[key] <= _KEPT and total < _KEPT_OF_A_TRACK:
                total += 1
                place = ctx.place(part.node, within=found.span)
                kept.setdefault(key, []).append(Said(spoken(part.text, *found.span), place))
    for key, found in first.items():
        yield Use(*key, found.kind, found.parts, found.own, counts[key], tuple(kept.get(key, ())))


class _Found(NamedTuple):
    term: str
    way: str
    kind: str
    parts: tuple[str, ...]
    own: str | None
    span: Span


def _compounds(text: str) -> Iterator[_Found]:
    for compound, glue, span in written(text):
        yield _Found("".join(compound.parts), glue, compound.kind, compound.parts, compound.own, span)


def _odd_words(text: str) -> Iterator[_Found]:
    """Yield the words that have a capital or a number inside."""
    if len(text) > LONGEST or re.compile(_ODD).search(text) is None:
        return
    for word in words(text):
        spelled = word.text.replace("’", "'").removesuffix("'s")
        if re.compile(_SHAPE).fullmatch(spelled) is None:
            continue
        span = Span(word.start, end_of_part(text, word, len(spelled)))
        # At the start of a sentence a capital says nothing.
        capital = spelled[0].isupper() and not spelled[1:].isupper()
        if capital and begins_sentence(prose(text), word.start):
            continue
        if MARK not in prose(text)[slice(*span)]:
            yield _Found(spelled.lower(), spelled, "word", (), None, span)


def _plain(term: str) -> str:
    return re.sub(r"[\s-]", "", term.lower())
