"""No statement that only holds the place of one.

"TBC", "TODO" or "???" was to be replaced and has been published instead, and nobody can be measured against it. Write
the statement, or delete the entry until there is one. So is a note that the editors left for themselves, such as
"(TBC)" or "(think of a better phrase)"; a statement that speaks of a TODO is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement
from ladderlint.prose import MARK, prose, spoken
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import Span, shorten

_WHOLE: Final = (
    r"(?is)\W*(?:tb[acd]|to[ -]?do|fix ?me|x+|wip|n[./]?a|none|placeholder|coming soon|lorem ipsum\b.*"
    r"|to be (?:added|agreed|completed|confirmed|decided|defined|determined|discussed|done|written))\W*"
    rf"|[\s?.…\-‐-―_*/~=+#()\[\]{MARK}]+"
)
_LABEL: Final = rf"\A{MARK}*((?:TBC|TBD|TODO|FIXME|XXX){MARK}*:)"
_NOTE: Final = (
    r"[(\[](?:(?:TBC|TBD|TODO|FIXME)(?::[^()\[\]]*)?|\?{2,}"
    r"|(?i:(?:think of|find|needs|use) a better (?:word|wording|phrase|phrasing)\b[^()\[\]]*))[)\]]"
)


@rule(
    on=Statement,
    severity=Severity.ERROR,
    examples=[
        Good("examples: [Fixed a TODO for somebody else, 'Removed old marks (TODO, FIXME) from the code']"),
        Good("signals: ['Asks \"why???\"', Writes n/a where a field is empty, Keeps `TBC` out of the docs]"),
        Good("examples: ['Led the migration (rewrite in Go)', 'Found a better phrase (such as “we”)', Wrote To.do]"),
        # An empty text is for structure/empty-text to speak of.
        Good("signals: ['', ' ']"),
        Bad(
            "summary: ⟦TBC⟧\nsignals: ['⟦[to do]⟧', '⟦???⟧', ⟦N/A⟧, '⟦-⟧', ⟦Lorem ipsum dolor sit amet⟧]",
            says=(
                "'TBC' only holds the place of a summary; write one, or delete this entry",
                "'[to do]' only holds the place of a signal; write one, or delete this entry",
                "'???' only holds the place of a signal; write one, or delete this entry",
                "'N/A' only holds the place of a signal; write one, or delete this entry",
                "'-' only holds the place of a signal; write one, or delete this entry",
                "'Lorem ipsum dolor sit amet' only holds the place of a signal; write one, or delete this entry",
            ),
        ),
        Bad(
            "signals: ['⟦TODO:⟧ say what seniors review']",
            says="'TODO:' marks this as unfinished; finish it and delete the mark",
        ),
        Bad(
            "summary: Stands in for the manager ⟦(think of a better phrase)⟧\nsignals: ['Leads ⟦[TBC]⟧ a team']",
            says=(
                "'(think of a better phrase)' is a note to the editors; follow it and delete it",
                "'[TBC]' is a note to the editors; follow it and delete it",
            ),
        ),
    ],
)
def placeholder(statement: Statement, ctx: Context) -> Iterator[Diagnostic]:
    text = statement.text
    if not text or text.isspace() or not _may_be_one(text):
        return
    seen = prose(text)
    if re.compile(_WHOLE).fullmatch(seen) is not None:
        said = text.strip()
        start = text.index(said)
        what = statement.field.removesuffix("s")
        message = f"'{shorten(said)}' only holds the place of a {what}; write one, or delete this entry"
        yield ctx.report(statement.node, message, within=Span(start, start + len(said)))
    elif (label := re.compile(_LABEL).match(seen)) is not None:
        said = spoken(text, *label.span(1))
        message = f"'{said}' marks this as unfinished; finish it and delete the mark"
        yield ctx.report(statement.node, message, within=Span(*label.span(1)))
    else:
        for note in re.compile(_NOTE).finditer(seen):
            message = f"'{shorten(note.group())}' is a note to the editors; follow it and delete it"
            yield ctx.report(statement.node, message, within=Span(*note.span()))


def _may_be_one(text: str) -> bool:
    """Say no to most texts, in a tenth of the time that the patterns take."""
    return ":" in text or "(" in text or "[" in text or text.count(" ") < 4 or "lorem" in text[:20].lower()
