"""Names to ids, and back: `Data science (EMEA)` becomes `data-science-emea`."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

LONGEST: Final = 64
FORMAT: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Windows opens a device instead of a file with one of these names, whatever its extension.
DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)

_UNWRITTEN: Final = "[\u0300-\u036f'’]"
_BETWEEN_WORDS: Final = r"[^a-z0-9]+"


def slug(text: str, kind: str) -> str:
    """Return the id that a text makes: lower case, words joined by hyphens, accents taken off.

    An id that would be too long ends with its last whole word. `kind` is what the id is for, which keeps it from
    being the name of a device. A text without letters that an id may have gives "".
    """
    from unicodedata import normalize

    letters = re.sub(_UNWRITTEN, "", normalize("NFKD", text[: 4 * LONGEST]).casefold())
    made = re.sub(_BETWEEN_WORDS, "-", letters).strip("-")
    if len(made) > LONGEST:
        # A hyphen right behind the last place ends a word there.
        made = made[: LONGEST + 1].rpartition("-")[0] or made[:LONGEST]
    return f"{made}-{kind}" if made in DEVICES else made


def unused(wanted: str, taken: Container[str], number: int = 1) -> str:
    """Return an id, with the first free number behind `number` added where it is taken."""
    found = wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def spoken(name: str) -> str:
    """Return the name of a file or folder as people would say it: `data-science` becomes `Data science`."""
    words = " ".join(name.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]
