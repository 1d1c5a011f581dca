"""Quotation marks and apostrophes are all straight, or all curly.

Curly ones come along when text is pasted from a document or typed on a phone. Beside straight ones they look like
slips, and a search for "team's" does not find "team’s". Where four in five of a ladder's marks go one way, the others
are found; a track that was pasted as a whole is found once. With `style: straight` or `curly` the house decides
instead. Code is not looked at, and neither are feet and inches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, Literal, NamedTuple

from ladderlint.diagnostic import Diagnostic, Place, Safety, Severity
from ladderlint.model import Ladder, Statement, Text, Track
from ladderlint.nodes import Node
from ladderlint.prose import prose
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._majority import is_settled
from ladderlint.text import Span

# In fewer marks, most may be a chance.
_FEWEST: Final = 5
# A track with as many marks has a style of its own.
_ENOUGH: Final = 3
# A track with so many texts that go against the ladder needs no longer list.
_MOST_KEPT: Final = 50

_SINGLE: Final = "'‘’‚‛"
_DOUBLE: Final = '"“”„‟'
_BEFORE_OPENING: Final = (" ", "(", "[", "\n", "—", "“", '"')
# Straight ones behind a digit, with no letter to follow, are feet and inches.
_MARK: Final = rf"(?<!\d)['\"]|['\"](?=\w)|[{_SINGLE[1:]}{_DOUBLE[1:]}]"
_NAMES: Final = ("quotation mark", "apostrophe")

_TEN: Final = ", ".join(['"Improves the team\'s tools"'] * 10)
_PASTED: Final = "- Knows the team’s tools\n  - Knows the team’s users\n  - Knows the team’s code"


class Options(NamedTuple):
    """How quotation marks and apostrophes are written.

    style: Whether they are straight or curly: as most in the ladder are, straight, or curly.
    """

    style: Literal["consistent", "straight", "curly"] = "consistent"


class Marks(NamedTuple):
    """The marks of one style in a text, and where they stand."""

    which: str
    span: Span


class Odd(NamedTuple):
    """Marks that may be among the few: those of one text, or all that a track has."""

    curly: bool
    which: str
    place: Place
    of_track: bool


class Tally(NamedTuple):
    """How many marks of each style there are, and those that may be among the few."""

    straight: int
    curly: int
    odd: tuple[Odd, ...]


def _gather(track: Track, ctx: Context) -> Iterable[Tally]:
    if ctx.options.style != "consistent":
        return ()
    return (_tally(chain(track.texts, track.statements), ctx),)


@rule(
    on=(Statement, Text, Ladder),
    severity=Severity.INFO,
    options=Options,
    gather=_gather,
    examples=[
        Good(f"signals: [{_TEN}]"),
        Good(f"signals: [{_TEN}]".replace("'", "’")),
        # Too few to say, and too even to say.
        Good('signals: ["Improves the team\'s tools", Reads “logs”]'),
        Good(f"signals: [{_TEN}, Reads “logs” and “docs”]"),
        Good(f"signals: [{_TEN}, 'Calls `say(“x”)`']"),
        Good(f"signals: [{_TEN}, 'Hangs a 24\" screen at 6'' 2\" height']".replace("team's", "team’s")),
        Bad(
            f"signals: [{_TEN}, Values the team⟦’⟧s time]",
            says="this apostrophe is curly, and 10 of the 11 in this ladder are straight; write a straight one (')",
        ),
        Bad(
            f"signals: [{_TEN}]\nexamples: [Wrote ⟦“Why Tests Fail”⟧]",
            'these 2 quotation marks are curly, and 10 of the 12 in this ladder are straight; write straight ones (")',
        ),
        Bad(
            f"signals: [{', '.join([_TEN] * 2)}, 'Asks ⟦\"What''s next?\"⟧']".replace("team's", "team’s"),
            says="these 3 quotation marks and apostrophes are straight, and 20 of the 23 in this ladder are curly; "
            "write curly ones (’ “ ”)",
        ),
        Bad(
            {
                "tracks/a.yaml": f"id: a\nlevels:\n- level: 1\n  signals: [{_TEN}, {_TEN}]\n",
                "tracks/b.yaml": f"id: b\nlevels:\n- level: 1\n  signals:\n  {_PASTED}\n".replace("’", "⟦’⟧", 1),
            },
            says="all 3 apostrophes of this track are curly, and 20 of the 23 in this ladder are straight; "
            "write straight ones (')",
        ),
        Bad(
            'signals: [Values the team⟦’⟧s time, "Values the team\'s tools"]',
            says="this apostrophe is curly; write a straight one (')",
            options=Options(style="straight"),
        ),
    ],
)
def quotes(part: Statement | Text | Ladder, ctx: Context) -> Iterable[Diagnostic]:
    style = ctx.options.style
    if isinstance(part, Ladder):
        return _among_the_many(part, ctx) if style == "consistent" else ()
    curly = style == "straight"
    marks = _marks(part.text, curly) if style != "consistent" else None
    if marks is None:
        return ()
    place = ctx.place(part.node, within=marks.span)
    return (_finding(place, f"{_said(curly, marks.which)}; {_advice(curly, marks.which)}", curly, ctx),)


def _among_the_many(ladder: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    tallies: list[Tally] = [*ctx.gathered, _tally(ladder.texts, ctx)]
    straight, curly = sum(tally.straight for tally in tallies), sum(tally.curly for tally in tallies)
    total, few = straight + curly, min(straight, curly)
    if not is_settled(straight, curly, fewest=_FEWEST):
        return
    many = f"{total - few} of the {total} in this ladder are {_style(curly >= straight)}"
    for odd in (odd for tally in tallies for odd in tally.odd):
        if odd.curly is (curly < straight):
            said = _said(odd.curly, odd.which, of_track=odd.of_track)
            message = f"{said}, and {many}; {_advice(odd.curly, odd.which)}"
            # Of a track, only the first place was kept.
            yield ctx.report(odd.place, message) if odd.of_track else _finding(odd.place, message, odd.curly, ctx)


def _finding(place: Place, message: str, curly: bool, ctx: Context) -> Diagnostic:
    """Return a finding whose fix writes the marks of a part of a text in the other style."""
    start, end = place.within if place.within is not None else (0, 0)
    write = "".join(
        _other(sign, place.text[:at].endswith(_BEFORE_OPENING) or at == 0) if (sign not in "'\"") is curly else sign
        for at, sign in enumerate(place.text[start:end], start)
    )
    return ctx.report(place, message, write=write, safety=Safety.SAFE)


def _other(sign: str, opens: bool) -> str:
    """Return a mark in the other style; what is no mark stays."""
    if sign in _SINGLE:
        return "’" if sign == "'" and not opens else "‘" if sign == "'" else "'"
    if sign in _DOUBLE:
        return ("“" if opens else "”") if sign == '"' else '"'
    return sign


def _tally(parts: Iterable[Statement | Text], ctx: Context) -> Tally:
    """Count the marks of a track, and keep those that may go against a ladder's.

    Of a track that is curly throughout, one place is kept. Straight is what keyboards type, and most tracks are: to
    keep a place of each would be to keep its file.
    """
    found: dict[bool, list[tuple[Node, Marks]]] = {True: [], False: []}
    every: dict[bool, list[str]] = {True: [], False: []}
    for part in parts:
        for curly, kept in found.items():
            if (marks := _marks(part.text, curly)) is not None:
                every[curly].append(marks.which)
                if len(kept) < _MOST_KEPT:
                    kept.append((part.node, marks))
    straight, curled = (sum(map(len, every[curly])) for curly in (False, True))
    if curled >= _ENOUGH and not straight:
        node, first = found[True][0]
        which = "".join(every[True])
        place = ctx.place(node, within=Span(first.span.start, first.span.start + 1))
        return Tally(0, curled, (Odd(True, which, place, True),))
    if straight >= _ENOUGH and straight > curled:
        found[False] = []
    odd = (
        Odd(curly, marks.which, ctx.place(node, within=marks.span), False)
        for curly, texts in found.items()
        for node, marks in texts
    )
    return Tally(straight, curled, tuple(odd))


def _marks(text: str, curly: bool) -> Marks | None:
    if text.isascii() and (curly or ("'" not in text and '"' not in text)):
        return None
    found = [mark for mark in re.compile(_MARK).finditer(prose(text)) if (mark.group() not in "'\"") is curly]
    if not found:
        return None
    start, end = found[0].start(), found[-1].end()
    return Marks(
        "".join(mark.group() for mark in found), Span(start, end if "\n" not in text[start:end] else start + 1)
    )


def _said(curly: bool, which: str, *, of_track: bool = False) -> str:
    names = [name for name, signs in zip(_NAMES, (_DOUBLE, _SINGLE), strict=True) if not set(signs).isdisjoint(which)]
    if len(which) == 1:
        return f"this {names[0]} is {_style(curly)}"
    marks = f"{len(which)} {' and '.join(f'{name}s' for name in names)}"
    return f"all {marks} of this track are {_style(curly)}" if of_track else f"these {marks} are {_style(curly)}"


def _advice(curly: bool, which: str) -> str:
    """Say what to write in place of these marks."""
    signs = [sign for sign, of in (("'", _SINGLE), ('"', _DOUBLE)) if not set(of).isdisjoint(which)]
    wanted = " ".join(signs if curly else ["’" if sign == "'" else "“ ”" for sign in signs])
    one = f"a {_style(not curly)} one" if len(which) == 1 else f"{_style(not curly)} ones"
    return f"write {one} ({wanted})"


def _style(curly: bool) -> str:
    return "curly" if curly else "straight"
