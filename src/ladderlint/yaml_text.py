"""Ladders and tracks as YAML text, written so that every reader sees the same: the counterpart of `syntax`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple


class NewLevel(NamedTuple):
    """What a new track says of one level."""

    level: str
    summary: str | None = None
    signals: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


class NewTrack(NamedTuple):
    """A track that is yet to be written."""

    id: str
    name: str
    levels: tuple[NewLevel, ...]
    category: str | None = None
    attribution: str | None = None
    description: str | None = None


class NewLadder(NamedTuple):
    """A ladder that is yet to be written; `levels` are the ids and names of its scale."""

    id: str
    name: str
    levels: tuple[tuple[str, str], ...]
    version: str = "0.1.0"
    summary: str | None = None


# A text that begins with a letter is no number, no date and no indicator, in any version of YAML.
_PLAIN: Final = re.compile("[A-Za-z\xa1-\U0010ffff][ -~\xa0-\U0010ffff]*")
_VERSION: Final = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
_ENDS_PLAIN: Final = re.compile(r": |:$| #|\s$")
_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,8}")
# Words that a reader of YAML 1.1 takes for true, false or nothing.
_WORDS_OF_YAML: Final = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
# What JSON leaves as it is, though YAML forbids it, readers take it for a line break, or nobody can see it.
_UNSEEN: Final = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def scalar(text: str) -> str:
    """Return a text as it is written behind a key or a dash, on one line.

    It stays plain where YAML 1.2 and YAML 1.1 surely read it as this text, and is put in double quotes elsewhere.
    """
    if _VERSION.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text) and not _ENDS_PLAIN.search(text) and not _UNSEEN.search(text):
        return text if text.casefold() not in _WORDS_OF_YAML else f'"{text}"'
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04X}", json.dumps(text, ensure_ascii=False))


def track_yaml(track: NewTrack, schema: str | None = None) -> str:
    """Return a track as the text of its file; `schema` is the way to its JSON Schema, for editors."""
    return _joined(_track(track), schema)


def ladder_yaml(ladder: NewLadder, schema: str | None = None) -> str:
    """Return a ladder as the text of its ladder.yaml; `schema` is the way to its JSON Schema, for editors."""
    return _joined(_ladder(ladder), schema)


def _joined(lines: Iterable[str], schema: str | None) -> str:
    modeline = (f"# yaml-language-server: $schema={schema}",) if schema is not None else ()
    return "".join(f"{line}\n" for line in (*modeline, *lines))


def _track(track: NewTrack) -> Iterator[str]:
    for key in ("id", "name", "category", "attribution", "description"):
        yield from _field(key, getattr(track, key))
    yield "levels:"
    for level in track.levels:
        yield f"  - level: {_level_id(level.level)}"
        yield from _field("    summary", level.summary)
        yield from _list("    signals", level.signals)
        yield from _list("    examples", level.examples)


def _ladder(ladder: NewLadder) -> Iterator[str]:
    yield "format: 1"
    for key in ("id", "name", "version", "summary"):
        yield from _field(key, getattr(ladder, key))
    yield "levels:"
    for level, name in ladder.levels:
        yield f"  - id: {_level_id(level)}"
        yield from _field("    name", name)


def _field(key: str, text: str | None) -> Iterator[str]:
    if text is not None:
        yield f"{key}: {scalar(text)}"


def _list(key: str, texts: tuple[str, ...]) -> Iterator[str]:
    if texts:
        yield f"{key}:"
        yield from (f"      - {scalar(text)}" for text in texts)


def _level_id(level: str) -> str:
    return level if _NUMBER.fullmatch(level) else scalar(level)
