"""A statement begins with what it says, not with what it is.

"E.g. Resolved…" and "Signal: Leads…" repeat the key under which the statement stands, and pages and exports that show
the ladder put a label of their own before it. Delete the label. A house's further labels go under `labels`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ladderlint.diagnostic import Diagnostic, Safety, Severity
from ladderlint.model import Statement
from ladderlint.prose import MARK, prose, spoken
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import Span, shorten

# "E.g." and "for example" have no colon; what begins otherwise needs no second look.
_BEGIN: Final = frozenset("EeFf*_[(`<\\ \t\n")
_NAMES: Final = frozenset(("example", "examples", "signal", "signals", "summary"))
_NAMED: Final = rf"[{MARK}\s]*((?P<name>[^\W\d_][^:\r\n]{{0,40}}?) ?[0-9]*{MARK}*:)"
_FOR_EXAMPLE: Final = (
    rf"[{MARK}\s]*((?:[Ee]\. ?[Gg]\.?|[Ee]g\.?|[Ff]or (?:example|instance)(?=[,:]|\s[A-Z])){MARK}*[,:]?)"
    rf"(?=[\s{MARK}])"
)


class Options(NamedTuple):
    """What else is a label.

    labels: Further words that are labels where a colon follows them, such as Behaviour.
    """

    labels: tuple[str, ...] = ()


@rule(
    on=Statement,
    severity=Severity.WARNING,
    options=Options,
    examples=[
        Good("examples: [Resolved out of disk errors independently]"),
        Good("examples: ['Git example: is able to clone a repository', 'Solid: delivers', 'Example-led: gave two']"),
        Good("signals: [Examples of good code are shared, For example code writes tests, Egress costs are watched]"),
        Good("signals: ['Fixes simple things, e.g. typos', 'Summarises: the gist first', EG team leads are helped]"),
        Bad(
            "examples: [⟦E.g.⟧ Resolved out of disk errors]",
            says="'E.g.' is a label and not part of this example; begin with 'Resolved out of…'",
        ),
        Bad(
            "examples:\n  - ⟦e.g.,⟧ built a pipeline",
            says="'e.g.,' is a label and not part of this example; begin with 'Built a pipeline'",
        ),
        Bad(
            "examples: ['⟦For example,⟧ ran a retro', '⟦Example 2:⟧ Ran a retro', '**⟦Example:⟧** Ran a retro']",
            says=(
                "'For example,' is a label and not part of this example; begin with 'Ran a retro'",
                "'Example 2:' is a label and not part of this example; begin with 'Ran a retro'",
                "'Example:' is a label and not part of this example; begin with 'Ran a retro'",
            ),
        ),
        Bad(
            "summary: '⟦Summary:⟧ Works well'\nsignals: ['⟦Signal:⟧ Reviews code']",
            says=(
                "'Summary:' is a label and not part of this summary; begin with 'Works well'",
                "'Signal:' is a label and not part of this signal; begin with 'Reviews code'",
            ),
        ),
        Bad(
            "signals: ['⟦Behaviour:⟧ Reviews code']",
            says="'Behaviour:' is a label and not part of this signal; begin with 'Reviews code'",
            options=Options(labels=("behaviour",)),
        ),
    ],
)
def stray_label(statement: Statement, ctx: Context) -> Iterator[Diagnostic]:
    if ":" not in statement.text and statement.text[:1] not in _BEGIN:
        return
    seen = prose(statement.text)
    found = re.compile(_FOR_EXAMPLE).match(seen) or _named(seen, ctx.options)
    if found is None:
        return
    rest = spoken(statement.text, found.end(), len(seen)).split()
    if rest:
        begin = " ".join(rest[:3]) + ("…" if len(rest) > 3 else "")
        said = shorten(spoken(statement.text, *found.span(1)))
        message = (
            f"'{said}' is a label and not part of this {statement.field.removesuffix('s')}; "
            f"begin with '{begin[0].upper()}{begin[1:]}'"
        )
        yield ctx.report(statement.node, message, within=Span(*found.span(1)), write="", safety=Safety.SAFE)


def _named(seen: str, options: Options) -> re.Match[str] | None:
    found = re.compile(_NAMED).match(seen) if ":" in seen else None
    if found is None:
        return None
    name = found["name"].replace(MARK, "").casefold()
    return found if name in _NAMES or name in map(str.casefold, options.labels) else None
