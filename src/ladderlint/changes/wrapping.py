"""Words in colours or marks, in lines that fit a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from ladderlint.report.cells import width
from ladderlint.report.paint import Paint
from ladderlint.word_changes import Fate, Piece

# Some words of one tone; "" is none.
Run = tuple[str, str]
_TONES: Final = {Fate.SAME: "", Fate.GONE: "gone", Fate.COME: "come"}
_MARKS: Final = {Fate.SAME: ("", ""), Fate.GONE: ("[-", "-]"), Fate.COME: ("{+", "+}")}


def marked(pieces: Iterable[Piece], *, color: bool) -> Iterator[Run]:
    """Yield what became of words in the tones for that; without colours they are marked as Git marks words."""
    for text, fate in pieces:
        opening, closing = ("", "") if color else _MARKS[fate]
        yield f"{opening}{text}{closing}", _TONES[fate]


def wrapped(runs: Iterable[Run], columns: int, paint: Paint) -> Iterator[str]:
    """Yield lines of words in their colours. A word that is wider than a line stands on one of its own."""
    line: list[Run] = []
    taken = 0
    for word in _words(runs):
        size = sum(width(text) for text, _ in word)
        # At the beginning of a line, even behind spaces, "::" is a command to GitHub.
        if line and taken + 1 + size > columns and not word[0][0].startswith("::"):
            yield _painted(line, paint)
            line, taken = [], 0
        if line:
            line.append((" ", word[0][1] if word[0][1] == line[-1][1] else ""))
            taken += 1
        line += word
        taken += size
    if line:
        yield _painted(line, paint)


def _words(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the words; one may be of several tones."""
    word: list[Run] = []
    for text, tone in runs:
        first, *others = text.split(" ")
        if first:
            word.append((first, tone))
        for other in others:
            if word:
                yield word
            word = [(other, tone)] if other else []
    if word:
        yield word


def _painted(line: Iterable[Run], paint: Paint) -> str:
    found = []
    for tone, runs in groupby(line, key=lambda run: run[1]):
        text = "".join(text for text, _ in runs)
        found.append(paint(text, tone) if tone else text)
    return "".join(found)
