"""In which words two statements differ, in an editor's words."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from ladderlint.prose import Word, words
from ladderlint.text import shorten

# More places than these are no longer "all that differs".
_MOST_SHOWN: Final = 3
# Comparing two texts of so many words takes time, and nobody reads what differs.
_LONGEST: Final = 300


def difference(there: str, here: str) -> str:
    """Return what differs in one statement from another: "'browser' for 'mobile platform' is all that differs"."""
    one, other = words(there), words(here)
    if max(len(one), len(other)) > _LONGEST:
        return "a word or two are all that differs"
    changes = list(dict.fromkeys(_changes(there, one, here, other)))
    if not changes:
        return "only signs and capitals differ"
    listed = " and ".join(changes[:_MOST_SHOWN])
    return f"{listed} {'is all that differs' if len(changes) == 1 else 'are all that differ'}"


def _changes(there: str, one: tuple[Word, ...], here: str, other: tuple[Word, ...]) -> list[str]:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, [_said(word) for word in one], [_said(word) for word in other], autojunk=False)
    ends = [(0, 0, 0), *matcher.get_matching_blocks()]
    found = []
    for (a, b, size), (next_a, next_b, _) in pairwise(ends):
        gone, come = _part(there, one[a + size : next_a]), _part(here, other[b + size : next_b])
        if gone or come:
            found.append(f"'{come}' for '{gone}'" if gone and come else f"'{gone or come}'")
    return found


def _said(word: Word) -> str:
    return word.text.lower().replace("’", "'")


def _part(text: str, some: tuple[Word, ...]) -> str:
    return shorten(" ".join(text[some[0].start : some[-1].end].split())) if some else ""
