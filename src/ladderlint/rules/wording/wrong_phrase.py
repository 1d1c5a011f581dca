"""No slip for another phrase.

"Could of", "in such away that", "amount of stakeholders", "needs to makes": each is made of words that are right, so
that no list of misspelt words has it, and none is ever right where it stands. Only what is certain is looked for; the
option `add` holds slips of the house's own, and `allow` phrases that are right here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement, Text
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._lists import ListOptions, find_listed
from ladderlint.rules.wording._phrases import Phrases
from ladderlint.rules.wording._wanted import advice
from ladderlint.rules.wording._wrong_phrases import has_slip, slips


@rule(
    on=(Statement, Text),
    severity=Severity.WARNING,
    options=ListOptions,
    examples=[
        Good(
            "signals: [Could of course have asked, Keeps away, Says maybe, Runs `alot`, Would rather test, then ship]"
        ),
        Good("signals: [Knows the amount of people management, 'Halves the amount of users'' time', Counts amounts]"),
        Good("signals: [Acts as a caretaker, Acts a part, Serves a team, Acts in a timely way, Acts professionally]"),
        Good(
            "signals: [The team that they belong to delivers, Adds to tests, Ships in one way, Rates 1 to 5, Asks etc.]"
        ),
        Good("examples: ['Ran A/B tests', 'Wrote A||B', 'Reads pages, posts, etc.', 'Goes on to: makes plans']"),
        Good("signals: [Says alot]", options=ListOptions(allow=("alot",))),
        Bad(
            "signals: [⟦Acts a⟧ caretaker, Asks the right ⟦amount of stakeholders⟧, In ⟦such away that⟧ it stays]",
            says=(
                "'Acts a': write 'Acts as a'",
                "'amount of stakeholders': write 'number of stakeholders'",
                "'such away that': write 'such a way that' (two words)",
            ),
        ),
        Bad(
            "signals: [Has ⟦to makes⟧ plans, Reports ⟦in timely manner⟧, 'Reads posts ⟦and etc⟧.', Ran an ⟦A|B⟧ test]",
            says=(
                "'to makes': write 'to make'",
                "'in timely manner': write 'in a timely manner'",
                "'and etc': write 'etc'",
                "'A|B': write 'A/B'",
            ),
        ),
        Bad(
            "examples: [⟦Could of⟧ asked ⟦rather then⟧ told]",
            says=(
                "'Could of': write 'Could have' (it sounds like \"could've\")",
                "'rather then': write 'rather than' (\"then\" is a time)",
            ),
        ),
    ],
)
def wrong_phrase(part: Statement | Text, ctx: Context) -> Iterable[Diagnostic]:
    if not ctx.is_english:
        return ()
    listed = find_listed(part, ctx, "wrong_phrases")
    return chain(listed, _findings(part, ctx)) if has_slip(part.text) else listed


def _findings(part: Statement | Text, ctx: Context) -> Iterator[Diagnostic]:
    allowed = [span for _, span in _allowed(ctx).find(part.text)]
    for slip in slips(part.text):
        if not any(other.start <= slip.span.start and slip.span.end <= other.end for other in allowed):
            yield ctx.report(part.node, advice(part.text, slip.span, slip.use, None), within=slip.span, write=slip.use)


@lru_cache(maxsize=4)
def _allowed(run: Context) -> Phrases:
    """Return the phrases that are right here, once a run."""
    return Phrases(dict(enumerate(run.options.allow)))
