"""A statement's words one by one, with the signs between them, as far as these tell what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple
from unicodedata import normalize

from ladderlint import lexicon
from ladderlint.lexicon import word_set
from ladderlint.prose import MARK, THING, prose
from ladderlint.text import shorten

# C++ is not C, nor is 50% the number 50; and "latency > 1 s" is another thing than "latency < 1 s".
_TOKEN: Final = re.compile(rf"{THING}+|\w+(?:{MARK}*(?:['’.]{MARK}*)?\w+)*(?:\+\+|[#%+])?|[<>=≤≥$€£]|&(?=[\s{MARK}])")
_NOTHING: Final = {ord(MARK): "", **dict.fromkeys(map(ord, " \t\r\n\xa0"), "")}
_SIGNS: Final = {"&": ("and",), "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not")}
_SHORT_FORMS: Final = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would", "n't": "not", "'s": ""}
# What follows these, or stands in parentheses, tells what is meant by what was said before.
_LEADS_ASIDE: Final = word_set("e.g eg i.e ie namely including like")
_LEADS_ASIDE_IN_TWO: Final = frozenset((("such", "as"), ("for", "example"), ("for", "instance")))


class Said(NamedTuple):
    """A word of a statement, as it counts and as it is `written`.

    `signs` stand between it and the word before, as do `small` words that were left out. It is an `aside` where it only
    makes clearer what was said.
    """

    means: str
    written: str
    signs: str = ""
    aside: bool = False
    small: str = ""

    @property
    def lower(self) -> str:
        """The word as it is written, in lower case."""
        return self.written.casefold()


def said(text: str) -> list[Said]:
    """Return the words of a text without capitals, possessives and short forms; what stands in code is one word.

    Hyphens part words, and the marks of emphasis and links are none of its signs.
    """
    return _with_asides(list(_words(normalize("NFC", text))))


def joined(words: list[Said]) -> str:
    """Return what words say in one piece: "code base" is "codebase", but "not able" is not "notable"."""
    return "".join(f" {word.means} " if word.means == "not" or word.means.isdigit() else word.means for word in words)


def written(words: Sequence[Said]) -> str:
    """Return words as a message quotes them."""
    found = [part for word in words for part in (word.small, word.written) if part]
    # "Don't" is two words, and written once.
    once = [part for part, _ in groupby(found[1:] if words and words[0].small else found)]
    return f"'{shorten(' '.join(once))}'"


def is_small(word: Said) -> bool:
    """Tell whether a word only holds a sentence together."""
    return word.means in lexicon.words("function_words")


def content(words: Sequence[Said]) -> list[Said]:
    """Return the words that carry a meaning of their own."""
    return [word for word in words if not is_small(word)]


def _words(text: str) -> Iterator[Said]:
    seen = prose(text)
    end = 0
    for found in _TOKEN.finditer(seen):
        minus = "-" if _is_minus(seen, found.start()) else ""
        signs = seen[end : found.start() - len(minus)].translate(_NOTHING)
        end = found.end()
        if found.group()[0] == THING:
            yield Said(text[slice(*found.span())], text[slice(*found.span())], signs)
            continue
        written = minus + (found.group().replace(MARK, "") if MARK in found.group() else found.group())
        if written.lower() in ("e.g", "i.e") and seen[end : end + 1] == ".":
            written, end = f"{written}.", end + 1
        for means in _parts(written.casefold().replace("’", "'").removesuffix(".")):
            yield Said(means, written, signs)
            signs = ""


def _is_minus(text: str, at: int) -> bool:
    """Tell whether a number begins here that is below zero: "at -5", and no "3-5"."""
    return text[at].isdigit() and text[at - 1 : at] in ("-", "−") and (at < 2 or text[at - 2] in " (")


def _parts(word: str) -> tuple[str, ...]:
    if word in _SIGNS:
        return _SIGNS[word]
    if word.endswith("%"):
        return (word[:-1], "percent")
    if "'" not in word:
        return (word,)
    for ending, means in _SHORT_FORMS.items():
        if word.endswith(ending) and word != ending:
            return (word.removesuffix(ending), means) if means else (word.removesuffix(ending),)
    return (word,)


def _with_asides(words: list[Said]) -> list[Said]:
    depth, since = 0, -1
    for at, word in enumerate(words):
        depth = max(0, depth + word.signs.count("(") - word.signs.count(")"))
        if since >= 0 and at > since + 1 and not {";", ".", ")"}.isdisjoint(word.signs):
            since = -1
        pair = (word.means, words[at + 1].means) if at + 1 < len(words) else ()
        if word.means in _LEADS_ASIDE or pair in _LEADS_ASIDE_IN_TWO:
            since = at + (pair in _LEADS_ASIDE_IN_TWO)
        if depth or since >= 0:
            words[at] = word._replace(aside=True)
    return words
