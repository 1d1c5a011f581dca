"""What happened to a statement: how it came, what became of it, and how it went."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from ladderlint.model import Origin, Retired, Statement
from ladderlint.provenance.timeline import Moment


class What(Enum):
    """What happened to a statement. What is `KNOWN` was there when the history that is here begins."""

    CAME = "came"
    KNOWN = "known"
    CHANGED = "changed"
    SPLIT = "split"
    MERGED = "merged"
    WENT = "went"
    RETURNED = "returned"


class Event(NamedTuple):
    """Something that happened to a statement, and what happened to it `earlier`.

    `moment` is None where nobody has committed it, and `release` where nothing was released with it. `after` is None
    where the statement is gone: it became a part of another, `into`, or it went, and may be `retired`. Where its track
    only has another id, that is `renamed`, and the statement did not move.
    """

    what: What
    moment: Moment | None
    release: str | None
    before: Statement | None
    after: Statement | None
    earlier: Event | None = None
    into: Statement | None = None
    retired: Retired | None = None
    renamed: bool = False

    @property
    def life(self) -> Iterator[Event]:
        """This event and those before it, the latest first."""
        event: Event | None = self
        while event is not None:
            yield event
            event = event.earlier

    @property
    def statement(self) -> Statement:
        """The statement as it was then, or last."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def is_reworded(self) -> bool:
        return self.before is not None and self.after is not None and self.before.text != self.after.text

    @property
    def origin(self) -> Origin:
        """Where a statement comes from that this is the latest event of."""
        latest = next(event for event in self.life if event.before is None or event.is_reworded)
        commit = latest.moment.commit if latest.moment is not None and latest.what is not What.KNOWN else None
        return Origin(*_since(self), commit)


def _since(last: Event) -> tuple[str | None, str | None]:
    """Return the release that a statement came in, and the last that reworded it.

    What was undone before it was released has not happened.
    """
    releases: list[tuple[str | None, str | None]] = []
    for event in reversed([*last.life]):
        if releases and releases[-1][0] == event.release:
            releases.pop()
        releases.append((event.release, event.after.text if event.after is not None else None))
    since = changed = before = None
    for release, text in releases:
        if text is not None and text != before:
            since, changed = (release if before is None else since), release
        before = text
    return since, changed
