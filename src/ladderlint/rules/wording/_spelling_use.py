"""How a ladder spells the words that are spelt in two ways, so that the few show among the many.

What is kept of a track is small: how often it goes each way, and where it does what its ladder may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from ladderlint.diagnostic import Place
from ladderlint.model import Statement, Text
from ladderlint.prose import lowered
from ladderlint.rule import Context
from ladderlint.rules.wording._majority import is_settled
from ladderlint.rules.wording._spelling_varieties import Form, form_of, telling
from ladderlint.rules.wording._spelling_words import Spelt, glossary_words, has_any, spelt_words

# Fewer words have no majority to speak of.
_FEWEST: Final = 5
# A track in which so many words go against the ladder needs no longer list.
_MOST_KEPT: Final = 50
# "Center for Humane Technology" is a name, at the beginning of a sentence too.
_IN_NAMES: Final = frozenset(("center", "centre", "defense", "defence", "labor", "labour", "theater", "theatre"))


class Odd(NamedTuple):
    """A place that may go against the ladder, how a word is spelt there, and which of two ways that is."""

    place: Place
    said: str
    form: Form


class Used(NamedTuple):
    """How often a kind of words is spelt on either side of the ocean, and where the rarer thing is done."""

    kind: str
    american: int
    british: int
    odd: tuple[Odd, ...]


def used_in(parts: Iterable[Statement | Text], ctx: Context, kinds: tuple[str, ...]) -> Iterator[Used]:
    """Yield how some texts spell each of these kinds of words."""
    forms = telling(only_ize=kinds == ("ize",))
    counts = {kind: [0, 0] for kind in kinds}
    places: dict[str, tuple[list[Odd], list[Odd]]] = {kind: ([], []) for kind in kinds}
    for part in parts:
        if not has_any(part.text, forms.keys()):
            continue
        for word in varying_words(part.text, ctx, forms):
            form = form_of(word.lower, forms[word.lower])
            counts[form.kind][form.is_american] += 1
            kept = places[form.kind][form.is_american]
            if len(kept) < _MOST_KEPT:
                kept.append(Odd(ctx.place(part.node, within=word.span), word.said, form))
    for kind, (british, american) in counts.items():
        few = american + british < _FEWEST
        odd = [
            place
            for is_american in (False, True)
            if few or counts[kind][is_american] * 2 <= american + british
            for place in places[kind][is_american]
        ]
        if american + british:
            yield Used(kind, american, british, tuple(odd))


def against_many(used: Sequence[Used], kind: str) -> Iterator[tuple[Odd, str]]:
    """Yield where a ladder spells against its own use, and how many of its words go the other way.

    Four in five of a kind of words settle it. Where -ize says already that the ladder is not British, three in five of
    its other words tell the United States from Canada.
    """
    of_kind = [each for each in used if each.kind == kind]
    american, british = _counts(used, kind)
    total, fewer = american + british, min(american, british)
    settled = kind != "ize" and american > british and _is_american(*_counts(used, "ize"))
    if not is_settled(american, british, fewest=_FEWEST, odd_in_five=2 if settled else 1):
        return
    for odd in (odd for each in of_kind for odd in each.odd):
        if odd.form.is_american is (american < british):
            yield odd, f"{total - fewer} of {total} such words in this ladder"


def _counts(used: Sequence[Used], kind: str) -> tuple[int, int]:
    of_kind = [each for each in used if each.kind == kind]
    return sum(each.american for each in of_kind), sum(each.british for each in of_kind)


def _is_american(american: int, british: int) -> bool:
    return american > british and is_settled(american, british, fewest=_FEWEST)


def varying_words(text: str, ctx: Context, listed: Mapping[str, str]) -> Iterator[Spelt]:
    """Yield the words of a text that are on a list, and neither allowed here nor part of a name."""
    allowed = allowed_here(ctx)
    for word in spelt_words(text, listed.keys()):
        if word.lower not in allowed and not _in_name(text, word):
            yield word


def _in_name(text: str, word: Spelt) -> bool:
    after = text[word.span.end :].split(maxsplit=1)[:1]
    named = bool(after) and (after[0] in ("for", "of") or after[0][0].isupper())
    return word.lower in _IN_NAMES and word.said[0].isupper() and named


@lru_cache(maxsize=4)
def allowed_here(run: Context) -> frozenset[str]:
    """Return the words that the house or the ladder's glossary has as they are, once a run."""
    return glossary_words(run).union(*map(lowered, run.options.allow))
