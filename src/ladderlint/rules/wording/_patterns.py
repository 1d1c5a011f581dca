"""Regular expressions from a config file, which may come with anybody's pull request: held to what they may cost."""

from __future__ import annotations

import re
from functools import lru_cache
from math import prod
from time import thread_time
from typing import Any, Final

from ladderlint.prose import LONGEST
from ladderlint.text import Span, shorten

MAX_PATTERNS: Final = 200
MAX_LENGTH: Final = 500
MAX_GROUPS: Final = 20
# The library writes out what a pattern repeats at least so often, so a million would take gigabytes.
MAX_REPEATS: Final = 1_000
_REPEATS: Final = re.compile(r"\{\s*(\d+)")

# What no word needs: a pattern that calls itself takes 300 MB in half a second, and one for what is nearly there
# takes its time on every text. A backslash takes the meaning from what follows it, braces and all.
_ESCAPED: Final = r"\\[pPNxX]\{[^}]*\}|\\."
_CALLS: Final = r"\(\?(?:R|[+-]?\d|&|P>)"
_NEARLY: Final = r"\{[\d\s<=+]*[deis]\s*[<=+,:}]|\(\?\w*b\w*[):]"

# Seconds of work: what a pattern may take at the start, and what each text adds.
_AT_FIRST: Final = 0.5
_FOR_A_TEXT: Final = 0.0002
# The same for all patterns of a run together. Most searches need 3 µs, and more on a slow machine.
_TOGETHER: Final = 5.0
_FOR_A_SEARCH: Final = 0.00001


class TooSlow(Exception):
    """Patterns took more time than they may; the message says which, and is for whoever wrote them."""


class Patience:
    """What time the patterns of one run have left. One that used it up is not tried again."""

    def __init__(self) -> None:
        self.together = _TOGETHER
        self.left: dict[str, float] = {}

    def search(self, pattern: str, text: str) -> list[Span]:
        """Return where a pattern is found in a text, without empty places.

        Raises TooSlow where this used up the pattern's time, or that of all patterns, and finds nothing from then on.
        A text that is too long for a statement is not searched: each character of it can cost a hundred bytes.
        """
        left = self.left.get(pattern, _AT_FIRST)
        if left <= 0 or self.together <= 0 or len(text) > LONGEST:
            return []
        begun = thread_time()
        try:
            found = compiled(pattern).finditer(text, timeout=min(left, self.together))
            spans = [Span(*match.span()) for match in found]
        except TimeoutError:
            spans, left = [], 0.0 if left <= self.together else left
        took = thread_time() - begun
        self.left[pattern] = min(_AT_FIRST, left + _FOR_A_TEXT - took) if left > 0 else 0.0
        self.together = min(_TOGETHER, self.together + _FOR_A_SEARCH - took)
        if self.left[pattern] <= 0:
            raise TooSlow(
                f"the pattern '{shorten(pattern)}' took more than half a second of computing up to here and was not "
                "tried further; write a simpler one"
            )
        if self.together <= 0:
            raise TooSlow(
                f"the patterns took more than {_TOGETHER:.0f} seconds of computing between them up to here and were "
                "not tried further; write fewer or simpler ones"
            )
        return [span for span in spans if span.start < span.end]


# All patterns of a run stay compiled: compiling takes a thousand times as long as searching.
@lru_cache(maxsize=MAX_PATTERNS)
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
    bare = re.sub(_ESCAPED, "", pattern, flags=re.DOTALL)
    if (found := re.search(_CALLS, bare)) is not None:
        return f"this pattern calls itself or a group of it with '{found.group()}'; write out what is meant"
    if (found := re.search(_NEARLY, bare)) is not None:
        return f"this pattern asks for what is nearly there with '{found.group()}'; write what is meant"
    try:
        compiled(pattern)
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        return f"'{shorten(pattern)}' is no regular expression: {error}"
    return None
