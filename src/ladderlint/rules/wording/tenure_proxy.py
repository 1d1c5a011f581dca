"""Write what came of the years, not how many there were.

"5+ years of Go" says how long somebody sat there. It keeps out whoever learnt faster, and whoever took a break, and
tells nobody what to do next. Write the outcome that the years were to stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement
from ladderlint.prose import MARK, prose, spoken, vocabulary
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import Span, shorten

_TELLING: Final = frozenset(("year", "years", "years'", "yrs", "yoe", "months", "months'"))
_NUMBER: Final = (
    r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several|many|a few)"
)
_AT_LEAST: Final = (
    r"(?:(?:at least|more than|less than|fewer than|over|up to|around|about|a minimum of|minimum(?: of)?|min\.?) )?"
)
_SPAN: Final = rf"\b{_AT_LEAST}{_NUMBER}(?: ?(?:[-–—]|to|or) ?{_NUMBER})?(?: or more| plus)?(?: ?\+)? ?"
_YEARS: Final = rf"{_SPAN}(?:years?|yrs?)['’]?s?\+?"
_MONTHS: Final = rf"{_SPAN}months?['’]?\+?"
# "Three years' experience", wherever it stands; but not three years of the customers' experience.
_EXPERIENCE: Final = (
    rf"(?i)(?:{_YEARS}|{_MONTHS}) (?:of |in )?(?:[\w/#+.-]+ ){{0,3}}?"
    r"(?<!user )(?<!customer )(?<!developer )(?<!employee )(?<!candidate )(?<!client )(?<!the )"
    r"(?:experience|expertise|tenure|seniority)\b|(?i:\b\d+\+? ?YOE\b)"
)
# "5+ years of Go", "At least 2 years in the role": where the statement asks for nothing else.
_HAS: Final = (
    r"[\W\d_]{0,8}(?:(?:they |you |i )?(?:usually |typically |generally |normally )?"
    r"(?:has|have|with|requires|require|needs|need|possesses|completed|has completed|has worked for)[ :]+"
    r"|(?:usually|typically|generally|normally)[ :]+)?"
)
_OF_GO: Final = (
    r"(?:of|in|as|with|at|on|working|using|building|leading|managing|coding|writing) "
    r"(?!advance\b|total\b|a row\b|(?:audit |financial |historical )?(?:data|logs?|history|records|backups|metrics|"
    r"revenue|traffic|runway|planning|roadmap|work|change|growth)\b)[\w#+.-]+"
)
_IN_ROLE: Final = (
    r"(?:in|at) (?:the |this |their |a )?(?:current |previous |same |similar )?(?:role|level|grade|position|post)\b"
)
_AT_HEAD: Final = rf"(?i){_HAS}(?P<years>{_YEARS} {_OF_GO}|{_MONTHS} {_IN_ROLE})"
# Experience that somebody else has.
_OTHERS: Final = (
    r"(?i)(?:\b(?:candidates?|engineers?|developers?|people|hires?|colleagues?|designers?|managers?|members?|those|"
    r"anyone|someone|juniors?|seniors?) (?:who have|who has|with|of|having)|regardless of|irrespective of|whatever)"
    r"(?: their)?\Z"
)


@rule(
    on=Statement,
    severity=Severity.WARNING,
    english=True,
    examples=[
        Good("signals: [Reviews progression every 6 weeks, Writes a 5-year plan, Removes code over three years old]"),
        Good("signals: [Keeps 7 years of logs, Reads two years of logs for a cause, Is sole maintainer for years]"),
        Good("signals: [Plans 2 to 3 years ahead, Hires engineers with 5+ years of experience, Looks 18 months ahead]"),
        Good("signals: [Sets a two-year vision for the developer experience, 'Three months in advance, sends plans']"),
        Good("signals: [Plans 3 years of customer experience, Has 7 years of logs, Spends 5 years in the same mind]"),
        Good("signals: [Leads projects of several months, Hears everyone regardless of their years of experience]"),
        Bad(
            "signals: [⟦5+ years of Go⟧, 'Has ⟦at least three years'' experience⟧ in testing']",
            says=(
                "'5+ years of Go' counts time; write what the person does with what was learnt in it",
                "'at least three years' experience' counts time; write what the person does with what was learnt in it",
            ),
        ),
        Bad(
            "signals: [Usually ⟦at least 2-5 years of experience⟧ in the domain, Has ⟦2 years in level⟧]",
            says=(
                "'at least 2-5 years of experience' counts time; write what the person does with what was learnt in it",
                "'2 years in level' counts time; write what the person does with what was learnt in it",
            ),
        ),
    ],
)
def tenure_proxy(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return () if _TELLING.isdisjoint(vocabulary(statement.text)) else _search(statement, ctx)


def _search(statement: Statement, ctx: Context) -> Iterator[Diagnostic]:
    seen = prose(statement.text).replace(MARK, "\u200b")
    spans = [
        Span(*found.span())
        for found in re.finditer(_EXPERIENCE, seen)
        if re.compile(_OTHERS).search(seen[: found.start()].rstrip()) is None
    ]
    if not spans and (head := re.compile(_AT_HEAD).match(seen)) is not None:
        spans = [Span(*head.span("years"))]
    for span in spans:
        said = shorten(spoken(statement.text, *span))
        message = f"'{said}' counts time; write what the person does with what was learnt in it"
        yield ctx.report(statement.node, message, within=span)
