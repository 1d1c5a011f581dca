"""The canonical artefact: all that a ladder says, as schema/export.schema.json describes it."""

from __future__ import annotations

import re
from json import dumps
from math import isfinite
from typing import Any, Final

from ladderlint.core_schema import number
from ladderlint.exporters import FORMATS, Options
from ladderlint.exporters.characters import utf8
from ladderlint.exporters.origins import origin_of
from ladderlint.exporters.statement_ids import StatementId, statement_ids
from ladderlint.model import Category, Ladder, Level, Retired, Statement, Title, Track, TrackLevel
from ladderlint.nodes import Kind, Node
from ladderlint.whole import Whole

SCHEMA: Final = "ladderlint.export/1"
# What JSON may hold as it is, though it moves a terminal's cursor, breaks a line for some, or turns the writing round.
_UNSEEN: Final = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")

_Object = dict[str, Any]


def export(whole: Whole, options: Options) -> dict[str, bytes]:
    """Return the ladder as one JSON file: keys in a fixed order, and null for what is not said."""
    shape = _Shape(statement_ids(whole.tracks), options).whole(whole)
    text = dumps(shape, indent=2, ensure_ascii=False, allow_nan=False)
    escaped = _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
    return {str(FORMATS["json"].file): utf8(f"{escaped}\n")}


class _Shape:
    """A ladder's parts as JSON has them."""

    def __init__(self, ids: dict[Node, StatementId], options: Options) -> None:
        self.ids = ids
        self.options = options

    def whole(self, whole: Whole) -> _Object:
        ladder = whole.ladder
        return {
            "schema": SCHEMA,
            "ladder": self.ladder(ladder),
            "levels": [self.level(level) for level in ladder.levels],
            "categories": [self.category(category) for category in ladder.categories],
            "titles": [self.title(title) for title in ladder.titles],
            "proficiencies": list(ladder.proficiencies),
            "glossary": dict(sorted(ladder.glossary)),
            "tracks": [self.track(track) for track in whole.tracks],
        }

    def ladder(self, ladder: Ladder) -> _Object:
        return {
            "id": ladder.id,
            "name": ladder.name,
            "version": ladder.version,
            "effective": ladder.effective,
            "summary": ladder.summary,
            "language": ladder.language,
            **self.own(ladder.node),
        }

    def level(self, level: Level) -> _Object:
        return {
            "id": level.id,
            "name": level.name,
            "points": _finite(level.points),
            "after": list(level.after),
            "branch": level.branch,
            **self.own(level.node),
        }

    def category(self, category: Category) -> _Object:
        return {"id": category.id, "name": category.name, **self.own(category.node)}

    def title(self, title: Title) -> _Object:
        points = {"min": _finite(title.minimum), "max": _finite(title.maximum)}
        return {"name": title.name, "points": points, **self.own(title.node)}

    def track(self, track: Track) -> _Object:
        return {
            "id": track.id,
            "name": track.name,
            "category": track.category,
            "attribution": track.attribution,
            "description": track.description,
            "inherits": list(track.inherits),
            "levels": [self.track_level(entry) for entry in track.levels],
            "retired": [self.retired(retired) for retired in track.retired],
            **self.own(track.node),
        }

    def track_level(self, entry: TrackLevel) -> _Object:
        return {
            "level": entry.level,
            "summary": self.statement(entry.summary) if entry.summary is not None else None,
            "signals": [self.statement(signal) for signal in entry.signals],
            "examples": [self.statement(example) for example in entry.examples],
            **self.own(entry.node),
        }

    def statement(self, statement: Statement) -> _Object:
        id_ = self.ids[statement.node]
        return {
            "id": id_.text,
            "id_derived": id_.derived,
            "text": statement.text,
            "since": statement.since,
            **self.origin(statement),
            "proficiency": statement.proficiency,
            "references": [reference._asdict() for reference in statement.references],
            **self.own(statement.whole),
        }

    def origin(self, statement: Statement) -> _Object:
        """Where a statement comes from, if that is to be told. What somebody wrote themselves stands."""
        if self.options.history is None:
            return {}
        return origin_of(statement, self.options.history)._asdict()

    def retired(self, retired: Retired) -> _Object:
        return {
            "id": retired.id,
            "in": retired.release,
            "reason": retired.reason,
            "replaced_by": [node.text for node in retired.replaced_by if node.text],
            **self.own(retired.node),
        }

    def own(self, node: Node) -> _Object:
        """A house's own data, which goes along only where somebody asked for it."""
        if not self.options.extensions:
            return {}
        return {key: _value(child) for key, child in sorted(node.fields.items()) if key.startswith("x-")}


def _value(node: Node) -> Any:
    if node.kind is Kind.MAPPING:
        return {key: _value(child) for key, child in sorted(node.fields.items())}
    if node.kind is Kind.SEQUENCE:
        return [_value(item) for item in node.items]
    if node.kind is Kind.INTEGER or node.kind is Kind.NUMBER:
        return _finite(number(node.text))
    if node.kind is Kind.BOOLEAN:
        return node.text.casefold() == "true"
    return node.text if node.kind is Kind.TEXT else None


def _finite(value: float | None) -> float | None:
    """JSON has neither infinity nor 'not a number'."""
    return value if value is None or isinstance(value, int) or isfinite(value) else None
