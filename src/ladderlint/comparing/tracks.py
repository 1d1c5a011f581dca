"""Which track is which in another version: by its id, or else by what it says or is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from ladderlint.likeness import digest
from ladderlint.model import Track

# Which share of the statements of the larger of two tracks must be the same.
_ALIKE: Final = 0.4
# A statement that stands in more tracks tells nothing of which is which.
_MOST_WITH_A_TEXT: Final = 20


def pair_tracks(before: Sequence[Track], after: Sequence[Track]) -> list[tuple[Track, Track]]:
    """Return the tracks that are the same in both versions, in the order of the later one.

    Of several with one id, the first is meant.
    """
    by_id = {track.id: track for track in reversed(before)}
    pairs = {track.id: (by_id[track.id], track) for track in reversed(after) if track.id in by_id}
    gone = [track for track in before if track.id not in pairs]
    come = [track for track in after if track.id not in pairs]
    for old, new in _renamed(gone, come):
        pairs[new.id] = (old, new)
    order = {track.id: place for place, track in reversed([*enumerate(after)])}
    return sorted(pairs.values(), key=lambda pair: order[pair[1].id])


def _renamed(gone: Sequence[Track], come: Sequence[Track]) -> Iterable[tuple[Track, Track]]:
    """Yield tracks that go on under another id."""
    said = [frozenset(_digests(track)) for track in come]
    having: dict[int, list[int]] = {}
    for place, texts in enumerate(said):
        for text in texts:
            having.setdefault(text, []).append(place)
    names = {track.name: place for place, track in reversed([*enumerate(come)])}
    found: list[tuple[float, int, int]] = []
    for one, track in enumerate(gone):
        texts = frozenset(_digests(track))
        shared: Counter[int] = Counter()
        for text in texts:
            if len(having.get(text, ())) <= _MOST_WITH_A_TEXT:
                shared.update(having.get(text, ()))
        for other, count in shared.items():
            if count >= _ALIKE * max(len(texts), len(said[other])):
                found.append((-count, one, other))
        # Of a track that says nothing yet, or all of it anew, the name is all there is.
        if track.name in names:
            found.append((0, one, names[track.name]))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, one, other in sorted(found):
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            yield gone[one], come[other]


def _digests(track: Track) -> Iterable[int]:
    return (digest(statement.text) for statement in track.statements)
