"""How far a long run has come, for somebody who waits at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

PATIENCE: Final = 1.0
STEPS: Final = 100
_WIPED: Final = "\r\x1b[2K\x1b[?25h"  # the line is empty, and the cursor that the bar hid is back


class Bar:
    """A bar on stderr that appears once a run has taken a second, and is gone when the run ends."""

    def __init__(self) -> None:
        self._begun = monotonic()
        self._bar: ProgressBar[int] | None = None
        self._total = 0
        self._done = 0

    def __enter__(self) -> Callable[[int], Callable[[], None]]:
        return self._begin

    def __exit__(self, *_: Any) -> None:
        if self._bar is not None:
            with suppress(OSError):
                click.echo(_WIPED, nl=False, err=True)

    def _begin(self, total: int) -> Callable[[], None]:
        self._total = total
        return self._tick

    def _tick(self) -> None:
        self._done += 1
        with suppress(OSError):  # a terminal that has gone away
            if self._bar is not None:
                self._bar.update(1)
            elif self._done < self._total and monotonic() - self._begun >= PATIENCE:
                few = max(1, self._total // STEPS)
                self._bar = click.progressbar(
                    length=self._total, label="Linting", file=sys.stderr, show_eta=False, update_min_steps=few
                )
                self._bar.update(self._done)
