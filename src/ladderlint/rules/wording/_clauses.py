"""The words that begin a clause."""

from __future__ import annotations

from typing import Final

from ladderlint.lexicon import word_set

# A verb behind one of these may be that of another clause, with a subject of its own.
LEADING_ELSEWHERE: Final = word_set("that which who whom whose what when where while if because so how whether to as")
