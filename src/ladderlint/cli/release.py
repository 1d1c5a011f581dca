"""`ladderlint release`: raise the version and write the changelog."""

from __future__ import annotations

import os
import shlex
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from ladderlint.cli.flags import flags_of, no_plugins
from ladderlint.cli.terminal import Color, emit, everywhere, say, wants_color
from ladderlint.cli.unified import unified

if TYPE_CHECKING:
    from ladderlint.release import Release

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("release", short_help="Raise the version and write the changelog.")
@click.argument("path", required=False, type=click.Path())
@click.option("--since", metavar="REF", help="Compare with this commit, not with the last release.")
@click.option("--as", "as_", metavar="VERSION", help="Release this version; it may be more than is due, not less.")
@click.option(
    "--diff", is_flag=True, help="Show what would be changed, write nothing, and exit with 1 if there is any."
)
@click.option("--changelog", type=click.Path(), help="Write to this file, not to CHANGELOG.md beside ladder.yaml.")
@click.option("--date", type=_DAY, metavar="YYYY-MM-DD", help="The date of the release; today when left out.")
@click.option(
    "--effective", type=_DAY, metavar="YYYY-MM-DD", help="Set the date in ladder.yaml from which the version holds."
)
@click.option("--force", is_flag=True, help="Release despite errors, or files that can't be compared.")
@click.option("--config", type=click.Path(), help="Use this file, not the nearest ladderlint.yaml.")
@no_plugins
@everywhere
def command(path: str | None, diff: bool, color: Color, **asked: Any) -> int:
    """Raise a ladder's version and write what changed into its changelog.

    The ladder is compared with its last release, which is the last tag that names a version, such as v1.2.0. If
    ladder.yaml says less than the changes ask for, its version is raised. The section of the changelog takes up what
    somebody wrote under 'Unreleased', and is written anew when this is run again before there is a tag. Nothing is
    committed and no tag is made, but what is left to do is said.

    \b
    ladderlint release --diff                look first
    ladderlint release                       write both files
    ladderlint release ladder --as 2.0.0     one of several ladders, as this version

    PATH is a ladder's folder or its ladder.yaml; without one, the repository's only ladder is meant.

    Exit status: 0 both are as they should be, 1 --diff shows a change, 2 could not run.
    """
    from ladderlint.release import Wanted, prepare
    from ladderlint.release_files import write
    from ladderlint.versions import parse_version

    version = parse_version(asked["as_"])
    if asked["as_"] is not None and (version is None or version.pre):
        raise click.BadParameter("write three numbers, such as 2.0.0", param_hint="'--as'")
    wanted = Wanted(
        date=_day(asked["date"]) or _today(),
        since=asked["since"],
        version=version,
        effective=_day(asked["effective"]),
        changelog=asked["changelog"],
        force=asked["force"],
    )
    release = prepare(path, wanted, flags_of(asked))
    if diff:
        emit(unified(release.files, colored=wants_color(color)))
    else:
        write(release.root, release.files)
    if not asked["quiet"]:
        for line in _told(release, diff=diff):
            say(line)
    return int(diff and bool(release.files))


def _told(release: Release, *, diff: bool) -> list[str]:
    """Return what to tell of a release, and what is left to do."""
    from ladderlint.api import STALE_EXPORT
    from ladderlint.text import counted, listed

    if release.version is None:
        return [f"Nothing to release: nothing changed since {release.since}"]
    if release.comparison.base is None:
        why = "the first release"
    else:
        why = f"{counted(len(release.comparison.changes), 'change')} since {release.since}"
        why += f", {release.comparison.bump.label}"
    names = [_shown(release, file.path) for file in release.files]
    if diff and names:
        return [f"Would write {release.version} to {listed(names)}: {why}"]
    done = f"Wrote {release.version} to {listed(names)}" if names else f"All is written for {release.version}"
    sources = " ".join(shlex.quote(_shown(release, path)) for path in (*release.sources, *release.exports))
    return [
        f"{done}: {why}",
        "Look it over, then:",
        *([f"  ladderlint fix --select {STALE_EXPORT}"] if release.exports else []),
        f"  git add {sources}",
        f"  git commit -m 'Release {release.version}'",
        f"  git tag {shlex.quote(release.tag)}",
    ]


def _shown(release: Release, path: str) -> str:
    """Return a path of the tree as it is called from here."""
    return os.path.relpath(os.path.join(release.root, path)).replace(os.sep, "/")


def _day(given: datetime | None) -> str | None:
    return given.date().isoformat() if given is not None else None


def _today() -> str:
    """Return the date of today, or of the time that a reproducible build is to take for now."""
    said = os.environ.get("SOURCE_DATE_EPOCH")
    if said is None:
        return datetime.now(UTC).date().isoformat()
    try:
        return datetime.fromtimestamp(int(said), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError("SOURCE_DATE_EPOCH: write a number of seconds since 1970") from None
