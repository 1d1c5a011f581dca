"""A release of a ladder, made ready: the version that is due, and what the changelog says of it. Git is left alone."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ladderlint.api import COULD_NOT_RUN, STALE_EXPORT, lint_tree, only_ladder
from ladderlint.artefacts import refuse_ladder
from ladderlint.changelog import Section
from ladderlint.comparison import Comparison
from ladderlint.config import Flags
from ladderlint.diagnostic import Severity
from ladderlint.discovery import TRACKS_FOLDER, LadderFiles, find_ladders
from ladderlint.errors import HasErrors, LadderlintError
from ladderlint.exporters.markdown_text import at_line_start
from ladderlint.git import GitError, Repository
from ladderlint.model import Ladder
from ladderlint.release_files import Written, released, told
from ladderlint.release_version import release_version
from ladderlint.revisions import last_release, look_up, repository_at
from ladderlint.text import counted
from ladderlint.tree import AnyPath, MemoryTree, Tree
from ladderlint.versions import Version, version_of_tag
from ladderlint.whole import load_whole, read_ladder

if TYPE_CHECKING:
    from ladderlint.git_trees import RevisionTree

CHANGELOG: Final = "CHANGELOG.md"
_UNSHALLOW: Final = "'git fetch --unshallow --tags' brings what is left out, or --since names what to compare with"


class Wanted(NamedTuple):
    """What somebody wants of a release; what is None is worked out. The dates are written YYYY-MM-DD."""

    date: str
    since: str | None = None
    version: Version | None = None
    effective: str | None = None
    changelog: AnyPath | None = None
    force: bool = False


class Release(NamedTuple):
    """A release that is ready to be written; without a version, nothing has changed that is to be released.

    `comparison` tells what changed since the last one, which is called `since`; the first has nothing before it.
    `exports` are kept in the repository, and outdated by it. `sources` are the paths to commit besides, and `tag` is a
    name for the tag in the style of the last one's.
    """

    root: str
    since: str
    comparison: Comparison
    version: Version | None = None
    files: tuple[Written, ...] = ()
    exports: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    tag: str = ""


def prepare(path: AnyPath | None, wanted: Wanted, flags: Flags = Flags()) -> Release:
    """Work out the next release of a ladder. Nothing is written yet.

    Without a path, the repository's only ladder is meant. Raises LadderlintError where the ladder can't be released as
    it is, or not as is wanted, and GitError.
    """
    tree, files = only_ladder(path)
    data = tree.read(files.ladder)
    ladder = read_ladder(files.ladder, data)
    repository = repository_at(tree.name)
    last = _last_release(repository, ladder.id)
    if wanted.since is None and last is None and repository.is_shallow:
        raise GitError(f"no release is in this clone, but it is shallow; {_UNSHALLOW}")
    base = look_up(repository, wanted.since) if wanted.since is not None else last
    comparison = _compared(base, tree, files, ladder)
    if comparison.missing and not wanted.force:
        raise _not_compared(comparison)
    since = base.name if base is not None else ""
    if comparison.base is not None and not comparison.changes:
        return Release(tree.name, since, comparison)
    version = release_version(comparison, wanted.version)
    head = released(ladder.document, data, version, wanted.effective)
    after = MemoryTree({files.ladder: head.after}, over=tree)
    exports = _checked(after, files, flags, force=wanted.force)
    changelog = _changelog_of(tree, files, wanted.changelog)
    body = _body(comparison, wanted.effective, after, files)
    section = Section(version, wanted.date, base.commit if base is not None else None, body)
    tracks = (posixpath.join(files.folder, TRACKS_FOLDER),) if files.tracks else ()
    return Release(
        tree.name,
        since,
        comparison,
        version,
        tuple(file for file in (head, told(tree, changelog, section)) if file.before != file.after),
        exports,
        (files.ladder, *tracks, changelog),
        _tag(last.name if last is not None else None, version, ladder.id, is_one=len(find_ladders(tree, [""])) == 1),
    )


def _last_release(repository: Repository, ladder: str) -> RevisionTree | None:
    """Return the files of the last release of a ladder, or None where there was none."""
    head = repository.object("HEAD^{commit}")
    return last_release(repository, head.hash, ladder) if head is not None else None


def _compared(base: RevisionTree | None, tree: Tree, files: LadderFiles, ladder: Ladder) -> Comparison:
    """Return what is otherwise in a ladder; without a base, or if that does not have it, only what it is now."""
    from ladderlint.comparing.trees import compare_trees

    found = compare_trees(base, tree, [files.ladder]) if base is not None else ()
    mine = (one for one in found if one.head is not None and one.head.path == files.ladder and one.base is not None)
    return next(mine, Comparison(None, ladder, ()))


def _not_compared(comparison: Comparison) -> LadderlintError:
    first, *more = comparison.missing
    others = f", and {counted(len(more), 'more file')}" if more else ""
    where = posixpath.dirname(comparison.ladder.path) or "."
    return LadderlintError(
        f"{first.path}: {first.why}; without it{others} nobody can say which version is due; "
        f"see 'ladderlint check {where}', or use --force"
    )


def _checked(tree: Tree, files: LadderFiles, flags: Flags, *, force: bool) -> tuple[str, ...]:
    """Return the exports that are kept of a ladder and are not what it gives.

    Raises LadderlintError where the ladder has errors of another kind, unless `force`: what is kept of it names its
    version, and can only be written once that is raised.
    """
    lint = lint_tree(tree, [files.folder], flags)
    stale = [found for found in lint.report.diagnostics if found.rule == STALE_EXPORT]
    errors = lint.report.count(Severity.ERROR) - sum(found.severity is Severity.ERROR for found in stale)
    if (errors or lint.status == COULD_NOT_RUN) and not force:
        raise HasErrors(files.folder, errors)
    return tuple(member.what for found in stale for member in found.members)


def _body(comparison: Comparison, effective: str | None, tree: Tree, files: LadderFiles) -> str:
    """Return what the changelog says of a release; of the first one, which tracks there are."""
    from ladderlint.changes.markdown import section
    from ladderlint.report.inert import inert

    base, head = comparison.base, comparison.ladder
    day = effective or head.effective
    told = [f"Effective from {inert(day)}.", ""] if day and (base is None or base.effective != day) else []
    if base is not None:
        return "\n".join([*told, section(comparison)])
    tracks = (at_line_start(inert(track.name)) for track in load_whole(tree, files).tracks)
    return "\n".join([*told, "First release.", "", *(f"- {name}" for name in tracks)])


def _changelog_of(tree: Tree, files: LadderFiles, named: AnyPath | None) -> str:
    """Return the path of the changelog in the tree."""
    if named is None:
        return posixpath.join(files.folder, CHANGELOG)
    path = os.path.relpath(os.path.abspath(named), tree.name).replace(os.sep, "/")
    if path.split("/")[0] == "..":
        raise LadderlintError(f"{os.fspath(named)}: lies outside the repository; name a changelog in it")
    refuse_ladder(Path(tree.name, path))
    return path


def _tag(last: str | None, version: Version, ladder: str, *, is_one: bool) -> str:
    """Return a tag for a version, in the style of the last release's, unless that speaks of another ladder."""
    named = version_of_tag(last) if last is not None else None
    if last is None or named is None:
        return f"v{version}" if is_one else f"{ladder}-{version}"
    prefix = posixpath.basename(named[0])
    if prefix and prefix != ladder and not is_one:
        return f"{ladder}-{version}"
    return f"{last.rstrip('0123456789.')}{version}"
