"""What is said of a whole comparison: which sides, how much changed, what the version must be, what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ladderlint.changes import Style
from ladderlint.comparison import Comparison
from ladderlint.text import counted, listed, shorten
from ladderlint.versions import Bump


def told(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Return the comparisons of which there is something to tell."""
    return [each for each in comparisons if each.changes or each.missing or each.says_too_little]


def unchanged(style: Style) -> str:
    """Return the one sentence that is said where there is nothing to tell."""
    what = "Nothing that was asked about" if style.narrowed else "Nothing"
    return f"{what} changed between {style.base} and {style.head}."


def name_of(comparison: Comparison) -> str:
    """Return what a ladder is called."""
    return shorten(comparison.ladder.name or comparison.ladder.id)


def counts(comparison: Comparison) -> str:
    """Return how many changes there are, by what they ask of the version: "3 changes: 1 major and 2 patch"."""
    changes = comparison.changes
    if not changes:
        return "Nothing changed in what could be compared" if comparison.missing else "Nothing changed"
    bumps = [change.bump for change in changes]
    parts = [f"{bumps.count(bump)} {bump.label}" for bump in reversed(Bump) if bump and bump in bumps]
    return f"{counted(len(changes), 'change')}{': ' if parts else ''}{listed(parts)}"


def version(comparison: Comparison) -> str | None:
    """Return what the version must be, and what the ladder says it is; None of a ladder that is new or gone."""
    counted_from = comparison.released or comparison
    base, head, due = counted_from.base, comparison.head, comparison.due
    if base is None or head is None:
        return None
    file = head.path.rpartition("/")[2]
    if due is None:
        return f"Which version is due can't be told: before, {file} had none of three numbers, such as 1.2.0"
    if comparison.says_too_little:
        says = f"; {file} says {comparison.declared}, which is too little"
    elif comparison.declared is None:
        says = f"; {file} says none" if not head.version else f"; what {file} says, {shorten(head.version)}, is none"
    elif comparison.declared == due:
        says = f", and {file} says so"
    else:
        says = f"; {file} says {comparison.declared}"
    if counted_from.bump is Bump.NONE:
        return f"Version {base.version} may stay{says}"
    since = " since its release" if comparison.released is not None else ""
    return f"Version {base.version} → {due} is due ({counted_from.bump.label}{since}){says}"


def left_out(comparison: Comparison, style: Style) -> Iterator[str]:
    """Yield each file that could not be compared, on which side, and why."""
    sides = {"base": style.base, "head": style.head}
    for path, side, why in comparison.missing:
        yield f"{path} (in {sides.get(side, side)}): {why}"
