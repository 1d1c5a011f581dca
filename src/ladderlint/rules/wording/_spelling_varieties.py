"""American and British spelling: which of two spellings a variety of English has, and which a ladder writes.

Of -ise and -ize British English has both, and Canadian English goes with the American -yze and with the British -our.
So a ladder that says only that it is English is asked about each of the three kinds of words on its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from ladderlint.lexicon.variants import Pairs, pairs

KINDS: Final = ("ize", "yze", "rest")


class Form(NamedTuple):
    """One of the two spellings of a word: its side of the ocean, the other spelling, and the kind of word."""

    is_american: bool
    other: str
    kind: str

    @property
    def side(self) -> str:
        return "American" if self.is_american else "British"


@cache
def wrong_in(variety: str, ending: str = "either") -> Mapping[str, str]:
    """Return the spellings that a variety doesn't have, each with the one that it has.

    British English can be held to one `ending`, ise or ize.
    """
    wrong: dict[str, str] = {}
    for group in pairs():
        american, british = variety in group.american_in, variety in group.british_in
        if variety == "gb" and _is_ize(group):
            american, british = ending != "ise", ending != "ize"
        if british and not american:
            wrong.update(zip(group.american, group.british, strict=True))
        elif american and not british:
            wrong.update(zip(group.british, group.american, strict=True))
    return wrong


@cache
def telling(*, only_ize: bool) -> Mapping[str, str]:
    """Return the spellings that tell how a ladder is spelt, each with the other: of all words, or those in -ize."""
    forms: dict[str, str] = {}
    for group in pairs():
        # Where one spelling is right on both sides, as a noun or as a variant, it tells nothing.
        tells = "gb" not in group.american_in and "us" not in group.british_in
        if _is_ize(group) or (tells and not only_ize):
            forms.update(zip(group.american, group.british, strict=True))
            forms.update(zip(group.british, group.american, strict=True))
    return forms


def form_of(word: str, other: str) -> Form:
    """Return what is known of one of two spellings."""
    is_american = word in _american()
    american = word if is_american else other
    kind = "yze" if "lyz" in american else "ize" if american in _in_ize() else "rest"
    return Form(is_american, other, kind)


def _is_ize(group: Pairs) -> bool:
    return "gb" in group.american_in and "us" not in group.british_in and "ca" not in group.british_in


@cache
def _american() -> frozenset[str]:
    return frozenset(word for group in pairs() for word in group.american)


@cache
def _in_ize() -> frozenset[str]:
    return frozenset(word for group in pairs() if _is_ize(group) for word in group.american)
