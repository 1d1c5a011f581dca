"""Where in a sentence a difference stands: what leads to it, and which words there turn more into less."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cache
from typing import Final

from ladderlint import lexicon
from ladderlint.conjugation import Form, noun_verbs
from ladderlint.lexicon import word_set
from ladderlint.meaning.differences import Difference
from ladderlint.meaning.said import Said
from ladderlint.noun_guard import may_be_adjective
from ladderlint.verbs import readings

NEGATIONS: Final = word_set("hardly never no nobody none nor not nothing rarely seldom")
# No clause that anybody reads goes further.
_FURTHEST: Final = 40
_BREAKS: Final = frozenset(".;!?")


class Turning(Enum):
    """What verbs do to what they are about: "needs", "misses"; "avoids", "reduces"."""

    LACKING = "lacking"
    LESSENING = "lessening"


def turned_by(at: Difference, *kinds: Turning) -> Said | None:
    """Return the word of a kind, or the negation, beside which more need not be more; None where there is none."""
    if Turning.LESSENING in kinds and at.before is not None and at.before.means == "without":
        return at.before
    turning = NEGATIONS.union(*(_verbs()[kind.value] for kind in kinds))
    behind = at.within[at.place : at.place + _FURTHEST]
    verb = next((word for word in behind if not word.means.endswith("ly")), None)
    near = [*lead(at), *([verb] if verb is not None else [])]
    return next((word for word in near if word.means in turning), None)


def lead(at: Difference) -> list[Said]:
    """Return what stands before a difference in its clause."""
    place = at.place - len(at.come)
    found: list[Said] = []
    begun = bool(at.come) and _begins(at.within, place)
    while place and not begun and len(found) < _FURTHEST:
        place -= 1
        found.append(at.within[place])
        begun = _begins(at.within, place)
    return found[::-1]


def clause(at: Difference) -> list[Said]:
    """Return what stands around a difference in its clause."""
    end = at.place
    furthest = min(len(at.within), end + _FURTHEST)
    while end < furthest and not _begins(at.within, end):
        end += 1
    return [*lead(at), *at.within[at.place : end]]


def breaks(word: Said) -> bool:
    """Tell whether another sentence begins with a word, or what is as good as one."""
    return not _BREAKS.isdisjoint(word.signs) and not word.signs.startswith(")")


def is_deed(word: Said) -> bool:
    """Tell whether a word was taken for a verb, and could not as well be a noun or an adjective."""
    found = readings(word.lower)
    if word.lower.endswith("s"):
        return word.means != word.lower and any(form is Form.THIRD for form, _ in found)
    return bool(found) and noun_verbs().isdisjoint(verb for _, verb in found) and not may_be_adjective(word.lower)


def _begins(words: Sequence[Said], at: int) -> bool:
    """Tell whether a clause begins with a word: a sentence, or a further deed."""
    joins = words[at].signs == "," or (at and words[at - 1].means in ("and", "but"))
    return breaks(words[at]) or bool(joins and is_deed(words[at]))


@cache
def _verbs() -> dict[str, frozenset[str]]:
    return {kind: frozenset(verbs.split()) for kind, verbs in lexicon.rows("turning_verbs")}
