"""A statement with the better words in place of those for which our lists have some."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from ladderlint.conjugation import Form
from ladderlint.lexicon.better_words import Better, better_words
from ladderlint.meaning.said import Said, said
from ladderlint.meaning.spelt import spelt
from ladderlint.verbs import readings

_ENDS: Final = (".", "!", "?", ":", ";")


class _Row(NamedTuple):
    find: tuple[str, ...]
    use: list[Said]
    better: Better


def better_put(words: list[Said]) -> list[Said]:
    """Return words, as `spelt`, with the better words for each phrase that has some; each place is looked at once."""
    rows = _rows()
    found: list[Said] = []
    at = 0
    signs = ""
    while at < len(words):
        row = next((row for row in rows.get(words[at].means, ()) if _stands(row, words, at)), None)
        if row is None:
            instead, length = words[at : at + 1], 1
        else:
            length = len(row.find)
            instead = words[at : at + length] if row.better.use is None else _like(row.use, words[at])
        # Signs before what is left out stand before what follows.
        signs += "" if instead else words[at].signs
        if instead and signs:
            instead[0] = instead[0]._replace(signs=signs + instead[0].signs)
            signs = ""
        found += instead
        at += length
    return found


def _like(words: list[Said], first: Said) -> list[Said]:
    """Return words that stand in the place of others, of which this was the first."""
    return [word._replace(aside=first.aside, signs="" if at else first.signs) for at, word in enumerate(words)]


def _stands(row: _Row, words: list[Said], at: int) -> bool:
    here = words[at : at + len(row.find)]
    if tuple(word.means for word in here) != row.find:
        return False
    after = words[at + len(row.find)] if at + len(row.find) < len(words) else None
    if row.better.only_at_head and at and not words[at].signs.endswith(_ENDS):
        return False
    if row.better.only_before_gerund:
        return after is not None and any(form is Form.GERUND for form, _ in readings(after.means))
    return not row.better.only_followed or (after is not None and not after.signs)


@cache
def _rows() -> dict[str, list[_Row]]:
    """Return the phrases by their first words, longer ones first."""
    rows: dict[str, list[_Row]] = {}
    for better in better_words():
        find = tuple(word.means for word in spelt(said(better.find)))
        rows.setdefault(find[0], []).append(_Row(find, spelt(said(better.use or "")), better))
    for some in rows.values():
        some.sort(key=lambda row: len(row.find), reverse=True)
    return rows
