"""Words that say how much is asked: how far it reaches, how hard it is, how often, how many, with whose help."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from ladderlint import lexicon
from ladderlint.grammar import JOINING
from ladderlint.lexicon import word_set
from ladderlint.meaning.clauses import Turning, turned_by
from ladderlint.meaning.differences import Difference
from ladderlint.meaning.numbers import by_number
from ladderlint.meaning.said import Said, content, is_small, written
from ladderlint.steps import scope_words
from ladderlint.versions import Bump, Weight

# The smaller or simpler these are, the better the work.
_BETTER_SMALL: Final = word_set(
    "api apis architecture architectures batch batches change changes chunk chunks code commit commits design designs "
    "increment increments interface interfaces iteration iterations language part parts piece pieces pr process "
    "processes prs pull release releases solution solutions step steps system systems terms way ways word words"
)
# What says nothing of a scale stands here on it. "Bugs" are not fewer than "most bugs".
_NEUTRAL: Final = 2
_NEUTRAL_QUANTITY: Final = 3
_HELP: Final = word_set("guidance help support supervision direction assistance prompting oversight")
_WITH: Final = word_set("with without under")
# "With the close and friendly guidance".
_FURTHEST: Final = 6
_WITHOUT: Final = word_set("without no")
_LITTLE: Final = word_set("little less minimal limited occasional minimum")
# What may follow help: "with support from a senior", and not "with support for old browsers".
_BEHIND_HELP: Final = word_set("and as at by during from if in of on or to until when where")
_WHEN: Final = word_set("as if when whenever")
_ASKED: Final = word_set("asked prompted told requested")
_REACHING: Final = word_set("across throughout beyond whole entire")


def by_degree(at: Difference) -> Weight | None:
    """Return what a difference asks if it is one of degree and nothing else; None where it is not."""
    weight = _by_help(at) or by_number(at) or _by_scope(at)
    turning = turned_by(at, Turning.LACKING)
    if weight is None:
        weight, turning = _by_scale(at), turned_by(at, *Turning)
    if weight is None or weight.bump is not Bump.MAJOR or turning is None:
        return weight
    return need_not(at, turning)


def need_not(at: Difference, turning: Said) -> Weight:
    """Return what a difference asks beside a word that turns more into less."""
    return Weight(Bump.MINOR, f"beside {written([turning])}, {written(at.come or at.gone)} need not ask for more")


def _by_scale(at: Difference) -> Weight | None:
    scales = _scales()
    gone, come = content(at.gone), content(at.come)
    below = {scales[word.lower][0]: (scales[word.lower][1], word) for word in gone if word.lower in scales}
    above = {scales[word.lower][0]: (scales[word.lower][1], word) for word in come if word.lower in scales}
    is_all = all(word.lower in scales for word in gone + come)
    # "Small, clear" for "large, vague": where other words differ, too, one degree must stand for the other.
    for scale in (above | below) if is_all else [scale for scale in above if scale in below]:
        neutral = _NEUTRAL_QUANTITY if scale == "quantity" else _NEUTRAL
        was, lost = below.get(scale, (neutral, None))
        now, new = above.get(scale, (neutral, None))
        if now > was and (_limits(scale, at) if new is None else not _says_how(at)):
            return _raised(lost, new)
    if not is_all or not come:
        return None
    return Weight(Bump.MINOR, f"{written(come)} asks for no more" + (f" than {written(gone)}" if gone else ""))


def _limits(scale: str, at: Difference) -> bool:
    """Tell whether a word limited what was asked: "simple bugs".

    "Simple solutions" and "easy to read" are asked for, as is each of "small and large bugs".
    """
    if scale != "difficulty":
        return scale != "quantity"
    is_one_of_several = any(word.means in JOINING for word in at.gone)
    if is_one_of_several or at.after is None or at.after.signs or is_small(at.after):
        return False
    return not _is_better_small(at.after) and at.after.lower not in _scales()


def _says_how(at: Difference) -> bool:
    """Tell whether a word says in what portions something is done: "in small steps"."""
    return at.before is not None and at.before.means in ("in", "into") and _is_better_small(at.after)


def _is_better_small(after: Said | None) -> bool:
    return after is not None and after.lower in _BETTER_SMALL


def _raised(lost: Said | None, new: Said | None) -> Weight:
    if new is None:
        assert lost is not None
        return Weight(Bump.MAJOR, f"{written([lost])} no longer limits it")
    if lost is None:
        return Weight(Bump.MAJOR, f"{written([new])} is asked, too")
    return Weight(Bump.MAJOR, f"{written([new])} asks for more than {written([lost])}")


def _by_scope(at: Difference) -> Weight | None:
    """Return what another word of scope asks: "organisation" for "team", or "across teams" where there was none."""
    ranks, frames = scope_words(), lexicon.words("scope_frames")
    gone, come = ([word for word in words if word.lower in ranks] for words in (at.gone, at.come))
    others = [word for word in content(at.gone + at.come) if word.lower not in ranks and word.lower not in frames]
    if others or len(gone) > 1 or len(come) != 1:
        return None
    (new,) = come
    if gone:
        (lost,) = gone
        if ranks[new.lower] > ranks[lost.lower]:
            return Weight(Bump.MAJOR, f"{written([new])} reaches further than {written([lost])}")
        return Weight(Bump.MINOR, f"{written([new])} stands for {written([lost])}")
    said = {word.means for word in at.come}
    if ranks[new.lower] >= ranks["teams"] and not _REACHING.isdisjoint(said):
        return Weight(Bump.MAJOR, f"{written(at.come)} reaches further")
    return Weight(Bump.MINOR, f"{written(at.come)} says how far it reaches") if "within" in said else None


def _by_help(at: Difference) -> Weight | None:
    """Return what less or more help than before asks; None where more than the help differs."""
    was, now = _help(at.gone, at), _help(at.come, at)
    if was is now is None or (was is None and at.gone) or (now is None and at.come):
        return None
    if (now or _NEUTRAL) > (was or _NEUTRAL):
        reason = "is asked, too" if at.come else "no longer makes it easier"
        return Weight(Bump.MAJOR, f"{written(at.come or at.gone)} {reason}")
    return Weight(
        Bump.MINOR, f"{written(at.come or at.gone)} {'asks for no more' if at.come else 'is no longer asked'}"
    )


def _help(words: Sequence[Said], at: Difference) -> int | None:
    """Return how much is done alone: 1 with help, 2 with little, 3 with none; None where more is said."""
    if content(words) and all(_scales().get(word.lower, ("",))[0] == "help" for word in content(words)):
        return 3
    if len(words) > 1 and words[0].means in _WHEN and words[1].lower in _ASKED:
        return 1
    is_behind = at.before is not None and at.before.means in _WITH
    row = [*([at.before] if at.before is not None and is_behind else []), *words, *([at.after] if at.after else [])]
    if not row or row[0].means not in _WITH:
        return None
    place = next((place for place in range(min(len(row), _FURTHEST)) if _is_help(row, place)), 0)
    lead = {word.means for word in row[:place]}
    if not place:
        return None
    return 3 if not _WITHOUT.isdisjoint(lead) else 2 if not _LITTLE.isdisjoint(lead) else 1


def _is_help(row: Sequence[Said], at: int) -> bool:
    if row[at].means not in _HELP:
        return False
    behind = row[at + 1] if at + 1 < len(row) else None
    return behind is None or bool(behind.signs) or behind.means in _BEHIND_HELP


@cache
def _scales() -> dict[str, tuple[str, int]]:
    return {word: (scale, int(degree)) for scale, degree, words in lexicon.rows("degrees") for word in words.split()}
