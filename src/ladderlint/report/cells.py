"""How many columns of a terminal a text takes, character by character."""

from __future__ import annotations

from typing import Final, NamedTuple

from ladderlint.report.visible import HAZARD, stand_in

_TAB: Final = 4


class Cells(NamedTuple):
    """A text as it is shown: for each character what stands for it, and how wide that is.

    A character that joins the one before it, as an accent or a skin tone does, has no width of its own.
    """

    shown: list[str]
    widths: list[int]


def lay_out(text: str) -> Cells:
    """Return how one line of text is shown. A tab is an arrow that reaches to the next fourth column."""
    shown: list[str] = []
    widths: list[int] = []
    at = 0
    for match in HAZARD.finditer(text):
        _add(text[at : match.start()], shown, widths)
        at = match.end()
        character = match.group()
        words = "→".ljust(_TAB - sum(widths) % _TAB) if character == "\t" else stand_in(character)
        shown.append(words)
        widths.append(len(words))
    _add(text[at:], shown, widths)
    return Cells(shown, widths)


def width(text: str) -> int:
    """Return how wide a text is in which everything is visible already."""
    return len(text) if text.isascii() else sum(_widths(text))


def _add(text: str, shown: list[str], widths: list[int]) -> None:
    shown += text
    widths += [1] * len(text) if text.isascii() else _widths(text)


def _widths(text: str) -> list[int]:
    from wcwidth import wcswidth, wcwidth

    widths: list[int] = []
    base = 0
    for at, character in enumerate(text):
        if not character.isascii() and at > base:
            # wcwidth knows what joins what; it is asked about one character and what has joined it so far.
            added = wcswidth(text[base : at + 1]) - widths[base]
            if added <= 0 or wcwidth(character) == 0:
                widths[base] += max(added, 0)
                widths.append(0)
                continue
        base = at
        widths.append(wcwidth(character))
    return widths
