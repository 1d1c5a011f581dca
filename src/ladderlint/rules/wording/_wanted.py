"""How a finding says what to write instead of a word, and why."""

from __future__ import annotations

from ladderlint.prose import spoken
from ladderlint.text import Span, shorten


def advice(text: str, span: Span, use: str | None, why: str | None) -> str:
    """Return the message on a word or phrase of a text: `'Utilise': write 'Use' (One word for one thing)`.

    An empty `use` means to leave it out.
    """
    said = shorten(" ".join(spoken(text, *span).split()))
    if use is None:
        return f"'{said}': {why}" if why else f"'{said}' is on this ladder's list of unwanted words; write another"
    reason = f" ({why})" if why else ""
    return f"'{said}': write '{in_place_of(said, use)}'{reason}" if use else f"'{said}': leave it out{reason}"


def in_place_of(said: str, use: str) -> str:
    """Return the wanted words with a capital where what they replace begins with one."""
    begins = said[:1].isupper() and not said[1:2].isupper()
    return capital(use) if begins and capital(use) != said else use


def stands_already(text: str, span: Span, find: str, use: str | None) -> bool:
    """Tell whether the wanted words hold the unwanted one, and stand here: a "code review" is a review."""
    if not use:
        return False
    inside = use.casefold().find(find.casefold())
    start = span.start - inside
    return inside >= 0 and start >= 0 and text[start : start + len(use)] in (use, capital(use))


def capital(text: str) -> str:
    """Return a text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
