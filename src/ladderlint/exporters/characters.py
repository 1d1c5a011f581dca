"""Characters that no file should carry: damage, and what a terminal would act on."""

from __future__ import annotations

import re
from typing import Final

_REPLACEMENT: Final = "\ufffd"
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
# No-break spaces are meant; other white space only says that words are apart.
_SPACE: Final = re.compile("[^\\S\xa0\u2007\u202f]+")


def utf8(text: str) -> bytes:
    """Return a text as UTF-8. Halves of a surrogate pair, which UTF-8 has no bytes for, are replaced."""
    return _SURROGATE.sub(_REPLACEMENT, text).encode()


def printable(text: str) -> str:
    """Return a text without control characters other than tab and line breaks; what they were is marked."""
    return _CONTROL.sub(_REPLACEMENT, text)


def one_line(text: str) -> str:
    """Return a text on one line, with single spaces between words and without control characters."""
    return printable(_SPACE.sub(" ", text)).strip()
