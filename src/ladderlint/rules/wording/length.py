"""Long enough to say something, short enough to be read in one go.

A sentence of more than 30 words says two things, or carries its own explanation; below three words a statement names a
subject and says nothing of it, unless they are a verb and what it is done to. A house may also limit the whole
statement, field by field.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.grammar import after_adverbs
from ladderlint.head import Kind
from ladderlint.heads import find_head
from ladderlint.model import STATEMENT_FIELDS, Statement
from ladderlint.prose import LONGEST, THING, lowered, prose, words
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._sentences import sentence_starts
from ladderlint.text import Span, counted


class Limits(NamedTuple):
    """How long the statements of one field may be, in words.

    max: The most words of a whole statement.
    min: The fewest words; as for all fields when left out.
    """

    max: int | None = None
    min: int | None = None


class Options(NamedTuple):
    """How long a statement may be, in words.

    max: The most words of one sentence.
    min: The fewest words of a statement.
    summary: Limits for summaries.
    signals: Limits for signals.
    examples: Limits for examples.
    """

    max: int = 30
    min: int = 3
    summary: Limits = Limits()
    signals: Limits = Limits()
    examples: Limits = Limits()

    def fewest(self, field: str) -> int:
        """Return the fewest words of a field's statements."""
        limits: Limits = getattr(self, field)
        return self.min if limits.min is None else limits.min

    def problems(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield the limits that no statement can keep."""
        if self.max < self.min:
            yield ("max",), f"no sentence has at least {self.min} and at most {self.max} words; write more than 'min'"
        for field in STATEMENT_FIELDS:
            most, fewest = getattr(self, field).max, self.fewest(field)
            if most is not None and most < fewest:
                yield (
                    (field,),
                    f"no statement has at least {fewest} and at most {most} words; write a 'max' above the 'min'",
                )


_LONG: Final = " ".join(["Writes", *["tests"] * 29])


@rule(
    on=Statement,
    severity=Severity.INFO,
    options=Options,
    examples=[
        Good("signals: [Reviews CVs, 'Runs `make all` daily', 分析日志并且改进系统]"),
        # What begins with no verb is for wording/verb-first to speak of.
        Good("signals: [Incident Management]"),
        Good("summary: Leads", options=Options(summary=Limits(min=1))),
        Good(f"summary: {_LONG}. {_LONG}"),
        Good(f"summary: 'Writes docs, e.g. {_LONG}'", options=Options(max=40)),
        Bad(
            f"summary: ⟦{_LONG} on⟧\nsignals: [⟦Communicates⟧, ⟦Manages independently⟧]",
            says=(
                "a sentence of this summary has 31 words; 30 are enough for one thing: split it, or leave out what "
                "explains it",
                "this signal has 1 word; say what is done, and to what",
                "this signal has 2 words; say what is done, and to what",
            ),
        ),
        Bad(
            "examples: [⟦Wrote tests. Ran them⟧]",
            says="this example has 4 words, and may have 3; split it, or leave out what explains it",
            options=Options(examples=Limits(max=3)),
        ),
        Bad(
            "signals: [⟦Reviews CVs⟧]",
            says="this signal has 2 words; say what is done, and to what",
            options=Options(min=4),
        ),
    ],
)
def length(statement: Statement, ctx: Context) -> Iterator[Diagnostic]:
    options: Options = ctx.options
    text, fewest = statement.text, options.fewest(statement.field)
    most: int | None = getattr(options, statement.field).max
    # A word has a letter and a space at least, so most texts need no counting. Code may have spaces, and is one word.
    shortest = min(options.max, most or options.max)
    if len(text) > LONGEST:
        return
    if len(text) < 2 * shortest and text.count(" ") >= fewest and "`" not in text:
        return
    count = _count(text)
    one = statement.field.removesuffix("s")
    within = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    if most is not None and count > most:
        message = (
            f"this {one} has {counted(count, 'word')}, and may have {most}; split it, or leave out what explains it"
        )
        yield ctx.report(statement.node, message, within=within)
    elif count > options.max and (longest := _longest_sentence(text)) > options.max:
        message = f"a sentence of this {one} has {counted(longest, 'word')}; {options.max} are enough for one thing"
        yield ctx.report(statement.node, f"{message}: split it, or leave out what explains it", within=within)
    elif 0 < count < fewest and not _has_no_spaces(text) and not _says_enough(text, fewest):
        message = f"this {one} has {counted(count, 'word')}; say what is done, and to what"
        yield ctx.report(statement.node, message, within=within)


def _says_enough(text: str, fewest: int) -> bool:
    """Tell whether two words are a verb and its object, or a topic, of which wording/verb-first speaks."""
    head, lower = find_head(text), lowered(text)
    if head is None or fewest > Options().min or len(lower) < 2:
        return False
    return head.kind is not Kind.VERB or after_adverbs(lower, 1) == 1


def _longest_sentence(text: str) -> int:
    starts = [word.start for word in words(text)]
    begins = [bisect_left(starts, at) for at in sentence_starts(text)]
    return max(end - begin for begin, end in pairwise((*begins, len(starts))))


def _count(text: str) -> int:
    """Count words, and code or an address as one."""
    seen = prose(text)
    return len(words(text)) + (len(re.findall(f"{THING}+", seen)) if THING in seen else 0)


def _has_no_spaces(text: str) -> bool:
    """Tell whether a text is written without spaces between words, as Chinese and Thai are."""
    return any("\u0e00" <= letter <= "\u0eff" or "\u3040" <= letter <= "\u9fff" for letter in text)
