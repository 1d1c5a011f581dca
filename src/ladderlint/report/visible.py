"""Characters that a terminal or a build log would act on, or that nobody would see, shown by their numbers."""

from __future__ import annotations

import re
from typing import Final

from ladderlint.diagnostic import Location

# Control characters; what Unicode calls ignorable by default, such as zero-width and bidirectional controls (but not
# the two variation selectors that belong to emoji); line separators, surrogates and what is no character at all.
_UNSEEN: Final = (
    r"\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Build systems obey "##[command" and "##vso[command" wherever they stand in a line of a log.
HAZARD: Final = re.compile(rf"[{_UNSEEN}]|(?<=#)#(?=\w*\[)")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def stand_in(character: str) -> str:
    """Return what to show in a character's place."""
    return f"<U+{ord(character):04X}>"


def visible(text: str) -> str:
    """Return a text in which everything can be seen and nothing does anything."""
    return HAZARD.sub(lambda match: stand_in(match.group()), text)


def visible_lines(text: str) -> str:
    """Return a text in which its line breaks alone are left to do what they do."""
    return "\n".join(visible(line) for line in text.split("\n"))


def well_formed(text: str) -> str:
    """Return a text without halves of surrogate pairs, which strict readers refuse; all else is as it was."""
    return text if text.isascii() else _SURROGATE.sub(lambda match: stand_in(match.group()), text)


def where(location: Location) -> str:
    """Return a place as `path:line:column`, which terminals and editors make a link of."""
    path = visible(location.path)
    # A line that begins with "::", even behind spaces, is a command to GitHub; "./" leads to the same file.
    safe = f"./{path}" if path.lstrip().startswith(":") else path
    return "{}:{}:{}".format(safe, *location.start)
