"""The rules at work in one run: each with what it knows, and all together that a file wants."""

from __future__ import annotations

from ladderlint.config import Chosen
from ladderlint.model import Ladder
from ladderlint.rule import Context


class Bound:
    """A rule at work in one run."""

    def __init__(self, chosen: Chosen) -> None:
        self.rule = chosen.rule
        self.context = Context(*chosen)

    @property
    def is_across(self) -> bool:
        """Whether what the rule finds in a file depends on others."""
        return self.rule.gather is not None or Ladder in self.rule.on


class Crew:
    """The rules at work on all files for which the config says the same."""

    def __init__(self, bound: list[Bound]) -> None:
        self.bound = bound
        self.by_part: dict[type, list[Bound]] = {}
        for each in bound:
            for part in each.rule.on:
                self.by_part.setdefault(part, []).append(each)
        self.severities = {each.rule.name: each.context.severity for each in bound}
