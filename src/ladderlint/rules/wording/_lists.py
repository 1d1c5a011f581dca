"""Rules that are lists: a word or phrase, a better one, and the reason, which the finding shows.

The list that is shipped lies in `lexicon/`, a row an entry: `find | use | why`. A `use` of `-` means to leave the word
out. Where no other word would do, a row is `find | why`, and `why` goes on where the word stops, as in "'Responsible
for' names a duty; say …". Braces hold whole words to choose from, as in a shell: `{tries,try} to` is "tries to" and
"try to", and the choices of `use` are taken in the same order. Before and behind a phrase:

    ^ phrase     only at the head of a sentence, behind nothing but adverbs, "I" or "they", and forms of "be"
    phrase …     only where another word follows
    ! phrase     a phrase in which the words of the list are right
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from ladderlint import lexicon
from ladderlint.diagnostic import Diagnostic
from ladderlint.model import Statement, Text
from ladderlint.prose import MARK, lowered, prose, spoken, vocabulary, words
from ladderlint.rule import Context
from ladderlint.rules.wording._phrases import Phrases, can_be_found
from ladderlint.rules.wording._wanted import advice, in_place_of, stands_already
from ladderlint.text import Span, shorten

_WORD: Final = r"\w+(?:['’.\-]\w+)*"
_CHOICES: Final = r"\{([^}]*)\}"
_SPACE: Final = f" \t\xa0{MARK}"
_OPENS: Final = ('"', "'", "“", "‘", "«")
_CLOSES: Final = ('"', "'", "”", "’", "»")
_SENTENCE_ENDS: Final = ".!?:;\n\r•"
_SUBJECTS: Final = frozenset(("i", "they", "you", "we", "he", "she"))
_BE: Final = frozenset(("is", "am", "are", "be", "being", "i'm", "they're", "you're", "we're"))
_ADVERBS: Final = frozenset(
    ("also", "already", "often", "now", "sometimes", "still", "then", "always", "both", "and", "well", "very")
)
_NO_ADVERBS: Final = frozenset(("apply", "comply", "imply", "multiply", "rely", "reply", "supply"))


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
            if not can_be_found(entry.find):
                yield ("add", number, "find"), f"'{shorten(entry.find)}' is no word or phrase to find"
            elif entry.use is None and not entry.why:
                yield ("add", number), "this entry has neither 'use' nor 'why'; say what to write instead, or why"
        for number, phrase in enumerate(self.allow):
            if not can_be_found(phrase):
                yield ("allow", number), f"'{shorten(phrase)}' is no word or phrase to allow"


def find_listed(part: Statement | Text, ctx: Context, name: str) -> Iterable[Diagnostic]:
    """Return a finding for each word of a list that stands in a text and is not allowed there."""
    word_list = _word_list(name, ctx.options)
    if word_list.telling.isdisjoint(vocabulary(part.text)):
        return ()
    return _findings(part, ctx, word_list)


def start_of_head(text: str, start: int) -> int | None:
    """Return where the verb of a sentence begins, if that is the word at `start` or a form of "be" before it.

    Adverbs and a pronoun may come first. None says that something else stands there.
    """
    seen, found, said = prose(text), words(text), lowered(text)
    at = bisect_left(found, start, key=lambda word: word.start)
    while at and ((word := said[at - 1]) in _BE or word in _SUBJECTS or is_adverb(word)):
        if seen[found[at - 1].end : found[at].start].strip(_SPACE + ","):
            break
        at -= 1
        start = found[at].start if word in _BE else start
    begins = not at or not set(_SENTENCE_ENDS).isdisjoint(seen[found[at - 1].end : found[at].start])
    return start if begins else None


def is_adverb(word: str) -> bool:
    """Tell whether a word in lower case may stand between a subject and its verb."""
    return word in _ADVERBS or (word.endswith("ly") and word not in _NO_ADVERBS)


class _Kind(NamedTuple):
    """A row written out, or all that a house adds: what it finds, and what to use instead of each."""

    phrases: Phrases
    entries: tuple[Entry, ...]
    is_shipped: bool = True
    only_at_head: bool = False
    only_followed: bool = False


class _WordList(NamedTuple):
    """A list's rows by words that tell of them: a text that has none of these has nothing of the list."""

    telling: frozenset[str]
    rows: dict[str, list[Entry]]
    added: _Kind
    allowed: dict[str, list[str]]


@lru_cache(maxsize=32)
def _word_list(name: str, options: ListOptions) -> _WordList:
    added = _Kind(Phrases({at: entry.find for at, entry in enumerate(options.add)}), options.add, is_shipped=False)
    rows: dict[str, list[Entry]] = {}
    allowed: dict[str, list[str]] = {}
    for phrase in options.allow:
        allowed.setdefault(_longest(phrase), []).append(phrase)
    for find, *rest in lexicon.rows(name):
        if find.startswith("! "):
            for word in _telling(find):
                allowed.setdefault(word, []).append(find)
            continue
        use, why = rest if len(rest) == 2 else (None, rest[0])
        for word in _telling(find):
            rows.setdefault(word, []).append(Entry(find, use, why))
    return _WordList(added.phrases.first_words.union(rows), rows, added, allowed)


def _telling(find: str) -> set[str]:
    """Return words of which a text has one if it has a row's phrase: the longer they are, the fewer texts have them."""
    choices = [{_longest(choice) for choice in group.split(",")} for group in re.findall(_CHOICES, find)]
    return max([{_longest(re.sub(_CHOICES, " ", find))}, *choices], key=lambda each: min(map(len, each)))


def _longest(phrase: str) -> str:
    return max(re.findall(_WORD, phrase.lower().replace("’", "'")), key=len, default="")


@lru_cache(maxsize=1024)
def _kind(row: Entry) -> _Kind:
    finds = lexicon.expanded(row.find.removeprefix("^ ").removesuffix(" …"))
    uses = [None] if row.use is None else [use.removeprefix("-") for use in lexicon.expanded(row.use)]
    entries = [Entry(find, uses[number * len(uses) // len(finds)], row.why) for number, find in enumerate(finds)]
    phrases = Phrases(dict(enumerate(finds)))
    at_head, followed = row.find.startswith("^ "), row.find.endswith(" …")
    return _Kind(phrases, tuple(entries), only_at_head=at_head, only_followed=followed)


@lru_cache(maxsize=1024)
def _allowed(phrase: str) -> Phrases:
    return Phrases(dict(enumerate(lexicon.expanded(phrase[2:]) if phrase.startswith("! ") else [phrase])))


def _findings(part: Statement | Text, ctx: Context, word_list: _WordList) -> Iterator[Diagnostic]:
    text = part.text
    rows = dict.fromkeys(row for word in word_list.rows.keys() & vocabulary(text) for row in word_list.rows[word])
    kinds = [word_list.added, *map(_kind, rows)]
    found = [(span, kind.entries[number], kind) for kind in kinds for number, span in kind.phrases.find(text)]
    allowed = list(_allowed_spans(text, word_list)) if found else []
    last = 0
    for span, entry, kind in sorted(found, key=_by_place):
        if span.start < last or any(other.start <= span.start and span.end <= other.end for other in allowed):
            continue
        if stands_already(text, span, entry.find, entry.use) or (kind.is_shipped and not _is_meant(text, span, ctx)):
            continue
        head = start_of_head(text, span.start) if kind.only_at_head else span.start
        if head is None or (kind.only_followed and not _is_followed(text, span)):
            continue
        last = span.end
        message = _message(text, span._replace(start=head), entry, kind)
        write = in_place_of(text[head:last], entry.use) if entry.use else entry.use
        yield ctx.report(part.node, message, within=Span(head, last), write=write)


def _by_place(found: tuple[Span, Entry, _Kind]) -> tuple[object, ...]:
    """Put what begins earlier or goes on longer first, and the house's own word before ours."""
    span, entry, kind = found
    return span.start, -span.end, kind.is_shipped, entry.find, entry.use or "", entry.why or ""


def _allowed_spans(text: str, word_list: _WordList) -> Iterator[Span]:
    for word in word_list.allowed.keys() & vocabulary(text):
        for phrase in word_list.allowed[word]:
            yield from (span for _, span in _allowed(phrase).find(text))


def _message(text: str, span: Span, entry: Entry, kind: _Kind) -> str:
    if kind.is_shipped and entry.use is None:
        return f"'{shorten(' '.join(spoken(text, *span).split()))}' {entry.why}"
    return advice(text, span, entry.use, entry.why)


def _is_followed(text: str, span: Span) -> bool:
    after = prose(text)[span.end :].lstrip(MARK)
    return after[:1].isspace() and after.lstrip(_SPACE)[:1].isalnum()


def _is_meant(text: str, span: Span, ctx: Context) -> bool:
    """Tell whether a phrase is English here, and used: neither spoken of nor a name."""
    if not ctx.is_english:
        return False
    seen = prose(text)
    before, after = seen[: span.start], seen[span.end :]
    # A word between quotation marks is spoken of: avoids words such as "just".
    if before.endswith(_OPENS) and after.startswith(_CLOSES):
        return False
    # A capital inside a sentence makes a name: works for Just Eat.
    before = before.rstrip(_SPACE)
    return not seen[span.start].isupper() or not before or before.endswith((*_OPENS, *_SENTENCE_ENDS, "(", "-"))
