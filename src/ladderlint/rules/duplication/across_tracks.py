"""Say each thing in one track.

A statement that stands word for word in several tracks is counted as often by whoever adds them up, and when one is
changed the others stay as they were. Keep it in the track that it belongs to, or say that the repetition is meant:
a track may repeat what stands in those that it names under `inherits`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Ladder, Track
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.duplication._examples import track
from ladderlint.rules.duplication._kept import MOST_SHOWN, Gathered, Spot, gather_statements, note_asked
from ladderlint.text import listed, shorten


@rule(
    on=(Track, Ladder),
    severity=Severity.INFO,
    gather=gather_statements,
    examples=[
        Good(track("a", "Reviews code") | track("b", "Reviews designs")),
        Good(track("a", "Reviews code") | track("b", "Reviews code", inherits="a")),
        Good(
            track("a", "Reviews code", inherits="core")
            | track("b", "Reviews code", inherits="core")
            | track("core", "Reviews code")
        ),
        # duplication/in-level speaks of this.
        Good(track("a", "Reviews code", "Reviews code")),
        Bad(
            track("a", "⟪Reviews code⟫") | track("b", "⟦reviews  code.⟧"),
            says="this stands in track 'a' word for word; keep one of the two, or name that track under 'inherits'",
        ),
        Bad(
            track("a", "⟪Reviews code⟫")
            | track("b", "⟦Reviews code⟧")
            | track("c", "⟪Reviews code⟫")
            | track("d", "Reviews code", inherits="c"),
            says="this stands in 3 tracks word for word: 'a', 'b' and 'c'; keep it in one, or let the others name that "
            "one under 'inherits'",
        ),
    ],
)
def across_tracks(part: Track | Ladder, ctx: Context) -> Iterable[Diagnostic]:
    return note_asked(part, ctx) if isinstance(part, Track) else _findings(Gathered(ctx), ctx)


def _findings(gathered: Gathered, ctx: Context) -> Iterator[Diagnostic]:
    reports: list[tuple[Spot, list[Spot], list[Spot]]] = []
    for spots in _repeated(gathered):
        meant = _without_inherited(spots, gathered)
        tracks = sorted({at for at, _ in meant})
        primary = gathered.primary(meant) if len(tracks) > 1 else None
        if primary is not None:
            # What stands in this track again is for other rules to tell.
            others = [spot for spot in meant if spot[0] != primary[0]]
            reports.append((primary, others[:MOST_SHOWN], meant))
    found = gathered.found(spot for primary, others, _ in reports for spot in (primary, *others))
    for primary, others, meant in reports:
        names = [gathered.tracks[at].track for at in sorted({at for at, _ in meant})]
        message = _message(names, gathered.tracks[primary[0]].track)
        related = [(found[spot].place, f"it stands in track '{found[spot].statement.track}' too") for spot in others]
        members = gathered.members(meant, found)
        yield ctx.report(found[primary].place, message, related=related, among=members)


def _repeated(gathered: Gathered) -> Iterable[list[Spot]]:
    """Return the spots of each text that stands in several, in the order of the ladder."""
    seen: set[int] = set()
    again: set[int] = set()
    for kept in gathered.tracks:
        mine = set(kept.digests)
        again |= seen & mine
        seen |= mine
    again.discard(0)
    groups: dict[int, list[Spot]] = {}
    for at, kept in enumerate(gathered.tracks):
        for number, digest in enumerate(kept.digests) if again else ():
            if digest in again:
                groups.setdefault(digest, []).append((at, number))
    return groups.values()


def _without_inherited(spots: list[Spot], gathered: Gathered) -> list[Spot]:
    """Leave out those in tracks that repeat on purpose what stands in another of these tracks."""
    tracks = {gathered.tracks[at].track for at, _ in spots}

    def is_inherited(at: int) -> bool:
        kept = gathered.tracks[at]
        return any(other in tracks for other in kept.inherits if other != kept.track)

    return [spot for spot in spots if not is_inherited(spot[0])]


def _message(names: list[str], here: str) -> str:
    if len(names) == 2:
        other = next((name for name in names if name != here), here)
        return (
            f"this stands in track '{shorten(other)}' word for word; keep one of the two, or name that track under "
            "'inherits'"
        )
    quoted = [f"'{shorten(name)}'" for name in names]
    which = listed(quoted) if len(quoted) <= 6 else f"{', '.join(quoted[:5])}, …"
    return (
        f"this stands in {len(names)} tracks word for word: {which}; keep it in one, or let the others name that one "
        "under 'inherits'"
    )
