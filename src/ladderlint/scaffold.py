"""What `ladderlint init` writes, and what a first import is put into: a ladder, a config and a pre-commit entry."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from ladderlint.errors import LadderlintError
from ladderlint.git_folders import repository_root
from ladderlint.importers import Note
from ladderlint.yaml_text import NewLadder, NewLevel, NewTrack, ladder_yaml, track_yaml

PRE_COMMIT_FILE: Final = ".pre-commit-config.yaml"


class Addition(NamedTuple):
    """A text that belongs in a file which is left alone, so that its owner can add it."""

    file: Path
    text: str


class Plan(NamedTuple):
    """What is to be written: files by their path below a folder, and what their owner should know of them."""

    folder: Path
    files: Mapping[str, bytes]
    notes: tuple[Note, ...] = ()
    addition: Addition | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, as they are shown to people."""
        return tuple(self.folder / name for name in self.files)

    def write(self) -> None:
        """Write the files, all or none.

        Raises LadderlintError where one can't be written.
        """
        from ladderlint.artefacts import write

        write(self.folder, self.files)


def ladder_files(folder: Path, tracks: Iterable[NewTrack], ladder: NewLadder | None = None) -> dict[str, bytes]:
    """Return the files of tracks, and of a ladder around them where one is given, by their path in its folder.

    They name their JSON Schema for editors only where it lies in the `schema` folder beside the ladder's.
    """
    schemas = Path(os.path.abspath(folder)).parent / "schema"

    def way_to(name: str, up: str) -> str | None:
        return f"{up}schema/{name}" if (schemas / name).is_file() else None

    files = {}
    if ladder is not None:
        files["ladder.yaml"] = ladder_yaml(ladder, way_to("ladder.schema.json", "../")).encode()
    for track in tracks:
        files[f"tracks/{track.id}.yaml"] = track_yaml(track, way_to("track.schema.json", "../../")).encode()
    return files


def refuse_to_overwrite(paths: Iterable[Path]) -> None:
    """Raise LadderlintError where any of these is there already, naming them all."""
    there = [path.as_posix() for path in paths if os.path.lexists(path)]
    if there:
        verb, them = ("exists", "it") if len(there) == 1 else ("exist", "them")
        raise LadderlintError(f"{', '.join(there)}: already {verb}; --force writes over {them}")


def plan_init(folder: Path, force: bool = False) -> Plan:
    """Plan a small ladder, a config and a pre-commit entry in a folder, to start from.

    Pre-commit's own file is never changed: where it is there already, and where pre-commit would not read it
    since the repository's root lies higher, the entry is returned as an addition instead.

    Raises LadderlintError where a file is there already, unless `force`.
    """
    files = {f"ladder/{name}": data for name, data in ladder_files(folder / "ladder", (_TRACK,), _LADDER).items()}
    files["ladderlint.yaml"] = _CONFIG.encode()
    plan = Plan(folder, files)
    if not force:
        refuse_to_overwrite(plan.paths)
    own = Path(os.path.abspath(folder))
    root = Path(repository_root(folder) or own)
    hooks = (folder if root == own else root) / PRE_COMMIT_FILE
    if root != own or os.path.lexists(hooks):
        return plan._replace(addition=Addition(hooks, _HOOK))
    return plan._replace(files={**files, PRE_COMMIT_FILE: f"repos:\n{_HOOK}".encode()})


_LADDER: Final = NewLadder(
    id="engineering",
    name="Engineering ladder",
    summary="What engineers are seen to do at each level",
    levels=(("1", "Engineer"), ("2", "Senior engineer"), ("3", "Staff engineer")),
)
_TRACK: Final = NewTrack(
    id="documentation",
    name="Documentation",
    description="Keeps what the team knows in writing, where others find it",
    levels=(
        NewLevel(
            "1",
            "Documents finished work so that teammates can build on it",
            (
                "Updates the setup guide in the same change that alters the setup",
                "Explains the reason for a change in its description",
            ),
            (
                "Rewrote the setup guide after a newcomer lost a day to a missing step",
                "Added sample requests to the search service's page, which ended a weekly question in the team channel",
            ),
        ),
        NewLevel(
            "2",
            "Arranges the team's documents so that readers find answers on their own",
            (
                "Writes a short proposal before starting work that takes longer than two weeks",
                "Deletes outdated pages when a service changes hands",
            ),
            (
                "Merged eleven overlapping pages about deployment into one tested guide",
                "Recorded why the team left its old message queue, in a note that two other teams later cited",
            ),
        ),
        NewLevel(
            "3",
            "Sets the standard for written decisions across several teams",
            (
                "Reviews proposals from other teams for missing alternatives or hidden costs",
                "Teaches engineers to write decision records that need no meeting to be understood",
            ),
            (
                "Introduced decision records in five teams, cutting the weekly design meeting to half an hour",
                "Coached three engineers through their first public incident report",
            ),
        ),
    ),
)
_CONFIG: Final = """\
# How `ladderlint check` reads the ladder. `ladderlint explain` lists the rules, and `ladderlint explain RULE`
# says what one of them wants, and why.

# How much is asked of the text: minimal, default or strict.
extends: strict

# The least weight of a finding that fails the check: error, warning or info.
fail-on: warning

# Rules that do not run here.
ignore:
  # An id lets a statement be followed through its rewordings. Delete this line once your statements have ids.
  - reference/missing-id
"""
_HOOK: Final = r"""  - repo: local
    hooks:
      - id: ladderlint
        name: ladderlint
        entry: ladderlint check
        language: system
        pass_filenames: false
        files: (^|/)(ladder\.yaml|ladderlint\.yaml|tracks/.+\.ya?ml)$
"""
