"""How an English verb is written in its forms."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Final

from ladderlint import lexicon
from ladderlint.lexicon import word_set

_VOWELS: Final = "aeiou"
# Behind these an irregular verb stays one: overcame, withdrew. "Dis-" is not among them: "disputed" has no "put" in it.
_PREFIXES: Final = (
    "back", "be", "co", "counter", "cross", "for", "fore", "ghost", "inter", "mis", "out", "over", "pre", "re", "un",
    "under", "up", "with",
)  # fmt: skip
_REGULAR: Final = word_set("behave belay interleave reprove retread undersign")
THIRDS: Final = {"be": "is", "have": "has"}
_IN_OES: Final = word_set("do echo embargo forego forgo go outdo overdo redo undergo undo veto")


class Form(Enum):
    """A form of a verb, with the words that name it in a message."""

    # Enum's own is written in Python, and these are looked up for every statement.
    __hash__ = object.__hash__

    BASE = "the base form"
    THIRD = "third person"
    PAST = "past tense"
    PARTICIPLE = "a participle"
    GERUND = "an -ing form"


def inflect(verb: str, form: Form, *, british: bool = False) -> str:
    """Return a verb, which is given in its base form, in another form.

    In British English a last l is doubled behind any single vowel: modelled. Of a verb with hyphens only the last
    part changes: role-models.
    """
    first, hyphen, last = verb.rpartition("-")
    return first + hyphen + _inflected(last, form, british)


@cache
def irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the pasts and the participles of the irregular verbs, those behind a prefix included: overcame."""
    listed = {
        base: (tuple(past.split()), tuple(participle.split()))
        for base, past, participle in lexicon.rows("irregular_verbs")
    }
    known = bases()
    prefixed = {
        prefix + base: _behind(prefix, forms)
        for base, forms in listed.items()
        for prefix in _PREFIXES
        if prefix + base in known and prefix + base not in _REGULAR
    }
    return prefixed | listed


@cache
def bases() -> frozenset[str]:
    """Return all known verbs in their base form."""
    return lexicon.words("verbs") | noun_verbs()


@cache
def noun_verbs() -> frozenset[str]:
    """Return the verbs that are nouns too."""
    return lexicon.words("noun_verbs")


def _behind(prefix: str, forms: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pasts, participles = forms
    return tuple(map(prefix.__add__, pasts)), tuple(map(prefix.__add__, participles))


def _inflected(verb: str, form: Form, british: bool) -> str:
    if form is Form.BASE:
        return verb
    if form is Form.THIRD:
        return _third(verb)
    if form is Form.GERUND:
        return _gerund(verb, british)
    forms = _irregular_forms(verb)
    if forms is None:
        return _regular_past(verb, british)
    return forms[form is Form.PARTICIPLE][0]


def _irregular_forms(verb: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    if verb in irregular() or verb in bases():
        return irregular().get(verb)
    for prefix in _PREFIXES:
        forms = irregular().get(verb[len(prefix) :]) if verb.startswith(prefix) else None
        if forms is not None:
            return _behind(prefix, forms)
    return None


def _third(verb: str) -> str:
    if verb in THIRDS:
        return THIRDS[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + ("zes" if verb.endswith("iz") else "es")
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb in _IN_OES else "s")


def _regular_past(verb: str, british: bool) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb, british) + "ed"


def _gerund(verb: str, british: bool) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb not in ("be", "singe"):
        return verb[:-1] + "ing"
    return _doubled(verb, british) + "ing"


def _doubled(verb: str, british: bool) -> str:
    """Return a verb as -ed and -ing are put behind it: ship, shipp-; panic, panick-; in British, model, modell-."""
    if verb.endswith("ic"):
        return verb + "k"
    bare = verb.replace("qu", "q")
    if len(bare) < 2 or bare[-1] in "aeiouwxyh" or bare[-2] not in _VOWELS or bare[-3:-2] in tuple(_VOWELS):
        return verb
    syllables = sum(one not in _VOWELS and two in _VOWELS for one, two in zip("-" + bare, bare, strict=False))
    british_l = british and bare[-1] == "l" and verb != "parallel"
    doubles = syllables == 1 or british_l or verb in lexicon.words("doubling_verbs")
    return verb + verb[-1] if doubles else verb
