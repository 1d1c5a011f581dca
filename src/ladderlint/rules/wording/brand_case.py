"""Names of tools and companies are spelled as their makers spell them.

"Github" and "Javascript" look careless in a text that asks for care. The list holds names that are spelled one way
only; where a name in lower case is also a word or a command (go, react, slack, git), it is let pass unless its
neighbours tell, as in "slack channel". Code, addresses, paths and packages are left alone. Further names, such as those
of your own products, go under `add`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from ladderlint import lexicon
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement, Text
from ladderlint.prose import MARK, Word, end_of_part, lowered, prose, vocabulary, words
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._acronyms import is_shouted
from ladderlint.rules.wording._phrases import can_be_found
from ladderlint.text import Span, shorten

# A name next to one of these is part of a path, a package, a channel, a flag or an emoji's name.
_BEFORE: Final = tuple("/\\@#.:_-=$~")
_AFTER: Final = tuple("/\\@_=")


class Options(NamedTuple):
    """What a house changes about the list.

    add: Further names, spelled as they should be.
    allow: Spellings that are fine here, such as github.
    """

    add: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()

    def problems(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield what is wrong with the names: where, as a route within these options, and the words for it."""
        for number, name in enumerate(self.add):
            if not can_be_found(name) or len(words(name)) > 1:
                yield ("add", number), f"'{shorten(name)}' is not one word; write longer names as terms of a house"


class Name(NamedTuple):
    """A name, and the phrases in which its lower-case form is the name; None stands for all."""

    spelling: str
    phrases: frozenset[str] | None


@rule(
    on=(Statement, Text),
    severity=Severity.INFO,
    options=Options,
    examples=[
        Good("signals: [Reviews code on GitHub, Writes JavaScript for iOS, Writes golang tests, Uses GitHub's API]"),
        Good("signals: [Reacts to data, Has some slack in plans, Goes with the flow, Can go further, Is swift to act]"),
        Good("signals: [Adds a terraform module, Runs numpy and eslint, Googles it, 'Finds out with google, at last']"),
        Good(
            "signals: ['Reads github.com, @github/core and docs/github', 'Runs `github`', 'Asks in #github :github:']"
        ),
        Good(
            "signals: ['See [notes](https://github.com/a)', 'Uses github-hosted runners', LEARNS JAVASCRIPT EVERY DAY]"
        ),
        Good("signals: [Writes javascript]", options=Options(allow=("javascript",))),
        Bad(
            "signals: [Keeps ⟦Github⟧ tidy, 'Writes **⟦Javascript⟧**', Reads ⟦Github⟧'s API, Builds for ⟦IOS⟧]",
            says=(
                "'Github': write 'GitHub' (the name is spelled so by its makers)",
                "'Javascript': write 'JavaScript' (the name is spelled so by its makers)",
                "'IOS': write 'iOS' (the name is spelled so by its makers)",
            ),
        ),
        Bad(
            'signals: ["Reads **⟦Github⟧**\'s API", "Reads **⟦Git**hub⟧\'s API"]',
            says="'Github': write 'GitHub' (the name is spelled so by its makers)",
        ),
        Bad(
            "signals: [Adds to ⟦grafana⟧, Mends a ⟦python⟧ test, Asks in the ⟦slack⟧ channel, Codes in ⟦java⟧]",
            says=(
                "'grafana': write 'Grafana' (the name is spelled so by its makers)",
                "'python': write 'Python' (the name is spelled so by its makers)",
                "'slack': write 'Slack' (the name is spelled so by its makers)",
                "'java': write 'Java' (the name is spelled so by its makers)",
            ),
        ),
        Bad(
            "signals: [Builds an ⟦origami⟧ element]",
            says="'origami': write 'Origami' (the name is spelled so here)",
            options=Options(add=("Origami",)),
        ),
    ],
)
def brand_case(part: Statement | Text, ctx: Context) -> Iterable[Diagnostic]:
    names = _names(ctx)
    return () if names.keys().isdisjoint(vocabulary(part.text)) else _findings(part, ctx, names)


def _findings(part: Statement | Text, ctx: Context, names: dict[str, Name]) -> Iterator[Diagnostic]:
    said, seen = lowered(part.text), prose(part.text)
    for at, word in enumerate(words(part.text)):
        owned = said[at].endswith("'s")
        key, spelled = (said[at][:-2], word.text[:-2]) if owned else (said[at], word.text)
        name = names.get(key)
        if name is None or spelled == name.spelling or spelled in ctx.options.allow or _is_code(seen, word):
            continue
        if spelled.islower() and name.phrases is not None and not _stands_in(name.phrases, said, at):
            continue
        if spelled.isupper() and is_shouted(part.text):
            continue
        whose = "here" if name.spelling in ctx.options.add else "by its makers"
        message = f"'{spelled}': write '{name.spelling}' (the name is spelled so {whose})"
        span = Span(word.start, end_of_part(part.text, word, len(spelled)))
        yield ctx.report(part.node, message, within=span, write=name.spelling)


def _is_code(seen: str, word: Word) -> bool:
    before, after = seen[: word.start].rstrip(MARK), seen[word.end :].lstrip(MARK)
    return before.endswith(_BEFORE) or after.startswith(_AFTER) or (after[:1] in (":", "-") and after[1:2].isalnum())


def _stands_in(phrases: frozenset[str], said: tuple[str, ...], at: int) -> bool:
    around = said[max(0, at - 1) : at + 3]
    here = min(at, 1)
    runs = (around[begin:end] for begin in range(here + 1) for end in range(here + 1, len(around) + 1))
    return any(" ".join(run) in phrases for run in runs)


@lru_cache(maxsize=4)
def _names(run: Context) -> dict[str, Name]:
    """Return the names by their lower-case forms, once a run."""
    names = {}
    for spelling, *rest in lexicon.rows("brands"):
        phrases = frozenset(rest[0].split(", ")) if rest else None
        names[spelling.lower()] = Name(spelling, phrases)
    return names | {spelling.lower(): Name(spelling, None) for spelling in run.options.add}
