import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from ladderlint.schema import load, violations
from ladderlint.syntax import parse
from ladderlint.text import Source

SCHEMAS = ["ladder", "track", "config", "report", "export", "diff"]


def parts(schema: Any, at: str = "#") -> Any:
    """Every sub-schema that stands under a key, with where."""
    for key, child in schema.get("properties", {}).items():
        yield f"{at}/{key}", child
        yield from parts(child, f"{at}/{key}")
    for key, child in schema.get("definitions", {}).items():
        yield from parts(child, f"{at}/{key}")
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from parts(schema[key], f"{at}/{key}")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_draft_07_and_says_what_each_key_is(name: str) -> None:
    schema = load(name)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)
    assert [at for at, part in parts(schema) if not _is_described(part, schema)] == []


def _is_described(part: Any, schema: Any) -> bool:
    name = part.get("$ref", "").removeprefix("#/definitions/")
    described = schema["definitions"][name] if name else part
    return bool(described.get("title") and described.get("description"))


def walked(text: str, schema: Any) -> list[tuple[Any, str]]:
    root = parse(Source("a.yaml", text)).root
    assert root is not None
    return sorted((node.route, keyword) for node, _, keyword, _ in violations(root, schema))


def judged(text: str, schema: Any) -> list[tuple[Any, str]]:
    """What the jsonschema library says of the same data; it tells each unknown or missing key as one of the parent."""
    return sorted(
        {(tuple(e.absolute_path), e.validator) for e in Draft7Validator(schema).iter_errors(json.loads(text))}
    )


_KEYS = st.sampled_from(
    ["format", "id", "name", "version", "levels", "level", "summary", "signals", "examples", "text", "points", "min"]
    + [
        "max",
        "after",
        "titles",
        "categories",
        "glossary",
        "retired",
        "replaced-by",
        "references",
        "label",
        "x-y",
        "odd",
    ]
)
_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 9),
    st.floats(-2.5, 9.5).filter(lambda f: not f.is_integer()),
    st.sampled_from(["", "1.0.0", "en", "a b", "Reviews code"]),
)
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=5), max_leaves=25
)


@settings(max_examples=300)
@given(st.dictionaries(_KEYS, _VALUES, max_size=9), st.sampled_from(["ladder", "track"]))
def test_the_walk_and_the_library_judge_alike(data: dict[str, object], name: str) -> None:
    schema = load(name)
    text = json.dumps(data)
    ours, theirs = walked(text, schema), judged(text, schema)
    assert bool(ours) == bool(theirs)
    assert {route for route, keyword in ours if keyword in ("type", "enum", "pattern", "minimum", "minItems")} == {
        route for route, keyword in theirs if keyword in ("type", "enum", "pattern", "minimum", "minItems")
    } - {route for route, _ in theirs if _lies_under_text(route, ours)}


def _lies_under_text(route: Any, ours: list[tuple[Any, str]]) -> bool:
    """A mapping where a text was meant is one fault for an editor, whatever stands inside it."""
    return any(keyword == "colon" and route[: len(above)] == above and route != above for above, keyword in ours)


def test_an_empty_file_is_told_what_it_needs() -> None:
    root = parse(Source("a.yaml", "")).root
    assert root is not None
    (fault,) = violations(root, load("track"))
    assert fault.message == "the file is empty; a track needs 'id', 'name' and 'levels'"
