"""No characters that nobody can see.

Zero-width spaces, soft hyphens and direction marks come along when text is pasted from a web page or a document. They
break search and comparison, and some of them can make a text read as something that it does not say. Joiners stay
where emoji, or scripts such as Persian and Hindi, are written with them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from ladderlint.diagnostic import Diagnostic, Safety, Severity
from ladderlint.model import Statement, Text
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import Span

_INVISIBLE: Final = (
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, save tab and line breaks
    "\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    "\u115f\u1160\u3164\uffa0"  # letters that are blank
    "\ufe00-\ufe0f\U000e0100-\U000e01ef"  # variation selectors
    "]+"
)

_EMOJI: Final = "[\u2190-\u2bff\u3030\u303d\U0001f000-\U0001faff]"
# Scripts whose letters join or run from right to left: Hebrew to Myanmar, Khmer to Mongolian, Arabic forms.
_JOINING: Final = "[\u0590-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc]"
_WANTED: Final = (
    "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"  # the flags of England, Scotland, Wales
    rf"|{_EMOJI}[\ufe0e\ufe0f]?(?:\u200d{_EMOJI}[\ufe0e\ufe0f]?)*"
    "|[#*0-9]\ufe0f\u20e3|[\xa9\xae\u203c\u2049\u2122\u2139\u3297\u3299][\ufe0e\ufe0f]"  # keycaps and signs
    "|[\u3400-\u9fff\U00020000-\U0003ffff][\ufe00-\ufe02\U000e0100-\U000e01ef]"  # forms of one ideograph
    rf"|{_JOINING}[\u061c\u200c-\u200f]+"
)

_BREAKS: Final = "\x0b\x0c\x85\u2028\u2029"
# What Unicode's own names leave out, or say in a way that nobody knows.
_NAMES: Final = {"\x85": "next line", "\ufeff": "byte order mark"}


@rule(
    on=(Statement, Text),
    severity=Severity.ERROR,
    examples=[
        Good("signals: [Runs the café meetups for 10\N{NO-BREAK SPACE}people]"),
        Good("summary: |\n  1. Writes clear code\n  2. Uses tooling\n"),
        Good(
            "examples:\n"
            "  - Ran \N{WOMAN}\N{EMOJI MODIFIER FITZPATRICK TYPE-5}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER} guild\n"
            "  - Made the \N{HEAVY BLACK HEART}\N{VARIATION SELECTOR-16} wall\n"
            "  - Won step 1\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP} of the contest\n"
            "  - Led the \N{WAVING BLACK FLAG}\N{TAG LATIN SMALL LETTER G}\N{TAG LATIN SMALL LETTER B}"
            "\N{TAG LATIN SMALL LETTER S}\N{TAG LATIN SMALL LETTER C}\N{TAG LATIN SMALL LETTER T}\N{CANCEL TAG} office"
        ),
        # Persian for "writes code": its prefix is set off by a non-joiner.
        Good("signals: [کد می\N{ZERO WIDTH NON-JOINER}نویسد]"),
        Bad(
            "signals: [Builds a positive environment⟦\N{ZERO WIDTH SPACE}⟧. Listens]",
            says="the invisible character U+200B zero width space stands here; delete it",
        ),
        Bad(
            'signals: ["Reviews⟦\\u202E⟧ code", "Knows the data⟦\\u00AD⟧bases"]',
            says=(
                "the invisible character U+202E right-to-left override stands here; delete it",
                "the invisible character U+00AD soft hyphen stands here; delete it",
            ),
        ),
        Bad(
            'signals: ["Reviews code⟦\\L⟧and designs"]',
            says="the invisible character U+2028 line separator stands here; write a space",
        ),
        Bad(
            "signals: [Reviews code⟦\N{TAG LATIN SMALL LETTER H}\N{TAG LATIN SMALL LETTER I}⟧]",
            says="2 invisible characters stand here, the first U+E0068 tag latin small letter h; delete them",
        ),
        Bad(
            "signals: [Reviews⟦\N{VARIATION SELECTOR-16}⟧ code]",
            says="the invisible character U+FE0F variation selector-16 stands here; delete it",
        ),
        Bad(
            {"tracks/example.yaml": "id: example\nname: ⟦\N{ZERO WIDTH NO-BREAK SPACE}⟧Example\nlevels: []\n"},
            says="the invisible character U+FEFF byte order mark stands here; delete it",
        ),
    ],
)
def invisible_character(part: Statement | Text, ctx: Context) -> Iterator[Diagnostic]:
    text = part.text
    if text.isprintable() and text.isascii():
        return
    unwanted = re.compile(_WANTED).sub(lambda wanted: "-" * len(wanted.group()), text)
    for found in re.compile(_INVISIBLE).finditer(unwanted):
        yield ctx.report(part.node, _message(found.group()), within=Span(*found.span()), write="", safety=Safety.SAFE)


def _message(found: str) -> str:
    first = found[0]
    name = _NAMES.get(first) or unicodedata.name(first, "control character").lower()
    character = f"U+{ord(first):04X} {name}"
    if len(found) > 1:
        return f"{len(found)} invisible characters stand here, the first {character}; delete them"
    advice = "write a space" if first in _BREAKS else "delete it"
    return f"the invisible character {character} stands here; {advice}"
