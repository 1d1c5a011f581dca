"""Give every statement an id.

By its id a statement is the same one after its words have changed: history, links and people's notes keep to it.
Without one, a reworded statement looks like one deleted and another added. Write the statement in the long form, with
an `id` that stays and its `text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from ladderlint.diagnostic import AddId, Diagnostic, Fix, Safety, Severity
from ladderlint.model import Statement
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.slugs import slug

_MOST_WORDS = 4
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
# They make an id longer and no clearer.
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "that", "the", "to", "with")
)


class Options(NamedTuple):
    """Which statements must have an id.

    fields: The fields whose statements must have one.
    """

    fields: tuple[Literal["summary", "signals", "examples"], ...] = ("summary", "signals", "examples")


@rule(
    on=Statement,
    severity=Severity.WARNING,
    options=Options,
    examples=[
        Good("signals: [{id: backfills, text: Performs backfills safely}]"),
        Good("summary: Works within established structures", options=Options(fields=("signals",))),
        # The schema speaks of an id that is no text, and structure/empty-text of a statement without words.
        Good("signals: [{id: [backfills], text: Performs backfills}, '']"),
        Bad(
            "signals: [⟦Makes the simple configuration changes to services⟧]",
            says="this signal has no id; write it as 'id: makes-simple-configuration-changes' and its 'text'",
        ),
        Bad(
            "summary:\n  text: ⟦Writes [runbooks](https://example.com/r) in the team's wiki⟧\n  since: 1.1.0",
            says="this summary has no id; add 'id: writes-runbooks-teams-wiki'",
        ),
        Bad(
            "examples: [⟦昇進⟧]",
            says="this example has no id; write it as 'id: example-1-examples-1' and its 'text'",
        ),
    ],
)
def missing_id(statement: Statement, ctx: Context) -> Iterator[Diagnostic]:
    if statement.field not in ctx.options.fields or "id" in statement.whole.fields or not statement.text.strip():
        return
    id_ = _readable_id(statement)
    mend = f"add 'id: {id_}'" if statement.whole.fields else f"write it as 'id: {id_}' and its 'text'"
    fix = Fix(f"Add 'id: {id_}'", (AddId(statement.whole.route, id_),), Safety.UNSAFE)
    yield ctx.report(statement.node, f"this {statement.field.removesuffix('s')} has no id; {mend}", fix=fix)


def _readable_id(statement: Statement) -> str:
    """Return an id made from the first words that count, or from the statement's place where none can be used."""
    words = slug(_LINK_TARGET.sub("]", statement.text), "statement").split("-")
    chosen = [word for word in words if word not in _SMALL_WORDS][:_MOST_WORDS] or words
    place = f"{statement.track} {statement.level} {statement.field} {statement.ordinal + 1}"
    readable = slug(" ".join(chosen), "statement")
    # A number would be read as one, and say nothing.
    return readable if readable and not readable.isdigit() else slug(place, "statement")
