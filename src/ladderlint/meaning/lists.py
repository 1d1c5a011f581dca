"""Lists in a sentence, with a joining word before each of their items: "plans, code and docs" as "plans and code and".

A list with one more item has all the words of the shorter one in their order then, wherever that item stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from ladderlint.meaning.clauses import breaks
from ladderlint.meaning.said import Said


def listed(words: Sequence[Said]) -> list[Said]:
    """Return words with what joins the last two items of a list between all; it has nothing `written`."""
    found: list[Said] = []
    joining: str | None = None
    for word in reversed(words):
        if word.means in ("and", "or"):
            joining = word.means
        if joining is None or word.signs != "," or word.aside or word.means in ("and", "or"):
            found.append(word)
        else:
            found += [word._replace(signs=""), Said(joining, "")]
        if breaks(word) or word.signs.endswith(":"):
            joining = None
    return found[::-1]
