"""Slips for another phrase that a list can't hold: each is a small pattern that is never right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from ladderlint.lexicon import word_set
from ladderlint.prose import lowered, prose, vocabulary, words
from ladderlint.text import Span

_COUNTED: Final = word_set(
    "bugs candidates clients colleagues customers defects developers employees engineers features hires incidents "
    "interviews issues managers meetings members people persons projects questions requests services stakeholders "
    "tasks teams tickets users vendors"
)
# "The amount of people management that is asked for."
_COMPOUNDS: Final = word_set(
    "care data development experience feedback leadership management work skills support time effort knowledge "
    "growth planning budget money research"
)
_ACTS: Final = frozenset(("act", "acts", "acted", "acting"))
_ACTED: Final = frozenset(("part", "role", "scene", "fool", "little", "lot", "bit", "certain", "character", "play"))
_MANNERS: Final = frozenset(("fashion", "manner", "way"))
_HOW: Final = word_set(
    "clear concise consistent constructive efficient effective hands-on meaningful positive professional "
    "respectful structured sustainable systematic thoughtful timely transparent"
)
# None of them is a noun in the plural too, as "supports" and "uses" are.
_THIRD_PERSON: Final = word_set(
    "achieves avoids becomes brings collaborates communicates considers contributes creates delivers demonstrates "
    "describes develops discusses encourages ensures establishes evaluates explains gets gives identifies "
    "improves includes informs keeps knows learns maintains makes participates prevents prioritises prioritizes "
    "proposes provides recognises recognizes removes resolves seeks solves suggests teaches understands writes"
)
# "The team that they belong to delivers": what "to" goes with stands before it.
_GOES_WITH_TO: Final = (
    "adher appl assign attach attend belong commit contribut dedicat lead led listen point refer relat report respond "
    "speak spoke subscrib talk"
)
_GOING_WITH_TO: Final = tuple(_GOES_WITH_TO.split())
_TRIGGERS: Final = _ACTS | _MANNERS | {"amount", "amounts", "etc"}


class Slip(NamedTuple):
    """Where a slip stands, and what to write instead."""

    span: Span
    use: str


def has_slip(text: str) -> bool:
    """Tell whether a text may have a slip: most have no word of any."""
    found = vocabulary(text)
    if not _TRIGGERS.isdisjoint(found) or "A|B" in text:
        return True
    if "to" not in found or _THIRD_PERSON.isdisjoint(found):
        return False
    return any(one == "to" and other in _THIRD_PERSON for one, other in pairwise(lowered(text)))


def slips(text: str) -> Iterator[Slip]:
    """Yield the slips of a text."""
    seen, said, found = prose(text), lowered(text), words(text)
    at = seen.find("A|B")
    if at >= 0 and not seen[:at][-1:].isalnum() and not seen[at + 3 : at + 4].isalnum():
        yield Slip(Span(at, at + 3), "A/B")
    for number in range(len(said)):
        for find in _FINDS:
            if (slip := find(said, number)) is None:
                continue
            first, last, use = slip
            span = Span(found[first].start, found[last].end)
            # "The amount of users' time" counts nothing.
            owner = find is _amount and seen[span.end : span.end + 1] in ("'", "’")
            if not owner and all(seen[a.end : b.start].isspace() for a, b in pairwise(found[first : last + 1])):
                yield Slip(span, use)


_Found = tuple[int, int, str]


def _amount(said: tuple[str, ...], at: int) -> _Found | None:
    if said[at] not in ("amount", "amounts") or said[at + 1 : at + 2] != ("of",):
        return None
    counted = said[at + 2 : at + 3]
    if not counted or counted[0] not in _COUNTED or not _COMPOUNDS.isdisjoint(said[at + 3 : at + 4]):
        return None
    return at, at + 2, f"{said[at].replace('amount', 'number')} of {counted[0]}"


def _acts_a(said: tuple[str, ...], at: int) -> _Found | None:
    if said[at] not in _ACTS or said[at + 1 : at + 2] not in (("a",), ("an",)) or len(said) < at + 3:
        return None
    return None if said[at + 2] in _ACTED else (at, at + 1, f"{said[at]} as {said[at + 1]}")


def _in_a_manner(said: tuple[str, ...], at: int) -> _Found | None:
    if said[at] != "in" or said[at + 1 : at + 2] == () or said[at + 1] not in _HOW:
        return None
    return (at, at + 2, f"in a {said[at + 1]} {said[at + 2]}") if _MANNERS & set(said[at + 2 : at + 3]) else None


def _and_etc(said: tuple[str, ...], at: int) -> _Found | None:
    return (at, at + 1, "etc") if said[at : at + 2] == ("and", "etc") else None


def _to_makes(said: tuple[str, ...], at: int) -> _Found | None:
    if said[at] != "to" or at == 0 or len(said) < at + 2 or said[at + 1] not in _THIRD_PERSON:
        return None
    if said[at - 1].startswith(_GOING_WITH_TO):
        return None
    return at, at + 1, f"to {_base(said[at + 1])}"


def _base(verb: str) -> str:
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("sses", "shes", "ches")) else verb[:-1]


_FINDS: Final = (_amount, _acts_a, _in_a_manner, _and_etc, _to_makes)
