"""Rules that are lists: a word or phrase, a better one, and the reason, which the finding shows.

The list that is shipped lies in `lexicon/`, a row an entry: `find | use | why`. A `use` of `-` means to leave the word
out, and an empty one that no other word would do: then `why` says what to do. A line `! phrase` is a phrase in which
the words of the list are right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ladderlint import lexicon
from ladderlint.diagnostic import Diagnostic
from ladderlint.model import Statement, Text
from ladderlint.prose import vocabulary
from ladderlint.rule import Context
from ladderlint.rules.wording._phrases import Phrases, has_words
from ladderlint.rules.wording._wanted import advice, stands_already
from ladderlint.text import Span, shorten


class Entry(NamedTuple):
    """A word or phrase that is not wanted.

    find: The word or phrase, found in upper and lower case.
    use: What to write instead; nothing ('') to leave it out.
    why: The reason, which the finding shows.
    """

    find: str
    use: str | None = None
    why: str | None = None


class ListOptions(NamedTuple):
    """What a house changes about the list.

    add: Further words and phrases.
    allow: Words of the list that are fine here, and phrases in which they are.
    """

    add: tuple[Entry, ...] = ()
    allow: tuple[str, ...] = ()

    def problems(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield what is wrong with the words: where, as a route within these options, and the words for it."""
        for number, entry in enumerate(self.add):
            if not has_words(entry.find):
                yield ("add", number, "find"), f"'{shorten(entry.find)}' has no word to find"
            elif entry.use is None and not entry.why:
                yield ("add", number), "this entry has neither 'use' nor 'why'; say what to write instead, or why"
        for number, phrase in enumerate(self.allow):
            if not has_words(phrase):
                yield ("allow", number), f"'{shorten(phrase)}' has no word to allow"


def find_listed(part: Statement | Text, ctx: Context, name: str) -> Iterable[Diagnostic]:
    """Return a finding for each word of a list that stands in a text and is not allowed there."""
    words = _word_list(name, ctx.options)
    return () if words.begins.isdisjoint(vocabulary(part.text)) else _findings(part, ctx, words)


class _WordList(NamedTuple):
    begins: frozenset[str]
    entries: tuple[Entry, ...]
    unwanted: Phrases
    allowed: Phrases


@lru_cache(maxsize=32)
def _word_list(name: str, options: ListOptions) -> _WordList:
    entries, allowed = list(options.add), list(options.allow)
    for row in lexicon.rows(name):
        if row[0].startswith("! "):
            allowed.append(row[0][2:])
        else:
            find, use, why = row
            entries.append(Entry(find, "" if use == "-" else use or None, why))
    unwanted = Phrases({number: entry.find for number, entry in enumerate(entries)})
    return _WordList(frozenset(unwanted.by_first_word), tuple(entries), unwanted, Phrases(dict(enumerate(allowed))))


def _findings(part: Statement | Text, ctx: Context, words: _WordList) -> Iterator[Diagnostic]:
    found = sorted((span.start, -span.end, number) for number, span in words.unwanted.find(part.text))
    allowed = [span for _, span in words.allowed.find(part.text)] if found else []
    last = 0
    for start, end, number in found:
        span, entry = Span(start, -end), words.entries[number]
        fine = any(other.start <= span.start and span.end <= other.end for other in allowed)
        if start < last or fine or stands_already(part.text, span, entry.find, entry.use):
            continue
        last = span.end
        yield ctx.report(part.node, advice(part.text, span, entry.use, entry.why), within=span)
