"""A comment that suppresses findings must have some to suppress.

When a text is mended and the comment beside it stays, it hides the next fault that somebody writes there. Take out the
comment, or the rule that it names for nothing. This is judged only of rules that ran on all that they look at, and of a
group or `all` when every one of its rules did: what was not tried may well find something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ladderlint.diagnostic import Diagnostic, EditComment, Fix, Safety, Severity, Suppression
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import shorten


@rule(
    on=Suppression,
    severity=Severity.WARNING,
    examples=[
        Good("signals:\n  - Reviews the the code  # ladderlint: disable=wording/repeated-word -- a name"),
        Good("signals:  # ladderlint: disable=wording/repeated-word\n  - Reviews the the code"),
        # Rules that do not run find nothing, and say nothing about who suppresses them.
        Good("summary: Leads the team  # ladderlint: disable=structure/uneven-levels"),
        Bad(
            "signals:\n  - Reviews the code  ⟦# ladderlint: disable=wording/repeated-word -- a name⟧",
            says="there is nothing of 'wording/repeated-word' to suppress here; delete the comment",
        ),
        Bad(
            "# ladderlint: disable-next-line=wording/repeated-word, ⟦wording/article⟧\nsummary: Leads the the team",
            says="there is nothing of 'wording/article' to suppress here; take it out of the comment",
        ),
        Bad(
            "summary: Leads the team  ⟦# ladderlint: disable=progression, wording/article⟧",
            says="there is nothing of 'progression' and 'wording/article' to suppress here; delete the comment",
        ),
    ],
)
def unused_suppression(suppression: Suppression, ctx: Context) -> Iterable[Diagnostic]:
    return _finding(suppression, ctx) if suppression.unused else ()


def _finding(suppression: Suppression, ctx: Context) -> Iterator[Diagnostic]:
    unused = suppression.unused
    kept = [named.name for named in suppression.names if named not in unused]
    *others, last = (f"'{shorten(named.name)}'" for named in unused)
    listed = f"{', '.join(others)} and {last}" if others else last
    if kept:
        text = suppression.location.source.text
        first, end = suppression.names[0].span, suppression.names[-1].span
        comma = ", " if ", " in text[first.start : end.end] else ","
        op = EditComment(first._replace(end=end.end), comma.join(kept))
        fix = Fix(f"Take out {listed}", (op,), Safety.SAFE)
        where = suppression.place(unused[0].span)
        what = "it" if not others else "them"
        yield ctx.report(
            where, f"there is nothing of {listed} to suppress here; take {what} out of the comment", fix=fix
        )
    else:
        fix = Fix("Delete the comment", (EditComment(suppression.room, ""),), Safety.SAFE)
        yield ctx.report(
            suppression.place(), f"there is nothing of {listed} to suppress here; delete the comment", fix=fix
        )
