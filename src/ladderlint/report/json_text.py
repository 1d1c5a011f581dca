"""JSON as it is written: nothing in it acts on a terminal or a build log."""

from __future__ import annotations

from json import dumps

from ladderlint.report.visible import HAZARD


def json_text(value: object, indent: int | None = None) -> str:
    """Return a value as JSON that ends with a line break; without an indentation it is one line.

    JSON's own line breaks are the only ones; what else a terminal or a log might act on is written as an escape, which
    says the same.
    """
    separators = (",", ":") if indent is None else None
    lines = dumps(value, indent=indent, ensure_ascii=False, separators=separators).split("\n")
    return "".join(f"{HAZARD.sub(lambda match: _escape(match.group()), line)}\n" for line in lines)


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
