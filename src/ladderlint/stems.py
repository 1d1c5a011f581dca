"""A word without its ending, so that all of its forms are one."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from ladderlint import lexicon

# A vocabulary is some ten thousand words, however large the ladder.
_KEPT: Final = 1 << 16
_ENDINGS: Final = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("ly", ""))
_NO_ENDINGS: Final = ("eed", "ply", "bly")
_SIBILANTS: Final = ("ss", "x", "z", "ch", "sh")


@lru_cache(maxsize=_KEPT)
def stem(word: str) -> str:
    """Return a word in lower case without its ending. It need not be a word, only the same for all of its forms."""
    word = _base_forms().get(word, word)
    if len(word) > 5:
        word = word.replace("isation", "ization").replace("our", "or")
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2 and not word.endswith(_NO_ENDINGS):
            word = word[: -len(ending)] + instead
            break
    else:
        if word.endswith("es") and word.endswith(_SIBILANTS, 0, len(word) - 2):
            word = word[:-2]
        elif word.endswith("s") and len(word) > 3 and not word.endswith("ss"):
            word = word[:-1]
    word = word.removesuffix("e") if len(word) > 2 else word
    word = f"{word[:-1]}z" if len(word) > 5 and word.endswith("is") else word
    return word[:-1] if len(word) > 3 and word[-1:] == word[-2:-1] else word


@cache
def _base_forms() -> dict[str, str]:
    """Return the base form of each irregular one: made, make."""
    rows = lexicon.rows("irregular_verbs")
    return {form: base for base, *cells in rows for cell in cells for form in cell.split() if form != base}
