"""Whether a word that can be a verb is one where it stands: its neighbours tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ladderlint import lexicon
from ladderlint.conjugation import Form, noun_verbs
from ladderlint.grammar import DETERMINERS, FINITE, JOINING, OPENERS, PRONOUNS, after_adverbs
from ladderlint.lexicon import word_set
from ladderlint.verbs import Reading, is_never_verb, readings

# "Results show", "Plans often include": only what things do, so that nobody "plans" to "include".
_STATIVE: Final = word_set(
    "appear become belong consist contain depend exist include lack matter need reflect remain require seem"
)
_ENDS_SUBJECT: Final = PRONOUNS | OPENERS | DETERMINERS
_OFTEN: Final = word_set("always frequently generally normally often rarely sometimes typically usually")
_BEING: Final = word_set("is are was were has")
_WITH_OF: Final = word_set("approve boast conceive dispose dream hear know learn make rid speak talk think")
# Nouns with the prepositions that show that they are: "Impact on the team", but "Impact the team".
_WITH_PREPOSITION: Final = {
    "access": ("to",), "approach": ("to",), "concern": ("for",), "control": ("over",), "demand": ("for",),
    "desire": ("for", "to"), "experience": ("in", "with"), "impact": ("on",), "influence": ("on", "over"),
    "interest": ("in",), "love": ("for",), "need": ("for",), "preference": ("for",), "respect": ("for",),
    "support": ("for",), "trust": ("in",),
}  # fmt: skip
_PARTICLES: Final = word_set("up out down off away back over together")
# Behind "lead", a role makes a noun of it: "Lead engineer on payments".
_ROLE: Final = re.compile(r"(?:\w{3,}(?:er|or|ist|ant|ian)|architect|role|contact|point)s?\Z")
_ADJECTIVES_WITH_PREPOSITION: Final = word_set("calm clear equal free mature open ready secure steady welcome")
_SELF: Final = word_set("self well highly results data customer user team goal detail future outcome")
_PASSIVE: Final = word_set("as at by for in on to with")
# Past forms that, with a preposition behind them, say what is done to somebody or where: no deed of the person's.
_STATES: Final = word_set(
    "based considered expected familiarised familiarized known perceived recognised recognized regarded renowned "
    "respected seen skilled trusted versed viewed"
)
# Where past forms are not what is wanted, these say what a person is: "Interested in", "Sought out by".
_STATES_OF_PEOPLE: Final = _STATES | word_set(
    "certified committed concerned dedicated determined engaged experienced focused interested invited involved "
    "licensed motivated organised organized praised proven qualified sought trained"
)


def is_noun(words: Sequence[str], at: int, found: Sequence[Reading], *, plain: bool) -> bool:
    """Tell whether a word that can be a verb is a noun here.

    `words` are in lower case; `plain` says that nothing but a space stands between the word and the next.
    """
    after = words[at + 1] if plain and at + 1 < len(words) else ""
    if words[at].endswith("'s"):
        return True
    if after == "of":
        return not any(verb in _WITH_OF for _, verb in found)
    able = next((reading for reading in found if may_be_noun((reading,))), None)
    if able is None:
        return False
    form, verb = able
    if at + 1 == len(words):
        return form is Form.BASE
    if after in FINITE or _is_subject(words, at):
        return True
    if form is Form.THIRD:
        here = after_adverbs(words, at + 1)
        if not plain or here >= len(words):
            return False
        if words[here] in _STATIVE:
            return True
        # "Experiments often lead": what comes behind is what the plural does.
        return words[here - 1] in _OFTEN and any(reading.form is Form.BASE for reading in readings(words[here]))
    if after in _WITH_PREPOSITION.get(verb, ()):
        return True
    if verb == "lead" and after not in DETERMINERS and _ROLE.search(after) is not None:
        return True
    return is_mostly_noun(verb) and not _has_object(words, at, after)


def _is_subject(words: Sequence[str], at: int) -> bool:
    """Tell whether a word begins what a sentence is about: "Talks, posts and demos are", "Work standard is"."""
    here = at + 1
    while (
        here < len(words)
        and words[here] not in _ENDS_SUBJECT
        and (words[here] in JOINING or is_never_verb(words[here]) or may_be_noun(readings(words[here])))
    ):
        here += 1
    return at + 1 < here < len(words) and words[here] in _BEING and words[here - 1] not in JOINING


def may_be_noun(found: Sequence[Reading]) -> bool:
    """Tell whether a form of a verb is written like a noun or its plural: plan, plans."""
    nouns = noun_verbs()
    return any(form in (Form.BASE, Form.THIRD) and verb.rpartition("-")[2] in nouns for form, verb in found)


def is_mostly_noun(verb: str) -> bool:
    """Tell whether a word is more often a noun than a verb: team, code, project."""
    return verb.rpartition("-")[2] in lexicon.words("mostly_nouns")


def is_state(word: str, after: str, found: Sequence[Reading]) -> bool:
    """Tell whether a participle says what somebody is: "Known for", "Based in", "Chosen to"."""
    forms = {form for form, _ in found}
    if Form.PARTICIPLE not in forms or forms & {Form.BASE, Form.THIRD, Form.GERUND}:
        return False
    return Form.PAST not in forms or (word in _STATES and after in _PASSIVE)


def is_adjective(word: str, after: str) -> bool:
    """Tell whether a word that can be a verb stands as an adjective does: "Clear communication", "Self-motivated"."""
    first, hyphen, _ = word.partition("-")
    if hyphen and any(form is Form.PARTICIPLE for form, _ in readings(word)):
        return first in _SELF
    if word in _STATES_OF_PEOPLE:
        return after not in DETERMINERS
    if not may_be_adjective(word) or not after or after in DETERMINERS:
        return False
    return after not in OPENERS or word in _ADJECTIVES_WITH_PREPOSITION


def may_be_adjective(word: str) -> bool:
    """Tell whether a word that can be a verb is an adjective too: clear, secure, advanced."""
    return word in lexicon.words("adjective_verbs")


def _has_object(words: Sequence[str], at: int, after: str) -> bool:
    if after in JOINING and at + 2 < len(words):
        return not is_never_verb(words[at + 2]) and words[at + 2] not in lexicon.words("mostly_nouns")
    return after in DETERMINERS or after in _PARTICLES
