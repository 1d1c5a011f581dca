"""The words and phrases for which the lists have better ones, from all lists at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from ladderlint import lexicon

_LISTS: Final = (
    "absolutes", "fillers", "hedges", "idioms", "inclusive_language", "knowledge_verbs", "negative_framing",
    "personality_traits", "vague_words", "wrong_phrases",
)  # fmt: skip


class Better(NamedTuple):
    """A phrase and what to write instead, "" to leave it out; None for a phrase that is right as it is.

    Some are meant at the head of a sentence only, and some only where another word follows, or an -ing form.
    """

    find: str
    use: str | None
    only_at_head: bool = False
    only_followed: bool = False
    only_before_gerund: bool = False


def better_words() -> Iterator[Better]:
    """Yield each phrase that has a better one, those that are right all the same, and "Responsible for leading"."""
    for name in _LISTS:
        for find, *rest in lexicon.rows(name):
            if find.startswith("! "):
                yield from (Better(phrase, None) for phrase in lexicon.expanded(find[2:]))
            elif len(rest) == 2:
                yield from _better(find, rest[0].removeprefix("-"))
    for find, *_ in lexicon.rows("responsibility_phrases"):
        if not find.startswith("! "):
            for phrase in lexicon.expanded(find.removeprefix("^ ")):
                yield Better(phrase, "", only_at_head=True, only_before_gerund=True)


def _better(find: str, use: str) -> Iterator[Better]:
    finds = lexicon.expanded(find.removeprefix("^ ").removesuffix(" …"))
    uses = lexicon.expanded(use)
    for number, phrase in enumerate(finds):
        instead = uses[number * len(uses) // len(finds)]
        yield Better(phrase, instead, only_at_head=find.startswith("^ "), only_followed=find.endswith(" …"))
