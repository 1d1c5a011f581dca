"""Where sentences begin and end: a full stop may be that of an abbreviation, or of a number in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ladderlint.prose import MARK, prose

_NEXT: Final = rf"[.!?…]['\"”’)\]{MARK}]*\s+(?=['\"“‘(\[{MARK}]*[^\Wa-z_])|\n\s*(?=\S)"
# What stands before a full stop that ends no sentence, at the end of a text either.
_SHORT: Final = r"\b(?:etc|inc|ltd|co|corp|vs|approx|dept|jr|sr|al)|\b(?:\w\.)+\w"
# Inside a text: what these abbreviate or number comes next.
_SHORT_INSIDE: Final = rf"(?i)(?:{_SHORT}|\b(?:cf|incl|esp|no|st|dr|mrs?|ms|\w)|\.)\Z"
# An abbreviation shows in its last characters.
_TAIL: Final = 20

_OPENING: Final = " \t\u00a0([{\"'“‘«*~–—-•·" + MARK
_ENDS: Final = ".!?:;…\n"


def sentence_starts(text: str) -> Iterator[int]:
    """Yield where each sentence of a text begins; a line is a sentence as well."""
    seen = prose(text)
    last, end = 0, len(seen.rstrip())
    yield 0
    for found in re.compile(_NEXT).finditer(seen, 0, end):
        before = seen[max(last, found.start() - _TAIL) : found.start()].replace(MARK, "").strip()
        stops = seen[found.start()] != "." or not (
            before.isdigit() or re.compile(_SHORT_INSIDE).search(before) is not None
        )
        if before and stops:
            last = found.end()
            yield last


def begins_sentence(seen: str, at: int) -> bool:
    """Tell whether a sentence begins at an offset of some prose."""
    before = seen[:at].rstrip(_OPENING)
    return not before or before[-1] in _ENDS


def ends_in_abbreviation(tail: str) -> bool:
    """Tell whether the full stop at the end of some prose is an abbreviation's: etc., e.g., Ltd."""
    return re.compile(rf"(?i)(?:{_SHORT})\.\Z").search(tail) is not None
