"""The JSON Schemas, and what in a file breaks them, told in an editor's words.

The walk covers the keywords that our schemas use. It works on nodes, so that a violation knows its place, and
costs a tenth of a millisecond a track; the tests hold its verdicts to those of the jsonschema library.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from ladderlint.core_schema import is_ambiguous, number
from ladderlint.nodes import Kind, Node
from ladderlint.text import Span, shorten, with_article

Schema = Mapping[str, Any]

_NAMES: Final = {
    "object": "a mapping of keys and values",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}
_KINDS: Final = {
    "object": (Kind.MAPPING,),
    "array": (Kind.SEQUENCE,),
    "string": (Kind.TEXT,),
    "integer": (Kind.INTEGER,),
    "number": (Kind.NUMBER, Kind.INTEGER),
    "boolean": (Kind.BOOLEAN,),
}


# A file of another kind would otherwise be one fault a line.
MAX_VIOLATIONS: Final = 100


_LOST_TO_A_COMMENT: Final = r" +#[^\s#]"


class Violation(NamedTuple):
    """One fault against a schema: the node, the keyword that it breaks, and words for whoever edits it."""

    node: Node
    span: Span
    keyword: str
    message: str


@cache
def load(name: str) -> Schema:
    """Return the schema `schema/<name>.schema.json`, from the package or from the checkout."""
    import json

    with open(os.path.join(folder(), f"{name}.schema.json"), encoding="utf-8") as file:
        schema: Schema = json.load(file)
    return schema


def folder() -> str:
    """Return the folder of the schemas: a wheel carries it inside the package, a checkout beside `src`."""
    here = os.path.dirname(os.path.abspath(__file__))
    installed = os.path.join(here, "schema")
    return installed if os.path.isdir(installed) else os.path.join(here, "..", "..", "schema")


def violations(root: Node, schema: Schema, most: int = MAX_VIOLATIONS) -> list[Violation]:
    """Return what in a tree breaks a schema, in the order of the text, one a fault and `most` at the most."""
    walk = _Walk(schema, most)
    walk.check(root, schema)
    return walk.found[:most]


class _Walk:
    """One tree's way through a schema. It adds to a list, since generators in generators took twice the time."""

    def __init__(self, root: Schema, most: int) -> None:
        self.definitions: Schema = root.get("definitions", {})
        self.most = most
        self.found: list[Violation] = []

    def check(self, node: Node, schema: Schema) -> None:
        schema = self.resolved(schema)
        kind = node.kind
        if kind is Kind.BROKEN or len(self.found) >= self.most:
            return
        wanted = schema.get("type")
        if wanted is not None and not _is_one_of(kind, wanted):
            # Of a number that reads otherwise than it is written, yaml/ambiguous-scalar speaks.
            if "string" not in wanted or not is_ambiguous(node):
                self.add(node, "type", _wrong_type(node, schema, wanted))
        elif kind is Kind.MAPPING:
            self.mapping(node, schema, wanted)
        elif kind is Kind.SEQUENCE:
            if not node.items and schema.get("minItems"):
                self.add(node, "minItems", f"{_name(node, schema)} is empty; write at least one")
            if "items" in schema:
                items = self.resolved(schema["items"])
                takes_text = _takes_any_text(items)
                for item in node.items:
                    if not takes_text or item.kind is not Kind.TEXT:
                        self.check(item, items)
        else:
            self.found.extend(_scalar(node, schema))

    def resolved(self, schema: Schema) -> Schema:
        reference = schema.get("$ref")
        return self.definitions[reference.rpartition("/")[2]] if reference is not None else schema

    def mapping(self, node: Node, schema: Schema, wanted: str | list[str] | None) -> None:
        fields = node.fields
        properties: Schema = schema.get("properties", {})
        if wanted is not None and "string" in wanted and not any(key in properties for key in fields):
            self.add(node, "colon", _colon_in_text(node), _where_key_is_missing(node))
            return
        others = schema.get("additionalProperties", True)
        unknown = {key: "" for key in fields if key not in properties and not _is_free(schema, key)}
        if others is False:
            unknown = {key: _nearest(key, fields, properties) for key in unknown}
        # A key that is mistyped is not missing too.
        missing = [key for key in schema.get("required", ()) if key not in fields and key not in unknown.values()]
        if missing:
            self.add(node, "required", _missing(node, missing, schema), _where_key_is_missing(node))
        if not fields and schema.get("minProperties"):
            known = " or ".join(f"'{key}'" for key in properties)
            self.add(node, "minProperties", f"{_name(node, schema)} is empty; write {known}")
        for key, child in fields.items():
            if key in properties:
                if child.kind is not Kind.TEXT or not _takes_any_text(properties[key]):
                    self.check(child, properties[key])
            elif key in unknown and others is False:
                self.add(child, "additionalProperties", _unknown(key, unknown[key], schema), child.key_span)
            elif key in unknown and others is not True:
                self.check(child, others)

    def add(self, node: Node, keyword: str, message: str, span: Span | None = None) -> None:
        self.found.append(Violation(node, span if span is not None else node.span, keyword, message))


def _is_one_of(kind: Kind, wanted: str | list[str]) -> bool:
    if isinstance(wanted, str):
        return kind in _KINDS[wanted]
    return any(kind in _KINDS[name] for name in wanted)


def _takes_any_text(schema: Schema) -> bool:
    """Most values are texts of which nothing more is asked, and need no look of their own."""
    return "string" in schema.get("type", ()) and "pattern" not in schema and "enum" not in schema


def _is_free(schema: Schema, key: str) -> bool:
    return any(re.search(pattern, key) for pattern in schema.get("patternProperties", ()))


def _scalar(node: Node, schema: Schema) -> Iterator[Violation]:
    values = schema.get("enum")
    if values is not None and _value(node) not in values:
        yield Violation(node, node.span, "enum", _not_in_list(node, values))
    pattern = schema.get("pattern")
    if pattern is not None and node.kind is Kind.TEXT and not re.search(pattern, node.text):
        example = schema.get("examples", [""])[0]
        message = f"'{shorten(node.text)}' is not written like a {_title(schema)}; write it like '{example}'"
        yield Violation(node, node.span, "pattern", message)
    if "minimum" in schema and node.kind in (Kind.INTEGER, Kind.NUMBER) and number(node.text) < schema["minimum"]:
        message = f"{_title(schema)} is {node.text}; write {schema['minimum']} or more"
        yield Violation(node, node.span, "minimum", message)


def _value(node: Node) -> object:
    if node.kind is Kind.TEXT:
        return node.text
    return number(node.text) if node.kind in (Kind.INTEGER, Kind.NUMBER) else None


def _where_key_is_missing(node: Node) -> Span:
    """A missing key is told at the first key that is there: the whole mapping would be too much to look at."""
    first = next(iter(node.fields.values()), None)
    if node.key_span is not None:
        return node.key_span
    return first.key_span if first is not None and first.key_span is not None else node.span


def _and(keys: Sequence[str]) -> str:
    *others, last = (f"'{key}'" for key in keys)
    return f"{', '.join(others)} and {last}" if others else last


def _missing(node: Node, missing: list[str], schema: Schema) -> str:
    keys = _and(missing)
    what = _title(schema)
    described = schema.get("properties", {}).get(missing[0], {}).get("description", "")
    hint = f" ({described[:1].lower()}{described[1:].rstrip('.')})" if described and len(missing) == 1 else ""
    return (
        f"this {what} has no {keys}; add {'it' if len(missing) == 1 else 'them'}{hint}"
        if node.fields
        else f"this {what} is empty; add {keys}"
    )


def _colon_in_text(node: Node) -> str:
    """A list item such as `- Leads: reviews` was meant as text, and YAML read a key."""
    key = next(iter(node.fields), None)
    if key is None:
        return "this statement is empty; write its text"
    return f"the ': ' behind '{shorten(key)}' makes it a key; put the whole text in quotes"


def _nearest(key: str, fields: Mapping[str, Node], properties: Schema) -> str:
    """Return the key that a mistyped one probably means: one that is not there yet, if there is one like it."""
    from difflib import get_close_matches

    unused = [name for name in properties if name not in fields]
    begun = [name for name in unused if len(key) > 1 and name.startswith(key)]
    return next(iter(get_close_matches(key, unused, 1) or begun or get_close_matches(key, properties, 1)), "")


def _unknown(key: str, near: str, schema: Schema) -> str:
    if near:
        return f"unknown key '{shorten(key)}'; did you mean '{near}'?"
    own = ", and 'x-…' for your own" if schema.get("patternProperties") else ""
    return f"unknown key '{shorten(key)}'; the keys here are {', '.join(schema.get('properties', ()))}{own}"


def _wrong_type(node: Node, schema: Schema, allowed: str | list[str]) -> str:
    allowed = [allowed] if isinstance(allowed, str) else allowed
    named = f"'{node.key}'" if node.key is not None else with_article(_title(schema))
    wanted = " or ".join(_NAMES[name] for name in allowed)
    if node.kind is Kind.NULL:
        if not node.route:
            return f"the file is empty; {named} needs {_and(schema.get('required', ()))}"
        if re.compile(_LOST_TO_A_COMMENT).match(node.source.text, node.end):
            return f"{named} is empty, since '#' begins a comment; put a text that begins with it in quotes"
        return f"{named} is empty; write {wanted}"
    if "string" in allowed and node.kind in (Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN):
        like = schema.get("examples", [node.text])[0]
        return f'{named} must be {wanted}, and {node.text} is {_kind(node.kind)}; write "{like}"'
    if allowed == ["array"] and node.kind is Kind.TEXT:
        return f"{named} must be a list, and this is text; begin each item with '- ' on a line of its own"
    return f"{named} must be {wanted}, and this is {_kind(node.kind)}"


def _kind(kind: Kind) -> str:
    return next((_NAMES[name] for name, kinds in _KINDS.items() if kinds[0] is kind), "nothing")


def _not_in_list(node: Node, values: list[Any]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(node.text, [str(value) for value in values], 1)
    what = f"'{node.key}'" if node.key is not None else "this"
    listed = ", ".join(str(value) for value in values)
    return f"{what} can't be '{shorten(node.text)}'; " + (
        f"did you mean '{near[0]}'?" if near else f"write one of: {listed}"
    )


def _name(node: Node, schema: Schema) -> str:
    return f"'{node.key}'" if node.key is not None else f"this {_title(schema)}"


def _title(schema: Schema) -> str:
    title: str = schema.get("title", "value")
    return title[:1].lower() + title[1:]
