"""A statement's words and where they stand, seen through inline Markdown.

Code, images, HTML and addresses are things that a statement names and no prose; emphasis and links are only how its
prose is set. Offsets stay those of the text as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# Noncharacters, which Unicode sets aside for use inside a program, stand where something was blanked out.
THING: Final = "\ufdd0"  # code, an image, HTML, an address: it stands in a sentence like a noun
MARK: Final = "\ufdd1"  # emphasis, a link's brackets and target: the sentence runs on as if it weren't there

# A longer text is no statement, and is taken as prose as it stands: markdown-it would need a second for 100,000 "[".
LONGEST: Final = 5_000

# Most statements have no markup. The first question costs a tenth of the second, which costs a tenth of markdown-it.
_SIGN: Final = re.compile(r"[`*_\]<&\\]")
_MARKUP: Final = r"(?s)`.*`|\*.*\*|(?<!\w)_(?=\S).*_|\]\(|<[A-Za-z/!?]|&#?\w+;|\\[!-/:-@\[-`{-~]"
_ADDRESS: Final = r"(?i)(?:https?://|\bwww\.)[^\s<>]*[^\s<>.,;:!?'\")\]]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
# A run shows a few hundred statements at a time to every rule; each text is read once.
_KEPT: Final = 512
_WORD: Final = re.compile(r"\w+(?:['’.\-]\w+)*")
_MARKED_WORD: Final = rf"\w+(?:{MARK}*(?:['’.\-]{MARK}*)?\w+)*"


class Word(NamedTuple):
    """A word and its span; marks that stand inside the span are not in `text`."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=_KEPT)
def prose(text: str) -> str:
    """Return a text in which each character that is not prose is blanked out as a THING or a MARK.

    The result is as long as the text. Without markup and addresses it is the text.
    """
    if _SIGN.search(text) is not None and len(text) <= LONGEST and re.compile(_MARKUP).search(text) is not None:
        text = _blank(text)
    if "://" in text or "@" in text or "www." in text:
        text = re.compile(_ADDRESS).sub(lambda address: THING * len(address.group()), text)
    return text


@lru_cache(maxsize=_KEPT)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text's prose, in order.

    Apostrophes, hyphens and full stops inside a word are part of it: team's, long-term, Node.js, 8.1.
    """
    seen = prose(text)
    # Straight to the tuple: Word() would take as long again as finding the words.
    make = tuple.__new__
    if MARK not in seen:
        return tuple([make(Word, (match[0], match.start(), match.end())) for match in _WORD.finditer(seen)])
    found = re.compile(_MARKED_WORD).finditer(seen)
    return tuple([make(Word, (match.group().replace(MARK, ""), *match.span())) for match in found])


class WordByWord:
    """The words of a text, found one after the other as they are asked for: what begins a statement is in its first."""

    def __init__(self, text: str) -> None:
        seen = prose(text)
        self._all = words(text) if MARK in seen else None
        self._found: list[Word] = []
        self._more = _WORD.finditer(seen)

    def __getitem__(self, at: int) -> Word:
        if self._all is not None:
            return self._all[at]
        while len(self._found) <= at:
            match = next(self._more, None)
            if match is None:
                raise IndexError(at)
            self._found.append(Word(match.group(), *match.span()))
        return self._found[at]


@lru_cache(maxsize=_KEPT)
def lowered(text: str) -> tuple[str, ...]:
    """Return the words of a text as a list of words has them: in lower case, with straight apostrophes.

    A text that is too long for a statement has none: whoever looks for words in statements need not look there.
    """
    if len(text) > LONGEST:
        return ()
    seen = prose(text)
    if seen.isascii():
        return tuple(_WORD.findall(seen.lower()))
    return tuple([word.text.lower().replace("’", "'") for word in words(text)])


@lru_cache(maxsize=_KEPT)
def vocabulary(text: str) -> frozenset[str]:
    """Return the words of a text once each, to ask in one look whether any of many stands in it.

    A customer's is the word customer as well.
    """
    found = lowered(text)
    return frozenset(found).union([word[:-2] for word in found if word[-2:] == "'s"])


def forget() -> None:
    """Let go what is kept of texts: a file's texts may take as much memory as a file may, and thousands may follow."""
    for kept in (prose, words, lowered, vocabulary):
        kept.cache_clear()


def end_of_part(text: str, word: Word, length: int) -> int:
    """Return where the first characters of a word end in its text: of "**team**'s", the word without its 's."""
    seen, end = prose(text), word.start + length
    if MARK in seen[word.start : end]:
        plain = [at for at in range(word.start, word.end) if seen[at] != MARK]
        end = plain[length - 1] + 1
    return end


def spoken(text: str, start: int, end: int) -> str:
    """Return a part of a text as people read it, without the marks in it."""
    seen = prose(text)[start:end]
    if MARK not in seen:
        return text[start:end]
    return "".join(written for written, shown in zip(text[start:end], seen, strict=True) if shown != MARK)


def _blank(text: str) -> str:
    found = _Found(text)
    parser = _parser()
    parser.inline.parse(text, parser, {"found": found}, [])
    blanked = list(text)
    for start, end in found.marks:
        blanked[start:end] = MARK * (end - start)
    for token, at in found.delimiters:
        # Those that opened and closed nothing stay text.
        if token.type != "text" or not token.content:
            blanked[at] = MARK
    for start, end in found.things:
        blanked[start:end] = THING * (end - start)
    return "".join(blanked)


class _Found:
    """Where markdown-it found what in a text: it gives no offsets inside a line, so its rules are watched."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.things: list[tuple[int, int]] = []
        self.marks: list[tuple[int, int]] = []
        self.delimiters: list[tuple[Token, int]] = []

    def thing(self, state: StateInline, start: int) -> None:
        self.things.append((start, state.pos))

    def link(self, state: StateInline, start: int) -> None:
        end_of_label = state.md.helpers.parseLinkLabel(state, start, True)
        self.marks += [(start, start + 1), (end_of_label, state.pos)]

    def escape(self, state: StateInline, start: int) -> None:
        token = state.tokens[-1]
        if token.content != token.markup:
            self.marks.append((start, start + 1))

    def emphasis(self, state: StateInline, start: int) -> None:
        length = state.pos - start
        self.delimiters += zip(state.tokens[-length:], range(start, state.pos), strict=True)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import autolink, backtick, emphasis, entity, escape, html_inline, image, link

    parser = MarkdownIt("commonmark")
    rules = parser.inline.ruler
    rules.at("escape", _watched(escape, _Found.escape))
    rules.at("backticks", _watched(backtick, _Found.thing))
    rules.at("emphasis", _watched(emphasis.tokenize, _Found.emphasis))
    rules.at("link", _watched(link, _Found.link))
    rules.at("image", _watched(image, _Found.thing))
    rules.at("autolink", _watched(autolink, _Found.thing))
    rules.at("html_inline", _watched(html_inline, _Found.thing))
    rules.at("entity", _watched(entity, _Found.thing))
    # It would merge the delimiters that are left over into the text around them.
    parser.inline.ruler2.disable("fragments_join")
    return parser


_InlineRule = Callable[["StateInline", bool], bool]


def _watched(rule: _InlineRule, note: Callable[[_Found, StateInline, int], None]) -> _InlineRule:
    """Return a rule of markdown-it that also notes where it found something."""

    def watched(state: StateInline, silent: bool) -> bool:
        start = state.pos
        tokens = len(state.tokens)
        matched = rule(state, silent)
        found: _Found = state.env["found"]
        # An image's words are parsed as a text of their own, and a lone backtick matches without a token.
        if matched and not silent and state.src is found.text and len(state.tokens) > tokens:
            note(found, state, start)
        return matched

    return watched
