"""What form of which verb a word is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from ladderlint import lexicon
from ladderlint.conjugation import THIRDS, Form, bases, inflect, irregular
from ladderlint.lexicon import word_set

_PREFIXES: Final = (
    "auto", "co", "counter", "cross", "de", "dis", "down", "fore", "hyper", "inter", "micro", "mis", "multi", "out",
    "over", "pre", "re", "self", "sub", "trans", "un", "under", "up",
)  # fmt: skip

# Each is the base form of a verb too, which ladders have no use for: to saw, to felt, to wound.
_PAST_ONLY: Final = word_set("bore bound felt found ground lay left saw spoke wound")

# No verb is as long as this, and of what is longer nothing need be remembered.
_LONGEST: Final = 64


class Reading(NamedTuple):
    """One thing that a word may be: a form of a verb, which is named by its base form."""

    form: Form
    verb: str


def readings(word: str) -> tuple[Reading, ...]:
    """Return what forms of which verbs a word in lower case is; nothing for a word that is none or not known.

    Of a word with hyphens the last part decides: de-escalated, role-models.
    """
    return _readings(word) if len(word) <= _LONGEST else ()


@lru_cache(maxsize=8192)
def _readings(word: str) -> tuple[Reading, ...]:
    if "-" not in word:
        return _listed(word) or _prefixed(word)
    first, _, last = word.rpartition("-")
    return tuple(Reading(form, f"{first}-{verb}") for form, verb in readings(last))


def _listed(word: str) -> tuple[Reading, ...]:
    """Return what a word is without a hyphen and without a prefix."""
    found = [Reading(Form.BASE, word)] if word in bases() and word not in _PAST_ONLY else []
    found += _irregular_forms().get(word, ())
    if len(word) > 2:
        found += _regular(word)
    return tuple(dict.fromkeys(found))


def is_never_verb(word: str) -> bool:
    """Tell whether a word in lower case is a common noun or adjective that is no form of a verb, or a plural of one."""
    known = lexicon.words("nouns_and_adjectives")
    if word in known:
        return True
    if not word.endswith("s"):
        return False
    return word[:-1] in known or word[:-2] in known or word[:-3] + "y" in known


@cache
def _irregular_forms() -> dict[str, list[Reading]]:
    forms: dict[str, list[Reading]] = {}
    for base, (pasts, participles) in irregular().items():
        for past in pasts:
            forms.setdefault(past, []).append(Reading(Form.PAST, base))
        for participle in participles:
            forms.setdefault(participle, []).append(Reading(Form.PARTICIPLE, base))
    for base, third in THIRDS.items():
        forms[third] = [Reading(Form.THIRD, base)]
    for base_of_be in ("am", "are"):
        forms[base_of_be] = [Reading(Form.BASE, "be")]
    for verb, base in (("be", "are"), ("do", "do"), ("have", "have")):
        negated = [(base, Form.BASE), (inflect(verb, Form.THIRD), Form.THIRD)]
        negated += [(past, Form.PAST) for past in irregular()[verb][0]]
        forms.update((f"{word}n't", [Reading(form, verb)]) for word, form in negated)
    return forms


def _regular(word: str) -> Iterator[Reading]:
    if word.endswith("s"):
        for base in _known(word[:-1], word[:-2], word[:-3] + "y", word[:-3]):
            if word == inflect(base, Form.THIRD) or (base.endswith("o") and word[len(base) :] in ("s", "es")):
                yield Reading(Form.THIRD, base)
    elif word.endswith("ed"):
        for base in _known(word[:-2], word[:-1], word[:-3] + "y", word[:-3]):
            if base not in irregular() and word in _spellings(base, Form.PAST, "ed"):
                yield from (Reading(Form.PAST, base), Reading(Form.PARTICIPLE, base))
    elif word.endswith("ing"):
        stem = word[:-3]
        for base in _known(stem, stem + "e", stem[:-1], stem[:-1] + "ie"):
            if word in _spellings(base, Form.GERUND, "ing"):
                yield Reading(Form.GERUND, base)


def _known(*candidates: str) -> list[str]:
    known = bases()
    return [base for base in dict.fromkeys(candidates) if base in known]


def _spellings(base: str, form: Form, ending: str) -> tuple[str, ...]:
    """Return how a form is written here and there; a last letter is doubled by some where others don't: benefitted."""
    return inflect(base, form), inflect(base, form, british=True), f"{base}{base[-1]}{ending}"


def _prefixed(word: str) -> tuple[Reading, ...]:
    """Return what a word is behind a prefix: overcommunicates, cowrites, rewrote."""
    if len(word) < 6 or is_never_verb(word):
        return ()
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) > 2:
            found = tuple(Reading(form, prefix + verb) for form, verb in _listed(rest))
            if found:
                return found
    return ()
