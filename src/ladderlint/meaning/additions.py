"""What words ask that come to a statement whose other words stay: something more, or the same made clearer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ladderlint.conjugation import Form, noun_verbs
from ladderlint.grammar import JOINING, OPENERS
from ladderlint.lexicon import word_set
from ladderlint.meaning.degrees import by_degree, content, is_small, written
from ladderlint.meaning.differences import Difference
from ladderlint.meaning.said import Said
from ladderlint.noun_guard import may_be_adjective
from ladderlint.verbs import readings
from ladderlint.versions import Bump, Weight

# What begins with these says only when something is asked, or what for, or which one is meant.
_CONDITIONS: Final = word_set("except if only unless until when whenever where wherever")
_ENDS: Final = word_set("because since so to")
_WHICH: Final = word_set("about among at by for from in into like of on that through using via which who whose")
_FURTHER: Final = word_set("also and but both plus then while")
_NEGATIONS: Final = word_set("hardly never no nobody none nor not nothing rarely seldom")
_COLONS: Final = (":", "–", "—")
_BREAKS: Final = frozenset(".;!?")


def added(at: Difference) -> Weight:
    """Return what it asks that words come and none is gone."""
    said = written(at.come)
    first = at.come[0]
    if not content(at.come):
        return Weight(Bump.MINOR, f"{said} is put in")
    if all(word.aside for word in content(at.come)):
        return Weight(Bump.MINOR, f"{said} only makes it clearer")
    if _says_more(at.come):
        return Weight(Bump.MAJOR, f"{said} is asked, too")
    if (weight := by_degree(at)) is not None:
        return weight
    if turns_round(at.come):
        return Weight(Bump.MINOR, f"{said} turns it round")
    if first.means == "or":
        return Weight(Bump.MINOR, f"{said} may be done instead")
    if first.means in _CONDITIONS or (first.means == "as" and not _as_well(at.come)):
        return Weight(Bump.MINOR, f"{said} says when it is asked")
    if first.means in _ENDS:
        return Weight(Bump.MINOR, f"{said} says what for")
    if first.means in _WHICH or first.signs.endswith(_COLONS) or _describes(at):
        return Weight(Bump.MINOR, f"{said} says more closely what is meant")
    return Weight(Bump.MAJOR, f"{said} is asked, too")


def turns_round(words: Sequence[Said]) -> bool:
    """Tell whether with or without some words the opposite is said."""
    return any(word.means in _NEGATIONS for word in words)


def _as_well(words: Sequence[Said]) -> bool:
    return len(words) > 1 and words[1].means == "well"


def _says_more(words: Sequence[Said]) -> bool:
    """Tell whether a sentence begins within some words, or a further deed: "in Java, and reviews designs"."""
    for at, word in enumerate(words):
        if not _BREAKS.isdisjoint(word.signs) and not word.signs.startswith(")"):
            return True
        joins = word.signs == "," or (at and words[at - 1].means in ("and", "but"))
        if joins and _is_deed(word):
            return True
    return False


def _is_deed(word: Said) -> bool:
    """Tell whether a word was taken for a verb, and could not as well be a noun or an adjective."""
    found = readings(word.lower)
    if word.lower.endswith("s"):
        return word.means != word.lower and any(form is Form.THIRD for form, _ in found)
    return bool(found) and noun_verbs().isdisjoint(verb for _, verb in found) and not may_be_adjective(word.lower)


def _describes(at: Difference) -> bool:
    """Tell whether words stand before one that they describe, as an adjective does, or say how something is done."""
    if all(word.means.endswith("ly") for word in content(at.come)):
        return True
    if at.after is None or at.after.signs or is_small(at.after) or at.after.means in JOINING | OPENERS:
        return False
    return at.come[0].means not in _FURTHER or not _is_list_of_deeds(at)


def _is_list_of_deeds(at: Difference) -> bool:
    """Tell whether words join a verb behind another: "Plan and estimate work"."""
    forms = {form for form, _ in readings(at.before.lower)} if at.before is not None else set()
    return len(at.come) == 1 or any(form in forms for form, _ in readings(at.come[1].lower))
