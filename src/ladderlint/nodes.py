"""What a YAML file becomes: a document of nodes, each with its route and its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

from ladderlint.text import Source, Span

Route = tuple[str | int, ...]


class Kind(Enum):
    """What a node is, by the YAML 1.2 core schema."""

    MAPPING = "mapping"
    SEQUENCE = "list"
    TEXT = "text"
    INTEGER = "whole number"
    NUMBER = "number"
    BOOLEAN = "true or false"
    NULL = "nothing"
    BROKEN = "broken"  # a fault is noted for it, so nobody else need speak of it


class Style(Enum):
    """How a node is written."""

    PLAIN = "plain"
    SINGLE = "single-quoted"
    DOUBLE = "double-quoted"
    LITERAL = "literal"
    FOLDED = "folded"
    ALIAS = "alias"
    BLOCK = "block"
    FLOW = "flow"


class Node:
    """A value in a file: what it says, and where. Nobody changes a node once its file is parsed.

    `text` is a scalar's content as parsed; `fields` are a mapping's children and `items` a list's.
    `start` and `end` are offsets of the value itself, behind its anchor or tag.
    """

    __slots__ = (
        "anchor",
        "end",
        "fields",
        "items",
        "key",
        "key_span",
        "kind",
        "route",
        "source",
        "start",
        "style",
        "text",
    )

    def __init__(
        self,
        source: Source,
        route: Route,
        kind: Kind,
        start: int,
        end: int,
        *,
        text: str = "",
        style: Style = Style.PLAIN,
    ) -> None:
        self.source = source
        self.route = route
        self.kind = kind
        self.start = start
        self.end = end
        self.text = text
        self.style = style
        self.key: str | None = None
        self.key_span: Span | None = None
        self.anchor: str | None = None
        self.fields: dict[str, Node] = {} if kind is Kind.MAPPING else _NO_FIELDS
        self.items: list[Node] = [] if kind is Kind.SEQUENCE else _NO_ITEMS

    def __repr__(self) -> str:
        return f"<{self.kind.name} {'.'.join(map(str, self.route)) or 'root'} at {self.start}>"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def children(self) -> Iterator[Node]:
        """Yield the nodes directly inside this one, in the order of the text."""
        yield from self.fields.values()
        yield from self.items

    def walk(self) -> Iterator[Node]:
        """Yield this node and all inside it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


_NO_FIELDS: Final[dict[str, Node]] = {}
_NO_ITEMS: Final[list[Node]] = []


class FaultKind(Enum):
    """What can be wrong with a file before anybody looks at what it says."""

    SYNTAX = "syntax"
    ENCODING = "encoding"
    DUPLICATE_KEY = "duplicate-key"
    FORBIDDEN = "forbidden-construct"
    LIMIT = "limit"
    CONFLICT = "conflict-marker"


class Fault(NamedTuple):
    """One thing that is wrong with a file; `related` are other places with a few words each."""

    kind: FaultKind
    span: Span
    message: str
    related: tuple[tuple[Span, str], ...] = ()


class Comment(NamedTuple):
    """A comment, from its `#` to the end of its line."""

    span: Span
    text: str


class Document:
    """One parsed file; `root` is None where it could not be read to its end.

    `scalars` are its nodes that hold no others, in the order of the text. `role` is what the file is in a ladder, by
    the name of its schema: ladder, track or config.
    """

    __slots__ = ("faults", "role", "root", "scalars", "source")

    def __init__(self, source: Source, root: Node | None, faults: list[Fault], role: str = "track") -> None:
        self.source = source
        self.root = root
        self.faults = faults
        self.role = role
        self.scalars: list[Node] = []

    @property
    def path(self) -> str:
        return self.source.path

    def comments(self) -> Iterator[Comment]:
        """Yield the comments, in the order of the text.

        No parser at hand reports them all, so this looks for `#` outside the scalars.
        """
        text = self.source.text
        if self.root is None or "#" not in text:
            return
        at = 0
        for span in sorted(_scalar_spans(self.root)):
            yield from _comments_between(text, at, span.start)
            at = max(at, span.end)
        yield from _comments_between(text, at, len(text))


def _comments_between(text: str, start: int, end: int) -> Iterator[Comment]:
    for match in re.compile(r"(?:(?<=\s)|\A)#[^\r\n]*").finditer(text, start, end):
        yield Comment(Span(match.start(), match.end()), match.group())


def _scalar_spans(root: Node) -> Iterator[Span]:
    for node in root.walk():
        if node.key_span is not None:
            yield node.key_span
        if node.style is Style.LITERAL or node.style is Style.FOLDED:
            # A comment may stand behind the '|' or '>', which is not text yet.
            header = re.compile(r"[|>][-+0-9]*").match(node.source.text, node.start)
            begin = re.compile(r"[^\r\n]*").match(node.source.text, node.start)
            if header is not None and begin is not None:
                yield Span(*header.span())
                yield Span(min(begin.end(), node.end), node.end)
        elif node.kind not in (Kind.MAPPING, Kind.SEQUENCE):
            yield node.span
