"""Words and phrases looked for in statements, all at once: a word that begins none of them costs one look-up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from ladderlint.prose import MARK, Word, end_of_part, lowered, prose, vocabulary, words
from ladderlint.text import Span

_LONGEST: Final = 200


class Phrase(NamedTuple):
    """A phrase taken apart: its words, what stands between them, and the signs around them as in "C++" or ".NET"."""

    number: int
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    before: str
    after: str


class Phrases:
    """The phrases to look for. They are found as whole words, in upper or lower case, and not inside code."""

    def __init__(self, phrases: dict[int, str]) -> None:
        # By all of their words: a house may have a thousand phrases that begin with the same ones.
        self._by_words: dict[tuple[str, ...], list[Phrase]] = {}
        for number, text in phrases.items():
            phrase = _take_apart(number, text)
            self._by_words.setdefault(phrase.words, []).append(phrase)
        self._lengths = sorted({len(said) for said in self._by_words})
        self.first_words = frozenset(said[0] for said in self._by_words)

    def find(self, text: str) -> Iterator[tuple[int, Span]]:
        """Yield the number of each phrase that stands in a text, and where."""
        if self.first_words.isdisjoint(vocabulary(text)):
            return
        found, lower, firsts = words(text), lowered(text), self.first_words
        for at, word in enumerate(lower):
            if word in firsts or (word[-2:] == "'s" and word[:-2] in firsts):
                for length in takewhile((len(lower) - at).__ge__, self._lengths):
                    yield from self._at(text, found, at, lower[at : at + length])

    def _at(self, text: str, found: tuple[Word, ...], at: int, said: tuple[str, ...]) -> Iterator[tuple[int, Span]]:
        for wanted in dict.fromkeys((said, (*said[:-1], _bare(said[-1])))):
            for phrase in self._by_words.get(wanted, ()):
                if (span := _match(phrase, text, found, at)) is not None:
                    yield phrase.number, span


def can_be_found(text: str) -> bool:
    """Tell whether a text can be looked for as a phrase: it has words, and is no longer than a phrase."""
    return len(text) <= _LONGEST and bool(words(text))


def _take_apart(number: int, text: str) -> Phrase:
    found = words(text)
    seen = prose(text)
    gaps = [_gap(seen, one, other) for one, other in pairwise(found)]
    before, after = seen[: found[0].start].strip(), seen[found[-1].end :].strip()
    return Phrase(number, lowered(text), tuple(gaps), before, after)


def _match(phrase: Phrase, text: str, found: tuple[Word, ...], at: int) -> Span | None:
    here = found[at : at + len(phrase.words)]
    said = lowered(text)[at : at + len(phrase.words)]
    owned = said != phrase.words
    if owned and (*said[:-1], _bare(said[-1])) != phrase.words:
        return None
    seen = prose(text)
    if any(_gap(seen, one, other) != gap for one, other, gap in zip(here, here[1:], phrase.gaps, strict=False)):
        return None
    start, end = here[0].start, here[-1].end
    if owned:
        end = end_of_part(text, here[-1], len(here[-1].text) - 2)
    if not seen.endswith(phrase.before, 0, start) or not seen.startswith(phrase.after, end):
        return None
    if not phrase.after and seen.startswith(("+", "#"), end):  # C is not C++
        return None
    return Span(start - len(phrase.before), end + len(phrase.after))


def _bare(word: str) -> str:
    """A customer's is the word customer as well."""
    return word.removesuffix("'s")


def _gap(seen: str, one: Word, other: Word) -> str:
    gap = seen[one.end : other.start].replace(MARK, "")
    return " " if gap.isspace() else gap
