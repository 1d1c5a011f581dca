"""One statement says one thing.

Somebody who does half of it has half a tick, and in an assessment there is none. A second sentence, or a third verb
with an object of its own, is a statement of its own. Several verbs with one object ("Designs, builds and runs
services") are one thing, and a summary may sum up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ladderlint.conjugation import Form, noun_verbs
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.grammar import DETERMINERS, JOINING, MODALS, after_adverbs
from ladderlint.head import Kind
from ladderlint.heads import find_head
from ladderlint.lexicon import word_set
from ladderlint.model import Statement
from ladderlint.prose import LONGEST, Word, lowered, prose, words
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._clauses import LEADING_ELSEWHERE
from ladderlint.rules.wording._sentences import sentence_starts
from ladderlint.text import Span
from ladderlint.verbs import readings

_FORMS: Final = (Form.THIRD, Form.PAST, Form.BASE)
# A sentence that begins so says more of the one before.
_GOES_ON: Final = (
    r"(?i)[\W_]*(?:e\.?g\b|i\.?e\b|for (?:example|instance)\b|this (?:\w+ )?(?:includes?|means|involves?)\b)|\("
)
_PARTICLES: Final = word_set("up out down off away back over together in on through well")
# Behind a modal and these verbs too, a verb is no further thing to do, but what another verb is about.
_LEADING_ELSEWHERE: Final = (
    LEADING_ELSEWHERE | MODALS | word_set("help helps helped let lets make makes made ensure ensures ensured")
)


class Options(NamedTuple):
    """How much a statement may ask for.

    things: How many verbs, each with an object of its own, a statement may join.
    """

    things: int = 2

    def problems(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield a number that no statement can keep."""
        if self.things < 1:
            yield ("things",), f"no statement asks for {self.things} things; write 1 or more"


@rule(
    on=Statement,
    severity=Severity.INFO,
    english=True,
    options=Options,
    examples=[
        Good("signals: [Reviews code, Identifies and solves systemic problems, 'Designs, builds and runs services']"),
        Good("signals: [Tracks retention actively and proposes solutions to strengthen it]"),
        Good("signals: ['Uses tools, e.g. Git', 'Knows Go vs. Rust', 'Adds logs, traces etc. Grafana panels as well']"),
        Good(
            "signals: ['Builds tools that find bugs, report them and tell people', '1. Plans work', Uses Node.js 8.1]"
        ),
        Good(
            "signals: ['Writes tests, docs and plans', 'Asks \"Why?\" often', Coaches and mentors peers and managers]"
        ),
        # Summaries sum up.
        Good("summary: Resolves conflict. Empowers teams."),
        Bad(
            "signals: [Shapes the direction. ⟦Sets the goals.⟧, 'Asks why. ⟦Listens. Then answers⟧']",
            says=(
                "this signal is 2 sentences; write a statement for each",
                "this signal is 3 sentences; write a statement for each",
            ),
        ),
        Bad(
            'signals: ["1. Plans work\\n⟦2. Does it\\n3. Tells of it⟧"]',
            says="this signal is 3 sentences; write a statement for each",
        ),
        Bad(
            "signals: ['Mediates situations, ⟦empowers teams, and resolves⟧ conflict']",
            says="this signal asks for 3 things; write a statement for each",
        ),
        Bad(
            "signals: [Tracks retention and ⟦proposes⟧ solutions]",
            says="this signal asks for 2 things; write a statement for each",
            options=Options(things=1),
        ),
        Bad(
            "examples: [Wrote the plan and ⟦led the team and kept⟧ the date]",
            says="this example asks for 3 things; write a statement for each",
        ),
    ],
)
def compound(statement: Statement, ctx: Context) -> Iterator[Diagnostic]:
    text = statement.text
    if statement.field == "summary" or len(text) > LONGEST:
        return
    if " and " not in text and "\n" not in text and ". " not in text and "? " not in text:
        return
    one = statement.field.removesuffix("s")
    sentences = _sentences(text)
    if len(sentences) > 1:
        message = f"this {one} is {len(sentences)} sentences; write a statement for each"
        yield ctx.report(statement.node, message, within=Span(sentences[1], len(text.rstrip())))
        return
    verbs = _verbs(text)
    if len(verbs) > ctx.options.things:
        message = f"this {one} asks for {len(verbs)} things; write a statement for each"
        yield ctx.report(statement.node, message, within=Span(verbs[1].start, verbs[-1].end))


def _sentences(text: str) -> list[int]:
    """Return where each sentence begins that says something of its own."""
    seen = prose(text)
    return [at for at in sentence_starts(text) if not at or re.compile(_GOES_ON).match(seen, at) is None]


def _verbs(text: str) -> list[Word]:
    """Return the statement's first verb, and those that are joined to it with an object of their own between them."""
    head = find_head(text)
    form = next((form for form in _FORMS if head is not None and form in head.forms), None)
    if head is None or form is None or head.kind not in (Kind.VERB, Kind.PERSON):
        return []
    found, lower, seen = words(text), lowered(text), prose(text)
    begin = next(at for at, word in enumerate(found) if word.end >= head.word.end)
    verbs, last = [head.word], begin
    for at in range(begin + 1, len(found)):
        if lower[at] in _LEADING_ELSEWHERE:
            break
        joined = lower[at - 1] == "and" or "," in seen[found[at - 1].end : found[at].start]
        if not joined or lower[at] in JOINING:
            continue
        verb = after_adverbs(lower, at)
        has_object = any(
            word not in JOINING and word not in _PARTICLES and word[-2:] != "ly" for word in lower[last + 1 : at]
        )
        if verb < len(found) and _is_verb(lower, verb, form):
            verbs = [*verbs, found[verb]] if has_object else verbs
            last = verb
    return verbs


def _is_verb(lower: tuple[str, ...], at: int, form: Form) -> bool:
    """Tell whether a word behind "and" is a verb in this form, and surely no noun."""
    after = lower[at + 1] if at + 1 < len(lower) else ""
    return any(
        reading.form is form and (reading.verb not in noun_verbs() or after in DETERMINERS)
        for reading in readings(lower[at])
    )
