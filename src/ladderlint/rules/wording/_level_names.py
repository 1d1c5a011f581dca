"""How texts name a level: by its grade, its number, or where it stands; parts of patterns that ignore case."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

GRADES: Final = "junior|mid-level|mid|senior|staff|principal|associate|graduate"
BEFORE: Final = "previous|prior|preceding|lower|last"
SHORT_NAME: Final = r"(?:[LE]|IC ?)\d\b"


def may_name_level(found: Set[str], names: Set[str]) -> bool:
    """Tell whether a text with these words may name a level: by one of some names, or as L3, E4 and IC5."""
    return not names.isdisjoint(found) or any(word[-1].isdigit() and word[0] in "lei" for word in found)
