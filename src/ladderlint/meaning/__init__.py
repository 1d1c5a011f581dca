"""What it asks of the version that a statement is reworded: whether its meaning changes, and to whose account.

`major` is only said where it is certain that a person is asked for something new, since it holds up a release, and
`patch` only where both wordings have one gist. What lies between is `minor`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ladderlint.meaning.additions import added, excepts, turns_round
from ladderlint.meaning.clauses import Turning, turned_by
from ladderlint.meaning.degrees import by_degree
from ladderlint.meaning.differences import Difference, differences, only_added
from ladderlint.meaning.gist import gist, is_english
from ladderlint.meaning.lists import listed
from ladderlint.meaning.said import Said, content, joined, said, written
from ladderlint.meaning.spelt import spelt
from ladderlint.prose import LONGEST
from ladderlint.stems import stem
from ladderlint.versions import Bump, Weight

_JOINS_PARTS: Final = frozenset(("and",))
_OTHER_WORDS: Final = Weight(Bump.MINOR, "put in other words")


def weigh(before: str, after: str) -> Weight:
    """Return what a rewording of one expectation asks of the version, and why.

    Both texts are known to be the same statement. In one that is not English, or too long for a statement, other words
    count as another meaning.
    """
    if before == after:
        return Weight(Bump.NONE, "nothing differs")
    one, other = said(before), said(after)
    if joined(one) == joined(other):
        return Weight(Bump.PATCH, "only capitals, punctuation or spaces differ")
    if max(len(before), len(after)) > LONGEST or not is_english(one, other):
        more = only_added(one, other)
        return Weight(Bump.MAJOR, f"{written(more)} is asked, too") if more else _OTHER_WORDS
    if joined(spelt(one)) == joined(spelt(other)):
        return Weight(Bump.PATCH, "only the spelling differs")
    below, above = gist(before), gist(after)
    if joined(below) != joined(above):
        return _weighed(below, above) or _in_other_words(below, above)
    if len(one) == len(other):
        return Weight(Bump.PATCH, "only the form of the words differs")
    return Weight(Bump.PATCH, "the words differ and the meaning does not")


def weigh_parts(before: Sequence[str], after: Sequence[str]) -> Weight:
    """Return what it asks of the version that one expectation becomes several, or several become one, and why."""
    was, now = (" and ".join(_inside(text.strip().rstrip(".;!")) for text in texts) for texts in (before, after))
    if max(len(was), len(now)) > LONGEST or not is_english(said(was), said(now)):
        return _OTHER_WORDS
    # Behind the first verb of a sentence, others keep their endings.
    below, above = ({stem(word.means) for word in gist(text)} - _JOINS_PARTS for text in (was, now))
    if below == above:  # a verb that each part repeats is nothing new
        return Weight(Bump.MINOR, "what is asked is put more clearly")
    weight = weigh(was, now)
    return weight._replace(bump=max(weight.bump, Bump.MINOR))


def _inside(text: str) -> str:
    """Return a sentence as it would stand behind another: there, a capital would make its first word a name."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _in_other_words(below: list[Said], above: list[Said]) -> Weight:
    same = sorted(word.means for word in below) == sorted(word.means for word in above)
    return Weight(Bump.MINOR, "put in another order") if same else _OTHER_WORDS


def _weighed(below: list[Said], above: list[Said]) -> Weight | None:
    """Return what the difference asks that asks for most; None where nobody can tell.

    Words that come are new only where all others stay.
    """
    found = differences(below, above)
    if found is None:
        found = differences(listed(below), listed(above)) or []
    found = [at for at in found if written(at.gone) != written(at.come)]
    all_stay = not any(content(at.gone) for at in found)
    # A word of a verb's form may be taken for a noun where it stands again: "and plans for beginners".
    known = {form for word in below for form in (word.means, word.lower)}
    weights = [_weight(at, known, all_stay=all_stay, alone=len(found) == 1) for at in found]
    most = max(weights, key=lambda weight: weight.bump, default=None)
    is_one_way = len(found) == 1 or not any(at.gone for at in found) or not any(at.come for at in found)
    return most if is_one_way or (most is not None and most.bump is Bump.MAJOR) else None


def _weight(at: Difference, known: set[str], *, all_stay: bool, alone: bool) -> Weight:
    if not at.gone and all_stay:
        is_known = content(at.come) and all(word.means in known or word.lower in known for word in content(at.come))
        again = Weight(Bump.MINOR, f"{written(at.come)} is said again") if is_known else None
        return (again and by_degree(at)) or again or added(at)
    weight = by_degree(at)
    if weight is not None:
        return weight
    if alone and not at.come and excepts(at.gone) and turned_by(at, Turning.LACKING) is None:
        return Weight(Bump.MAJOR, f"{written(at.gone)} takes nothing out any more")
    if turns_round((*at.gone, *at.come)):
        return Weight(Bump.MINOR, f"{written(at.come or at.gone)} turns it round")
    if not at.come:
        return Weight(Bump.MINOR, f"{written(at.gone)} is {'no longer asked' if content(at.gone) else 'left out'}")
    if not at.gone:
        return Weight(Bump.MINOR, f"{written(at.come)} is said, too")
    return Weight(Bump.MINOR, f"{written(at.come)} stands for {written(at.gone)}")
