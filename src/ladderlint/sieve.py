"""What of a run's findings is told: not what comments suppress. And which of the comments had something to do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

from ladderlint.config import Config
from ladderlint.crew import Crew
from ladderlint.diagnostic import Diagnostic, Suppressed, Suppression
from ladderlint.model import Ladder
from ladderlint.presets import ALWAYS, stands

if TYPE_CHECKING:
    from ladderlint.suppress import Suppressions

# Where these find something, parts of a file are not read as what they are meant to be, and not shown to the rules.
MISSHAPEN: Final = ALWAYS | {
    "schema/violation",
    "yaml/duplicate-key",
    "yaml/forbidden-construct",
    "yaml/swallowed-item",
}


class Sieve:
    """Divides the findings of a run that is over. It `saw_all` of the ladder, or some of its files only."""

    def __init__(
        self,
        config: Config,
        ladder: Ladder | None,
        crew_of: Callable[[str], Crew],
        crashed: Collection[str],
        *,
        saw_all: bool,
    ) -> None:
        self.config = config
        self.ladder = ladder
        self.crew_of = crew_of
        self.crashed = crashed
        self.saw_all = saw_all

    def by_comments(
        self, found: Iterable[Diagnostic], said: Suppressions, across: Collection[str], covers: Callable[[str], bool]
    ) -> tuple[list[Diagnostic], list[Suppressed], list[Suppression]]:
        """Return the findings to tell, those that comments suppress, and the comments of the files, judged."""
        misshapen = {one.path for one in found if one.rule in MISSHAPEN}
        told, suppressed = said.divide(found, across, stands)
        ran = cache(self.ran)
        rules = self.config.rules
        # What code was not run may bring rules of any name.
        unknown = rules.unknown(said.names) if not self.config.refused else ()
        judged = said.judged(
            covers,
            lambda name, path: path not in misshapen and ran(name, path),
            {name: rules.nearest(name) for name in unknown},
        )
        return told, sorted(suppressed, key=lambda one: one.diagnostic.order), list(judged)

    def ran(self, name: str, path: str) -> bool:
        """Say whether a rule, or every rule of a group, was tried on all that it looks at in a file."""
        if self.ladder is None or (self.config.refused and "/" not in name):
            return False
        tried = {
            bound.rule.name
            for bound in self.crew_of(path).bound
            if bound.rule.name not in self.crashed and (self.saw_all or not bound.is_across)
        }
        names = (rule for rule in self.config.rules.names if name in ("all", rule.partition("/")[0], rule))
        wanted = {rule for rule in names if not stands(rule)}
        return bool(wanted) and tried >= wanted
