"""A statement begins with a capital letter.

A lower-case start usually means that the beginning was cut off, or that the statement comes from elsewhere. A ladder
that begins in lower case for the most part, or does so in one field, has a style of its own and is left alone; so
are names that are written in lower case on purpose, such as iOS and npm. Further ones go under `names`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from ladderlint.diagnostic import Diagnostic, Safety, Severity
from ladderlint.lexicon import word_set
from ladderlint.model import Ladder, Statement, Track
from ladderlint.prose import MARK, Word, prose, words
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._habits import Habit, habits_of, together
from ladderlint.rules.wording._wanted import capital
from ladderlint.text import Span

_NAMES: Final = word_set(
    "bash cmake conda cron curl dbt eslint etcd ffmpeg fluentd gcc git golang grep grpc gunicorn htop httpd jq "
    "kubectl lodash mypy nginx npm npx numpy nvm pandas pip pnpm psql pylint pytest rsync ruff rustc scipy sed "
    "sqlite ssh sudo systemd tmux vim webpack yarn zsh"
)
# How an example begins that is for wording/stray-label to speak of.
_LABELS: Final = frozenset(("eg", "ie"))
# In a field with fewer statements, most of them may be a chance.
_FEWEST: Final = 5


class Options(NamedTuple):
    """What may begin in lower case.

    names: Further names that are written in lower case on purpose.
    """

    names: tuple[str, ...] = ()


def _gather(track: Track, ctx: Context) -> Iterator[Habit]:
    names = _NAMES.union(_LABELS, ctx.options.names)

    def begins_low(statement: Statement) -> bool | None:
        if statement.text[:1].isupper():
            return False
        first = prose(statement.text).lstrip(MARK)[:1]
        if not first.isalpha():
            return None
        return first.islower() and not _is_name(words(statement.text)[0], statement.text, names)

    def span(statement: Statement, low: bool) -> Span | None:
        return Span(*words(statement.text)[0][1:]) if low else None

    return habits_of(track, ctx, way=begins_low, span=span)


def _is_name(word: Word, text: str, names: frozenset[str]) -> bool:
    plain = word.text.replace("’", "'").removesuffix("'s")
    shaped = not plain.islower() or any(character.isdigit() or character in "._" for character in plain)
    return shaped or plain in names or text[word.end : word.end + 1] in tuple("/@(=:")


@rule(
    on=Ladder,
    severity=Severity.WARNING,
    options=Options,
    gather=_gather,
    examples=[
        Good("examples: [Laid out the steps clearly, '(sometimes) helps', 1:1s are held weekly, “one more” is heard]"),
        Good("examples: [iOS builds are fast, npm is used well, k8s jobs are kept small, '`make` targets are added']"),
        Good("examples: [eBay's store is kept, pytest's fixtures shine, setup.py is kept small, pip/npm are used]"),
        Good("examples: ['Git example: is able to clone a repository', '[draft] leads reviews', e.g. fixed typos]"),
        # A ladder in lower case, and a field in lower case.
        Good("summary: works well\nsignals: [reviews code, writes postmortems]"),
        Good(
            "summary: Works well\nsignals: [Reviews code, Writes docs, Ships, Tests, Plans, Leads]\n"
            "examples: [fixed a bug, wrote a guide, ran a retro, gave a talk, led an offsite]"
        ),
        Good("signals: [Reviews code, ansible roles are kept small]", options=Options(names=("ansible",))),
        Bad(
            "signals: [Reviews code]\nexamples: ['⟦clearly⟧ laid out, step by step', Ran a retro]",
            says="'clearly' begins this example in lower case; write 'Clearly'",
        ),
        Bad(
            "summary: '**⟦de-escalates⟧** conflicts'\nsignals: [Reviews code]",
            says="'de-escalates' begins this summary in lower case; write 'De-escalates'",
        ),
    ],
)
def capital_start(_: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    habits = together(ctx.gathered)
    if sum(habit.yes for habit in habits) * 2 > sum(habit.total for habit in habits):
        return
    for habit in habits:
        if habit.total < _FEWEST or habit.yes * 2 <= habit.total:
            for place in habit.odd_yes:
                word = words(place.text)[0].text
                wanted = capital(word)
                message = f"'{word}' begins this {habit.field.removesuffix('s')} in lower case; write '{wanted}'"
                yield ctx.report(place, message, write=wanted, safety=Safety.SAFE)
