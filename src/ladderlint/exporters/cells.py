"""Cells that a spreadsheet shows and does not run."""

from __future__ import annotations

import re
from typing import Final

from ladderlint.exporters.characters import printable

# Spreadsheets look past white space, and past characters that nobody sees. An apostrophe of the text's own counts
# too: so whoever takes one apostrophe away again has the text back, whatever it was.
_RUNS: Final = re.compile("'*[\\s\xad\u200b-\u200f\u2060\ufeff]*[=+\\-@\t\r＝＋－＠]")


def neutral(text: str) -> str:
    """Return a cell's text with an apostrophe before it, if a spreadsheet would take it for a formula."""
    shown = printable(text)
    return f"'{shown}" if _RUNS.match(shown) else shown
