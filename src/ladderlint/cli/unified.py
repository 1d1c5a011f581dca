"""Changes of files as a unified diff, which `git apply` and `patch` take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import click

_PAINTS: Final = {"+": "green", "-": "red", "@": "cyan"}
# Git breaks a line there only, whatever Unicode says.
_LINE: Final = r"[^\n]*\n|[^\n]+"


def unified(files: Iterable[tuple[str, bytes | None, bytes]], *, colored: bool) -> str:
    """Return what becomes of files: each with its path, what is in it, if it is there yet, and what will be."""
    from difflib import unified_diff

    shown: list[str] = []
    for path, before, after in files:
        origin = f"a/{path}" if before is not None else "/dev/null"
        lines = unified_diff(_lines(before or b""), _lines(after), origin, f"b/{path}")
        shown += (text for line in lines for text in _shown(line, colored))
    return "".join(f"{line}\n" for line in shown)


def _lines(data: bytes) -> list[str]:
    return re.findall(_LINE, data.decode("utf-8", "replace"))


def _shown(line: str, colored: bool) -> Iterator[str]:
    from ladderlint.report.visible import visible

    ended = line.removesuffix("\n")
    text = visible(ended.removesuffix("\r"))
    paint = _PAINTS.get(text[:1]) if colored else None
    # What ends a line of the file must, in a patch of it, too.
    yield (click.style(text, fg=paint) if paint else text) + ("\r" if ended.endswith("\r") else "")
    if ended == line:
        yield "\\ No newline at end of file"
