"""The rules there are: a folder is the register, and a rule is imported only when it is wanted."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Final, NamedTuple

from ladderlint.rule import Rule
from ladderlint.text import shorten

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
    return Rules().nearest(name)


class Rules(NamedTuple):
    """The rules that a run can have: those that come with ladderlint, and a house's own."""

    house: tuple[Rule, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all rules, sorted."""
        return tuple(sorted({*rule_names(), *(rule.name for rule in self.house)})) if self.house else rule_names()

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of the groups of rules, sorted."""
        return tuple(sorted({*group_names(), *(rule.group for rule in self.house)})) if self.house else group_names()

    def load(self, name: str) -> Rule:
        """Return a rule by its name, which must be one of `names`."""
        return next((rule for rule in self.house if rule.name == name), None) or load_rule(name)

    def unknown(self, names: Iterable[str]) -> list[str]:
        """Return which of these are no rule, no group and not `all`."""
        known = {"all", *self.names, *self.groups}
        return [name for name in names if name not in known]

    def nearest(self, name: str) -> str | None:
        """Return the rule or group that a mistyped name probably means."""
        from difflib import get_close_matches

        near = get_close_matches(name, [*self.names, *self.groups], 1, cutoff=0.8)
        if not near and "/" not in name:
            near = [rule for rule in self.names if rule.endswith(f"/{name}")][:1]
        return near[0] if near else None


def unknown_rule(name: str, rules: Rules) -> str:
    """Say that no rule bears a name, and what to write instead."""
    return no_rule(name, rules.nearest(name))


def no_rule(name: str, near: str | None) -> str:
    """Say that no rule bears a name, and which is probably meant."""
    return f"no rule is called '{shorten(name)}'; " + (
        f"did you mean '{near}'?" if near else "'ladderlint explain' lists the rules"
    )
