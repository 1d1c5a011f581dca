"""Say each thing once, also in other words.

Two statements that are the same sentence but for a word or two are counted twice by whoever adds them up, and readers
look for a difference that nobody meant. Say in one of them what makes it another thing, or keep one. Compared are the
statements of one level in all tracks, and across levels those that say the same of other names: an example with AWS,
and again with Ansible. What a higher level of a track says of a lower is for the progression rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Ladder, Track
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.duplication._difference import difference
from ladderlint.rules.duplication._examples import track
from ladderlint.rules.duplication._groups import Group, groups_by_frame
from ladderlint.rules.duplication._kept import MOST_SHOWN, Found, Gathered, Spot, gather_statements, note_asked
from ladderlint.rules.duplication._levels import groups_across_levels
from ladderlint.text import shorten


@rule(
    on=(Track, Ladder),
    severity=Severity.INFO,
    gather=gather_statements,
    examples=[
        Good(track("a", "Reviews the code of other engineers", "Reviews the designs of other engineers")),
        Good(
            track(
                "a",
                "Delivers high quality code and solutions",
                "Encourages others to deliver high quality code and solutions",
            )
        ),
        Good(
            track("a", "Designs new features under mobile platform constraints")
            | track("b", "Designs new features under browser platform constraints", inherits="a")
        ),
        Good(track("a", "Git: knows how to commit and push code", "SQL: knows how to join and sort data")),
        # What is asked of other levels may well look alike.
        Good(
            track("a", "Designs minor new features under mobile platform constraints")
            | track("b", "Designs major new features under mobile platform constraints", level=2)
        ),
        Bad(
            track("a", "⟪Designs major new features under mobile platform constraints⟫")
            | track("b", "⟦Designs major new features under browser constraints⟧"),
            says="'browser' for 'mobile platform' is all that differs from a statement of track 'a'; say what makes "
            "this another thing, or keep one of the two",
        ),
        Bad(
            track("a", "⟪Wrote about content problems of the new Oslo office⟫", "Leads")
            | track("b", "⟦Wrote about payment problems of the new Oslo office⟧", "Leads", level=2)
            | track("c", "⟪Wrote about legal problems of the new Oslo office⟫"),
            says="'payment' for 'content' is all that differs from a statement of track 'a'; 1 more differs as little; "
            "say what makes each another thing, or keep one",
        ),
        Bad(
            {
                "ladder.yaml": "format: 1\nid: x\nname: X\nversion: 1.0.0\nlevels: [{id: 1}, {id: 2}]\n",
                "tracks/a.yaml": "id: a\nname: A\nlevels:\n"
                "  - {level: 1, examples: [⟪Designed Ansible configuration management⟫]}\n"
                "  - {level: 2, examples: [⟦Designed AWS configuration management⟧]}\n",
            },
            says="'AWS' for 'Ansible' is all that differs from a statement of level 1; say what makes this another "
            "thing, or keep one of the two",
        ),
    ],
)
def near(part: Track | Ladder, ctx: Context) -> Iterable[Diagnostic]:
    return note_asked(part, ctx) if isinstance(part, Track) else _findings(Gathered(ctx), part, ctx)


def _findings(gathered: Gathered, ladder: Ladder, ctx: Context) -> Iterator[Diagnostic]:
    groups = [*groups_by_frame(gathered), *groups_across_levels(gathered, ladder)]
    reports: list[tuple[Spot, list[Spot], list[Spot]]] = []
    for spots in _told_once(groups):
        primary = gathered.primary(spots)
        if primary is not None:
            others = [spot for spot in spots if spot != primary]
            reports.append((primary, others[:MOST_SHOWN], spots))
    found = gathered.found(spot for primary, others, _ in reports for spot in (primary, *others))
    for primary, others, spots in reports:
        here, there = found[primary], found[others[0]]
        related = [(found[spot].place, _where(here, found[spot])) for spot in others]
        members = gathered.members(spots, found, by_text=True)
        yield ctx.report(here.place, _message(here, there, len(spots)), related=related, among=members)


def _told_once(groups: list[Group]) -> Iterator[list[Spot]]:
    """Yield groups of spots, the largest first, each without those that are in one already."""
    told: set[Spot] = set()
    for group in sorted(groups, key=lambda group: (-len(group.spots), -group.alike, group.spots)):
        fresh = [spot for spot in group.spots if spot not in told]
        if len(fresh) == 1:
            # It is still nearly the same as one that was told of.
            known = next(spot for spot in group.spots if spot in told)
            yield sorted((known, *fresh))
        elif fresh:
            yield fresh
        told.update(fresh)


def _message(here: Found, there: Found, many: int) -> str:
    what = difference(there.statement.text, here.statement.text)
    mend = "say what makes this another thing, or keep one of the two"
    if many > 2:
        more = "1 more differs" if many == 3 else f"{many - 2} more differ"
        mend = f"{more} as little; say what makes each another thing, or keep one"
    return f"{what} from a statement of {_whose(here, there)}; {mend}"


def _whose(here: Found, there: Found) -> str:
    if here.statement.track != there.statement.track:
        return f"track '{shorten(there.statement.track)}'"
    same = here.statement.level == there.statement.level
    return "this level" if same else f"level {shorten(there.statement.level)}"


def _where(here: Found, there: Found) -> str:
    return f"{_whose(here, there)} says nearly the same"
