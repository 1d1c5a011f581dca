"""What a statement says, however it is worded: its words, each as one form that stands for all of its forms.

Two statements with the same gist ask for the same. Spelling, tense, articles, repeated words and whatever else our own
rules would mend make no difference to it; the order of the words, small words such as "with" and "not", and the number
of a noun do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ladderlint import lexicon
from ladderlint.conjugation import Form, bases, noun_verbs
from ladderlint.grammar import DETERMINERS, JOINING, OPENERS, PRONOUNS, after_adverbs
from ladderlint.head import Kind
from ladderlint.heads import find_head
from ladderlint.lexicon import word_set
from ladderlint.meaning.better_put import better_put
from ladderlint.meaning.said import Said, said
from ladderlint.meaning.spelt import american, spelt
from ladderlint.verbs import is_never_verb, readings

# "A", "an", "in" and "on" are words of other languages, too.
_SHORT: Final = 2
_LABELS: Final = word_set("example examples signal signals summary")
_PERSONS: Final = word_set("i we you")
_TO_ABILITY: Final = word_set("is are am be has have the a an")
_ABLE: Final = word_set("able ability capable")
_COULD: Final = word_set("can could will")
_BE: Final = word_set("be is are am was were been being")
_HAVE: Final = word_set("has have had having")
_DROPPED: Final = word_set("a an the")
_NOTHING: Final = Said("", "")
_NUMBERS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# What means the same in a statement about one person, whoever speaks of whom; and numbers.
_SAME: Final = {
    **dict.fromkeys(("my", "your", "his", "her"), "their"),
    **dict.fromkeys(("i", "you", "he", "she"), "they"),
    **dict.fromkeys(("me", "him"), "them"),
    **dict.fromkeys(("mine", "yours", "hers"), "theirs"),
    **dict.fromkeys(("myself", "yourself", "himself", "herself", "themself"), "themselves"),
    **{word: str(number) for number, word in enumerate(_NUMBERS, 2)},
    "amount": "number",
    "amounts": "numbers",
}


def gist(text: str) -> list[Said]:
    """Return what an English text says."""
    words = _about_nobody(better_put(_unlabelled(spelt(said(text)))))
    head = find_head(text)
    # Of "role models" and "role-models", which are one verb each, the last part is in a form.
    verb = re.split(r"[\s-]", head.word.text)[-1] if head is not None and head.kind is Kind.VERB else None
    heads = _heads(words, verb)
    formed = [word._replace(means=_form(words, at, is_head=at in heads)) for at, word in enumerate(words)]
    return list(_once(_shortened(formed, words)))


def is_english(*texts: Sequence[Said]) -> bool:
    """Tell whether enough words of texts are English. Names, which have a capital, and short words tell nothing."""
    words = [word for text in texts for at, word in enumerate(text) if not at or word.written.islower()]
    telling = [word.means for word in words if len(word.means) > _SHORT]
    known = lexicon.words("function_words") | DETERMINERS | OPENERS | JOINING
    english = sum(word in known or bool(readings(word)) or is_never_verb(word) for word in telling)
    return english * 5 >= len(telling) * 2


def _unlabelled(words: list[Said]) -> list[Said]:
    """Leave out a label such as "E.g.", "For example," and "Example 2:"."""
    first, second, third = (*words, _NOTHING, _NOTHING, _NOTHING)[:3]
    if first.means in ("e.g", "eg"):
        return words[1:]
    if first.means == "e" and second.means == "g" and "." in second.signs:
        return words[2:]
    if (
        first.means == "for"
        and second.means in ("example", "instance")
        and (third.signs or third.written[:1].isupper())
    ):
        return words[2:]
    if first.means in _LABELS:
        length = 2 if second.means.isdigit() else 1
        return words[length:] if ":" in (second, third)[length - 1].signs else words
    return words


def _about_nobody(words: list[Said]) -> list[Said]:
    """Leave out who a statement is about, and that this person can do it: "I can", "Is able to"."""
    begin = 0
    if len(words) > 1 and words[0].means in _PERSONS:
        begin = 1
    able = begin
    while able < len(words) and words[able].means in _TO_ABILITY:
        able += 1
    if able + 2 < len(words) and words[able].means in _ABLE and words[able + 1].means in ("to", "of"):
        return words[able + 2 :]
    if begin + 1 < len(words) and words[begin].means in _COULD and words[begin + 1].means != "not":
        begin += 1
    return words[begin:]


def _heads(words: list[Said], verb: str | None) -> frozenset[int]:
    """Return which words are where a verb stands: first in a sentence, or behind adverbs, or where one was found."""
    means = [word.means for word in words]
    starts = [at for at, word in enumerate(words) if not at or word.signs.endswith((".", ";", "!", "?", ":"))]
    found = [at for at, word in enumerate(words) if word.written == verb][:1]
    return frozenset([*starts, *(after_adverbs(means, at) for at in starts), *found])


def _form(words: list[Said], at: int, *, is_head: bool) -> str:
    """Return the form that stands for all of a word's: of a verb the base form, of a noun the one that it is in."""
    word = words[at].means
    found = readings(word)
    if not found or (word.endswith("s") and not is_head and _is_noun(words, at)):
        return _SAME.get(word, word)
    verb = american(min(verb for _, verb in found))
    return _SAME.get(word) or (f"{verb}l" if verb[-1] == "l" and f"{verb}l" in bases() else verb)


def _is_noun(words: list[Said], at: int) -> bool:
    """Tell whether a word that ends in s is a noun in the plural, where it may be a verb too: reviews, plans."""
    verbs = [verb for form, verb in readings(words[at].means) if form is Form.THIRD]
    if at == 0 or noun_verbs().isdisjoint(verbs) or _is_in_first_list(words, at):
        return False
    before = at - 1
    while before and words[before].means.endswith("ly"):
        before -= 1
    after = words[at + 1] if at + 1 < len(words) else _NOTHING
    if words[before].means == "to" or words[before].means in PRONOUNS or words[before].means in ("who", "which"):
        return False
    if after.means in DETERMINERS and not after.signs:
        return False
    joins = words[before].means in JOINING or bool(words[before + 1].signs)
    return not joins or bool(after.signs) or after.means in JOINING | OPENERS or after.means in ("of", "to", "")


def _is_in_first_list(words: list[Said], at: int) -> bool:
    """Tell whether nothing but commas parts the words up to here: "Designs, builds and operates"."""
    while at and words[at].signs == ",":
        at -= 1
    return at == 0


def _shortened(words: list[Said], as_written: list[Said]) -> Iterator[Said]:
    """Leave out what says nothing of its own: articles, "has" in "has led", "is" in "is leading"."""
    small: list[str] = []
    for at, word in enumerate(words):
        own = as_written[at].means
        before = as_written[at - 1].means if at else ""
        after = {form for form, _ in readings(as_written[at + 1].means)} if at + 1 < len(words) else set()
        is_auxiliary = (own in _HAVE and Form.PARTICIPLE in after) or (own in _BE and after == {Form.GERUND})
        is_slip = (own == "as" and words[at - 1].means == "act") or (own == "and" and _is_etc(as_written, at + 1))
        if (own in _DROPPED and not _is_name(as_written, at)) or is_auxiliary or (is_slip and before):
            small.append(word.written)
        else:
            yield word._replace(small=" ".join(small))
            small = []


def _is_name(words: Sequence[Said], at: int) -> bool:
    """Tell whether a word is the letter A, and no article: "grade A", "A/B tests"."""
    if words[at].written != "A":
        return False
    begins = at == 0 or words[at].signs.endswith((".", "!", "?", ":", ";"))
    return not begins or (at + 1 < len(words) and words[at + 1].signs.startswith("/"))


def _is_etc(words: Sequence[Said], at: int) -> bool:
    return at < len(words) and words[at].means == "etc"


def _once(words: Iterable[Said]) -> Iterator[Said]:
    """Leave out words that only repeat the word before."""
    last = _NOTHING
    for word in words:
        if word.means != last.means:
            yield word
        last = word
