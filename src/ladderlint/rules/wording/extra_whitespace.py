"""One space between words, and none around a text.

Doubled spaces and tabs are left over from editing. They hide in most displays, and make equal statements differ for
tools that compare them. Line breaks and what indents the lines behind them are left alone, and so is code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ladderlint.diagnostic import Diagnostic, Safety, Severity
from ladderlint.model import Statement, Text
from ladderlint.nodes import Style
from ladderlint.prose import prose
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import Span

# Some spaces are wider, or keep a line together; two in a row are still one too many.
_SPACE: Final = "[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]"
_SUSPECT: Final = r"\A\s|\s\s|\t|\s\Z"
_LEADING: Final = rf"\A(?:{_SPACE}|[\r\n])+"
_BETWEEN: Final = rf"(?<=\S)(?:{_SPACE}{{2,}}|\t)(?=\S)"
_TRAILING: Final = rf"(?<=\S)(?:{_SPACE}|[\r\n])+\Z"


@rule(
    on=(Statement, Text),
    severity=Severity.WARNING,
    examples=[
        Good("signals: [Works effectively with the framework]"),
        # YAML reads a line break and its indentation as one space.
        Good("summary: Works effectively\n    with the framework"),
        Good("summary: >-\n  Works effectively\n  with the framework"),
        # The line break at the end is for yaml/block-chomping to speak of.
        Good("summary: |\n  1. Writes clear code\n\n  2. Uses tooling:\n     monitoring, pipelines\n"),
        Good('summary: "Works effectively\\n"'),
        Good("signals: [Aligns the columns of `a  b` by hand]"),
        Good('signals: ["Keeps latency below 10\\u00a0ms"]'),
        Bad("signals: [Works effectively with⟦  ⟧the framework]", says="2 spaces stand here; write one"),
        Bad(
            "summary: >-\n  Improves procedures for the team.⟦   ⟧Learns\n  about new areas",
            says="3 spaces stand here; write one",
        ),
        Bad("signals: ['Works effectively⟦\t⟧with the framework']", says="a tab stands here; write a space"),
        Bad(
            "signals: ['⟦ ⟧Reviews code', 'Writes postmortems⟦  ⟧']",
            says=("the text begins with white space; delete it", "the text ends in white space; delete it"),
        ),
        Bad('signals: ["Keeps latency below 10⟦\\u00a0 ⟧ms"]', says="2 spaces stand here; write one"),
        Bad(
            {"tracks/example.yaml": "id: example\nname: Web⟦  ⟧client\nlevels: []\n"},
            says="2 spaces stand here; write one",
        ),
    ],
)
def extra_whitespace(part: Statement | Text, ctx: Context) -> Iterator[Diagnostic]:
    text = part.text
    if text.isprintable() and text.isascii() and "  " not in text and text[:1] != " " != text[-1:]:
        return
    if re.compile(_SUSPECT).search(text) is None or not text.strip():
        return
    # `|` and `>` end in a line break, which is nobody's mistake; what writes YAML for others quotes it along.
    written = text.rstrip("\r\n") if part.node.style in (Style.LITERAL, Style.FOLDED) else text.removesuffix("\n")
    if (leading := re.compile(_LEADING).search(written)) is not None:
        message = "the text begins with white space; delete it"
        yield ctx.report(part.node, message, within=Span(*leading.span()), write="", safety=Safety.SAFE)
    for between in re.compile(_BETWEEN).finditer(prose(text)):
        what = "a tab stands here; write a space" if len(between.group()) == 1 else None
        message = what or f"{len(between.group())} spaces stand here; write one"
        yield ctx.report(part.node, message, within=Span(*between.span()), write=" ", safety=Safety.SAFE)
    if (trailing := re.compile(_TRAILING).search(written)) is not None:
        message = "the text ends in white space; delete it"
        yield ctx.report(part.node, message, within=Span(*trailing.span()), write="", safety=Safety.SAFE)
