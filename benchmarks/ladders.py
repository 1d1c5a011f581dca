"""Writes ladders that look like real ones, of any size, to measure with.

    python benchmarks/ladders.py FOLDER --tracks 1000

The same number of tracks and the same seed give the same bytes.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path
from random import Random
from typing import Final, NamedTuple


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_VERBS: Final = _words(
    "Automates/Automated Audits/Audited Benchmarks/Benchmarked Builds/Built Clarifies/Clarified "
    "Consolidates/Consolidated Coordinates/Coordinated Demonstrates/Demonstrated Designs/Designed Documents/Documented "
    "Explains/Explained Extends/Extended Improves/Improved Introduces/Introduced Maintains/Maintained "
    "Measures/Measured Monitors/Monitored Plans/Planned Prepares/Prepared Presents/Presented "
    "Rebuilds/Rebuilt Redesigns/Redesigned Refines/Refined Renews/Renewed Repairs/Repaired "
    "Replaces/Replaced Restructures/Restructured Reviews/Reviewed Revises/Revised Rewrites/Rewrote "
    "Shortens/Shortened Simplifies/Simplified Teaches/Taught Tests/Tested Untangles/Untangled Writes/Wrote"
)
_THIRD_PERSON: Final = tuple(forms.partition("/")[0] for forms in _VERBS)
_PAST: Final = tuple(forms.partition("/")[2] for forms in _VERBS)
_AREAS: Final = _words(
    "payment billing search checkout onboarding reporting shipping inventory pricing login messaging notification "
    "recommendation analytics mobile desktop partner supplier customer support security privacy compliance storage "
    "network deployment release incident backup migration catalog invoice refund subscription translation "
    "accessibility scheduling booking mapping identity"
)
_THINGS: Final = _words(
    "services pipelines dashboards tests alerts runbooks forms screens reports interfaces libraries tables queues "
    "workflows settings templates guides checklists budgets forecasts contracts schemas prototypes experiments scripts "
    "jobs caches endpoints policies audits reviews plans estimates metrics models datasets logs permissions "
    "integrations components"
)
_MANNERS: Final = (
    "together with a colleague", "with the support team", "ahead of the next release", "in small, reversible steps",
    "from the first sketch", "across two teams", "after talking to users", "with advice from the security team",
    "during regular work", "within a quarter", "on the basis of measurements", "through pairing",
    "in the open", "with a written proposal", "from user interviews", "alongside the product manager",
    "by way of a pilot", "with one clear owner", "in time for the yearly audit", "for three customer groups",
    "within the agreed budget", "with automated checks", "after each incident", "as part of the team's roadmap",
    "using shared tools", "with data from production", "for colleagues abroad", "in a fortnight",
    "for a new market", "behind a feature flag",
)  # fmt: skip
_PURPOSES: Final = (
    "so that teammates can change them safely", "so that new colleagues find their way",
    "so that customers wait less", "so that defects show up early", "so that the next team can build on them",
    "so that on-call engineers sleep through the night", "so that costs stay within the forecast",
    "so that each decision can be traced later", "so that a failure stays within one region",
    "so that reviewers see the risk at a glance", "so that support answers questions without engineers",
    "so that API clients keep working", "so that CI gives an answer within ten minutes",
    "so that the SLO holds under peak load", "so that sales can promise a date", "so that screen readers follow them",
    "so that personal data stays where it belongs", "so that estimates come closer to the outcome",
    "so that auditors accept them at first sight", "so that two products can share them",
    "so that users recover from their own mistakes", "so that hardware lasts a year longer",
    "so that partners can integrate within a day", "so that teams stop waiting for each other",
    "so that knowledge outlives a change of staff", "so that experiments give a clear answer",
    "so that nightly ETL runs end before work begins", "so that old versions can be retired",
    "so that incidents are shorter than an hour", "so that releases become a routine",
)  # fmt: skip
_OUTCOMES: Final = (
    "which halved the number of weekly alerts", "which saved the team two days a month",
    "which brought response times under 200 milliseconds", "which ended a year of manual corrections",
    "which let three teams release on their own", "which cut the monthly bill by a fifth",
    "which uncovered four faults before launch", "which reduced support requests by 30 percent",
    "which won back two large customers", "which removed 4,000 lines of code", "which passed the audit without remarks",
    "which shortened training by a week", "which unblocked the launch in Spain",
    "which doubled the number of finished orders", "which kept the service up through an outage",
    "which became the example for other teams", "which prevented a repeat of the spring outage",
    "which freed an engineer for other work", "which raised test coverage to 75 percent",
    "which ended the dependence on one vendor", "which brought five teams to one format",
    "which made the yearly plan two weeks earlier", "which restored trust after a failed launch",
    "which spared users a second login", "which lowered the error rate to near zero",
    "which gave managers their figures a day sooner", "which let new hires contribute within a week",
    "which moved 60 services to new hardware", "which answered a question from the board",
    "which kept a promise to an early customer",
)  # fmt: skip


class Level(NamedTuple):
    """A level of the scale, its job title, and how far the work of a person there reaches."""

    points: int
    title: str
    reach: str


_LEVELS: Final = (
    Level(1, "Engineer", "within one feature"),
    Level(3, "Experienced Engineer", "across several features"),
    Level(6, "Senior Engineer", "for a whole team"),
    Level(12, "Staff Engineer", "across neighboring teams"),
    Level(20, "Principal Engineer", "throughout the company"),
)
_CATEGORIES: Final = ("Building", "Executing", "Supporting", "Strengthening")
_GLOSSARY: Final = {
    "API": "application programming interface",
    "CI": "continuous integration",
    "ETL": "extract, transform, load",
    "SLO": "service level objective",
}
_SIGNALS: Final = 3
_EXAMPLES: Final = 3


_SYLLABLES: Final = _words("ba ce di fo gu ka le mi no pu ra se ti vo zu")
# Names of nothing. Sentences are put together from few parts, so in a large ladder many differ in one part only; each
# speaks of two of these, or else the rules on likeness would have their hands full.
_PROJECTS: Final = tuple("".join(syllables).capitalize() for syllables in product(_SYLLABLES, repeat=3))


class _Sentences(NamedTuple):
    """A frame for sentences, and the words for each of its gaps. Two names go to the end."""

    frame: str
    words: tuple[tuple[str, ...], ...]

    def draw(self, random: Random, many: int) -> Iterator[str]:
        """Yield so many sentences, each another choice of words."""
        for number in random.sample(range(math.prod(map(len, self.words))), many):
            rest = number
            chosen = []
            for words in self.words:
                rest, index = divmod(rest, len(words))
                chosen.append(words[index])
            yield f"{self.frame.format(*chosen)} at {random.choice(_PROJECTS)} and {random.choice(_PROJECTS)}"


_SUMMARIES: Final = [
    _Sentences(f"{{}} {{}} {{}} {level.reach}, {{}}", (_THIRD_PERSON, _AREAS, _THINGS, _PURPOSES)) for level in _LEVELS
]
_SIGNAL: Final = _Sentences("{} {} {} {}, {}", (_THIRD_PERSON, _AREAS, _THINGS, _MANNERS, _PURPOSES))
_EXAMPLE: Final = _Sentences("{} the {} {} {}, {}", (_PAST, _AREAS, _THINGS, _MANNERS, _OUTCOMES))


def write_ladder(folder: Path, tracks: int, seed: int = 0) -> None:
    """Write a ladder of five levels: ladder.yaml, and so many tracks in the folder `tracks` beside it.

    Each level of a track has a summary, three signals, the first with an id, and three examples. No statement comes
    twice, and the default rules find nothing.
    """
    inside = folder / "tracks"
    inside.mkdir(parents=True, exist_ok=True)
    (folder / "ladder.yaml").write_text("\n".join(_ladder_lines(tracks)) + "\n", encoding="utf-8")
    random = Random(seed)
    summaries = [frame.draw(random, tracks) for frame in _SUMMARIES]
    signals = _SIGNAL.draw(random, tracks * len(_LEVELS) * _SIGNALS)
    examples = _EXAMPLE.draw(random, tracks * len(_LEVELS) * _EXAMPLES)
    for number, name in enumerate(_names(random, tracks)):
        track = name.lower().replace(" ", "-")
        lines = [
            "# yaml-language-server: $schema=../../schema/track.schema.json",
            f"id: {track}",
            f"name: {name}",
            f"category: {_CATEGORIES[number % len(_CATEGORIES)].lower()}",
            f"description: How people work on {name[0].lower()}{name[1:]}, from a feature to the company",
            "levels:",
        ]
        for level, summary in enumerate(summaries, 1):
            lines += [f"  - level: {level}", f"    summary: {next(summary)}", "    signals:"]
            lines += [f"      - id: {track}-level-{level}", f"        text: {next(signals)}"]
            lines += [f"      - {next(signals)}" for _ in range(_SIGNALS - 1)]
            lines += ["    examples:", *(f"      - {next(examples)}" for _ in range(_EXAMPLES))]
        (inside / f"{track}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _ladder_lines(tracks: int) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../schema/ladder.schema.json"
    yield from ("format: 1", "id: engineering", "name: Engineering ladder", "version: 1.0.0")
    yield "summary: What engineers do at each level, in terms their colleagues can see"
    yield "levels:"
    for number, level in enumerate(_LEVELS, 1):
        yield from (f"  - id: {number}", f"    name: Level {number}", f"    points: {level.points}")
    yield "categories:"
    for name in _CATEGORIES[:tracks]:
        yield from (f"  - id: {name.lower()}", f"    name: {name}")
    yield "titles:"
    for level, above in pairwise(_LEVELS):
        yield from (f"  - name: {level.title}", f"    points: {{min: {level.points - 1}, max: {above.points - 2}}}")
    yield from (f"  - name: {_LEVELS[-1].title}", f"    points: {{min: {_LEVELS[-1].points - 1}}}")
    yield "glossary:"
    yield from (f"  {acronym}: {words}" for acronym, words in _GLOSSARY.items())


def _names(random: Random, many: int) -> Iterator[str]:
    """Yield so many names for tracks; a number goes behind them once all are used."""
    names = [f"{area.capitalize()} {things}" for area, things in product(_AREAS, _THINGS)]
    random.shuffle(names)
    for number in range(many):
        again, index = divmod(number, len(names))
        yield f"{names[index]} {again + 1}" if again else names[index]


def main() -> None:
    """Write the ladder that the arguments ask for."""
    parser = argparse.ArgumentParser(description="Write a ladder to measure with.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the ladder.yaml and its tracks go")
    parser.add_argument("--tracks", type=int, default=16, metavar="N", help="how many tracks (default: 16)")
    parser.add_argument(
        "--seed", type=int, default=0, metavar="N", help="another number gives other words (default: 0)"
    )
    asked = parser.parse_args()
    write_ladder(asked.folder, asked.tracks, asked.seed)


if __name__ == "__main__":
    main()
