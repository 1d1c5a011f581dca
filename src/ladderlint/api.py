"""The use cases, each a few lines over the floors below. What costs time to import is imported inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ladderlint.config import Config, Flags
from ladderlint.diagnostic import Report
from ladderlint.tree import PathLike, Tree


class Lint(NamedTuple):
    """What came of linting some paths. `status` is the exit status by the contract: 0, 1 or 2."""

    report: Report
    configs: tuple[Config, ...]
    status: int


def lint(paths: Sequence[PathLike] = (), flags: Flags = Flags()) -> Lint:
    """Lint the ladders that paths mean: a ladder.yaml, a track or a folder each; none means the repository.

    Raises LadderlintError where a path is not there or means no ladder.
    """
    from ladderlint.discovery import work_tree

    tree, names = work_tree(paths)
    return lint_tree(tree, names, flags)


def lint_tree(tree: Tree, paths: Sequence[str], flags: Flags = Flags()) -> Lint:
    """Lint the ladders that paths in a tree mean, as `lint` does."""
    from ladderlint.config import resolve
    from ladderlint.discovery import find_ladders
    from ladderlint.engine import lint_ladder

    reports, configs, statuses = [], [], [0]
    for asked in find_ladders(tree, paths):
        config = resolve(tree, asked.files.folder, flags)
        report, failed = lint_ladder(tree, asked, config)
        reports.append(report)
        configs.append(config)
        statuses.append(2 if failed else int(report.at_least(config.fail_on)))
    return Lint(_merged(reports), tuple(configs), max(statuses))


def _merged(reports: Sequence[Report]) -> Report:
    """Return several ladders' reports as one; ladders may share a config file, whose faults are told once."""
    diagnostics = {diagnostic.order: diagnostic for report in reports for diagnostic in report.diagnostics}
    return Report(
        tuple(diagnostics[order] for order in sorted(diagnostics)),
        tuple(sorted({path for report in reports for path in report.files})),
        tuple(dict.fromkeys(error for report in reports for error in report.errors)),
    )
