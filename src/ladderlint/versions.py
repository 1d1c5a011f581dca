"""Versions of what a ladder says: three numbers, and by which of them a change is told (docs/format.md, "Versions")."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final, NamedTuple

# Three numbers, and what comes before a release: 2.0.0-draft. As the ladder's schema has it.
_VERSION: Final = r"(?P<numbers>[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9})(?:-(?P<pre>[0-9A-Za-z.-]+))?"
# v1.2.0, 1.2.0, engineering-1.2.0, engineering/v1.2.0, team-2@1.2.0; what has no letter is a version or a date.
_TAG: Final = rf"(?:(?P<ladder>.*[^0-9./@_-][0-9/@_-]*)[-/@_])?v?{_VERSION}"


class Bump(IntEnum):
    """Which part of a version a change must raise; a greater one asks for more."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    @property
    def label(self) -> str:
        return self.name.lower()


class Weight(NamedTuple):
    """What a change asks of the version, and why, in an editor's words."""

    bump: Bump
    reason: str


class Version(NamedTuple):
    """A semantic version. One with a `pre` is before the release of its numbers."""

    major: int
    minor: int
    patch: int
    pre: str = ""

    def __str__(self) -> str:
        numbers = f"{self.major}.{self.minor}.{self.patch}"
        return f"{numbers}-{self.pre}" if self.pre else numbers

    @property
    def rank(self) -> tuple[tuple[int, int, int], bool, list[tuple[int, int, str]]]:
        """What versions are sorted by: by semver.org, section 11, numbers are less than words."""
        steps = [(0, int(step), "") if step.isdigit() else (1, 0, step) for step in self.pre.split(".")]
        return (self[:3], not self.pre, steps)

    def raised(self, bump: Bump) -> Version:
        """Return the least release after this one that tells of a change.

        A version before a release, such as 2.0.0-draft, stands for what was released before that.
        """
        if bump is Bump.MAJOR:
            return Version(self.major + 1, 0, 0)
        if bump is Bump.MINOR:
            return Version(self.major, self.minor + 1, 0)
        return Version(self.major, self.minor, self.patch + 1) if bump is Bump.PATCH else self


def parse_version(text: str | None) -> Version | None:
    """Return the version that a text is, or None where it is none."""
    found = re.fullmatch(_VERSION, text or "", re.ASCII)
    return _version(found) if found is not None else None


def version_of_tag(tag: str) -> tuple[str, Version] | None:
    """Return the ladder that a tag names, or "", and the version that it releases; None where it releases none."""
    found = re.fullmatch(_TAG, tag, re.ASCII)
    return (found["ladder"] or "", _version(found)) if found is not None else None


def _version(found: re.Match[str]) -> Version:
    major, minor, patch = map(int, found["numbers"].split("."))
    return Version(major, minor, patch, found["pre"] or "")
