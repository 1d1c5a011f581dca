"""What keeps code that is not ours from ending, silencing or outlasting a run."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import extract_tb
from typing import Any

# How long one look of a house's rule may take, and how long its import may.
SECONDS = 10.0


class HouseRuleError(Exception):
    """What went wrong in a house's own code, and in which line of it."""


class _TooLong(BaseException):
    """Raised inside code that does not end: no Exception, which it might catch and go on."""


@contextmanager
def leashed(file: str | None) -> Iterator[None]:
    """Run code that is not ours: what it prints goes to stderr, and however it breaks, a HouseRuleError says so.

    It is stopped after SECONDS where a signal can do that: in the main thread, and not on Windows.
    """
    stdout, sys.stdout = sys.stdout, sys.stderr
    try:
        with _deadline():
            yield
    except KeyboardInterrupt:
        raise
    except _TooLong:
        raise HouseRuleError(f"it did not end within {SECONDS:g} seconds") from None
    except BaseException as error:  # sys.exit would end the run with any status it likes
        raise HouseRuleError(_told(error, file)) from error
    finally:
        sys.stdout = stdout


@contextmanager
def _deadline() -> Iterator[None]:
    def stop(*_: Any) -> None:
        raise _TooLong

    try:
        before = signal.signal(signal.SIGALRM, stop)
    except (AttributeError, ValueError):  # there is no such signal on Windows, nor in another thread
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _told(error: BaseException, file: str | None) -> str:
    """Say what was raised, and where in the house's own file, as far as that is known."""
    kind = type(error).__name__
    try:
        words = f"{kind}: {error}" if str(error) else kind
    except Exception:  # an error that can't say what it is
        words = kind
    lines = [frame.lineno for frame in extract_tb(error.__traceback__) if file is not None and frame.filename == file]
    return f"{words}, in line {lines[-1]}" if lines else words
