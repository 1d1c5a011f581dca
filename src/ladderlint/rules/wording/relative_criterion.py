"""Measure a level by the work, not by other people.

"More complex than a Senior's work" moves whenever the seniors change, and has to be read together with another level.
Write what the work is like at this level.
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

_TELLING: Final = word_set("than as compared")
_LEVELS: Final = word_set(
    "analyst analysts architect architects associate associates band bands colleagues consultant consultants designer "
    "designers developer developers employee employees engineer engineers entry-level grade grades graduate graduates "
    "intern interns junior juniors level levels manager managers mid mid-level mids others peers people person persons "
    "principal principals programmer programmers role roles senior seniors staff staffs stage stages tester testers ic"
)
_ROLE: Final = r"(?:engineer|developer|designer|manager|analyst|programmer|tester|architect|consultant|person|employee)"
_GRADE: Final = f"(?:{GRADES}|entry-level|intern)"
# "A Senior", "a Senior's", "senior engineers", but not "senior stakeholders".
_GRADED: Final = (
    rf"{_GRADE}(?:s?['’]s?\b|(?: (?:software|product|data|frontend|backend))? {_ROLE}s?\b(?:['’]s?)?"
    r"|s?(?=\s*(?:\Z|[,.;:)]|(?:at|in|would|does|do|is|are|can|and|or|but|level)\b)))"
)
_OTHER_LEVEL: Final = (
    rf"(?:(?:{BEFORE}) (?:level|role|grade|band|stage)s?\b|levels? (?:below\b|\d+|[IVX]+\b)"
    rf"|{SHORT_NAME}(?! (?:support|incidents?|tickets?|issues?|caches?)\b))"
)
_OTHER_PEOPLE: Final = (
    rf"(?:(?:most|many|average|typical|other) {_ROLE}s?\b|most (?:people|peers|colleagues|others)\b|peers\b)"
)
# Whom a level is measured by: another level, or other people.
_OTHERS: Final = (
    r"(?:that |those |what )?(?:of |at |from |in |for |is expected (?:of|at) )?(?:an? |the |their |your |our )?"
    rf"(?:{_GRADED}|{_OTHER_LEVEL}|{_OTHER_PEOPLE})"
)
_MORE: Final = (
    r"(?:more|less|fewer|better|worse|larger|bigger|smaller|greater|higher|lower|wider|broader|deeper|faster|quicker|"
    r"harder|tougher|longer|further|stronger|earlier|clearer)"
)
_CRITERION: Final = (
    rf"(?i)\b{_MORE}\b(?:(?!\bthan\b)[^.;:!?]){{0,60}}?(?<!\brather)(?<!\bother) than {_OTHERS}"
    rf"|\bas (?!(?:well|soon|long|far|part)\b)\w+ as {_OTHERS}"
    rf"|\bcompared (?:to|with) {_OTHERS}"
    rf"|\bsame as (?:an? |the )?(?:level \w+|{_GRADE}\b(?: {_ROLE})?|{_OTHER_LEVEL})\W* but\b"
)


@rule(
    on=Statement,
    severity=Severity.WARNING,
    english=True,
    examples=[
        Good("signals: [Works with more than one team, Does more than just code, Asks a senior rather than guessing]"),
        Good("signals: [Explains how one tool is better than another, Mentors engineers more junior than themselves]"),
        Good("signals: [Lets a junior lead rather than a senior engineer, Works with PMs as well as senior engineers]"),
        Good(
            "signals: [Mentors people other than their peers, Ships faster than planned, Serves as a senior engineer]"
        ),
        Good("signals: [Leaves code better than they found it, Gives more weight to data than to senior opinion]"),
        Good("signals: [Handles more P1 than P2 incidents, Answers faster than L1 support]"),
        Bad(
            "signals: [⟦More complex than a Senior's⟧ work, Is ⟦better than most engineers⟧ at tests]",
            says=(
                "'More complex than a Senior's' measures by others; write what the work is at this level",
                "'better than most engineers' measures by others; write what the work is at this level",
            ),
        ),
        Bad(
            "signals: ['⟦Same as level 2, but⟧ for teams', Works ⟦more alone than at the previous level⟧]",
            says=(
                "'Same as level 2, but' measures by others; write what the work is at this level",
                "'more alone than at the previous level' measures by others; write what the work is at this level",
            ),
        ),
        Bad(
            "signals: [Is ⟦as effective as a Staff Engineer⟧, Ships ⟦more than their peers⟧]",
            says=(
                "'as effective as a Staff Engineer' measures by others; write what the work is at this level",
                "'more than their peers' measures by others; write what the work is at this level",
            ),
        ),
    ],
)
def relative_criterion(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    found = vocabulary(statement.text)
    return () if _TELLING.isdisjoint(found) or not may_name_level(found, _LEVELS) else _search(statement, ctx)


def _search(statement: Statement, ctx: Context) -> Iterator[Diagnostic]:
    for found in re.finditer(_CRITERION, prose(statement.text)):
        said = shorten(spoken(statement.text, *found.span()))
        message = f"'{said}' measures by others; write what the work is at this level"
        yield ctx.report(statement.node, message, within=Span(*found.span()))
