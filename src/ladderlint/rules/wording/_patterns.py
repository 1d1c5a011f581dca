"""Regular expressions from a config file, which may come with anybody's pull request: held to what they may cost."""

from __future__ import annotations

import re
from functools import lru_cache
from math import prod
from time import thread_time
from typing import Any, Final

from ladderlint.text import Span, shorten

MAX_LENGTH: Final = 500
MAX_GROUPS: Final = 20
# The library writes out what a pattern repeats at least so often, so a million would take gigabytes.
MAX_REPEATS: Final = 1_000
_REPEATS: Final = re.compile(r"\{\s*(\d+)")

# Seconds of work: what a pattern may take at the start, and what each text adds. Most need 3 µs for a text.
_AT_FIRST: Final = 0.5
_FOR_A_TEXT: Final = 0.0002


class TooSlow(Exception):
    """A pattern took more time than it may."""


class Patience:
    """What time the patterns of one run have left. One that used it up is not tried again."""

    def __init__(self) -> None:
        self.left: dict[str, float] = {}

    def search(self, pattern: str, text: str) -> list[Span]:
        """Return where a pattern is found in a text, without empty places.

        Raises TooSlow where this used up the pattern's time, and finds nothing from then on.
        """
        left = self.left.get(pattern, _AT_FIRST)
        if left <= 0:
            return []
        begun = thread_time()
        try:
            spans = [Span(*match.span()) for match in compiled(pattern).finditer(text, timeout=left)]
        except TimeoutError:
            left = 0.0
        else:
            left = min(_AT_FIRST, left + _FOR_A_TEXT - (thread_time() - begun))
        self.left[pattern] = left
        if left <= 0:
            raise TooSlow
        return [span for span in spans if span.start < span.end]


@lru_cache(maxsize=256)
def compiled(pattern: str) -> Any:
    """Compile a pattern, with the one library whose searches can be timed out."""
    import regex

    return regex.compile(pattern, regex.IGNORECASE)


def fault_of(pattern: str) -> str | None:
    """Say what is wrong with a pattern, in words for whoever wrote it."""
    import regex

    if len(pattern) > MAX_LENGTH:
        return f"this pattern is {len(pattern)} characters long; write at most {MAX_LENGTH}"
    if pattern.count("(") > MAX_GROUPS:
        return f"this pattern has {pattern.count('(')} groups; write at most {MAX_GROUPS}"
    if prod(max(1, int(times)) for times in _REPEATS.findall(pattern)) > MAX_REPEATS:
        return f"this pattern repeats a part more than {MAX_REPEATS} times; write smaller numbers in {{}}"
    try:
        compiled(pattern)
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        return f"'{shorten(pattern)}' is no regular expression: {error}"
    return None
