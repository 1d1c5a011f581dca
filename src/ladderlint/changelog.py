"""A changelog gets the section of a release, before those of earlier ones. Whatever somebody wrote in it stays.

What is generated stands between two comments, the first of which holds a sum of it: a list that nobody touched may be
written again, and all else in the file is taken for written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Final, NamedTuple

from ladderlint.errors import LadderlintError
from ladderlint.markdown_headings import Heading, headings
from ladderlint.versions import Version, parse_version

_TITLE: Final = "# Changelog"
_BEGIN: Final = "<!-- written by 'ladderlint release' since {since}, sum {sum} -->"
_BEGUN: Final = re.compile(r"<!-- written by 'ladderlint release' since (?P<since>\w+), sum (?P<sum>\w+) -->\s*$")
_END: Final = "<!-- end of what 'ladderlint release' wrote -->"
_ENDED: Final = re.compile(rf"{re.escape(_END)}\s*$")

_BOM: Final = "\ufeff"
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_VERSION: Final = re.compile(
    r"\[?(?:(?:version|release)\s+)?v?(?P<two>\d+\.\d+)(?P<third>\.\d+)?(?P<pre>-[0-9a-z.-]+)?(?![\w.])", re.IGNORECASE
)
_UNRELEASED: Final = re.compile(r"\[?unreleased\b", re.IGNORECASE)
_OWN_HEADING: Final = re.compile(r"#+ \d+\.\d+\.\d+ - \d{4}-\d\d-\d\d")
_LINK_DEFINITION: Final = re.compile(r" {0,3}\[[^\]]+\]:\s")


class Section(NamedTuple):
    """What is to be said of a release. `body` is Markdown; `since` is the commit that it was compared with, if any."""

    version: Version
    date: str
    since: str | None
    body: str


def with_section(path: str, text: str, section: Section) -> str:
    """Return a changelog's text with the section of a release in it, also where there is no text yet.

    What is under "Unreleased" comes to stand in the section, above what is generated. A section that was generated for
    the same version, or since the same commit, is written again.

    Raises LadderlintError where the file has a section for the version that must not be touched.
    """
    bom = _BOM if text.startswith(_BOM) else ""
    before = _trimmed(_LINE.findall(text.removeprefix(bom))) or [_TITLE]
    break_ = "\r\n" if before[0].rstrip("\n").endswith("\r") else "\n"
    after = _Changelog(path, before).with_section(section)
    ended = [line if line.endswith("\n") else line.removesuffix("\r") + break_ for line in after]
    # Who did not end the last line need not have it ended.
    return bom + "".join([*ended[:-1], after[-1] if after[-1] == before[-1] else ended[-1]])


class _Changelog:
    def __init__(self, path: str, lines: list[str]) -> None:
        self.path = path
        self.lines = lines
        self.headings = list(headings(lines, (_BEGUN.pattern, _ENDED.pattern)))
        self.versions = [heading for heading in self.headings if _version(heading) is not None]
        self.unreleased = next((heading for heading in self.headings if _UNRELEASED.match(heading.text)), None)
        # Where links are defined, which stay at the end of the file.
        self.tail = len(lines)
        while self.tail and (_LINK_DEFINITION.match(lines[self.tail - 1]) or not lines[self.tail - 1].strip()):
            self.tail -= 1

    def with_section(self, section: Section) -> list[str]:
        """Return the lines of the file with a section; those that are new are not ended."""
        lines = self.lines
        heading = [f"{'#' * self.level} {section.version} - {section.date}"]
        old = self.to_replace(section)
        if old is None:
            start = end = self.place
            parts = [heading, _block(section)]
        else:
            start, end = old.start, self.end_of(old)
            parts = self.again(old, heading, section)
        if self.unreleased is None:
            return _apart([lines[:start], *parts, lines[end:]])
        begin, stop = self.unreleased.end, self.end_of(self.unreleased)
        parts.insert(1, lines[begin:stop])
        if stop <= start:
            return _apart([lines[:begin], lines[stop:start], *parts, lines[end:]])
        return _apart([lines[:start], *parts, lines[end:begin], lines[stop:]])

    @property
    def level(self) -> int:
        """The level of a heading that begins a section."""
        unreleased = [self.unreleased] if self.unreleased is not None else []
        return min((heading.level for heading in self.versions or unreleased), default=2)

    @property
    def place(self) -> int:
        """The line before which a new section belongs."""
        if self.versions:
            return self.versions[0].start
        if self.unreleased is not None:
            return self.end_of(self.unreleased)
        return next((heading.start for heading in self.headings if _is_dated(heading)), self.tail)

    def end_of(self, heading: Heading) -> int:
        """Return the line before which the section under a heading ends."""
        for other in self.headings:
            ends = other.level <= heading.level or other == self.unreleased or _version(other) is not None
            if other.start > heading.start and ends:
                return other.start
        return max(heading.end, self.tail)

    def to_replace(self, section: Section) -> Heading | None:
        """Return the heading of the section that is to be written again, if there is one.

        Raises LadderlintError where there is one for the version that must not be.
        """
        for heading in self.versions[1:]:
            if _version(heading) == section.version:
                raise self.error(heading.start, f"there is a section for {section.version} already, below a newer one")
        if not self.versions:
            return None
        newest = self.versions[0]
        mark, _ = self.marks(newest)
        if mark is None and _version(newest) == section.version:
            raise self.error(
                newest.start,
                f"this section for {section.version} was not written by 'ladderlint release'; "
                "call it 'Unreleased', and what it says goes into the one that is",
            )
        again = mark is not None and f" since {_since(section)}, " in self.lines[mark]
        return newest if again or _version(newest) == section.version else None

    def marks(self, heading: Heading) -> tuple[int | None, int | None]:
        """Return the lines before and after what was generated under a heading, as far as there are any."""
        begin = end = None
        for number in range(heading.end, self.end_of(heading)):
            if _BEGUN.match(self.lines[number]):
                begin, end = number, None
            elif begin is not None and end is None and _ENDED.match(self.lines[number]):
                end = number
        return begin, end

    def again(self, old: Heading, heading: list[str], section: Section) -> list[list[str]]:
        """Return the parts of a section that is written again: what is generated, and what somebody wrote around it.

        Raises LadderlintError where that can't be told apart.
        """
        begin, stop = self.marks(old)
        assert begin is not None, "only a section with a mark is written again"
        if stop is None:
            raise self.error(begin, f"the line '{_END}' is gone; put it back below the list")
        generated = _trimmed(self.lines[begin + 1 : stop])
        if generated and f"sum {_sum(generated)} " not in self.lines[begin]:
            raise self.error(
                begin,
                "the list below was changed since 'ladderlint release' wrote it; "
                "move what is yours above this line, and delete the rest as far as the next comment",
            )
        written = self.lines[old.start : old.end]
        if _OWN_HEADING.fullmatch(written[0].rstrip()) is None:
            if _version(old) != section.version:
                raise self.error(old.start, f"{section.version} is due by now; let this heading be '{heading[0]}'")
            heading = written
        return [heading, self.lines[old.end : begin], _block(section), self.lines[stop + 1 : self.end_of(old)]]

    def error(self, line: int, message: str) -> LadderlintError:
        return LadderlintError(f"{self.path}:{line + 1}: {message}")


def _version(heading: Heading) -> Version | None:
    """Return the version that a heading begins with: "1.2.0", "[1.2] - 2024-11-24", "Version 1.2.0"."""
    found = _VERSION.match(heading.text)
    if found is None:
        return None
    return parse_version(f"{found['two']}{found['third'] or '.0'}{found['pre'] or ''}")


def _is_dated(heading: Heading) -> bool:
    """Tell whether a heading seems to be about a time, as of sections that are not named after a version."""
    return heading.text[:1].isdigit() or (heading.level > 1 and any(map(str.isdigit, heading.text)))


def _block(section: Section) -> list[str]:
    body = section.body.strip("\n").split("\n")
    return [_BEGIN.format(since=_since(section), sum=_sum(body)), "", *body, "", _END]


def _since(section: Section) -> str:
    return section.since[:12] if section.since is not None else "nothing"


def _sum(lines: Iterable[str]) -> str:
    """Return what tells whether lines were changed, but by an editor that tidies their ends."""
    return sha256("\n".join(line.rstrip() for line in lines).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _apart(parts: Iterable[list[str]]) -> list[str]:
    """Return lines with one that is empty between those parts that say something."""
    lines: list[str] = []
    for part in filter(None, map(_trimmed, parts)):
        lines += ["", *part] if lines else part
    return lines


def _trimmed(lines: list[str]) -> list[str]:
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while start < end and not lines[end - 1].strip():
        end -= 1
    return lines[start:end]
