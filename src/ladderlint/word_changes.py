"""What became of the words of a text: which went and which came, in whole words, as people read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby
from typing import Final, NamedTuple

# Chinese and Japanese have no spaces: there each character counts.
_UNSPACED: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD: Final = rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+"
# A text of more words is not read word by word.
_MOST_WORDS: Final = 2_000
# Where less than this part of the shorter text stayed, what stayed did so by chance.
_LEAST_SAME: Final = 0.25


class Fate(Enum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    COME = "come"


class Piece(NamedTuple):
    """Some words of a text, with the white space around them."""

    text: str
    kind: Fate


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """Tell two versions of a text apart, word by word.

    What is the same or gone is `before` when it is joined, and what is the same or has come is `after`, to the
    character. Words that changed are told in runs: a few that stayed by chance between many that changed change with
    them, and of texts that have hardly anything in common each is told as a whole. So are very long ones, apart from
    how they begin and end. The time grows about with the length.
    """
    pieces = _joined(_pieces(before, after))
    while (fewer := _joined(_without_islands(pieces))) != pieces:
        pieces = fewer
    same = sum(len(piece.text) for piece in pieces if piece.kind is Fate.SAME)
    if same < _LEAST_SAME * min(len(before), len(after)):
        pieces = _joined([Piece(before, Fate.GONE), Piece(after, Fate.COME)])
    return tuple(pieces)


def _pieces(before: str, after: str) -> Iterator[Piece]:
    """Yield the pieces between words that stayed, and these."""
    olds, news = ([*re.finditer(_WORD, text)] for text in (before, after))
    was = now = 0
    for old, new in _stayed([old.group() for old in olds], [new.group() for new in news]):
        yield from _between(before[was : olds[old].start()], after[now : news[new].start()])
        yield Piece(olds[old].group(), Fate.SAME)
        was, now = olds[old].end(), news[new].end()
    yield from _between(before[was:], after[now:])


def _between(gone: str, come: str) -> Iterator[Piece]:
    """Yield what is between two words that stayed: the white space that did, too, and what did not."""
    if gone == come:
        yield Piece(gone, Fate.SAME)
        return
    start = 0
    while start < min(len(gone), len(come)) and gone[start] == come[start] and gone[start].isspace():
        start += 1
    yield Piece(gone[:start], Fate.SAME)
    gone, come = gone[start:], come[start:]
    end = 0
    while end < min(len(gone), len(come)) and gone[-1 - end] == come[-1 - end] and gone[-1 - end].isspace():
        end += 1
    yield Piece(gone[: len(gone) - end], Fate.GONE)
    yield Piece(come[: len(come) - end], Fate.COME)
    yield Piece(gone[len(gone) - end :], Fate.SAME)


def _stayed(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of the words that are in both, in order: as many as there can be."""
    fewer = min(len(before), len(after))
    start = 0
    while start < fewer and before[start] == after[start]:
        start += 1
    end = 0
    while end < fewer - start and before[-1 - end] == after[-1 - end]:
        end += 1
    olds, news = len(before) - end, len(after) - end
    middle = _longest_common(before[start:olds], after[start:news])
    return [
        *((place, place) for place in range(start)),
        *((start + old, start + new) for old, new in middle),
        *((olds + place, news + place) for place in range(end)),
    ]


def _longest_common(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of a longest common subsequence.

    A row of the usual table is the bits of one number (Hyyrö 2004): a bit is 0 where one word more is in common.
    """
    if not before or not after or max(len(before), len(after)) > _MOST_WORDS:
        return []
    places: dict[str, int] = {}
    for place, word in enumerate(before):
        places[word] = places.get(word, 0) | 1 << place
    every = (1 << len(before)) - 1
    rows = [every]
    for word in after:
        row = rows[-1]
        found = row & places.get(word, 0)
        rows.append((row + found | row - found) & every)
    pairs = []
    old, new = len(before), len(after)
    while old and new:
        if rows[new] >> old - 1 & 1:
            old -= 1
        elif not rows[new - 1] >> old - 1 & 1:
            new -= 1
        else:
            old, new = old - 1, new - 1
            pairs.append((old, new))
    return pairs[::-1]


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces in runs: between two that stayed one that went, one that came, or both."""
    found = []
    for stayed, run in groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.kind is Fate.SAME):
        parts = [*run]
        for kind in (Fate.SAME,) if stayed else (Fate.GONE, Fate.COME):
            text = "".join(part.text for part in parts if part.kind is kind)
            if text:
                found.append(Piece(text, kind))
    return found


def _without_islands(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces, where one that stayed between much longer ones that changed is changed as well."""
    for place, piece in enumerate(pieces):
        around = min(_longest(pieces[max(0, place - 2) : place]), _longest(pieces[place + 1 : place + 3]))
        if piece.kind is Fate.SAME and 2 * len(piece.text.strip()) < around:
            yield from (Piece(piece.text, Fate.GONE), Piece(piece.text, Fate.COME))
        else:
            yield piece


def _longest(pieces: Sequence[Piece]) -> int:
    return max((len(piece.text) for piece in pieces if piece.kind is not Fate.SAME), default=0)
