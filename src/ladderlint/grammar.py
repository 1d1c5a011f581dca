"""The small words of English, by what they do in a sentence, and how adverbs are stepped over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ladderlint.lexicon import word_set
from ladderlint.verbs import is_never_verb, readings

PERSONS: Final = word_set("i we you")
MODALS: Final = word_set("can could may might must shall should will would can't cannot couldn't won't")
JOINING: Final = word_set("and or but")
# Those that can be what a sentence is about.
PRONOUNS: Final = word_set(
    "i you he she it we they someone everyone people this these that those there who everything anything nothing "
    "something anyone nobody everybody"
)
# What begins an object, so that the word before is a verb: "Code the feature", "Impact others".
DETERMINERS: Final = word_set(
    "a an the this that these those their its his her our your my all any each every both some no another other "
    "many several few such what which how whether them it others us themselves yourself myself ourselves one two "
    "three people everyone someone you me"
)
# What begins a clause or a phrase that stands before a verb: "When blocked, asks".
OPENERS: Final = word_set(
    "about above across after against along although among amid around as at because before behind beyond by despite "
    "depending during for from given if in inside into once on out outside over since so that though through "
    "throughout to toward towards under unless until upon via when whenever where wherever whether while whilst with "
    "within without"
)
# What follows a subject, and never a verb that stands first: "Tests are run", "Code must be clear".
FINITE: Final = MODALS | word_set(
    "is are was were isn't aren't wasn't weren't am has hasn't haven't had do does did don't doesn't didn't mustn't "
    "shouldn't wouldn't"
)
_ADVERBS: Final = word_set(
    "again ahead all almost already also alone alongside always both either ever even first further hard hence here "
    "however ideally increasingly instead just later likewise maybe more most much neither never not now often once "
    "only otherwise perhaps please quite rather really seldom sometimes somewhat soon still then thereby therefore "
    "though thus together too twice usually very well yet"
)
# Before an object, these are verbs: "Further the cause", "Still the noise".
_ALSO_VERBS: Final = word_set("even further well still alone")
_PHRASES: Final = tuple(
    tuple(phrase.split())
    for phrase in (
        "more often than not", "most of the time", "for the most part", "from time to time", "time and again",
        "at times", "at all times", "at least", "on occasion", "in general", "as needed", "as required", "on time",
        "day to day", "by default",
    )
)  # fmt: skip
_PHRASE_BEGINS: Final = frozenset(phrase[0] for phrase in _PHRASES)


def after_adverbs(words: Sequence[str], at: int) -> int:
    """Return the first of some words in lower case that is no adverb, nor joins two: regularly and independently."""
    while at < len(words):
        length = _length_of_phrase(words, at) or int(_is_adverb(words, at))
        if not length:
            break
        at += length
        if at + 1 < len(words) and words[at] in JOINING and _is_adverb(words, at + 1):
            at += 1
    return at


def _length_of_phrase(words: Sequence[str], at: int) -> int:
    if words[at] not in _PHRASE_BEGINS:
        return 0
    return next((len(phrase) for phrase in _PHRASES if tuple(words[at : at + len(phrase)]) == phrase), 0)


def _is_adverb(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if word in _ADVERBS:
        return word not in _ALSO_VERBS or at + 1 >= len(words) or words[at + 1] not in DETERMINERS
    return word.endswith("ly") and len(word) > 3 and not readings(word) and not is_never_verb(word)
