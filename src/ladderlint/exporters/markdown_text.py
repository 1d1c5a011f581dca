"""Text for a Markdown page, escaped for where it stands.

Text fields hold inline Markdown: emphasis, code and links. What is surely one of these is written as such and all
else is escaped, so that no renderer, strict or lenient, sees more in a text than stands here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import Final
from urllib.parse import quote

from ladderlint.exporters.characters import one_line

_SCHEMES: Final = frozenset(("http", "https", "mailto"))
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*(?=:)")
# Browsers look past some of these when they read an address; control characters have been replaced by then.
_IGNORED_IN_ADDRESS: Final = re.compile(r"[\s\ufffd]")
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")

# Where a backslash helps in some renderers only, or "[^" would begin a footnote, the character's number stands for it.
_NUMBERED: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "^": "&#94;", "~": "&#126;"}
_NOT_PLAIN: Final = re.compile(r"[\\`*_\[\]|#&<>^~]")
_TOKEN: Final = re.compile(
    r"""
      (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<ticks>`+)
    | (?P<bang>!?)(?:
        <(?P<address>(?:https?://|mailto:)[^\s<>]+)>
      | \[(?P<label>(?:\\.|[^\[\]\\])*)\]
        \(\ ?(?:<(?P<angled>[^<>]*)>|(?P<bare>(?:\\.|[^\s()<>\\])*(?:\((?:\\.|[^\s()<>\\])*\)(?:\\.|[^\s()<>\\])*)*))
        (?:\ (?:"[^"]*"|'[^']*'|\([^()]*\)))?\ ?\)
      )
    | (?P<special>[\\<\[\]^|])
    """,
    re.VERBOSE,
)
# What makes a line a heading, a quotation, a list item, a definition, a fence or a rule.
_BLOCK_MARKER: Final = re.compile(r"[#>]|[-+*:](?=\s|$)|~{3}|(?:[-*_]\s*)+$|(?P<digits>[0-9]{1,9})(?=[.)](?:\s|$))")


def plain(text: str) -> str:
    """Return words that are no Markdown, such as a name, so that they are read as they are written."""
    return _NOT_PLAIN.sub(lambda found: _escaped(found.group()), one_line(text))


def inline(text: str, *, links: bool = True) -> str:
    """Return a text's inline Markdown, for a place inside a line.

    Without `links` their words alone are left, as it must be inside a link; such a text may stand in a table's cell.
    """
    return "".join(_written(one_line(text), links))


def block(text: str) -> str:
    """Return a text's inline Markdown, for a place where a line begins."""
    return at_line_start(inline(text))


def at_line_start(written: str) -> str:
    """Return what is escaped for a place inside a line so that it is no more than that where a line begins."""
    marker = _BLOCK_MARKER.match(written)
    if marker is None:
        return written
    at = max(0, marker.end("digits"))
    return f"{written[:at]}\\{written[at:]}"


def link(label: str, address: str) -> str:
    """Return a link with an already escaped label; the label alone where the address is none to follow."""
    target = destination(address)
    return f"[{label}]({target})" if target is not None else label


def destination(address: str) -> str | None:
    """Return an address as a link's target, or None where following it could do more than show a page."""
    address = one_line(address)
    scheme = _SCHEME.match(_IGNORED_IN_ADDRESS.sub("", address))
    if not address or (scheme is not None and scheme.group().lower() not in _SCHEMES):
        return None
    return quote(address, safe="%/:?#@!$&'*+,;=~").replace("&", "&amp;")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; cells are already escaped."""
    yield _row(header)
    yield _row(["---"] * len(header))
    yield from map(_row, rows)


def _escaped(character: str) -> str:
    return _NUMBERED.get(character, f"\\{character}")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _written(text: str, links: bool) -> Iterator[str]:
    at = 0
    runs = _Runs(text)
    while (token := _TOKEN.search(text, at)) is not None:
        yield text[at : token.start()]
        at = token.end()
        if token["ticks"]:
            end = runs.closing(len(token["ticks"]), at)
            if end is None:
                yield "\\`" * len(token["ticks"])
                continue
            code, at = text[token.start() : end], end
            # In a cell, renderers do not agree on what a backslash before a pipe in code means.
            yield code if links or "|" not in code else plain(code.strip("`"))
        elif token["escape"]:
            yield "&lt;" if token["escape"] == "\\<" else token["escape"]
        elif token["special"]:
            # A pipe needs escaping in a cell, and only there do all renderers take the backslash away again.
            yield "|" if links and token["special"] == "|" else _escaped(token["special"])
        else:
            # With this sign before it, a link is an image.
            yield "\\!" if token["bang"] else ""
            address = token["address"] or _read(token["angled"] or token["bare"] or "")
            label = plain(address) if token["address"] else inline(token["label"], links=False)
            yield link(label, address) if links else label
    yield text[at:]


def _read(address: str) -> str:
    """Return the address that is meant by a link's target as it is written."""
    return _ESCAPE.sub(r"\1", _ENTITY.sub(lambda entity: unescape(entity.group()), address))


class _Runs:
    """Where backticks stand in a text, so that the end of a piece of code is found without reading on."""

    def __init__(self, text: str) -> None:
        self.ends: dict[int, list[int]] = {}
        for run in re.finditer("`+", text):
            self.ends.setdefault(run.end() - run.start(), []).append(run.end())

    def closing(self, length: int, start: int) -> int | None:
        """Return where the first run of this length behind a place ends."""
        ends = self.ends.get(length, [])
        at = bisect_left(ends, start + length)
        return ends[at] if at < len(ends) else None
