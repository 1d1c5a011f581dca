"""Short forms in capitals, such as CI, PRs and R&D: where they stand, and whether a text writes them out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from ladderlint.prose import LONGEST, prose, words
from ladderlint.text import Span

# Two capitals begin each; most texts have no two.
HINT: Final = r"[A-Z][A-Z0-9]*&?[A-Z]"
# A name with a number behind it is one of a series (L4, H2, CODE2040, ABC-123); what is joined on by other signs is
# code, a path or a channel.
_ACRONYM: Final = (
    r"(?<![\w&@#$%\\.:=+~])(?<![A-Z\d]-)(?<![^\w)]/)(?<!\A/)"
    r"([A-Z]{1,3}&[A-Z]{1,3}|[A-Z][A-Z0-9]{0,4}[A-Z])"
    r"s?(?:['’](?:s|d|re)?)?"
    r"(?![\w&@\\=~]|-[A-Z\d]|[.:]\w|\(\))"
)
_ROMAN: Final = r"X{0,3}(?:IX|IV|V?I{0,3})"
_SMALL: Final = frozenset(("a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "per", "the", "to", "with"))
_EXPLAINED: Final = (
    r"\s*\((?!(?:and|e\.?g|especially|if|i\.?e\.? no|including|like|not|or|see|such|when)\b)[^)]*\w\W+\w"
)
_BEFORE: Final = r"\b([A-Z][A-Z\d]+) \Z"
_AFTER: Final = r"s? ([A-Z][A-Z\d]+)\b"
# Whoever puts more into one statement has understood after these.
_MOST: Final = 50
# The words of which an acronym has a letter each stand close together, with small words between them.
_REACH: Final = 4


class Acronym(NamedTuple):
    """A short form without the ending of a plural or a possessive, and where it stands."""

    text: str
    span: Span


def acronyms(text: str) -> Iterator[Acronym]:
    """Yield the short forms in a text's prose; numbers in Roman figures are none, and neither is a shouted text."""
    if len(text) > LONGEST or re.compile(HINT).search(text) is None:
        return
    matches = islice(re.compile(_ACRONYM).finditer(prose(text)), _MOST)
    found = [Acronym(match[1], Span(*match.span(1))) for match in matches]
    if found and not is_shouted(text):
        yield from (acronym for acronym in found if re.compile(_ROMAN).fullmatch(acronym.text) is None)


def is_shouted(text: str) -> bool:
    """Tell whether a text is written in capitals, all of it or the most part."""
    if text.isupper():
        return True
    spelled = [word.text for word in words(text) if len(word.text) > 1 and word.text[0].isalpha()]
    return len(spelled) > 2 and sum(map(str.isupper, spelled)) * 2 > len(spelled)


def neighbours(text: str, acronym: Acronym) -> list[str]:
    """Return the words in capitals that only a space keeps from a short form: a name or a shout of several words."""
    before = re.compile(_BEFORE).search(text, max(0, acronym.span.start - 40), acronym.span.start)
    after = re.compile(_AFTER).match(text, acronym.span.end)
    return [found[1] for found in (before, after) if found is not None]


def is_written_out(text: str, acronym: Acronym) -> bool:
    """Tell whether a text says what a short form in it is short for: "work in progress (WIP)"."""
    before, after = prose(text)[: acronym.span.start], prose(text)[acronym.span.end :]
    if re.compile(_EXPLAINED).match(after) is not None:
        return True
    # Few words before it are enough: some are joined by hyphens, and some have no letter in it.
    near = re.findall(r"\w+", before.lower())[-len(acronym.text) - 3 :]
    if before.rstrip("\"'“‘").endswith("(") and any(word[0] == acronym.text[0].lower() for word in near):
        return True
    # "He asks" has the letters of HA in their order by chance, and P&T begins with its own.
    if len(acronym.text) < 3 or not acronym.text.isalpha():
        return False
    spelled = _spelled(text)
    at, reach = bisect_left(spelled, (acronym.span.start,)), _REACH * len(acronym.text)
    return _begin_with([word for _, word in spelled[max(0, at - reach) : at + reach + 1]], acronym.text)


def has_initials(name: str, acronym: str) -> bool:
    """Tell whether some words of a name begin with the letters of an acronym, in their order."""
    return len(name) <= LONGEST and _begin_with([word for _, word in _spelled(name)], acronym)


@lru_cache(maxsize=64)
def _spelled(text: str) -> tuple[tuple[int, str], ...]:
    """Return the words of a text in lower case, and where they stand."""
    return tuple([(found.start(), found.group().lower()) for found in re.finditer("[A-Za-z]+", prose(text))])


def _begin_with(spelled: Sequence[str], acronym: str) -> bool:
    letters = re.sub(r"[^a-z]", "", acronym.lower())
    for begin, first in enumerate(spelled):
        left = letters
        for word in spelled[begin : begin + _REACH * len(letters)] if first[0] == letters[0] else ():
            if word[0] == left[0] and word != letters:
                left = left[1:]
            elif word not in _SMALL:
                break
            if not left:
                return True
    return False
