"""Colour, where it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Paint = Callable[[str, str], str]

# What a terminal is told to make a tone: 1 is bold, 2 dim, 4 underlined, 9 struck out, and 31 to 36 are red, green,
# yellow, blue, magenta and cyan.
_TONES: Final = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "related": "1;34",
    "gutter": "1;34",
    "place": "1",
    "rule": "2",
    "message": "1",
    "found": "1",
    "clean": "1;32",
    "heading": "1;4",
    "kind": "1",
    "gone": "9;31",
    "come": "1;32",
    "aside": "2",
}


def painter(color: bool) -> Paint:
    """Return what gives a text the colour of a tone, or leaves it as it is."""
    if not color:
        return lambda text, _: text
    return lambda text, tone: f"\x1b[{_TONES[tone]}m{text}\x1b[0m"
