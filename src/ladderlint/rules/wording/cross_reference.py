"""Every statement reads on its own.

"As above, plus…" sends the reader to another level, and means something else as soon as somebody edits that one. In an
export, where a level stands alone, it means nothing. Write out what this level asks for; what levels share needs no
saying twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.lexicon import word_set
from ladderlint.model import Statement
from ladderlint.prose import prose, spoken, vocabulary
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._level_names import BEFORE, GRADES, SHORT_NAME, may_name_level
from ladderlint.text import Span, shorten

# Of these one is in every reference; the others tell of one only beside a level's name.
_TELLING: Final = word_set("above aforementioned below ditto preceding previous prior same")
_LEADING: Final = word_set("all addition as everything earlier last like lower plus see top")
_LEVELS: Final = word_set(
    "associate band grade graduate junior level levels mid mid-level principal senior stage staff ic"
)
_ENDS: Final = r"(?=\s*(?:[,.;:)+&–—]|\Z|plus\b|and\b|but\b|with\b|including\b|then\b))"
_NUMBERED: Final = (
    rf"(?:(?:the )?(?:{BEFORE}|earlier) (?:levels?|grades?|bands?|stages?)\b"
    rf"|(?:the )?(?:levels?|grade|band) (?:below\b|above\b|\d+|[IVX]+\b)|{SHORT_NAME})"
)
# "Everything in Senior", but not "all of senior leadership".
_GRADE: Final = rf"(?:{GRADES})(?: (?:software )?(?:engineer|developer|designer|level))?"
_NAMED: Final = rf"(?:an? |the )?{_GRADE}s?\b{_ENDS}"
_LEVEL: Final = rf"(?:{_NUMBERED}|{_NAMED})"
_DUTIES: Final = r"(?:skills|expectations|requirements|responsibilities|criteria|behaviou?rs|competencies)"
_ALL: Final = rf"(?:all|everything)(?: (?:of )?(?:the )?{_DUTIES})?"
_REFERENCES: Final = (
    rf"\bas above{_ENDS}",
    rf"\b(?:all|any|most|each|some|everything) (?:of )?(?:the )?above{_ENDS}",
    rf"^\W*(?:in addition to|on top of) (?:all )?(?:of )?the above{_ENDS}",
    rf"^\W*(?:in addition to|on top of) (?:the )?(?:{_DUTIES} (?:of|for|at) )?{_LEVEL}",
    r"\b(?:as )?(?:mentioned|listed|described|outlined|stated|noted) (?:above|below)\b",
    r"\bthe above-mentioned\b|\baforementioned\b",
    rf"\bsee (?:the )?(?:above|below){_ENDS}|\bsee {_NUMBERED}|\(see {_NAMED}",
    rf"^\W*(?:the |exactly the )?same as (?!{_LEVEL}\W* but\b)(?:{_LEVEL}|(?:the |in |at |for )?[\w-]+)",
    rf"\(same as {_LEVEL}",
    rf"^\W*{_ALL} (?:in|of|from|at|for|expected (?:of|at|from|in)) {_LEVEL}",
    rf"^\W*all (?:{_NUMBERED}|{_GRADE}) {_DUTIES}\b",
    rf"\b(?:meets?|does|do|fulfil(?:l?s)?|fulfill) {_ALL} (?:in|of|from|at|for) {_LEVEL}",
    rf"^\W*(?:as|like) (?:in |at |for |per |with )?{_NUMBERED}",
    rf"^\W*(?:{_NUMBERED},?|{_NAMED},) plus\b",
    r"^\W*ditto\b",
)
_REFERENCE: Final = f"(?i){'|'.join(_REFERENCES)}"


@rule(
    on=Statement,
    severity=Severity.WARNING,
    english=True,
    examples=[
        Good("signals: [Goes above and beyond, Keeps uptime above 99%, Pairs with engineers above their level]"),
        Good("signals: [Sees projects through, Sees level 3 incidents to their end, Mentors at all levels above]"),
        Good("signals: [Uses lessons from previous projects, Asks for the same as others, Serves people above all]"),
        Good("signals: [Puts the team above their own goals, Sees themselves as above the process, Reviews A plus B]"),
        Good("signals: [Likes to see senior engineers succeed, Explains why to all of senior leadership]"),
        # One finding for one slip: that one measures by another level.
        Good("signals: ['Same as level 2, but for teams']"),
        Bad(
            "signals: ['⟦As above⟧, plus leads', ⟦Same as previous level⟧, Leads (⟦see level 3⟧)]",
            says=(
                "'As above' points at other text; write out what this level asks for",
                "'Same as previous level' points at other text; write out what this level asks for",
                "'see level 3' points at other text; write out what this level asks for",
            ),
        ),
        Bad(
            "signals: [⟦All of the above⟧, '⟦Everything in Senior⟧, and leads', ⟦In addition to the above⟧, ⟦Ditto⟧]",
            says=(
                "'All of the above' points at other text; write out what this level asks for",
                "'Everything in Senior' points at other text; write out what this level asks for",
                "'In addition to the above' points at other text; write out what this level asks for",
                "'Ditto' points at other text; write out what this level asks for",
            ),
        ),
    ],
)
def cross_reference(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    found = vocabulary(statement.text)
    if _TELLING.isdisjoint(found) and (_LEADING.isdisjoint(found) or not may_name_level(found, _LEVELS)):
        return ()
    return _search(statement, ctx)


def _search(statement: Statement, ctx: Context) -> Iterator[Diagnostic]:
    for found in re.finditer(_REFERENCE, prose(statement.text)):
        matched = found.group()
        start = found.start() + re.match(r"[\W_]*", matched).end()  # type: ignore[union-attr]
        span = Span(start, found.end())
        said = shorten(spoken(statement.text, *span))
        yield ctx.report(
            statement.node, f"'{said}' points at other text; write out what this level asks for", within=span
        )
