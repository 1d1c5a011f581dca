"""Where one text differs from another: the words that are gone and come at each place, in one walk over both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ladderlint.meaning.said import Said, joined


class Difference(NamedTuple):
    """Words that are gone and words that come in their place, between two that stay.

    The later text is `within`; what stands behind the difference begins at its `place` there.
    """

    gone: tuple[Said, ...]
    come: tuple[Said, ...]
    within: Sequence[Said]
    place: int

    @property
    def before(self) -> Said | None:
        """The word before those that come."""
        at = self.place - len(self.come)
        return self.within[at - 1] if at else None

    @property
    def after(self) -> Said | None:
        """The word behind those that come."""
        return self.within[self.place] if self.place < len(self.within) else None


def differences(below: Sequence[Said], above: Sequence[Said]) -> list[Difference] | None:
    """Return where texts differ, in order; None where the words that both have are not in one order."""
    gone, come = _counted(below, above), _counted(above, below)
    found: list[Difference] = []
    lost: list[Said] = []
    new: list[Said] = []
    here = there = 0
    while here < len(below) or there < len(above):
        one = below[here] if here < len(below) else None
        other = above[there] if there < len(above) else None
        if one is not None and other is not None and one.means == other.means:
            _note(found, lost, new, above, there)
            lost, new = [], []
            here, there = here + 1, there + 1
        elif one is not None and gone[one.means]:
            gone[one.means] -= 1
            lost.append(one)
            here += 1
        elif other is not None and come[other.means]:
            come[other.means] -= 1
            new.append(other)
            there += 1
        else:
            return None
    _note(found, lost, new, above, there)
    return found


def only_added(below: Sequence[Said], above: Sequence[Said]) -> list[Said] | None:
    """Return the words that one text has more than another whose words all stay, in their order; None otherwise."""
    rest = iter(below)
    wanted = next(rest, None)
    more: list[Said] = []
    for word in above:
        if wanted is not None and word.means == wanted.means:
            wanted = next(rest, None)
        else:
            more.append(word)
    return more if wanted is None else None


def _counted(one: Sequence[Said], other: Sequence[Said]) -> Counter[str]:
    return Counter(word.means for word in one) - Counter(word.means for word in other)


def _note(found: list[Difference], lost: list[Said], new: list[Said], within: Sequence[Said], place: int) -> None:
    # "Code base" and "codebase" are the same.
    if joined(lost) != joined(new):
        found.append(Difference(tuple(lost), tuple(new), within, place))
