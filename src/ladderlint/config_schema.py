"""The JSON Schema of ladderlint.yaml, made from the rules' own options."""

from __future__ import annotations

from typing import Any, Final

from ladderlint.options import schema_of
from ladderlint.presets import PRESETS
from ladderlint.registry import group_names, load_rule, rule_names
from ladderlint.voice import Voice, Voices

_SEVERITIES: Final = ["error", "warning", "info"]


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
            "extends": {
                "title": "Preset",
                "description": "The set of rules to begin with.",
                "type": "string",
                "enum": list(PRESETS),
                "default": "default",
            },
            "fail-on": {
                "title": "Fail on",
                "description": "The least severity of a finding that fails a check.",
                "type": "string",
                "enum": _SEVERITIES,
                "default": "error",
            },
            "select": _names("Select", "The only rules to run: rules, groups or all. The preset's when left out."),
            "extend-select": _names("Extend select", "Rules to run beside the selected ones: rules, groups or all."),
            "ignore": _names("Ignore", "Rules not to run: rules or groups."),
            "voice": {
                "title": "Voice",
                "description": "The form of the verb that the statements of each field begin with.",
                "type": "object",
                "additionalProperties": False,
                "properties": {field: _voice(field, default) for field, default in Voices()._asdict().items()},
            },
            "rules": {
                "title": "Rules",
                "description": "A rule's severity and options, by its name.",
                "type": "object",
                "additionalProperties": False,
                "properties": {name: _rule(name) for name in rule_names()},
            },
        },
    }


def _names(title: str, description: str) -> dict[str, Any]:
    item = {
        "title": "Rule",
        "description": "A rule, a group of rules, or all.",
        "type": "string",
        "enum": ["all", *group_names(), *rule_names()],
    }
    return {"title": title, "description": description, "type": "array", "items": item}


def _voice(field: str, default: Voice) -> dict[str, Any]:
    return {
        "title": field.capitalize(),
        "description": f"How each {field} begins. 'infer' takes the form of most, 'free' leaves it open.",
        "type": "string",
        "enum": [voice.value for voice in Voice],
        "default": default.value,
    }


def _rule(name: str) -> dict[str, Any]:
    rule = load_rule(name)
    schema = {"title": name, "description": rule.title, "type": "object", "additionalProperties": False}
    severity = {
        "title": "Severity",
        "description": "How much a finding of this rule matters.",
        "type": "string",
        "enum": _SEVERITIES,
        "default": rule.severity.label,
    }
    options = schema_of(rule.options)["properties"] if rule.options is not None else {}
    return {**schema, "properties": {"severity": severity, **options}}
