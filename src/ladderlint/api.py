"""The use cases, each a few lines over the floors below. What costs time to import is imported inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from os import PathLike
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from ladderlint.config import Config, Flags
from ladderlint.diagnostic import Diagnostic, Report, Severity
from ladderlint.errors import HasErrors, LadderlintError
from ladderlint.tree import AnyPath, Tree

if TYPE_CHECKING:
    from ladderlint.baseline import Baseline
    from ladderlint.discovery import LadderFiles
    from ladderlint.engine import Outcome
    from ladderlint.exporters import Options
    from ladderlint.git_trees import RevisionTree
    from ladderlint.provenance.log import Log
    from ladderlint.whole import Whole

COULD_NOT_RUN: Final = 2
STALE_EXPORT: Final = "history/stale-export"
# Is told how many tracks there are, and returns what is called after each.
Progress = Callable[[int], Callable[[], None]]


class Lint(NamedTuple):
    """What came of linting some paths. `status` is the exit status by the contract: 0, 1 or 2.

    `gone` are the fingerprints in the baseline that are found no more. Where only what is new since a revision is told,
    the revision has the `known` findings, too, and `unread` are its files that could not be read. `compared` says with
    which version the rules on history compared a ladder, by the path of its file, and `uncompared` why with none.
    """

    report: Report
    configs: tuple[Config, ...]
    status: int
    gone: frozenset[str] = frozenset()
    known: tuple[Diagnostic, ...] = ()
    unread: tuple[str, ...] = ()
    compared: Mapping[str, str] = MappingProxyType({})
    uncompared: Mapping[str, str] = MappingProxyType({})


class Export(NamedTuple):
    """A ladder in a format: files by their path, and how many errors the ladder has.

    `shallow` says that the history of its statements was asked for in a clone that has only the end of it.
    """

    files: Mapping[str, bytes]
    errors: int
    shallow: bool = False


def load(path: AnyPath | None = None, *, ref: str | None = None) -> Whole:
    """Read a ladder with all its tracks, in the order in which people are shown them.

    Without a path, the repository's only ladder is meant; with `ref`, as it is in that commit. Raises LadderlintError
    where the path means no ladder or several, and where a file can't be read as what it should be; whether it is right
    is what `lint` says.
    """
    from ladderlint.whole import load_whole

    return load_whole(*only_ladder(path, ref))


def lint(
    paths: AnyPath | Sequence[AnyPath] = (),
    flags: Flags = Flags(),
    *,
    ref: str | None = None,
    staged: bool = False,
    since: str | None = None,
) -> Lint:
    """Lint the ladders that a path or several mean: a ladder.yaml, a track or a folder; none means the repository.

    What is on disk is linted, or what is in the commit `ref`, or what is `staged`. With `since`, only what that commit
    does not have is told. Raises LadderlintError where a path is not there or means no ladder, and where there is no
    such commit.
    """
    given = [paths] if isinstance(paths, (str, PathLike)) else paths
    tree, names = look_at(given, ref=ref, staged=staged)
    return lint_tree(tree, names, flags, since=look_back(tree, since) if since is not None else None)


def look_at(paths: Sequence[AnyPath], *, ref: str | None = None, staged: bool = False) -> tuple[Tree, list[str]]:
    """Return the tree of a revision, of what is staged, or of what is on disk, and the paths as it names them."""
    if ref is None and not staged:
        from ladderlint.discovery import work_tree

        return work_tree(paths)
    from ladderlint import revisions

    return revisions.look_at(paths, ref)


def look_back(tree: Tree, since: str) -> RevisionTree:
    """Return the tree of another revision in the repository of a tree."""
    from ladderlint.revisions import look_up, repository_of

    return look_up(repository_of(tree), since)


def lint_tree(
    tree: Tree,
    paths: Sequence[str],
    flags: Flags = Flags(),
    progress: Progress | None = None,
    since: RevisionTree | None = None,
) -> Lint:
    """Lint the ladders that paths in a tree mean, as `lint` does."""
    from ladderlint.config import resolve
    from ladderlint.discovery import find_ladders
    from ladderlint.engine import lint_ladder
    from ladderlint.history import Past

    ladders = find_ladders(tree, paths)
    tick = progress(sum(len(asked.files.tracks) for asked in ladders)) if progress is not None else lambda: None
    past = Past(tree, ladders, since)
    outcomes: list[Outcome] = []
    configs: list[Config] = []
    for asked in ladders:
        configs.append(config := resolve(tree, asked.files.folder, flags))
        outcomes.append(lint_ladder(tree, asked, config, tick, past.comparison(tree, asked, config)))
    if since is None:
        return _told(configs, outcomes)._replace(compared=past.compared_with, uncompared=past.uncompared)
    from ladderlint.since import sift

    sifted = [sift(*each, tree, since, past) for each in zip(outcomes, ladders, configs, strict=True)]
    return _told(configs, [one.new for one in sifted], [one.before for one in sifted])._replace(
        known=tuple(found for one in sifted for found in one.known),
        unread=tuple(why for one in sifted for why in one.unread),
        compared=past.compared_with,
        uncompared=past.uncompared,
    )


def _told(configs: Sequence[Config], outcomes: Sequence[Outcome], before: Sequence[Outcome] = ()) -> Lint:
    """Return what is to be told together of several ladders; nothing of a baseline that was so `before`."""
    stale, gone = _stale(configs, outcomes, _stale(configs, before)[1] if before else frozenset())
    report = _merged([*(outcome.report for outcome in outcomes), Report(stale, ())])
    status = max(map(_status, configs, outcomes), default=0)
    if stale and status == 0:
        status = int(Report(stale, ()).at_least(min(config.fail_on for config in configs)))
    return Lint(report, tuple(configs), status, gone)


def _status(config: Config, outcome: Outcome) -> int:
    if outcome.failed:
        return COULD_NOT_RUN
    return int(outcome.report.at_least(config.fail_on) or (config.ratchet and bool(_growth(outcome.report))))


def _growth(report: Report) -> list[Diagnostic]:
    """Return what a baseline would grow by."""
    from ladderlint.presets import stands

    return [found for found in report.diagnostics if not stands(found.rule)]


def _stale(
    configs: Sequence[Config], outcomes: Sequence[Outcome], before: frozenset[str] = frozenset()
) -> tuple[tuple[Diagnostic, ...], frozenset[str]]:
    """Return what is told of baselines' entries that no ladder has any more, and which they are.

    Nothing is told of those that none had `before`.
    """
    from ladderlint.sieve import tell_stale

    told: list[Diagnostic] = []
    everywhere: frozenset[str] = frozenset()
    for path in dict.fromkeys(config.baseline.path for config in configs if config.baseline is not None):
        shared = [config for config in configs if config.baseline is not None and config.baseline.path == path]
        judged = [
            outcome.judged
            for config, outcome in zip(configs, outcomes, strict=True)
            if outcome.judged is not None and config.baseline is not None and config.baseline.path == path
        ]
        # Another ladder of the same name may have what this one has no more.
        gone = frozenset[str]().union(*(one.gone for one in judged))
        gone = gone.difference(*(one.found | one.unjudged for one in judged))
        told += tell_stale(shared, gone - before)
        everywhere |= gone
    return tuple(told), everywhere


class Recorded(NamedTuple):
    """What is left of a run when its findings are in a baseline, and the baseline as it should be written.

    `added` and `removed` count entries. `baseline` is None where it must not be written: where the run could not look
    at everything, or where it would grow although it may not.
    """

    lint: Lint
    baseline: Baseline | None
    added: int
    removed: int


def record(lint: Lint, baseline: Baseline, *, ratchet: bool = False) -> Recorded:
    """Take what a run with a baseline found into that baseline, and out of it what is gone."""
    growth = _growth(lint.report)
    updated = baseline.updated(growth, lint.gone)
    added = len(updated.entries.keys() - baseline.entries.keys())
    if lint.status == COULD_NOT_RUN or (ratchet and growth):
        return Recorded(lint, None, added, len(lint.gone))
    recorded = {found.order for found in growth}
    left = [
        found
        for found in lint.report.diagnostics
        if found.order not in recorded and found.location.source is not baseline.source
    ]
    report = lint.report._replace(diagnostics=tuple(left), baselined=(*lint.report.baselined, *growth))
    fails = report.at_least(min(config.fail_on for config in lint.configs))
    return Recorded(lint._replace(report=report, status=int(fails)), updated, added, len(lint.gone))


def export(
    format_: str,
    path: AnyPath | None = None,
    options: Options | None = None,
    flags: Flags = Flags(),
    *,
    force: bool = False,
    ref: str | None = None,
    history: bool = False,
) -> Export:
    """Return what a ladder looks like in a format, as files by their path. Nothing is written.

    Without a path, the repository's only ladder is meant; with `ref`, as it is in that commit. With `history`, Git is
    asked where each statement comes from, as `Options.history` has it. Raises LadderlintError where the path means no
    ladder or several, where the ladder can't be read, and where it has errors, unless `force`.
    """
    from ladderlint import exporters
    from ladderlint.whole import load_whole

    tree, files = only_ladder(path, ref)
    whole = load_whole(tree, files)
    # That an export is outdated is no reason not to write it.
    lint = lint_tree(tree, [files.folder], flags._replace(ignore=(*flags.ignore, STALE_EXPORT)))
    errors = lint.report.count(Severity.ERROR)
    if (errors or lint.status == COULD_NOT_RUN) and not force:
        raise HasErrors(files.folder, errors)
    options, shallow = options or exporters.Options(), False
    if history:
        from ladderlint.provenance.trace import trace

        traced = trace(tree, files, whole)
        options, shallow = options._replace(history=traced.origins), traced.cut
    return Export(exporters.load(format_).export(whole, options), errors, shallow)


def log(id_: str, path: AnyPath | None = None, *, ref: str | None = None) -> Log:
    """Return the lives of the statements that have an id in a ladder, or had it once, by the history of the ladder.

    Without a path, the repository's only ladder is meant; with `ref`, up to that commit. Raises LadderlintError where
    the path means no ladder or several, where the ladder can't be read, where there never was such a statement, and
    where there is no history.
    """
    from ladderlint.provenance.log import log
    from ladderlint.whole import load_whole

    tree, files = only_ladder(path, ref)
    return log(id_, tree, files, load_whole(tree, files))


def only_ladder(path: AnyPath | None, ref: str | None = None) -> tuple[Tree, LadderFiles]:
    """Return the one ladder that a path means, and the tree it is in."""
    from ladderlint.discovery import find_ladders

    tree, names = look_at([path] if path is not None else [], ref=ref)
    ladders = [asked.files for asked in find_ladders(tree, names)]
    if len(ladders) > 1:
        raise LadderlintError(f"several ladders here; name one of: {', '.join(files.ladder for files in ladders)}")
    return tree, ladders[0]


def _merged(reports: Sequence[Report]) -> Report:
    """Return several ladders' reports as one; ladders may share a config file, whose faults are told once."""
    diagnostics = {diagnostic.order: diagnostic for report in reports for diagnostic in report.diagnostics}
    return Report(
        tuple(diagnostics[order] for order in sorted(diagnostics)),
        tuple(sorted({path for report in reports for path in report.files})),
        tuple(dict.fromkeys(error for report in reports for error in report.errors)),
        tuple(one for report in reports for one in report.suppressed),
        tuple(found for report in reports for found in report.baselined),
    )
