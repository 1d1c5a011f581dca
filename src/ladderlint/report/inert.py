"""Words in Markdown as GitHub and GitLab read it: nothing in them is marked up, linked, or calls anybody."""

from __future__ import annotations

import re
from typing import Final

from ladderlint.exporters.markdown_text import plain
from ladderlint.report.visible import visible

# What GitHub acts on in words that are no Markdown: names of people and issues, addresses, formulas.
_ACTIVE: Final = re.compile(r"@(?=\w)|(?<!&)#(?=\d)|\bGH-(?=\d)|(?<=:)(?=//)|\bwww(?=\.)|\$", re.IGNORECASE)
_APART: Final = "&#8203;"


def inert(text: str) -> str:
    """Return words that are read as they stand here, and call nobody."""
    return _ACTIVE.sub(_parted, plain(visible(text)))


def _parted(match: re.Match[str]) -> str:
    # A formula begins with this sign however it is written, except in an element of its own.
    return "<span>$</span>" if match.group() == "$" else f"{match.group()}{_APART}"
