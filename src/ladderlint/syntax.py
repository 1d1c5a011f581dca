"""YAML text to a tree of nodes, in one pass over parser events.

No constructor runs: scalars are resolved here by the YAML 1.2 core schema. The pass stops at the first
limit, so that no input costs more than it weighs.
"""

from __future__ import annotations

import re
from typing import Any, Final

from ladderlint.core_schema import resolve
from ladderlint.events import NotYaml, events
from ladderlint.nodes import Document, Fault, FaultKind, Kind, Node, Style
from ladderlint.text import MAX_BYTES, Source, Span, decode, shorten

MAX_DEPTH: Final = 64
MAX_NODES: Final = 100_000
MAX_ALIASES: Final = 1_000
MAX_ALIASED_CHARACTERS: Final = 1_000_000
MAX_FAULTS: Final = 100

# Strings, which re compiles when one is wanted: few files need these.
_PROPERTIES: Final = r"(?:[&!][^\s,\[\]{}]*(?:\s|#[^\n]*\n)*)+"
_COLON: Final = r"\s*:"
_DASH: Final = r"(?:[\s,:\[]|#[^\n]*+)*+-"
_STYLES: Final = {"'": Style.SINGLE, '"': Style.DOUBLE, "|": Style.LITERAL, ">": Style.FOLDED}


def read(path: str, data: bytes, role: str) -> Document:
    """Read a YAML file's bytes; `data` need hold no more than one byte above the limit of 4 MiB.

    `role` is ladder, track or config.

    Returns the document. What is wrong with the file is in its `faults`; where it can't be read to its
    end, its `root` is None. Never raises, whatever the bytes.
    """
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB; split it into tracks"
        return Document(Source(path, ""), None, [Fault(FaultKind.LIMIT, Span(0, 0), message)], role)
    source, damage = decode(path, data)
    if damage is not None:
        return Document(source, None, [Fault(FaultKind.ENCODING, *damage)], role)
    document = parse(source)
    document.role = role
    return document


def parse(source: Source) -> Document:
    """Parse a text, as `read` does bytes."""
    conflict = _conflict(source.text)
    if conflict is not None:
        marker = Span(conflict, conflict + 7)
        message = "a merge conflict was left here; keep one side and delete the three marker lines"
        return Document(source, None, [Fault(FaultKind.CONFLICT, marker, message)])
    builder = _Builder(source)
    try:
        builder.build()
    except NotYaml as error:
        end = min(error.offset + 1, len(source.text))
        fault = Fault(FaultKind.SYNTAX, Span(error.offset, end), str(error))
        return Document(source, None, [*builder.faults, fault])
    except _BeyondLimit as error:
        return Document(source, None, [*builder.faults, error.fault])
    document = Document(source, builder.root or Node(source, (), Kind.NULL, 0, 0), builder.faults)
    document.scalars = builder.scalars
    return document


def _conflict(text: str) -> int | None:
    """Return where the marker lines of a merge conflict begin."""
    if "<<<<<<<" not in text:
        return None
    lines = f"\n{text}"
    ours = lines.find("\n<<<<<<<")
    middle = lines.find("\n=======", ours) if ours >= 0 else -1
    theirs = lines.find("\n>>>>>>>", middle) if middle >= 0 else -1
    return ours if theirs >= 0 else None


class _BeyondLimit(Exception):
    def __init__(self, span: Span, message: str) -> None:
        self.fault = Fault(FaultKind.LIMIT, span, message)


class _Frame:
    """A collection whose end has not come yet, and in a mapping, the key that waits for its value."""

    __slots__ = ("is_merged", "key", "key_span", "node")

    def __init__(self, node: Node) -> None:
        self.is_merged = False  # with the item of a list below it, whose '- ' is missing
        self.node = node
        self.key: str | None = None
        self.key_span: Span | None = None


class _Builder:
    """One file's way from parser events to a tree."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.faults: list[Fault] = []
        self.root: Node | None = None
        self.ended = False
        self.scalars: list[Node] = []
        self.frames: list[_Frame] = []
        self.anchors: dict[str, Node] = {}
        self.nodes = self.aliases = self.aliased_characters = 0
        self.last_end = 0

    def build(self) -> None:
        handlers = {
            "ScalarEvent": self.scalar,
            "MappingStartEvent": self.open_mapping,
            "SequenceStartEvent": self.open_sequence,
            "MappingEndEvent": self.close,
            "SequenceEndEvent": self.close,
            "AliasEvent": self.alias,
            "DocumentStartEvent": self.begin,
        }
        for event in events(self.source.text):
            handle = handlers.get(type(event).__name__)
            if handle is not None:
                handle(event)
            if self.ended:
                return

    def begin(self, event: Any) -> None:
        if self.root is not None:
            start = event.start_mark.index
            self.forbid(Span(start, start + 3), "a second document begins here; a ladder file holds one")
            self.ended = True

    def scalar(self, event: Any) -> None:
        start, end = self.behind_properties(event)
        style = _STYLES.get(event.style, Style.PLAIN)
        if style is Style.PLAIN:
            kind = resolve(event.value)
            if start == end:
                start = end = self.place_of_nothing()
        else:
            kind = Kind.TEXT
            if style is Style.LITERAL or style is Style.FOLDED:
                end = start + len(self.source.text[start:end].rstrip())
        node = Node(self.source, (), kind, start, end, text=event.value, style=style)
        self.last_end = end
        self.scalars.append(node)
        self.place(node, event.anchor)

    def open_mapping(self, event: Any) -> None:
        self.open(event, Kind.MAPPING)

    def open_sequence(self, event: Any) -> None:
        self.open(event, Kind.SEQUENCE)

    def open(self, event: Any, kind: Kind) -> None:
        start, _ = self.behind_properties(event)
        if len(self.frames) >= MAX_DEPTH:
            raise _BeyondLimit(
                Span(start, start + 1), f"this is nested more than {MAX_DEPTH} deep; a ladder needs seven"
            )
        style = Style.FLOW if event.flow_style else Style.BLOCK
        node = Node(self.source, (), kind, start, start, style=style)
        self.place(node, event.anchor)
        self.frames.append(_Frame(node))

    def close(self, event: Any) -> None:
        node = self.frames.pop().node
        # A block has no mark of its own where it ends; the parser's is that of what comes next.
        node.end = event.end_mark.index if node.style is Style.FLOW else max(node.start, self.last_end)
        self.last_end = node.end

    def alias(self, event: Any) -> None:
        span = Span(event.start_mark.index, event.end_mark.index)
        target = self.anchors.get(event.anchor)
        if target is None:
            raise NotYaml(
                span.start,
                f"no '&{shorten(event.anchor)}' stands before this; a text that begins with '*' needs quotes",
            )
        self.aliases += 1
        self.aliased_characters += len(target.text)
        if self.aliases > MAX_ALIASES or self.aliased_characters > MAX_ALIASED_CHARACTERS:
            raise _BeyondLimit(
                span, f"more than {MAX_ALIASES:,} aliases, or more than a million characters through them"
            )
        kind = target.kind
        if kind is Kind.MAPPING or kind is Kind.SEQUENCE:
            self.forbid(
                span,
                f"'*{shorten(event.anchor)}' stands for a whole block, and only single values can be aliased; "
                "write it out",
            )
            kind = Kind.BROKEN
        self.last_end = span.end
        self.place(Node(self.source, (), kind, *span, text=target.text, style=Style.ALIAS), None)

    def behind_properties(self, event: Any) -> tuple[int, int]:
        """Return where a node's own text begins and ends, behind its anchor and its tag."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.ctag is None and event.anchor is None:
            return start, end
        tag = event.tag
        properties = re.compile(_PROPERTIES).match(self.source.text, start)
        if tag is not None:
            # The pure parser's mark of a tag behind an anchor is that of the value.
            at = max(self.source.text.find("!", start), start)
            self.forbid(Span(at, at + 1), f"the tag '{shorten(tag)}' has no meaning in a ladder; delete it")
        if properties is not None:
            start = properties.end()
        return start, max(start, end)

    def place_of_nothing(self) -> int:
        """Where an empty value stands: right behind its colon or its dash. The two parsers differ here."""
        frame = self.frames[-1] if self.frames else None
        if frame is None:
            return self.last_end
        if frame.key_span is not None:
            colon = re.compile(_COLON).match(self.source.text, self.last_end)
            return colon.end() if colon is not None else self.last_end
        dash = re.compile(_DASH).match(self.source.text, self.last_end)
        return dash.end() if dash is not None else self.last_end

    def place(self, node: Node, anchor: str | None) -> None:
        """Put a node where the events have come to: a key, a value, an item or the root."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _BeyondLimit(
                Span(node.start, node.start),
                f"more than {MAX_NODES:,} values in one file; split it into tracks",
            )
        if anchor is not None:
            node.anchor = anchor
            self.anchors[anchor] = node
        if not self.frames:
            self.root = node
            return
        frame = self.frames[-1]
        parent = frame.node
        if parent.kind is Kind.SEQUENCE:
            node.route = (*parent.route, len(parent.items))
            parent.items.append(node)
        elif frame.key_span is None:
            self.name_next(frame, node)
        else:
            if frame.key is not None:
                node.key = frame.key
                node.key_span = frame.key_span
                node.route = (*parent.route, frame.key)
                parent.fields[frame.key] = node
            frame.key = frame.key_span = None

    def name_next(self, frame: _Frame, key: Node) -> None:
        """Note the key of the value to come. Where the key can't be used, the value is passed over."""
        span = frame.key_span = key.span
        if key.kind is not Kind.TEXT or key.style is Style.ALIAS:
            quoted = f'; write "{shorten(key.text)}"' if key.text and key.style is Style.PLAIN else ""
            self.forbid(span, f"a key must be text{quoted}")
        elif key.text == "<<" and key.style is Style.PLAIN:
            self.forbid(span, "merge keys ('<<') are not allowed; write the keys out")
        elif key.text in frame.node.fields:
            self.note_twice(frame, key, span)
        else:
            frame.key = key.text

    def note_twice(self, frame: _Frame, key: Node, span: Span) -> None:
        """Note a key that stands twice. In a list's item, all keys twice is one slip: the next item has no '- '."""
        if frame.is_merged:
            return
        first = frame.node.fields[key.text]
        in_list = len(self.frames) > 1 and self.frames[-2].node.kind is Kind.SEQUENCE
        frame.is_merged = in_list and first is next(iter(frame.node.fields.values()))
        name = shorten(key.text)
        advice = "delete or rename one" + (", or begin the next item of the list with '- '" if frame.is_merged else "")
        message = f"'{name}' stands twice in one mapping and only the first would count; {advice}"
        related = ((first.key_span or first.span, f"'{name}' stands here first"),)
        self.note(Fault(FaultKind.DUPLICATE_KEY, span, message, related))

    def forbid(self, span: Span, message: str) -> None:
        self.note(Fault(FaultKind.FORBIDDEN, span, message))

    def note(self, fault: Fault) -> None:
        if len(self.faults) >= MAX_FAULTS:
            raise _BeyondLimit(fault.span, f"more than {MAX_FAULTS} faults in this file; mend those above first")
        self.faults.append(fault)
