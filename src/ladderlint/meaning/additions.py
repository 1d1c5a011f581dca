"""What words ask that come to a statement whose other words stay: something more, or the same made clearer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ladderlint.grammar import JOINING, OPENERS
from ladderlint.lexicon import word_set
from ladderlint.meaning.clauses import NEGATIONS, Turning, breaks, is_deed, turned_by
from ladderlint.meaning.degrees import by_degree, need_not
from ladderlint.meaning.differences import Difference
from ladderlint.meaning.said import Said, content, is_small, written
from ladderlint.verbs import readings
from ladderlint.versions import Bump, Weight

# What begins with these says only when something is asked, or what for, or which one is meant.
_EXCEPTIONS: Final = word_set("barring except excepting excluding")
_EXCEPTIONS_IN_TWO: Final = frozenset((("apart", "from"), ("aside", "from"), ("other", "than"), ("save", "for")))
_CONDITIONS: Final = word_set("during if only unless until when whenever where wherever")
_ENDS: Final = word_set("because since so to")
_WHICH: Final = word_set("about among at between by for from in into like of on that through using via which who whose")
_FURTHER: Final = word_set("also and but both plus then while")
_COLONS: Final = (":", "–", "—")


def added(at: Difference) -> Weight:
    """Return what it asks that words come and none is gone."""
    said = written(at.come)
    first = at.come[0]
    if not content(at.come):
        return Weight(Bump.MINOR, f"{said} is put in")
    if all(word.aside for word in content(at.come)):
        return Weight(Bump.MINOR, f"{said} only makes it clearer")
    if excepts(at.come):
        return Weight(Bump.MINOR, f"{said} takes something out")
    if _says_more(at.come):
        return Weight(Bump.MAJOR, f"{said} is asked, too")
    if (weight := by_degree(at)) is not None:
        return weight
    if turns_round(at.come):
        return Weight(Bump.MINOR, f"{said} turns it round")
    if _is_choice(at):
        return Weight(Bump.MINOR, f"{said} may be done instead")
    if first.means in _CONDITIONS or (first.means == "as" and not _as_well(at.come)):
        return Weight(Bump.MINOR, f"{said} says when it is asked")
    if first.means in _ENDS:
        return Weight(Bump.MINOR, f"{said} says what for")
    if first.means in _WHICH or first.signs.endswith(_COLONS) or _is_contrast(at.come) or _describes(at):
        return Weight(Bump.MINOR, f"{said} says more closely what is meant")
    if (turning := turned_by(at, Turning.LACKING)) is not None:
        return need_not(at, turning)
    return Weight(Bump.MAJOR, f"{said} is asked, too")


def turns_round(words: Sequence[Said]) -> bool:
    """Tell whether with or without some words the opposite is said."""
    return any(word.means in NEGATIONS for word in words)


def excepts(words: Sequence[Said]) -> bool:
    """Tell whether some words only take something out of what is asked: "except for prototypes", "but one"."""
    first, second = words[0].lower, words[1].lower if len(words) > 1 else ""
    if first == "but":
        is_exception = second in ("for", "one", "few", "some") or second.isdigit()
    else:
        is_exception = first in _EXCEPTIONS or (first, second) in _EXCEPTIONS_IN_TWO
    return is_exception and not _says_more(words[1:])


def _is_choice(at: Difference) -> bool:
    """Tell whether words are one of several things, any of which will do: "code, designs or plans"."""
    ends = [at.come[0], at.come[-1], *([at.after] if at.after is not None else [])]
    is_list = at.come[0].signs == "," and any(word.means == "or" for word in at.come)
    return is_list or any(word.means == "or" for word in ends)


def _is_contrast(words: Sequence[Said]) -> bool:
    """Tell whether words hold something against what is asked, or take it out: "all code but prototypes"."""
    return words[0].means == "but" and len(words) > 1 and words[1].means != "also"


def _as_well(words: Sequence[Said]) -> bool:
    return len(words) > 1 and words[1].means == "well"


def _says_more(words: Sequence[Said]) -> bool:
    """Tell whether a sentence begins within some words, or a further deed: "in Java, and reviews designs"."""
    for at, word in enumerate(words):
        if breaks(word):
            return True
        joins = word.signs == "," or (at and words[at - 1].means in ("and", "but"))
        if joins and is_deed(word):
            return True
    return False


def _describes(at: Difference) -> bool:
    """Tell whether words stand before one that they describe, as an adjective does, or say how something is done."""
    if all(word.means.endswith("ly") for word in content(at.come)):
        return True
    if at.after is not None and (at.after.signs == "," or at.come[-1].means == "and"):
        return not _is_item(at, at.after)
    if at.after is None or at.after.signs or is_small(at.after) or at.after.means in JOINING | OPENERS:
        return False
    return at.come[0].means not in _FURTHER or not _is_list_of_deeds(at)


def _is_list_of_deeds(at: Difference) -> bool:
    """Tell whether words join a verb behind another: "Plan and estimate work"."""
    forms = {form for form, _ in readings(at.before.lower)} if at.before is not None else set()
    return len(at.come) == 1 or any(form in forms for form, _ in readings(at.come[1].lower))


def _is_item(at: Difference, after: Said) -> bool:
    """Tell whether words come before others in a list that is none of adjectives.

    "Plans, code and docs", and not "short, clear and kind feedback"; "plans, designs and builds services".
    """
    if is_deed(at.come[0]) and is_deed(after):
        return True
    end = _end_of_list(at.within, at.place)
    return end >= len(at.within) or bool(at.within[end].signs) or is_small(at.within[end])


def _end_of_list(words: Sequence[Said], at: int) -> int:
    """Return what stands behind a list of single words that begins at some place or before."""
    while at + 1 < len(words):
        behind = words[at + 1]
        if behind.means in JOINING:
            at += 2
            if behind.written:
                break
        elif behind.signs == ",":
            at += 1
        else:
            break
    return at + 1
