"""What another number asks: "three projects" for "two", "several projects" for "a project", "a day" for "two days"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from ladderlint.lexicon import word_set
from ladderlint.likeness import number
from ladderlint.meaning.clauses import clause, lead
from ladderlint.meaning.differences import Difference
from ladderlint.meaning.said import Said, content, is_small, written
from ladderlint.verbs import readings
from ladderlint.versions import Bump, Weight

_NUMBER: Final = r"[0-9]{1,9}(?:[.,][0-9]{1,9})?"
# "Within 5 days" asks for more the smaller the number is; behind the others nobody can tell.
_AT_MOST: Final = word_set("within under below <")
_OPEN: Final = word_set("than to in every after before per from = level version step")
_NEAR: Final = 2
_LIMITS: Final = re.compile(
    r"\b(?:at most|not? (?:more|longer|later) than|(?:less|fewer) than|or (?:less|fewer)|up to|max(?:imum)?)\b"
)
_SEVERAL: Final = word_set("several multiple many various numerous")


class _Count(NamedTuple):
    """How many there are, and of what where that differs, too."""

    many: float
    noun: Said | None


def by_number(at: Difference) -> Weight | None:
    """Return what a difference asks if it is one of numbers and nothing else; None where it is not."""
    was, now = _counted(at.gone), _counted(at.come)
    noun = at.after
    if was is None or now is None or was.many == now.many:
        return None
    if was.noun is not None and now.noun is not None:
        noun = max(was, now).noun
        if number(was.noun.means) != number(now.noun.means):
            return None
    elif was.noun is not now.noun:
        return None
    if noun is None or not _is_certain(at, noun, is_more=now.many > was.many):
        return Weight(Bump.MINOR, f"{written(at.come)} stands for {written(at.gone)}")
    if was.many == 1 and was.noun is not None:
        return Weight(Bump.MAJOR, f"{written(at.come)} are asked for, not one")
    return Weight(Bump.MAJOR, f"{written(at.come)} asks for more than {written(at.gone)}")


def _counted(words: Sequence[Said]) -> _Count | None:
    found = content(words)
    if [word.means for word in words] == ["one"]:
        return _Count(1, None)
    if not found or any(word.means != "one" for word in words if is_small(word)) or len(found) > 2:
        return None
    first, noun = found[0], found[1] if len(found) > 1 else None
    if re.fullmatch(_NUMBER, first.means):
        return _Count(float(first.means.replace(",", ".")), noun)
    if noun is None:
        return _Count(1, first)
    return _Count(float("inf"), noun) if first.means in _SEVERAL else None


def _is_certain(at: Difference, noun: Said, *, is_more: bool) -> bool:
    """Tell whether another number certainly asks for more."""
    before = at.before
    # Python 3 is not more than Python 2.
    is_name = before is not None and before.written[:1].isupper() and not readings(before.lower)
    if is_name or not noun.written.endswith(("s", "%", "people", "percent")):
        return False
    near = {word.means for word in lead(at)[-_NEAR:]}
    if not _AT_MOST.isdisjoint(near):
        return not is_more
    is_open = before is not None and before.means in _OPEN
    return is_more and not is_open and _LIMITS.search(" ".join(word.means for word in clause(at))) is None
