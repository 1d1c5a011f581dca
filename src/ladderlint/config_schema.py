"""The JSON Schema of ladderlint.yaml, made from the rules' own options.

`python -m ladderlint.config_schema house_rules > config.schema.json` makes one that knows a house's own rules too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from ladderlint.options import schema_of
from ladderlint.presets import PRESETS
from ladderlint.registry import group_names, load_rule, rule_names
from ladderlint.rule import Rule
from ladderlint.voice import Voice, Voices

_SEVERITIES: Final = ["error", "warning", "info"]
_NAME: Final = {"$ref": "#/definitions/name"}
_RULES: Final = {"$ref": "#/definitions/rules"}


def config_schema() -> dict[str, Any]:
    """Return the schema that `schema/config.schema.json` holds."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "config.schema.json",
        "title": "Config",
        "description": "A ladderlint.yaml: which rules run on a ladder, and how.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "extends": _extends(),
            "required-version": {
                "title": "Required version",
                "description": "The versions of ladderlint that this config is for, like '>=0.1' or '>=0.1,<2'.",
                "type": "string",
                "examples": [">=0.1"],
            },
            "fail-on": {
                "title": "Fail on",
                "description": "The least severity of a finding that fails a check.",
                "type": "string",
                "enum": _SEVERITIES,
                "default": "error",
            },
            **_selections(),
            "voice": {
                "title": "Voice",
                "description": "The form of the verb that the statements of each field begin with.",
                "type": "object",
                "additionalProperties": False,
                "properties": {field: _voice(field, default) for field, default in Voices()._asdict().items()},
            },
            "baseline": {
                "title": "Baseline",
                "description": "The file of known findings, which are not told. A path from this file's folder.",
                "type": "string",
                "minLength": 1,
            },
            "ratchet": {
                "title": "Ratchet",
                "description": "Whether every finding that the baseline does not hold fails a check.",
                "type": "boolean",
                "default": False,
            },
            "rules": _RULES,
            "overrides": {
                "title": "Overrides",
                "description": "What is otherwise for some files; later ones win.",
                "type": "array",
                "items": _override(),
            },
            "plugins": {
                "title": "Plugins",
                "description": "Python modules with a house's own rules, installed or beside this file. They are run.",
                "type": "array",
                "items": {
                    "title": "Module",
                    "description": "A module as Python imports it.",
                    "type": "string",
                    "pattern": r"^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*$",
                    "examples": ["house_rules"],
                },
            },
        },
        "definitions": {
            "name": {
                "title": "Rule",
                "description": "A rule, a group of rules, or all.",
                "type": "string",
                "enum": ["all", *group_names(), *rule_names()],
            },
            "rules": {
                "title": "Rules",
                "description": "A rule's severity and options, by its name.",
                "type": "object",
                "additionalProperties": False,
                "properties": {name: _rule(load_rule(name)) for name in rule_names()},
            },
        },
    }


def with_rules(schema: Mapping[str, Any], house: Iterable[Rule]) -> dict[str, Any]:
    """Return the schema of a config that may speak of a house's own rules as well."""
    own = {rule.name: _rule(rule) for rule in house}
    groups = {rule.group for rule in house}
    name, rules = schema["definitions"]["name"], schema["definitions"]["rules"]
    names = [*name["enum"], *sorted(groups - {*name["enum"]}), *own]
    definitions = {
        **schema["definitions"],
        "name": {**name, "enum": names},
        "rules": {**rules, "properties": {**rules["properties"], **own}},
    }
    return {**schema, "definitions": definitions}


def _extends() -> dict[str, Any]:
    begin = {"title": "Config", "description": "A preset, a file like ./house.yaml, or pkg: and a Python package."}
    one = {**begin, "type": "string", "anyOf": [{"enum": list(PRESETS)}, {"pattern": "^(\\.\\.?/|pkg:)."}]}
    return {
        "title": "Extends",
        "description": "What this config builds on: a preset, ./file.yaml, pkg:name, or a list; later ones win.",
        "type": ["string", "array"],
        "anyOf": [{"enum": list(PRESETS)}, {"type": "string", "pattern": "^(\\.\\.?/|pkg:)."}, {"type": "array"}],
        "items": one,
        "default": "default",
    }


def _override() -> dict[str, Any]:
    return {
        "title": "Override",
        "description": "Which rules run on the files of some paths, and how.",
        "type": "object",
        "required": ["paths"],
        "additionalProperties": False,
        "properties": {
            "paths": {
                "title": "Paths",
                "description": "Files, folders or patterns such as 'ladder/tracks/legacy/**', from this file's folder.",
                "type": "array",
                "minItems": 1,
                "items": {
                    "title": "Path",
                    "description": "A path; * stands for anything within a name, ** for any folders.",
                    "type": "string",
                },
            },
            **_selections(),
            "rules": _RULES,
        },
    }


def _selections() -> dict[str, Any]:
    return {
        "select": _names("Select", "The only rules to run: rules, groups or all. The preset's when left out."),
        "extend-select": _names("Extend select", "Rules to run beside the selected ones: rules, groups or all."),
        "ignore": _names("Ignore", "Rules not to run: rules or groups."),
    }


def _names(title: str, description: str) -> dict[str, Any]:
    return {"title": title, "description": description, "type": "array", "items": _NAME}


def _voice(field: str, default: Voice) -> dict[str, Any]:
    return {
        "title": field.capitalize(),
        "description": f"How each {field} begins. 'infer' takes the form of most, 'free' leaves it open.",
        "type": "string",
        "enum": [voice.value for voice in Voice],
        "default": default.value,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    schema = {"title": rule.name, "description": rule.title, "type": "object", "additionalProperties": False}
    severity = {
        "title": "Severity",
        "description": "How much a finding of this rule matters.",
        "type": "string",
        "enum": _SEVERITIES,
        "default": rule.severity.label,
    }
    options = schema_of(rule.options)["properties"] if rule.options is not None else {}
    return {**schema, "properties": {"severity": severity, **options}}


if __name__ == "__main__":
    import json
    import sys

    from ladderlint.plugins import load_plugin

    house = [rule for name in sys.argv[1:] for rule in load_plugin(name)]
    print(json.dumps(with_rules(config_schema(), house), indent=2, ensure_ascii=False))
