"""Comments that keep findings from being told: `# ladderlint: disable=wording/compound -- agreed with legal`.

A comment covers a part of its file. Of those that cover a finding and name its rule, the one whose part begins last
decides, so that what is said of an item beats what is said of its list, and that what is said of the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from ladderlint.diagnostic import Diagnostic, Location, Named, Subject, Suppressed, Suppression
from ladderlint.model import Ladder
from ladderlint.nodes import Comment, Document, Kind, Node, Style
from ladderlint.subject import subject_of
from ladderlint.text import Span, shorten

ACTIONS: Final = ("disable", "disable-next-line", "disable-file", "enable")

_BEGINS: Final = r"(?:\A|(?<=\s))#\s*ladderlint:\s*"
_ACTION: Final = r"(?P<action>[A-Za-z_-]*)\s*(?P<equals>=?)\s*"
_REASON: Final = r"(?:\A|(?<=\s))(?:--+|—|–)(?:\s+|\Z)"
_NAME: Final = r"[^\s,]+"


class Suppressions:
    """The comments of a ladder's files, and which of them suppressed what."""

    def __init__(self) -> None:
        self._by_path: dict[str, _File] = {}

    def note(self, document: Document, ladder: Ladder | None) -> None:
        """Keep what the comments of a file say."""
        found = list(read(document, ladder))
        if found:
            self._by_path[document.path] = _File(found)

    def divide(
        self, found: Iterable[Diagnostic], across: Container[str], stands: Callable[[str], bool]
    ) -> tuple[list[Diagnostic], list[Suppressed]]:
        """Divide findings into those to tell and those that a comment suppresses.

        What a rule `across` files finds is about several places alike, and a comment at any of them will do. Findings
        of a rule that `stands` are told whatever a comment says.
        """
        told, suppressed = [], []
        for diagnostic in found:
            rule = diagnostic.rule
            places = [diagnostic.location]
            if rule in across:
                places += [other.location for other in diagnostic.related]
            by = None if stands(rule) else next(filter(None, (self._by(place, rule) for place in places)), None)
            if by is None:
                told.append(diagnostic)
            else:
                suppressed.append(Suppressed(diagnostic, by))
        return told, suppressed

    @property
    def names(self) -> frozenset[str]:
        """All that the comments name."""
        return frozenset(
            named.name for file in self._by_path.values() for one in file.suppressions for named in one.names
        )

    def judged(
        self, covers: Callable[[str], bool], ran: Callable[[str, str], bool], unknown: Mapping[str, str | None]
    ) -> Iterator[Suppression]:
        """Yield the comments of some files, each with what it names for nothing, file by file.

        `ran` says of a rule, a group or `all` whether all of it was tried on the whole of a file. `unknown` are the
        names that no rule has, each with one that is probably meant.
        """
        for path, file in self._by_path.items():
            if covers(path):
                for number, one in enumerate(file.suppressions):
                    unused = [
                        named
                        for named in one.names
                        if one.action != "enable" and named.name not in file.used[number] and ran(named.name, path)
                    ]
                    strange = [(named, unknown[named.name]) for named in one.names if named.name in unknown]
                    yield one._replace(unused=tuple(unused), unknown=tuple(strange))

    def _by(self, place: Location, rule: str) -> Suppression | None:
        file = self._by_path.get(place.path)
        return file.covering(place.span.start, rule) if file is not None else None


def read(document: Document, ladder: Ladder | None) -> Iterator[Suppression]:
    """Yield what the comments of a file say to the linter, in the order of the text."""
    lines: _Lines | None = None
    for comment in document.comments():
        begins = re.compile(_BEGINS).search(comment.text)
        if begins is not None:
            lines = lines or _Lines(document)
            said = _understood(comment, begins)
            if said is not None:
                yield lines.place(said, ladder)


class _Said(NamedTuple):
    """What a comment says, before it is known of what. `behind` is where the comment begins."""

    behind: int
    span: Span
    action: str
    names: tuple[Named, ...]
    reason: str | None
    faults: tuple[tuple[Span, str], ...]


def _understood(comment: Comment, begins: re.Match[str]) -> _Said | None:
    """Return what a comment says to the linter; one that only speaks of it says nothing."""
    start = comment.span.start
    text = comment.text.rstrip()
    span = Span(start + begins.start(), start + len(text))
    said = re.compile(_ACTION).match(text, begins.end())
    assert said is not None
    action, at = said["action"], Span(start + said.start("action"), start + said.end("action"))
    if action not in ACTIONS:
        near = _nearest(action)
        as_if = said["equals"] or (near is not None and re.fullmatch(r"(?:\S*/\S*.*)?", text[said.end() :]))
        if not action or not as_if:
            return None
        wanted = f"did you mean '{near}'?" if near else f"write {', '.join(ACTIONS[:-1])} or {ACTIONS[-1]}"
        return _Said(start, span, "", (), None, ((at, f"'{shorten(action)}' says nothing to ladderlint; {wanted}"),))
    divider = re.compile(_REASON).search(text[said.end() :])
    end = said.end() + divider.start() if divider is not None else len(text)
    reason = (text[said.end() + divider.end() :].strip() or None) if divider is not None else None
    faults: list[tuple[Span, str]] = []
    names: list[Named] = []
    behind = said.end()
    for match in re.compile(_NAME).finditer(text, said.end(), end):
        where = Span(start + match.start(), start + match.end())
        if names and "," not in text[behind : match.start()] and not re.search(r"[/,]", match.group()):
            faults.append((Span(where.start, start + end), "write ' -- ' between the rules and the reason"))
            break
        names.append(Named(match.group(), where))
        behind = match.end()
    if not names:
        faults.append((at, f"'{action}' names no rule; write the rules, groups or 'all': '{action}=all'"))
    elif not said["equals"]:
        faults.append((at, f"write '=' between '{action}' and the rules: '{action}={shorten(names[0].name)}'"))
        names = []
    return _Said(start, span, action, tuple(names), reason, tuple(faults))


def _nearest(action: str) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(action.lower(), ACTIONS, 1, cutoff=0.75)), None)


class _Lines:
    """Which nodes begin or end on a line."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.source.text
        root = document.root
        nodes = [node for node in root.walk() if node.route] if root is not None else []
        # In the order of the text: what holds others comes before them.
        self.begin_nodes = nodes
        self.begins = [_begin(node) for node in nodes]
        ending = [node for node in nodes if node.style is Style.FLOW or node.kind not in (Kind.MAPPING, Kind.SEQUENCE)]
        self.end_nodes = sorted(ending, key=lambda node: node.end)
        self.ends = [node.end for node in self.end_nodes]

    def place(self, said: _Said, ladder: Ladder | None) -> Suppression:
        """Return a suppression with the part of the file that it covers."""
        line = self._line(said.span.start)
        alone = not self.text[line.start : said.behind].strip(" \t")
        nodes: list[Node] = []
        covers = None
        if said.action == "disable-file":
            covers = Span(-1, len(self.text) + 1)
        elif said.action == "disable-next-line":
            nodes = self._next(said.span.end)
        elif not alone:
            # Behind a lone dash stands what begins on the next line.
            nodes = self._on(line) or self._next(said.span.end)
        elif said.action:
            covers = Span(said.span.start, len(self.text) + 1)
        if nodes:
            covers = Span(min(map(_begin, nodes)), max(node.end for node in nodes))
        node = nodes[0] if nodes else self.document.root
        subject = subject_of(node, self.document, ladder) if node is not None else Subject()
        location = Location(self.document.source, said.span)
        room = self._room(said.span, line, alone and said.behind == said.span.start)
        return Suppression(location, room, subject, said.action, said.names, said.reason, covers, said.faults)

    def _line(self, offset: int) -> Span:
        """Return where the line begins and ends that an offset is in, with its line break."""
        starts = self.document.source.starts
        number = bisect_right(starts, offset)
        return Span(starts[number - 1], starts[number] if number < len(starts) else len(self.text))

    def _on(self, line: Span) -> list[Node]:
        begin, end = bisect_left(self.begins, line.start), bisect_left(self.begins, line.end)
        first, last = bisect_right(self.ends, line.start), bisect_right(self.ends, line.end)
        return self.begin_nodes[begin:end] + self.end_nodes[first:last]

    def _next(self, offset: int) -> list[Node]:
        """Return the nodes of the next line that has some."""
        at = bisect_left(self.begins, offset)
        return self._on(self._line(self.begins[at])) if at < len(self.begins) else []

    def _room(self, span: Span, line: Span, alone: bool) -> Span:
        """Return what goes when a comment is taken out: the spaces before it, and its line if it is alone on it."""
        if alone:
            return line
        before = self.text[line.start : span.start]
        kept = len(before.rstrip(" \t"))
        return Span(line.start + kept, span.end)


def _begin(node: Node) -> int:
    return node.key_span.start if node.key_span is not None else node.start


class _File:
    """The suppressions of one file, and what each was good for."""

    def __init__(self, suppressions: list[Suppression]) -> None:
        self.suppressions = suppressions
        self.used: list[set[str]] = [set() for _ in suppressions]
        self.by_name: dict[str, _Nested] = {}
        names: dict[str, list[int]] = {}
        for number, one in enumerate(suppressions):
            for named in one.names if one.covers is not None else ():
                names.setdefault(named.name, []).append(number)
        for name, numbers in names.items():
            self.by_name[name] = _Nested([(suppressions[number].covers or Span(0, 0), number) for number in numbers])

    def covering(self, offset: int, rule: str) -> Suppression | None:
        """Return what suppresses a rule's finding at an offset, and note that it does."""
        reach = ("all", rule.partition("/")[0], rule)
        found = [place for name in reach if (place := self._last(name, offset)) is not None]
        if not found:
            return None
        _, number = max(found)
        one = self.suppressions[number]
        if one.action == "enable":
            return None
        self.used[number].update(reach)
        return one

    def _last(self, name: str, offset: int) -> tuple[int, int] | None:
        nested = self.by_name.get(name)
        return nested.last(offset) if nested is not None else None


class _Nested:
    """Parts of a file, most of which hold one another or have nothing in common."""

    def __init__(self, parts: list[tuple[Span, int]]) -> None:
        self.parts = sorted(parts, key=lambda part: (part[0].start, part[1]))
        self.starts = [span.start for span, _ in self.parts]
        # For each part the nearest one before it that ends behind it: where one ends too soon, so do those between.
        self.outer: list[int] = []
        for number, (span, _) in enumerate(self.parts):
            outer = number - 1
            while outer >= 0 and self.parts[outer][0].end <= span.end:
                outer = self.outer[outer]
            self.outer.append(outer)

    def last(self, offset: int) -> tuple[int, int] | None:
        """Return where the last part that holds an offset begins, and its number."""
        at = bisect_right(self.starts, offset) - 1
        while at >= 0 and self.parts[at][0].end < offset:
            at = self.outer[at]
        if at < 0:
            return None
        span, number = self.parts[at]
        return span.start, number
