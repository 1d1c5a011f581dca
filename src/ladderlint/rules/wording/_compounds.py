"""Compounds that are written two or three ways, and where a text writes one so that the way matters.

"Long term" before a noun wants a hyphen, and "in the long term" none; "buy in" is a noun in "gets buy in from", and a
verb in "people who buy in". Where the words around it don't tell, two words are let pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from ladderlint import lexicon
from ladderlint.prose import MARK, Word, end_of_part, lowered, prose, vocabulary, words
from ladderlint.text import Span

# The rows of the list: what the compounds of each are, and how most people write them.
_KINDS: Final = {
    "adjective": ("adjective", "-"),
    "noun": ("noun", None),
    "one-word": ("open", ""),
    "two-words": ("open", " "),
    "either": ("open", None),
}
_ADJECTIVES: Final = ("al", "ary", "ble", "ful", "ic", "ive", "ous")


class Compound(NamedTuple):
    """A compound's words, and whether it is an adjective, a noun or open: a noun in any way of writing.

    `own` is the way of writing that most people have, `-`, a space or nothing; None where they are divided.
    """

    parts: tuple[str, ...]
    kind: str
    own: str | None


class Written(NamedTuple):
    """A compound as a text writes it: with `-`, with a space, or in one word."""

    compound: Compound
    glue: str
    span: Span


def written(text: str) -> Iterator[Written]:
    """Yield the compounds of the list that a text writes, where the way of writing matters.

    One that emphasis begins or ends in is a play on it, and left alone.
    """
    known, present = _known(), vocabulary(text)
    if known.signs.isdisjoint(present):
        return
    begins = known.begins & present
    said = lowered(text)
    for at, word in enumerate(said) if begins else ():
        key = word[:-2] if word.endswith("'s") else word
        if key not in begins:
            continue
        compound, glue = known.solid.get(key) or known.solid.get(key.removesuffix("s")) or (None, "")
        if compound is not None:
            here = words(text)[at]
            span = Span(here.start, end_of_part(text, here, len(key)))
            if MARK not in prose(text)[slice(*span)]:
                yield Written(compound, glue, span)
        for compound in known.open.get(word, ()):
            end = at + len(compound.parts)
            if _matches(said[at:end], compound):
                found = words(text)
                if _is_spaced(text, found[at:end]) and _SHOWS[compound.kind](text, said, found, at, end):
                    yield Written(compound, " ", Span(found[at].start, found[end - 1].end))


class _Known(NamedTuple):
    solid: dict[str, tuple[Compound, str]]
    open: dict[str, list[Compound]]
    begins: frozenset[str]
    signs: frozenset[str]


@cache
def _around(name: str) -> frozenset[str]:
    return frozenset(word for row, line in lexicon.rows("around_compounds") if row == name for word in line.split())


@cache
def _known() -> _Known:
    solid: dict[str, tuple[Compound, str]] = {}
    open_: dict[str, list[Compound]] = {}
    signs = set()
    for row, line in lexicon.rows("compounds"):
        for hyphened in line.split():
            parts = tuple(hyphened.split("-"))
            compound = Compound(parts, *_KINDS[row])
            open_.setdefault(parts[0], []).append(compound)
            for glue in ("-", ""):
                solid[glue.join(parts)] = compound, glue
            # The longest of its words is the rarest.
            tell = (glue.join(parts) for glue in ("-", ""))
            for word in (*tell, max(parts, key=len)):
                signs |= {word, f"{word}s"}
    begins = frozenset((*open_, *solid, *(f"{word}s" for word in solid)))
    return _Known(solid, open_, begins, frozenset(signs))


def _matches(said: tuple[str, ...], compound: Compound) -> bool:
    if said == compound.parts:
        return True
    plural = compound.kind != "adjective" and len(said) == len(compound.parts) and said[-1] == f"{compound.parts[-1]}s"
    return plural and said[:-1] == compound.parts[:-1]


def _is_spaced(text: str, found: tuple[Word, ...]) -> bool:
    seen = prose(text)[found[0].start : found[-1].end]
    return MARK not in seen and all(text[one.end : other.start] == " " for one, other in pairwise(found))


def _describes(text: str, said: tuple[str, ...], found: tuple[Word, ...], at: int, end: int) -> bool:
    """Tell whether these words stand before a noun that they describe."""
    if end >= len(said):
        return False
    after = said[end]
    seen = prose(text)
    gap = seen[found[end - 1].end : found[end].start]
    before = said[max(0, at - 2) : at]
    if after in _around("not-described") or not after[0].isalpha() or after.endswith(("ly", "ed")):
        return False
    if gap == ", ":  # "positive, long term, wide-ranging ends", and not "tests, open source, docs"
        listed = at > 0 and seen[found[at - 1].end : found[at].start] == ", " and before[-1].endswith(_ADJECTIVES)
        return listed or before[-1:] in (("a",), ("an",))
    if gap != " " or (after.endswith("ing") and after not in _around("described")):
        return False
    if said[end - 1] in _around("noun-at-end"):
        placed = before[-2] if before[-1:] == ("the",) and len(before) > 1 else before[-1] if before else ""
        if placed in _around("placing"):
            return False
    return not (before and before[-1] in ("a", "an") and after.endswith("s") and not after.endswith("ss"))


def _is_thing(text: str, said: tuple[str, ...], found: tuple[Word, ...], at: int, end: int) -> bool:
    """Tell whether these words, which may be a verb, are a noun here."""
    if not at or prose(text)[found[at - 1].end : found[at].start] != " ":
        return False
    before, after = said[at - 1], said[end] if end < len(said) else ""
    if before in _around("before-noun") or before.endswith(("'s", "s'")):
        return True
    ends = not after or prose(text)[found[end - 1].end : found[end].start] != " "
    return before in _around("getting") and said[at] != "set" and (ends or after in _around("behind-noun"))


_SHOWS: Final = {"adjective": _describes, "noun": _is_thing, "open": lambda *_: True}
