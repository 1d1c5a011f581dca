"""What a higher level's statement adds to a lower level's, where little differs: the step from one to the other.

Whatever changes what is asked for is a step that a ladder should have, and is nothing here: another content word, a
number, a word of scope that reaches further, several where there was one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum
from functools import cache, lru_cache, reduce
from itertools import chain
from operator import xor
from typing import Final, NamedTuple

from ladderlint import lexicon
from ladderlint.likeness import content, find_word, names, number, plain_tokens, same_text
from ladderlint.prose import LONGEST
from ladderlint.stems import stem
from ladderlint.text import Span

# Content words that must be left of two statements for them to be called the same but for a scope or a name.
_FEWEST: Final = 2
_FEWEST_WITH_NAMES: Final = 3
# Function words that tell who does what with whom: with or without them is not the same.
_TELLING: Final = frozenset(("by", "for", "from", "into", "with"))


class Kind(Enum):
    """How little a step is."""

    NONE = "the same content words"
    DROPPED = "the lower has an intensifier that the higher has not"
    INTENSIFIED = "the higher has intensifiers that the lower has not"
    NARROWED = "the higher has a word of scope that reaches less far"
    RENAMED = "they name other things"


class Step(NamedTuple):
    """What little differs: words of the lower that the higher has not, and the other way round, in lower case."""

    kind: Kind
    gone: tuple[str, ...]
    come: tuple[str, ...]


def step(lower: str, higher: str) -> Step | None:
    """Return the step from one statement to another, or None where it is larger than that, or none at all."""
    if same_text(lower) == same_text(higher):
        return None
    below, above = plain_tokens(lower), plain_tokens(higher)
    gone, come = _differing(below, above)
    small = _without_inflection(gone, come)
    if small is None or not _in_one_order(below, above, {*gone, *come}):
        return None
    less, more = small
    kind = _kind(lower, higher, less, more)
    return Step(kind, tuple(gone), tuple(come)) if kind is not None else None


def find_differing(word: str, here: str, there: str) -> Span | None:
    """Return where a word stands in one statement that the other has not there.

    "Very fast reviews and very careful tests" beside "Very fast reviews and careful tests": the second "very".
    """
    own, others = plain_tokens(here), plain_tokens(there)
    gone, come = (Counter(words) for words in _differing(others, own))
    at = before = 0
    for token in own:
        skipped: list[str] = []
        while at < len(others) and others[at] != token and gone[others[at]]:
            gone[others[at]] -= 1
            skipped.append(others[at])
            at += 1
        if at < len(others) and others[at] == token:
            at += 1
        elif come[token]:
            if token == word:
                break
            gone.update(skipped)
            at -= len(skipped)
        before += token == word
    return find_word(here, word, before)


def _kind(lower: str, higher: str, less: list[str], more: list[str]) -> Kind | None:
    scopes = scope_words()
    if any(word in scopes for word in (*less, *more)):
        return Kind.NARROWED if _narrows(less, more) else None
    if not _TELLING.isdisjoint((*less, *more)):
        return None
    less, more = _content(less), _content(more)
    stronger = lexicon.words("intensifiers")
    if not less and not more:
        return Kind.NONE
    if not less and stronger.issuperset(more):
        return Kind.INTENSIFIED
    if not more and stronger.issuperset(less) and lexicon.words("frequencies").isdisjoint(less):
        return Kind.DROPPED
    if less and more and names(lower).issuperset(less) and names(higher).issuperset(more):
        return Kind.RENAMED
    return None


def _differing(below: tuple[str, ...], above: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return the words that one has and the other has not, each as often as it has them more often."""
    one, other = Counter(below), Counter(above)
    return list((one - other).elements()), list((other - one).elements())


def _without_inflection(gone: list[str], come: list[str]) -> tuple[list[str], list[str]] | None:
    """Return what differs beside forms of the same words, or None where the higher has several of what was one."""
    scopes = scope_words()
    # The first form of each word comes last.
    forms: dict[int, list[str]] = {}
    for form in reversed(gone):
        forms.setdefault(number(form), []).append(form)
    function_words = forms.pop(0, [])
    more = []
    for word in come:
        others = forms.get(number(word))
        if not others or word in scopes or others[-1] in scopes:
            more.append(word)
        elif len(word) > len(others[-1]) and word.endswith("s") and not others[-1].endswith("s"):
            return None
        else:
            others.pop()
    left = Counter(chain(function_words, *forms.values()))
    return [word for word in dict.fromkeys(gone) for _ in range(left[word])], more


def _in_one_order(below: tuple[str, ...], above: tuple[str, ...], differing: set[str]) -> bool:
    def kept(words: tuple[str, ...]) -> list[str]:
        return [stem(word) for word in words if word not in differing]

    return kept(below) == kept(above)


def _narrows(less: list[str], more: list[str]) -> bool:
    """Tell whether nothing but the word of scope differs, and that reaches less far in the higher."""
    scopes, frames = scope_words(), lexicon.words("scope_frames")
    below, above = ([word for word in words if word in scopes] for words in (less, more))
    others = [word for word in (*less, *more) if word not in scopes and word not in frames and number(word)]
    return len(below) == len(above) == 1 and not others and scopes[above[0]] < scopes[below[0]]


def _content(words: Iterable[str]) -> list[str]:
    return [word for word in words if number(word)]


@cache
def scope_words() -> dict[str, int]:
    """Return the rank of each word that says how far work reaches."""
    return {word: int(rank) for rank, words in lexicon.rows("scope_words") for word in words.split()}


def skeleton(text: str) -> tuple[int, int]:
    """Return a number for what two statements have in common where the step between them is small, and its length."""
    return _skeleton(text) if len(text) <= LONGEST else (0, 0)


@lru_cache(maxsize=512)
def _skeleton(text: str) -> tuple[int, int]:
    found = set(content(text)).difference(_loose())
    if not text[1:].islower():
        found = found.difference(map(number, names(text)))
    return reduce(xor, found, 0), len(found)


@cache
def _loose() -> frozenset[int]:
    """Return the words that come or go in a small step. Other words with their stems do no harm: see `step`."""
    return frozenset(map(number, lexicon.words("intensifiers") | lexicon.words("scope_frames") | scope_words().keys()))


def enough(kind: Kind, bones: int) -> bool:
    """Tell whether statements have enough in common for such a step to say something of them."""
    return bones >= (_FEWEST_WITH_NAMES if kind is Kind.RENAMED else _FEWEST)
