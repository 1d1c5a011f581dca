"""What a plain scalar is, and what number it stands for, by the YAML 1.2 core schema."""

from __future__ import annotations

import re
from typing import Final

from ladderlint.nodes import Kind, Node

# YAML 1.2.2, section 10.3.2.
_NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLEANS: Final = frozenset(("true", "True", "TRUE", "false", "False", "FALSE"))
_INTEGER: Final = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_NUMBER: Final = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_BEGINS_A_NUMBER: Final = frozenset("+-.0123456789")
# Python refuses to read numbers of more than 4,300 digits, and nobody writes one.
_LONGEST_NUMBER: Final = 300


def resolve(text: str) -> Kind:
    """Return what a plain scalar is by the YAML 1.2 core schema."""
    if text in _NULLS:
        return Kind.NULL
    if text[0] in _BEGINS_A_NUMBER and len(text) <= _LONGEST_NUMBER:
        if _INTEGER.fullmatch(text):
            return Kind.INTEGER
        if _NUMBER.fullmatch(text):
            return Kind.NUMBER
    return Kind.BOOLEAN if text in _BOOLEANS else Kind.TEXT


def is_ambiguous(node: Node) -> bool:
    """Say whether a number would be read as something other than what is written, as 1.10 is as 1.1."""
    return node.kind in (Kind.INTEGER, Kind.NUMBER) and str(number(node.text)) != node.text


def number(text: str) -> float:
    """Return the value of a YAML number; whole ones are an int."""
    if text[:2] in ("0o", "0x"):
        return int(text, 0)
    try:
        return int(text)
    except ValueError:
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
