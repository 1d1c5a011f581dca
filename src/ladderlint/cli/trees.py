"""Which files a command looks at: those on disk, what stdin holds of them, those that are staged, or a commit's."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ladderlint.cli.watch import Recorder
    from ladderlint.git_trees import RevisionTree
    from ladderlint.tree import Tree

ref = click.option("--ref", metavar="REF", help="Look at the files of this commit, not at those on disk.")
staged = click.option("--staged", is_flag=True, help="Look at what the next commit will hold.")
since = click.option("--since", metavar="REF", help="Show only what this commit does not have.")


def looked_at(
    paths: Sequence[str], asked: dict[str, Any], recorder: Recorder | None = None
) -> tuple[Tree, list[str], RevisionTree | None]:
    """Return the tree to look at, the paths that are meant in it, and the one that is only compared with it."""
    from ladderlint.api import look_at, look_back
    from ladderlint.tree import WorkTree

    _refuse_clashes(asked)
    if paths == ("-",):
        tree, names = _from_stdin(asked)
    else:
        if asked["stdin_filename"] is not None:
            raise click.UsageError("--stdin-filename needs '-' as the only PATH")
        tree, names = look_at(paths, ref=asked["ref"], staged=asked["staged"])
    base = look_back(tree, asked["since"]) if asked["since"] is not None else None
    if recorder is not None and isinstance(tree, WorkTree):
        tree = recorder.over(tree)
    return tree, names, base


def _refuse_clashes(asked: dict[str, Any]) -> None:
    if asked["ref"] is not None and asked["staged"]:
        raise click.UsageError("--ref means a commit, and --staged what is none yet; leave out one of them")
    flags = {"--ref": asked["ref"] is not None, "--staged": asked["staged"], "--since": asked["since"] is not None}
    given = next((flag for flag, is_given in flags.items() if is_given), None)
    if asked["write_baseline"] is not None and given is not None:
        raise click.UsageError(f"--write-baseline is for all that is found on disk; leave out {given}")


def _from_stdin(asked: dict[str, Any]) -> tuple[Tree, list[str]]:
    """Return the files on disk with what stdin holds in place of one of them."""
    from ladderlint.discovery import work_tree
    from ladderlint.text import MAX_BYTES
    from ladderlint.tree import MemoryTree

    given = "--ref" if asked["ref"] is not None else "--staged" if asked["staged"] else None
    if given is not None:
        raise click.UsageError(f"'-' stands for a file on disk; leave out {given}")
    if asked["stdin_filename"] is None:
        raise click.UsageError("'-' needs --stdin-filename, which says where in a ladder the text belongs")
    above, name = os.path.split(asked["stdin_filename"])
    tree, (folder,) = work_tree([above or "."])
    path = f"{folder}/{name}".removeprefix("/")
    if getattr(sys, "stdin", None) is None:
        raise click.UsageError("'-' means stdin, and that is closed")
    return MemoryTree({path: sys.stdin.buffer.read(MAX_BYTES + 1)}, over=tree), [path]
