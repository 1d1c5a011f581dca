"""Let what is asked for reach no less far at a higher level than at a lower.

Where two levels say the same of a team and of the whole organisation, the wider one is the higher. Swap them, or say
what makes the narrower harder. The words are compared from one's own work over a feature, a project or team, several
teams or an area, and the company, to the industry.
"""

from __future__ import annotations

from collections.abc import Iterable

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Track
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.progression._examples import BRANCHES, track, two_levels
from ladderlint.rules.progression._pairs import Pair, pairs
from ladderlint.steps import Kind, find_differing, scope_words


@rule(
    on=Track,
    severity=Severity.WARNING,
    english=True,
    examples=[
        Good(two_levels("Sets standards for the team", "Sets standards for the organisation")),
        Good(two_levels("Sets standards for the company", "Sets standards for the organisation")),
        Good(two_levels("Presents the team's work to the company", "Presents the company's work to the team")),
        Good(two_levels("Sets standards for the company", "Sets security standards for the team")),
        Good(two_levels("Sets standards for the project", "Sets standards for the team")),
        Good(BRANCHES | track(expert="signals: [Plans for all teams]", manager="signals: [Plans for the team]")),
        Bad(
            two_levels("Sets standards across the whole ⟪organisation⟫", "Sets standards for their ⟦team⟧"),
            says="level 2 says 'team' where level 1 says 'organisation', which reaches further; swap the two, or write "
            "what is harder here",
        ),
        Bad(
            two_levels("Helps the team to plan for the ⟪company⟫", "Helps the team to plan for the ⟦team⟧"),
            says="level 2 says 'team' where level 1 says 'company', which reaches further; swap the two, or write what "
            "is harder here",
        ),
        Bad(
            two_levels("Plans work with other ⟪teams⟫", "Plans work with the other ⟦team's⟧"),
            says="level 2 says 'team' where level 1 says 'teams', which reaches further; swap the two, or write what "
            "is harder here",
        ),
    ],
)
def scope_shrinks(track: Track, ctx: Context) -> Iterable[Diagnostic]:
    return [_finding(pair, ctx) for pair in pairs(track, ctx, Kind.NARROWED)]


def _finding(pair: Pair, ctx: Context) -> Diagnostic:
    lower, higher = pair.lower, pair.higher
    wide, narrow = (next(word for word in words if word in scope_words()) for words in (pair.step.gone, pair.step.come))
    message = (
        f"level {higher.level} says '{narrow}' where level {lower.level} says '{wide}', which reaches further; "
        "swap the two, or write what is harder here"
    )
    there = ctx.place(lower.node, within=find_differing(wide, lower.text, higher.text))
    here = find_differing(narrow, higher.text, lower.text)
    return ctx.report(higher.node, message, within=here, related=[(there, f"'{wide}' at level {lower.level}")])
