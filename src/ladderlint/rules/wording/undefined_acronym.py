"""An acronym is in the ladder's glossary, or written out.

Short forms shut out those who are new, and those who come from another trade: the people who read a ladder most. What
every reader knows passes (API, HR, OKR); so do the names of the ladder, its levels, categories and titles, what stands
for the ladder's name (FT for Financial Times), and what a statement writes out, as in "time to resolution (TTR)". One
finding tells of all places. Further ones that your people know go under `allow`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from ladderlint import lexicon
from ladderlint.diagnostic import Diagnostic, Member, Place, Severity, Subject
from ladderlint.model import Ladder, Statement, Text, Track
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._acronyms import acronyms, has_initials, is_written_out, neighbours

_MOST_RELATED: Final = 3
# A place of each is kept; a track with more is no track.
_MOST_IN_A_TRACK: Final = 200

_LADDER: Final = "format: 1\nid: acme\nname: ACM and Big Red Co Ladder\nversion: 1.0.0\nlevels: [{id: SSE}]\n"


class Options(NamedTuple):
    """Which acronyms need no glossary.

    allow: Further acronyms that every reader of this ladder knows.
    """

    allow: tuple[str, ...] = ()


class Use(NamedTuple):
    """How many texts of a track use an acronym, and the first; or none, where one writes out what it stands for."""

    acronym: str
    texts: int
    place: Place | None


def _gather(track: Track, ctx: Context) -> Iterable[Use]:
    if ctx.ladder is None:
        return ()
    return _uses(chain(track.texts, track.statements), ctx)


@rule(
    on=Ladder,
    severity=Severity.INFO,
    options=Options,
    gather=_gather,
    examples=[
        Good("signals: [Reviews PRs, Writes HTML and CSS, Meets OKRs, 'Runs CI/CD', 'Leads R&D', Reads CVs and FAQs]"),
        Good({"ladder.yaml": _LADDER, "tracks/a.yaml": "id: a\nname: Mentors an SSE of ACM and BRC\n"}),
        Good(
            {
                "ladder.yaml": _LADDER + "glossary: {TTR: time to resolution, Product and Tech (P&T): all of us}\n",
                "tracks/a.yaml": "id: a\nname: Lowers TTRs of P&T\n",
            }
        ),
        Good("signals: [Keeps work in progress (WOP) low, 'Runs XTL (extract, transform, load)', Lowers WOP with XTL]"),
        Good("signals: [Lowers the mean time to recover (MTTR), Knows how ZTR differs from zero time to repair]"),
        Good(
            "signals: [Reads `TTR`, Calls TTR(), Sets MAX_TTR, Fixes TTR-12, Reads TTR.md, 'Asks #TTR', Opens /TTR/a]"
        ),
        Good("signals: [Is a Designer II, Grows to L4 or IC5, Plans for H2, Volunteers for CODE2040, Fixed a TODO]"),
        Good(
            "signals: [Does NOT shout, NEVER EVER GIVES UP, Sings HAPPY BIRTHDAY to everyone, Led a OKTA XYZZY rollout]"
        ),
        Good("signals: [Uses SaaS on iOS, Is OK'd by QA, Meets 1:1, Runs A/B tests, Thinks e.g. of I/O]"),
        Good({"tracks/a.yaml": "id: a\nname: CRAFT\n"}),
        Good("signals: [Lowers TTR]", options=Options(allow=("TTR",))),
        Bad(
            "signals: [Lowers ⟦TTR⟧]",
            says="'TTR' is not in the ladder's glossary; add it there, or write it out",
        ),
        Bad(
            "signals: ['Speaks with ⟦EFF⟧ of ⟦DNT⟧', 'Attends (⟦TLG⟧, and so on)', Is ⟦G2M⟧-minded]",
            says=(
                "'EFF' is not in the ladder's glossary; add it there, or write it out",
                "'DNT' is not in the ladder's glossary; add it there, or write it out",
                "'TLG' is not in the ladder's glossary; add it there, or write it out",
                "'G2M' is not in the ladder's glossary; add it there, or write it out",
            ),
        ),
        Bad(
            {
                "tracks/a.yaml": "id: a\nname: Meets ⟦P&T⟧\nlevels:\n- {level: 1, signals: [Asks P&T, Is in P&T]}\n",
                "tracks/b.yaml": "id: b\nname: Leads ⟪P&T⟫'s work\n",
            },
            says="'P&T' is not in the ladder's glossary, and stands in 4 texts; add it there, or write it out",
        ),
    ],
)
def undefined_acronym(ladder: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    summaries = (text for text in ladder.texts if text.field == "summary")
    places: dict[str, list[Place]] = {}
    counts: Counter[str] = Counter()
    written_out = set()
    for use in chain(ctx.gathered, _uses(summaries, ctx)):
        if use.place is None:
            written_out.add(use.acronym)
        else:
            counts[use.acronym] += use.texts
            places.setdefault(use.acronym, []).append(use.place)
    for acronym, (first, *others) in places.items():
        if acronym not in written_out and not has_initials(ladder.name, acronym):
            count = counts[acronym]
            spread = f", and stands in {count} texts" if count > 1 else ""
            yield ctx.report(
                first,
                f"'{acronym}' is not in the ladder's glossary{spread}; add it there, or write it out",
                related=[(place, "also here") for place in others[:_MOST_RELATED]],
                among=[Member(Subject(first.subject.ladder), acronym, acronym)],
            )


def _uses(parts: Iterable[Statement | Text], ctx: Context) -> Iterator[Use]:
    """Yield the acronyms that nothing in the ladder's own file explains."""
    first: dict[str, Place] = {}
    counts: Counter[str] = Counter()
    for part in parts:
        if part.text.islower() or part.field == "attribution":
            continue
        seen = set()
        for acronym in acronyms(part.text):
            name = acronym.text
            if name in seen or _is_known(name, ctx):
                continue
            if is_written_out(part.text, acronym):
                yield Use(name, 0, None)
            elif all(_is_known(word, ctx) for word in neighbours(part.text, acronym)):
                seen.add(name)
                if name not in first and len(first) < _MOST_IN_A_TRACK:
                    first[name] = ctx.place(part.node, within=acronym.span)
        counts.update(seen)
    yield from (Use(name, counts[name], place) for name, place in first.items())


def _is_known(acronym: str, ctx: Context) -> bool:
    common, here = _common(), _known_here(ctx)
    return acronym in common or acronym.casefold() in here


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return lexicon.words("acronyms")


@lru_cache(maxsize=4)
def _known_here(run: Context) -> frozenset[str]:
    """Return the words of the glossary, of the ladder's own names and of the options, in lower case."""
    ladder: Ladder | None = run.ladder
    known = list(run.options.allow)
    if ladder is not None:
        known += [term for term, _ in ladder.glossary]
        known += [text.text for text in ladder.texts if text.field == "name"]
        known += [level.id for level in ladder.levels] + [category.id for category in ladder.categories]
    inner = [acronym.text for text in known for acronym in acronyms(text)]
    return frozenset(word.strip().casefold() for word in (*known, *inner))
