"""Labelled statements as ladders: reads a folder of `NAME.jsonl` beside `NAME_labels.jsonl`.

A line of the first is a statement: its `track` (or `file`, `theme` and `n`, where a theme holds several summaries a
level), `level`, `kind` (summary, signal, example), `index` and `text`. A line of the second names a statement by the
same keys and says what is wrong with it: `rule`, `confidence` (high, medium, low) and `note`. A `NAME.yaml` is the
ladder's `ladderlint.yaml`; without it, the voice of each field is inferred.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

Key = tuple[str, ...]
Place = tuple[str, str, str, int]

_KEYS: Final = ("file", "n", "track", "theme", "level", "kind", "index")
_INFERRED: Final = "voice: {summary: infer, signal: infer, example: infer}\n"
# What the corpora's own page says of the English that they are in.
_LANGUAGES: Final = {"snowflake": "en-US", "ft": "en-GB"}
_FIELDS: Final = {"summary": "summary", "signal": "signals", "example": "examples"}


class Label(NamedTuple):
    """A defect that somebody saw in a statement."""

    rule: str
    confidence: str
    note: str


class Labelled(NamedTuple):
    """A statement, where it stands in the ladder made of its corpus, and what is wrong with it."""

    key: Key
    place: Place
    text: str
    labels: tuple[Label, ...]


class Corpus(NamedTuple):
    """A corpus: its statements in order, and the files of the ladder that they make."""

    name: str
    statements: tuple[Labelled, ...]
    files: Mapping[str, bytes]


def read_corpora(folder: Path) -> Iterator[Corpus]:
    """Yield the corpora of a folder, by name."""
    for labels in sorted(folder.glob("*_labels.jsonl")):
        name = labels.name.removesuffix("_labels.jsonl")
        yield _corpus(name, _rows(folder / f"{name}.jsonl"), _rows(labels), folder / f"{name}.yaml")


def _corpus(name: str, rows: list[dict[str, Any]], labels: list[dict[str, Any]], config: Path) -> Corpus:
    found: dict[Key, list[Label]] = defaultdict(list)
    for row in labels:
        found[_key(row)].append(Label(row["rule"], row["confidence"], row.get("note", "")))
    statements = [
        Labelled(_key(row), place, row["text"], tuple(found.pop(_key(row), ())))
        for row, place in zip(rows, _places(rows), strict=True)
    ]
    if found:
        raise ValueError(f"{name}: labels on statements that are not there: {sorted(found)[:3]}")
    given = config.read_text(encoding="utf-8") if config.is_file() else _INFERRED
    return Corpus(name, tuple(statements), _files(name, statements) | {"ladderlint.yaml": given.encode()})


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _key(row: Mapping[str, Any]) -> Key:
    return tuple(f"{name}={row[name]}" for name in _KEYS if name in row)


def _places(rows: list[dict[str, Any]]) -> Iterator[Place]:
    """Yield the track, the level, the field and the ordinal of each statement.

    Of a theme with several summaries a level, each goes into a track of its own: a level of a track has one.
    """
    numbers: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    used: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in rows:
        level = str(row["level"])
        if "n" in row:
            cell = numbers[str(row["file"]), row["theme"], level]
            number = cell.setdefault(str(row["n"]), len(cell) + 1)
            track = f"{row['file']}-{row['theme']}-{number}"
        else:
            track = str(row["track"])
        track, field = _slug(track), _FIELDS[row["kind"]]
        yield track, level, field, used[track, level, field]
        used[track, level, field] += 1


def _slug(text: str) -> str:
    return "-".join("".join(one if one.isalnum() else " " for one in text.lower()).split())


def _files(name: str, statements: list[Labelled]) -> dict[str, bytes]:
    levels = list(dict.fromkeys(statement.place[1] for statement in statements))
    scale = ", ".join(f"{{id: {_quoted(level)}}}" for level in levels)
    language = _LANGUAGES.get(name, "en")
    head = f"format: 1\nid: {_slug(name)}\nname: {name}\nversion: 1.0.0\nlanguage: {language}\nlevels: [{scale}]\n"
    tracks: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for statement in statements:
        track, level, field, _ = statement.place
        tracks[track][level][field].append(statement.text)
    files = {"ladder.yaml": head.encode()}
    for track, by_level in tracks.items():
        lines = [f"id: {track}", f"name: {track}", "levels:"]
        for level in sorted(by_level, key=levels.index):
            lines.append(f"  - level: {_quoted(level)}")
            for field, texts in by_level[level].items():
                if field == "summary":
                    lines.append(f"    summary: {_quoted(texts[0])}")
                else:
                    lines += [f"    {field}:", *(f"      - {_quoted(text)}" for text in texts)]
        files[f"tracks/{track}.yaml"] = ("\n".join(lines) + "\n").encode()
    return files


def _quoted(text: str) -> str:
    """JSON is YAML, and says any text."""
    return json.dumps(text, ensure_ascii=False)
