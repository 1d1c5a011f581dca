"""Don't ask for the same thing with help and without.

"Independently delivers tasks with support from the team" says both, and leaves it to each reader which of the two
counts. Keep one: at a level that is to work alone, take the help out; at a level that is not, the word that denies it.
Only what stands in one clause is found, and little help is none: "Independently delivers tasks with minimal guidance".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement
from ladderlint.prose import prose, spoken, vocabulary
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import Span, shorten

_ALONE: Final = (
    r"(?i:\b(?:independently|autonomously|single-handedly|unaided|unassisted|on (?:his|her|their|your|my) own)\b)"
)
_PEOPLE: Final = (
    r"(?:(?:the|their|a|an|other|more|senior|experienced) )*(?:team|teammates?|colleagues?|peers?|managers?|leads?|"
    r"mentors?|engineers?|developers?|seniors?|others|people|someone|somebody|members?)"
)
# Help that people give, and who. Who works with Support, or with support engineers, works with a team of that name; and
# logs and tools are no people.
_HELP: Final = (
    r"\b(?:with (?:(?:the|some|a lot of|lots of|plenty of|much|close|regular|frequent|significant) )?"
    r"(?:support|help|guidance|assistance|supervision|oversight)"
    r"|under (?:(?:the|close|direct|regular) )?(?:guidance|supervision|direction))"
    rf"(?= (?:from|of) {_PEOPLE}\b| *$)"
)
# Where one clause may end and the next begin.
_CLAUSE: Final = (
    r"[,;:.!?()–—\n]|(?<=\s)-(?=\s)"
    r"|\b(?i:and|or|but|nor|yet|while|whilst|whereas|when|where|if|unless|until|after|before|then|than|that|which|who|though|"
    r"although|because|so|as|both|either|rather|not|never|to)\b"
)
_WORDS: Final = frozenset(("independently", "autonomously", "single-handedly", "unaided", "unassisted", "own"))
_HELPS: Final = frozenset(("support", "help", "guidance", "assistance", "supervision", "oversight", "direction"))
# Help at times is no contradiction.
_AT_TIMES: Final = frozenset(("when", "where", "if", "as", "unless", "until"))
# Verbs after which "with support" names whom one works with.
_WITH: Final = r"(?i:\b(?:work|collaborat|partner|liais|coordinat|co-ordinat|engag|communicat|interact|deal)\w*\s+)\Z"


@rule(
    on=Statement,
    severity=Severity.INFO,
    english=True,
    examples=[
        Good("signals: ['Works independently, and asks for help when blocked']"),
        Good(
            "signals: ['Works independently and with support from the team', 'Independently or with help from peers']"
        ),
        Good("signals: [Independently delivers tasks with minimal guidance from seniors]"),
        Good("signals: [Independently delivers tasks without support from the team]"),
        Good("signals: [Independently works with Support, Independently works with support to mend what broke]"),
        Good("signals: [Independently debugs code with the help of logs, Independently ships with support engineers]"),
        Good("signals: ['Delivers small tasks independently, larger ones with guidance from a senior engineer']"),
        Good("signals: [Independently delivers tasks with support when it is needed]"),
        Good("signals: [Independently plans work that juniors do with help from the team]"),
        Good("signals: [Independently supports the team, Helps others with support from peers to work on their own]"),
        Bad(
            "signals: [⟦Independently delivers tasks with support⟧ from the team]",
            says="'Independently' and 'with support' deny each other; keep the one that this level is to do",
        ),
        Bad(
            "signals: ['Ships features, and ⟦under close supervision of a senior engineer fixes bugs on their own⟧']",
            says="'under close supervision' and 'on their own' deny each other; keep the one that this level is to do",
        ),
    ],
)
def contradiction(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    found = vocabulary(statement.text)
    return () if _WORDS.isdisjoint(found) or _HELPS.isdisjoint(found) else _findings(statement, ctx)


def _findings(statement: Statement, ctx: Context) -> Iterator[Diagnostic]:
    text = statement.text
    seen = prose(text)
    for start, end, border in _clauses(seen):
        alone = re.search(_ALONE, seen[start:end])
        helped = re.search(_HELP, seen[start:end]) if alone is not None else None
        if alone is None or helped is None or re.search(_WITH, seen[start : start + helped.start()]) is not None:
            continue
        if border in _AT_TIMES and not seen[start + helped.end() : end].strip():
            continue
        first, second = sorted((alone.span(), helped.span()))
        one, other = (shorten(spoken(text, start + begin, start + until)) for begin, until in (first, second))
        message = f"'{one}' and '{other}' deny each other; keep the one that this level is to do"
        yield ctx.report(statement.node, message, within=Span(start + first[0], start + second[1]))


def _clauses(seen: str) -> Iterator[tuple[int, int, str]]:
    """Yield where clauses begin and end, near enough, and the conjunction or sign that ends them."""
    begin = 0
    for border in re.finditer(_CLAUSE, seen):
        yield begin, border.start(), border.group().lower()
        begin = border.end()
    yield begin, len(seen), ""
