"""How a statement's text ends: in a full stop, in a word, or in marks that nothing follows."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from ladderlint.prose import MARK, prose
from ladderlint.rules.wording._sentences import ends_in_abbreviation, sentence_starts
from ladderlint.text import Span

# What a text ends in shows in its last characters, however long it is.
_TAIL: Final = 40
_WORD: Final = r"[\w%+#][\"'”’)\]]*\Z"
_EMOJI_NAME: Final = r":[\w+-]+:\Z"


def trimmed(text: str) -> str:
    """Return a text's prose without the white space and the marks at its end."""
    return prose(text).rstrip(f" \t\r\n\xa0{MARK}")


def ends_in_stop(text: str) -> bool | None:
    """Tell whether a text ends in a full stop (True) or in a word that could have one behind it (False).

    None says that it shows no style: it ends in another mark, in an abbreviation, in code; or it ends in a full stop
    as several sentences do.
    """
    if text[-1:].isalnum() and "://" not in text and "@" not in text:  # most texts, and no address at the end
        return False
    seen = trimmed(text)
    tail = seen[-_TAIL:]
    if not tail.endswith("."):
        return False if re.compile(_WORD).search(tail) is not None else None
    if tail[-2:-1] in (".", "", " ") or ends_in_abbreviation(tail):
        return None
    return True if len(list(islice(sentence_starts(text), 2))) == 1 else None


def end_of(text: str) -> Span:
    """Return where a text's full stop stands, or else its last word."""
    seen = trimmed(text)
    length = 1 if seen.endswith(".") else len(seen.rsplit(maxsplit=1)[-1])
    return Span(len(seen) - length, len(seen))


def stray_marks(text: str) -> Span | None:
    """Return where a text ends in a comma, a colon, a semicolon, two full stops, or a full stop behind a space."""
    if text[-1:].isalnum():
        return None
    seen = trimmed(text)
    if seen[-1:] not in (".", ",", ";", ":") or re.compile(_EMOJI_NAME).search(seen[-_TAIL:]) is not None:
        return None
    core = seen.rstrip(".,;:")
    marks = seen[len(core) :]
    if not core:
        return None
    if marks == ".":
        start = len(core.rstrip())
        return Span(start, len(seen)) if start < len(core) else None
    if not marks.strip("."):
        return Span(len(core), len(seen)) if marks == ".." else None
    # A full stop in front of them may be that of an abbreviation.
    return Span(len(seen) - len(marks.lstrip(".")), len(seen))
