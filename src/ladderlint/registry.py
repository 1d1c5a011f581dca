"""The rules there are: a folder is the register, and a rule is imported only when it is wanted."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from typing import Final

from ladderlint.rule import Rule

_RULES: Final = os.path.join(os.path.dirname(__file__), "rules")


@cache
def rule_names() -> tuple[str, ...]:
    """Return the names of all rules, sorted, from the names of their files."""
    found: list[str] = []
    for group in os.listdir(_RULES):
        if not group.startswith(("_", ".")) and "." not in group:
            files = (file for file in os.listdir(os.path.join(_RULES, group)) if file.endswith(".py"))
            found.extend(f"{group}/{file[:-3]}".replace("_", "-") for file in files if not file.startswith("_"))
    return tuple(sorted(found))


@cache
def group_names() -> tuple[str, ...]:
    """Return the names of the groups of rules, sorted."""
    return tuple(sorted({name.partition("/")[0] for name in rule_names()}))


def load_rule(name: str) -> Rule:
    """Import a rule by its name, which must be one of `rule_names`."""
    group, _, file = name.replace("-", "_").partition("/")
    module = import_module(f"ladderlint.rules.{group}.{file}")
    found = getattr(module, file)
    if not isinstance(found, Rule):
        raise TypeError(f"{module.__name__} must hold a rule called {file}")
    return found


def nearest(name: str) -> str | None:
    """Return the rule or group that a mistyped name probably means."""
    from difflib import get_close_matches

    candidates = [*rule_names(), *group_names()]
    near = get_close_matches(name, candidates, 1, cutoff=0.8)
    if not near and "/" not in name:
        near = [rule for rule in rule_names() if rule.endswith(f"/{name}")][:1]
    return near[0] if near else None
