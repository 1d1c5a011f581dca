"""What of a run's findings is told: not what comments suppress or the baseline holds. And what of these is idle."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from ladderlint.config import Config
from ladderlint.crew import Crew
from ladderlint.diagnostic import Diagnostic, Stale, Suppressed, Suppression
from ladderlint.discovery import LadderFiles
from ladderlint.model import Ladder
from ladderlint.presets import ALWAYS, stands
from ladderlint.rule import Context

if TYPE_CHECKING:
    from ladderlint.baseline import Baseline, Entry, Judged
    from ladderlint.suppress import Suppressions

Found = tuple[Diagnostic, ...]

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
        self._tried: dict[tuple[int, bool], frozenset[str]] = {}

    def by_comments(
        self, found: Iterable[Diagnostic], said: Suppressions, across: Collection[str], covers: Callable[[str], bool]
    ) -> tuple[list[Diagnostic], list[Suppressed], list[Suppression]]:
        """Return the findings to tell, those that comments suppress, and the comments of the files, judged."""
        misshapen = {one.path for one in found if one.rule in MISSHAPEN}
        told, suppressed = said.divide(found, across, stands)
        ran = cache(partial(self.ran, whole=self.saw_all and not misshapen))
        rules = self.config.rules
        # What code was not run may bring rules of any name.
        unknown = rules.unknown(said.names) if not self.config.refused else ()
        judged = said.judged(
            covers,
            lambda name, path: path not in misshapen and ran(name, path),
            {name: rules.nearest(name) for name in unknown},
        )
        return told, sorted(suppressed, key=lambda one: one.diagnostic.order), list(judged)

    def by_baseline(
        self, found: Found, baseline: Baseline, files: LadderFiles, tracks: Mapping[str, Sequence[str]]
    ) -> tuple[Found, Found, Judged]:
        """Return the findings to tell, those that the baseline holds, and what became of its entries.

        `tracks` are the files of tracks by their ids.
        """
        told, known, matched = baseline.divide(found, stands)
        # What is not read as what it should be is not found, which does not mean that it was mended.
        whole = self.saw_all and not any(one.rule in MISSHAPEN for one in told)
        # Of all files that have the same rules, one stands for the others.
        everywhere = list({id(self.crew_of(path)): path for path in (files.ladder, *files.tracks)}.values())
        across = {bound.rule.name for path in everywhere for bound in self.crew_of(path).bound if bound.is_across}

        def judges(entry: Entry) -> bool:
            # What is found across files depends on all of them, and nobody knows which files a track had that is gone.
            own = tracks.get(entry.track, everywhere) if entry.track else [files.ladder]
            paths = everywhere if entry.rule in across else own
            return whole and all(self.ran(entry.rule, path, whole=whole) for path in paths)

        ladder = self.ladder.id if self.ladder is not None else None
        return told, known, baseline.judge(matched, ladder, judges)

    def ran(self, name: str, path: str, *, whole: bool) -> bool:
        """Say whether a rule, or every rule of a group, was tried on all that it looks at in a file.

        Of a rule across files that is only so where the `whole` ladder was looked at.
        """
        if self.ladder is None or (self.config.refused and "/" not in name):
            return False
        names = (rule for rule in self.config.rules.names if name in ("all", rule.partition("/")[0], rule))
        wanted = {rule for rule in names if not stands(rule)}
        return bool(wanted) and self.tried(path, whole=whole) >= wanted

    def tried(self, path: str, *, whole: bool) -> frozenset[str]:
        crew = self.crew_of(path)
        if (id(crew), whole) not in self._tried:
            self._tried[id(crew), whole] = frozenset(
                bound.rule.name
                for bound in crew.bound
                if bound.rule.name not in self.crashed and (whole or not bound.is_across)
            )
        return self._tried[id(crew), whole]


def tell_stale(configs: Iterable[Config], gone: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield what is found of entries that are gone from the ladders that share a baseline."""
    for config in configs:
        for chosen in config.chosen:
            if gone and config.baseline is not None and Stale in chosen.rule.on:
                yield from chosen.rule.check(config.baseline.stale(gone), Context(*chosen))
                return
