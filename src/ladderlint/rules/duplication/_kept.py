"""What rules on likeness keep of each track: numbers of its statements, and the text of its file.

Read, a statement and its place take half a kilobyte, and few are wanted: a track in which one is, is parsed once more
from its text. What is kept is made once, whichever rules ask for it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from ladderlint.build import build_again
from ladderlint.diagnostic import Location, Member, Place, Subject
from ladderlint.likeness import content, digest
from ladderlint.model import Statement, Track
from ladderlint.rule import Context
from ladderlint.steps import skeleton
from ladderlint.subject import subject_of
from ladderlint.text import Source

# A finding shows so many of the places where something stands; nobody reads ten thousand.
MOST_SHOWN: Final = 100

# The number of a track, in the order of the ids, and that of a statement in it.
Spot = tuple[int, int]


class Kept(NamedTuple):
    """What is kept of a track; statements are counted in the order in which a ladder is read.

    `source` holds the whole text of the file, which the places of other findings keep as well. `ends` tells where the
    numbers of each statement's content words end in `words`.
    """

    source: Source
    track: str
    inherits: tuple[str, ...]
    levels: tuple[str, ...]
    fields: tuple[str, ...]
    digests: array[int]
    skeletons: array[int]
    bones: array[int]
    words: array[int]
    ends: array[int]

    def content(self, number: int) -> array[int]:
        """Return the numbers of a statement's content words."""
        return self.words[self.ends[number - 1] if number else 0 : self.ends[number]]


class Asked(NamedTuple):
    """A track that was asked about; the others are there to be compared with."""

    path: str


class Found(NamedTuple):
    """A statement of a track that was read once more, and its place."""

    statement: Statement
    place: Place


def gather_statements(track: Track, _ctx: Context) -> Iterator[Kept]:
    """Yield what a rule on likeness keeps of a track."""
    yield _keep(track)


def note_asked(track: Track, ctx: Context) -> tuple[()]:
    """Note that a track was asked about: only those are shown to a rule's check."""
    ctx.gathered.append(Asked(track.path))
    return ()


class Gathered:
    """All that was kept of a ladder's tracks, in the order of their ids: where a file lies makes no difference."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.asked = {kept.path for kept in ctx.gathered if isinstance(kept, Asked)}
        tracks = [kept for kept in ctx.gathered if isinstance(kept, Kept)]
        self.tracks = sorted(tracks, key=lambda kept: (kept.track, kept.source.path))

    def primary(self, spots: Sequence[Spot]) -> Spot | None:
        """Return which of several spots to report at: the second, if it was asked about, or else one that was."""
        order = (*spots[1:], spots[0])
        return next((spot for spot in order if self.tracks[spot[0]].source.path in self.asked), None)

    def members(self, spots: Iterable[Spot], found: Mapping[Spot, Found], *, by_text: bool = False) -> Iterable[Member]:
        """Return what a finding about some spots is about alike, whichever of them it is reported at.

        That is each place, or `by_text` each text: where that stands several times, one of the places was chosen.
        """
        ladder = self.ctx.ladder.id or None if self.ctx.ladder is not None else None
        members: dict[tuple[Subject, str], Member] = {}
        for at, number in spots:
            kept = self.tracks[at]
            place = Subject(ladder, kept.track, kept.levels[number], kept.fields[number])
            subject = Subject(ladder) if by_text else place
            what = f"{kept.digests[number]:016x}"
            text = found[at, number].statement.text if (at, number) in found else ""
            members.setdefault((subject, what), Member(subject, what, text))
        return members.values()

    def found(self, spots: Iterable[Spot]) -> dict[Spot, Found]:
        """Return the statements that stand at some spots. Each track is read once."""
        wanted: dict[int, set[int]] = {}
        for at, number in spots:
            wanted.setdefault(at, set()).add(number)
        found: dict[Spot, Found] = {}
        for at, numbers in wanted.items():
            track = build_again(self.tracks[at].source)
            for number, statement in enumerate(track.statements):
                if number in numbers:
                    found[at, number] = Found(statement, self._place(statement, track))
        return found

    def _place(self, statement: Statement, track: Track) -> Place:
        node = statement.node
        subject = subject_of(node, track.document, self.ctx.ladder)
        return Place(Location(node.source, node.span), subject, statement.text)


def is_meant(one: Kept, other: Kept) -> bool:
    """Tell whether one of two tracks repeats the other on purpose."""
    return one is not other and (one.track in other.inherits or other.track in one.inherits)


@lru_cache(maxsize=1)
def _keep(track: Track) -> Kept:
    statements = list(track.statements)
    words = [content(statement.text) for statement in statements]
    bones = [skeleton(statement.text) for statement in statements]
    return Kept(
        track.document.source,
        track.id,
        track.inherits,
        tuple([statement.level for statement in statements]),
        tuple([statement.field for statement in statements]),
        array("Q", [digest(statement.text) for statement in statements]),
        array("Q", [whole for whole, _ in bones]),
        array("I", [length for _, length in bones]),
        array("Q", [word for each in words for word in each]),
        array("I", accumulate(map(len, words))),
    )
