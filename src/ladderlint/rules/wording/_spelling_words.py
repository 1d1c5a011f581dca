"""The words of a text whose spelling may be judged: words of prose, and no names, addresses or quotations."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache
from typing import Final, NamedTuple

from ladderlint.prose import MARK, Word, lowered, prose, vocabulary, words
from ladderlint.rule import Context
from ladderlint.rules.wording._sentences import begins_sentence
from ladderlint.text import Span

# A path, a variable or a handle is spelt as it is spelt.
_CODE: Final = frozenset("@#$\\=_<>{}|~^")
_QUOTES: Final = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»"}


class Spelt(NamedTuple):
    """A word as it is spelt, and in lower case; of a word with hyphens, one part."""

    said: str
    lower: str
    span: Span


@lru_cache(maxsize=8)
def glossary_words(run: Context) -> frozenset[str]:
    """Return the words of the terms in the ladder's glossary, once a run."""
    terms = run.ladder.glossary if run.ladder is not None else ()
    return frozenset(word for term, _ in terms for word in lowered(term))


def has_any(text: str, listed: Set[str]) -> bool:
    """Tell whether a text may have a word of a list: most texts have none, and that takes one look."""
    found = vocabulary(text)
    if not listed.isdisjoint(found):
        return True
    return "-" in text and not listed.isdisjoint([part for word in found if "-" in word for part in word.split("-")])


def spelt_words(text: str, listed: Set[str]) -> Iterator[Spelt]:
    """Yield the words of a text that are on a list.

    A capital says that a word is a name, except where a sentence begins. A word alone between quotation marks is
    spoken of and not used.
    """
    seen = prose(text)
    for word in words(text):
        for said, span in _parts(word, seen):
            lower = said.lower()
            if lower in listed and _is_prose(seen, said, span):
                yield Spelt(said, lower, span)


def _parts(word: Word, seen: str) -> Iterator[tuple[str, Span]]:
    """Yield the parts of a word between hyphens, each without its 's, and where they stand."""
    if MARK in seen[word.start : word.end]:
        # Emphasis begins or ends inside the word: all of it is pointed at.
        yield word.text, Span(word.start, word.end)
        return
    at = word.start
    for part in word.text.split("-"):
        bare = part[:-2] if part.endswith(("'s", "’s")) else part
        yield bare, Span(at, at + len(bare))
        at += len(part) + 1


def _is_prose(seen: str, said: str, span: Span) -> bool:
    if not said.islower() and not (said[1:].islower() and begins_sentence(seen, span.start)):
        return False
    before, after = seen[: span.start].replace(MARK, "")[-1:], seen[span.end :].replace(MARK, "")[:1]
    if before in _QUOTES and _QUOTES[before] == after:
        return False
    token = _token(seen, span)
    return _CODE.isdisjoint(token) and token.count("/") < 2 and token[0] != "/"


def _token(seen: str, span: Span) -> str:
    """Return what stands around a word without a space."""
    begin, end = span
    while begin and not seen[begin - 1].isspace():
        begin -= 1
    while end < len(seen) and not seen[end].isspace():
        end += 1
    return seen[begin:end]
