"""Text inside XML: what means something to XML is escaped, and what XML can't hold is shown."""

from __future__ import annotations

import re
from typing import Final

from ladderlint.report.visible import HAZARD, stand_in, visible_lines

# What XML 1.0 has no way to write (section 2.2), not even by its number.
_IMPOSSIBLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# White space is written by number, since readers make one space of it in an attribute; no text then begins a line.
_ESCAPES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def words(text: str) -> str:
    """Return what people read, in which everything is visible, for an element or an attribute in double quotes."""
    return visible_lines(text).translate(_ESCAPES)


def exact(text: str) -> str:
    """Return what programs read, such as a path: the same text, as far as XML can hold it."""
    possible = _IMPOSSIBLE.sub(lambda match: stand_in(match.group()), text)
    return HAZARD.sub(lambda match: _numbered(match.group()), possible.translate(_ESCAPES))


def _numbered(character: str) -> str:
    return f"&#{ord(character)};"
