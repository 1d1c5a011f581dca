"""What a statement says apart from how it is put: its content words, as numbers that compare by the hundred thousand.

Content words are those that carry a meaning, without their endings: "Reviews the code" and "Reviewed code" have the
same. Each stands for itself as a number of 60 bits, made of a hash that is the same in every run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from ladderlint import lexicon
from ladderlint.prose import LONGEST, MARK, THING, prose, words
from ladderlint.stems import stem
from ladderlint.text import Span

try:
    from _blake2 import blake2b  # hashlib would load OpenSSL, for a hash that CPython has of its own
except ImportError:
    from hashlib import blake2b

_BITS: Final = (1 << 60) - 1
# A vocabulary is some ten thousand words, however large the ladder.
_KEPT: Final = 1 << 16
# Several rules look at a track, one after the other.
_RECENT: Final = 512
# All but what is part of words: 1.5, team's, C++, C#, 50%.
_PUNCTUATION: Final = {ord(sign): " " for sign in '!"$&()*,-/:;<=>?@[\\]^`{|}~–—‐‑…“”«»·•'} | {ord("’"): "'"}
_LABEL: Final = r"(?:[^\s:]+ ){0,2}[^\s:]+(?:: | [-–—] )"


def same_text(text: str) -> str:
    """Return a text without what makes no difference: capitals, spaces, curly quotes and the punctuation at its end.

    Nothing is left of one that only holds a place: "TBC", "???". wording/placeholder speaks of those.
    """
    return _same_text(text) if len(text) <= LONGEST else _same_text.__wrapped__(text)


@lru_cache(maxsize=_RECENT)
def _same_text(text: str) -> str:
    said = " ".join(text.split())
    if " " not in said and (said.isupper() or not any(map(str.isalnum, said))):
        return ""
    return said.casefold().replace("’", "'").rstrip(" .,;:!")


def digest(text: str) -> int:
    """Return a number of 64 bits that stands for a text without what makes no difference; 0 for an empty one."""
    same = same_text(text)
    return int.from_bytes(blake2b(same.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") if same else 0


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are written, and what stands in code or is an address, each as one.

    Hyphens part words, since not all set them, and the team's is the team. "C++" is not C, nor is 50% the number 50. A
    text that is too long for a statement has none.
    """
    return _tokens(text) if len(text) <= LONGEST else ()


@lru_cache(maxsize=_RECENT)
def _tokens(text: str) -> tuple[str, ...]:
    seen = prose(text)
    if seen is text or (THING not in seen and MARK not in seen):
        return tuple(_split(text))
    found: list[str] = []
    begin = 0
    for thing in re.finditer(f"{THING}+", seen):
        found += _split(seen[begin : thing.start()].replace(MARK, ""))
        found.append(text[slice(*thing.span())])
        begin = thing.end()
    return (*found, *_split(seen[begin:].replace(MARK, "")))


def _split(text: str) -> list[str]:
    """Return the words of a text without markup; three times as fast as with a regular expression."""
    found = text.translate(_PUNCTUATION).split()
    if "." in text or "'" in text or "’" in text:
        bare = (word.strip("'.").removesuffix("'s").removesuffix("'S") for word in found)
        found = [word for word in bare if word]
    return found


def plain_tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, with what stands in code."""
    return _plain_tokens(text) if len(text) <= LONGEST else ()


@lru_cache(maxsize=_RECENT)
def _plain_tokens(text: str) -> tuple[str, ...]:
    return tuple([word.lower() for word in tokens(text)])


def find_word(text: str, wanted: str, before: int = 0) -> Span | None:
    """Return where a word of `plain_tokens` stands in a text, with so many of its kind before it.

    None for one that stands in code.
    """
    for word in words(text):
        before -= plain_tokens(word.text).count(wanted)
        if before < 0:
            return Span(word.start, word.end)
    return None


@lru_cache(maxsize=_KEPT)
def number(word: str) -> int:
    """Return the number that stands for a word in lower case, whatever its ending; 0 for a function word."""
    if word in lexicon.words("function_words"):
        return 0
    hashed = blake2b(stem(word).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(hashed, "big") & _BITS or 1


def content(text: str) -> tuple[int, ...]:
    """Return the numbers of a text's content words, each once, in the order in which they come first.

    A label of up to three words before the sentence is not counted: "Technical strategy: …".
    """
    return _content(text) if len(text) <= LONGEST else ()


@lru_cache(maxsize=_RECENT)
def _content(text: str) -> tuple[int, ...]:
    if ":" in text or " - " in text or "–" in text:
        label = re.match(_LABEL, text)
        text = text[label.end() :] if label is not None else text
    found = dict.fromkeys(map(number, plain_tokens(text)))
    found.pop(0, None)
    return tuple(found)


def jaccard(one: Iterable[int], other: Iterable[int]) -> float:
    """Return how large a share of two sets' members they have in common."""
    first, second = set(one), set(other)
    together = len(first | second)
    return len(first & second) / together if together else 1.0


def names(text: str) -> frozenset[str]:
    """Return the words of a text, in lower case, that its capitals tell for names: AWS, CocoaPods.

    A first word may have its capital for being the first; where most words have one, it tells nothing.
    """
    if text[1:].islower():
        return frozenset()
    found = tokens(text)
    capital = [word for word in found if not word.islower() and word.isidentifier()]
    if capital and capital[0] == found[0] and (found[0][1:].islower() or len(found[0]) == 1):
        del capital[0]
    return frozenset(map(str.lower, capital)) if len(capital) * 2 <= len(found) else frozenset()
