"""A rule's options: a NamedTuple in its file, which gives their types, their defaults and their schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from ladderlint.core_schema import number
from ladderlint.nodes import Kind, Node

_SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema_of(options: type) -> dict[str, Any]:
    """Return the JSON Schema of an options class. Its docstring describes each option in a line `name: words`."""
    described = dict(_descriptions(options))
    defaults: dict[str, Any] = getattr(options, "_field_defaults", {})
    properties = {}
    for name, hint in get_type_hints(options).items():
        key = key_of(name)
        properties[key] = {"title": key.replace("-", " ").capitalize(), "description": described[name]}
        properties[key].update(_schema_of_type(hint))
        if name in defaults and (default := plain(defaults[name])) is not None:
            properties[key]["default"] = default
    schema: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": properties}
    required = [key_of(name) for name in properties if name.replace("-", "_") not in defaults]
    if required:
        schema["required"] = required
    return schema


def key_of(field: str) -> str:
    """Return how an option is written in a config file."""
    return field.rstrip("_").replace("_", "-")


def read(options: type, node: Node | None, defaults: Any = None) -> Any:
    """Return the options that a node without faults gives; what it leaves out is as in `defaults`."""
    given = {}
    for name, hint in get_type_hints(options).items():
        child = node.fields.get(key_of(name)) if node is not None else None
        if child is not None:
            given[name] = _value(child, hint, getattr(defaults, name, None))
        elif defaults is not None:
            given[name] = getattr(defaults, name)
    return options(**given)


def plain(value: Any) -> Any:
    """Return an option's value as JSON data."""
    if hasattr(value, "_asdict"):
        return {key_of(key): plain(item) for key, item in value._asdict().items() if item is not None}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


def _descriptions(options: type) -> Iterator[tuple[str, str]]:
    for line in (options.__doc__ or "").splitlines():
        name, colon, words = line.strip().partition(": ")
        if colon and name.isidentifier():
            yield name, words


def _schema_of_type(hint: Any) -> dict[str, Any]:
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"type": "string", "enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": {"title": "Item", **_schema_of_type(arguments[0])}}
    if _is_union(hint):
        kinds = [kind for kind in arguments if kind is not type(None)]
        return {"type": [_SCALARS[kind] for kind in kinds]} if len(kinds) > 1 else _schema_of_type(kinds[0])
    title = {"title": hint.__name__, "description": (hint.__doc__ or "").partition("\n")[0]}
    return {**title, **schema_of(hint)}


def _is_union(hint: Any) -> bool:
    import types

    return get_origin(hint) in (Union, types.UnionType)


def _value(node: Node, hint: Any, default: Any) -> Any:
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return tuple(_value(item, inner, None) for item in node.items)
    if _is_union(hint):
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        if len(kinds) == 1:
            return _value(node, kinds[0], default)
    if node.kind is Kind.MAPPING:
        return read(hint, node, default)
    if node.kind in (Kind.INTEGER, Kind.NUMBER):
        return number(node.text)
    return node.text in ("true", "True", "TRUE") if node.kind is Kind.BOOLEAN else node.text
