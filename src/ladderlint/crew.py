"""The rules at work in one run: each with what it knows, and all together that a file wants."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ladderlint.comparison import Comparison
from ladderlint.config import Chosen, Config
from ladderlint.discovery import LadderFiles
from ladderlint.model import Ladder
from ladderlint.rule import Context
from ladderlint.voice import Voices


class Bound:
    """A rule at work in one run."""

    def __init__(self, chosen: Chosen) -> None:
        self.rule = chosen.rule
        self.context = Context(*chosen)

    @property
    def is_across(self) -> bool:
        """Whether what the rule finds in a file depends on others."""
        return self.rule.gather is not None or self.rule.is_on_whole


class Crew:
    """The rules at work on all files for which the config says the same."""

    def __init__(self, bound: list[Bound]) -> None:
        self.bound = bound
        self.by_part: dict[type, list[Bound]] = {}
        for each in bound:
            for part in each.rule.on:
                self.by_part.setdefault(part, []).append(each)
        self.severities = {each.rule.name: each.context.severity for each in bound}


class Crews:
    """The crews of a run on one ladder. Rules on a comparison are only at work where there is one: it is `compared`."""

    def __init__(
        self, config: Config, files: LadderFiles, find_voices: Callable[[], Voices], *, compared: bool
    ) -> None:
        self._config = config
        self._files = files
        self._find_voices = find_voices
        self._compared = compared
        self._ladder: Ladder | None = None
        self._gathered: dict[str, list[Any]] = {}
        self._known: dict[int, Crew] = {}

    def meet(self, ladder: Ladder | None) -> None:
        """Let all that are at work from here on know the ladder."""
        self._ladder = ladder
        self._known.clear()

    def of(self, path: str) -> Crew:
        """Return the rules at work on a file."""
        chosen = self._config.chosen_for(path)
        if id(chosen) not in self._known:
            self._known[id(chosen)] = Crew([self._bind(each) for each in chosen if self._works(each)])
        return self._known[id(chosen)]

    def of_the_whole(self) -> Crew:
        """Return the rules that look at the whole ladder: those of ladder.yaml, and those that some track has more.

        Such a rule runs once, as it would on ladder.yaml.
        """
        crew = self.of(self._files.ladder)
        if self._config.overridden is None:
            return crew
        others = {
            chosen.rule.name: chosen
            for path in self._files.tracks
            for chosen in self._config.chosen_for(path)
            if chosen.rule.is_on_whole and chosen.rule.name not in crew.severities and self._works(chosen)
        }
        return Crew([*crew.bound, *map(self._bind, others.values())])

    def _works(self, chosen: Chosen) -> bool:
        return self._compared or Comparison not in chosen.rule.on

    def _bind(self, chosen: Chosen) -> Bound:
        bound = Bound(chosen)
        bound.context.find_voices = self._find_voices
        bound.context.ladder = self._ladder
        # What a rule gathers on files of all kinds it needs together.
        bound.context.gathered = self._gathered.setdefault(chosen.rule.name, [])
        return bound
