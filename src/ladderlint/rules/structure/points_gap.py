"""Let every number of points earn exactly one job title.

Between 0–16 and 18–35, nobody knows what 17 points earn; where two ranges overlap, two titles are earned at once. List
the titles from the fewest points to the most, each beginning one point above the end of the one before it. Where points
are fractions, it may also begin at that end. Only the first may leave out `min`, and only the last `max`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Ladder, Title
from ladderlint.nodes import Node
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import shorten

# No ladder counts as far, and what is beyond may be no number at all (.inf, .nan).
_LARGEST = 10**15
# To a computer, 4.35 + 1 is not quite 5.35.
_ROUNDING = 1e-9


def _titles(*points: str, level: str = "1") -> dict[str, str]:
    titles = "".join(f"  - {{name: T{number}, points: {range_}}}\n" for number, range_ in enumerate(points, 1))
    head = "format: 1\nid: example\nname: Example\nversion: 1.0.0"
    return {"ladder.yaml": f"{head}\nlevels: [{{id: 1, points: {level}}}]\ntitles:\n{titles}"}


@rule(
    on=Ladder,
    severity=Severity.ERROR,
    examples=[
        Good(_titles("{min: 0, max: 16}", "{min: 17, max: 17}", "{min: 18}")),
        Good(_titles("{max: 16.0}", "{min: 17, max: 35}")),
        Good(_titles("{min: 0, max: 4.35}", "{min: 4.35, max: 8}", "{min: 9}")),
        Good(_titles("{min: 0, max: 16}", "{min: 16, max: 35}", level="0.5")),
        # The schema speaks of these titles, and what they leave out can't be known.
        Good(_titles("{min: 0, max: many}", "{min: 18, max: 20}", "35", "{min: 36}")),
        Bad(
            _titles("{min: 0, max: ⟪16⟫}", "{min: ⟦18⟧, max: 35}"),
            says="a total of 17 earns no title: 'T1' ends at 16 and 'T2' begins at 18; write 'min: 17'",
        ),
        Bad(
            _titles("{min: 0, max: ⟪16⟫}", "{min: ⟦20⟧, max: 35}"),
            says="a total of 17 to 19 earns no title: 'T1' ends at 16 and 'T2' begins at 20; write 'min: 17'",
        ),
        Bad(
            _titles("{min: 0, max: ⟪16.5⟫}", "{min: ⟦18⟧}"),
            says="a total between 16.5 and 18 earns no title: 'T1' ends at 16.5 and 'T2' begins at 18; "
            "write 'min: 16.5'",
        ),
        Bad(
            _titles("{min: 0, max: ⟪16⟫}", "{min: ⟦16⟧, max: 35}"),
            says="a total of 16 earns both 'T1' and 'T2'; write 'min: 17'",
        ),
        Bad(
            _titles("{min: 0, max: ⟪16⟫}", "{min: ⟦14.5⟧, max: 35}"),
            says="a total of 14.5 to 16 earns both 'T1' and 'T2'; write 'min: 16'",
        ),
        Bad(
            _titles("{min: 17, max: ⟪35⟫}", "{min: ⟦0⟧, max: 16}"),
            says="'T2' asks for fewer points than 'T1' before it; list the titles from the fewest points to the most",
        ),
        Bad(
            _titles("{min: 0, max: 16}", "{min: ⟦35⟧, max: 17}", "{min: 36}"),
            says="'T2' begins at 35 and ends at 17; write the smaller number under 'min'",
        ),
        Bad(
            _titles("⟦{min: 0}⟧", "{min: 17}"),
            says="'T1' has no end, and only the last title may have none; write 'max: 16'",
        ),
        Bad(
            _titles("{max: 16}", "⟦{max: 35}⟧"),
            says="'T2' has no beginning, and only the first title may have none; write 'min: 17'",
        ),
    ],
)
def points_gap(ladder: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    if not ladder.titles:
        return
    titles = {title.node: title for title in ladder.titles if _is_sound(title)}
    listed = [titles.get(node) for node in ladder.node.fields["titles"].items]
    step = 0 if _has_fractions(ladder) else 1
    for sound in titles.values():
        yield from _reversed_bounds(sound, ctx)
    for before, title in pairwise(listed):
        yield from _open_ends(before, title, step, ctx)
        if before is not None and title is not None:
            yield from _mismatch(before, title, step, ctx)


def _reversed_bounds(title: Title, ctx: Context) -> Iterator[Diagnostic]:
    if _is_reversed(title):
        ends = f"begins at {_shown(title.minimum)} and ends at {_shown(title.maximum)}"
        message = f"'{shorten(title.name)}' {ends}; write the smaller number under 'min'"
        yield ctx.report(_points(title)["min"], message)


def _open_ends(before: Title | None, title: Title | None, step: int, ctx: Context) -> Iterator[Diagnostic]:
    if before is not None and before.maximum is None:
        wanted = _wanted("max", title.minimum if title is not None else None, -step)
        message = f"'{shorten(before.name)}' has no end, and only the last title may have none; write {wanted}"
        yield ctx.report(before.node.fields["points"], message)
    if title is not None and title.minimum is None:
        wanted = _wanted("min", before.maximum if before is not None else None, step)
        message = f"'{shorten(title.name)}' has no beginning, and only the first title may have none; write {wanted}"
        yield ctx.report(title.node.fields["points"], message)


def _mismatch(before: Title, title: Title, step: int, ctx: Context) -> Iterator[Diagnostic]:
    """Compare two titles in a row; `step` is from the end of one to the beginning of the next."""
    end, begin = before.maximum, title.minimum
    if end is None or begin is None or _is_reversed(before) or _is_reversed(title):
        return
    if end + step <= begin <= end + 1 + _ROUNDING:
        return
    first, second = shorten(before.name), shorten(title.name)
    mend = f"write {_wanted('min', end, step)}"
    if title.maximum is not None and before.minimum is not None and title.maximum < before.minimum:
        mend = "list the titles from the fewest points to the most"
        message = f"'{second}' asks for fewer points than '{first}' before it; {mend}"
    elif begin <= end:
        both = _range(begin, end if title.maximum is None else min(end, title.maximum))
        message = f"a total of {both} earns both '{first}' and '{second}'; {mend}"
    else:
        between = f"of {_range(end + 1, begin - 1)}" if step else f"between {_shown(end)} and {_shown(begin)}"
        ends = f"'{first}' ends at {_shown(end)} and '{second}' begins at {_shown(begin)}"
        message = f"a total {between} earns no title: {ends}; {mend}"
    yield ctx.report(_points(title)["min"], message, related=[(_points(before)["max"], f"'{first}' ends here")])


def _points(title: Title) -> dict[str, Node]:
    return title.node.fields["points"].fields


def _is_sound(title: Title) -> bool:
    """Say whether the bounds that a title gives are numbers; the schema speaks of the others."""
    bounds = {"min": title.minimum, "max": title.maximum}
    given = [value for key, value in bounds.items() if key in _points(title)]
    return bool(given) and all(value is not None and abs(value) < _LARGEST for value in given)


def _is_reversed(title: Title) -> bool:
    return title.minimum is not None and title.maximum is not None and title.minimum > title.maximum


def _has_fractions(ladder: Ladder) -> bool:
    numbers = [level.points for level in ladder.levels]
    numbers += [bound for title in ladder.titles for bound in (title.minimum, title.maximum)]
    return any(number is not None and abs(number) < _LARGEST and number % 1 for number in numbers)


def _wanted(key: str, neighbour: float | None, step: int) -> str:
    if neighbour is None or neighbour + step < 0:
        return f"'{key}'"
    return f"'{key}: {_shown(neighbour + step)}'"


def _range(first: float, last: float) -> str:
    return _shown(first) if first == last else f"{_shown(first)} to {_shown(last)}"


def _shown(number: float | None) -> str:
    return "" if number is None else str(int(number) if number == int(number) else number)
