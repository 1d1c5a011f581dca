"""Ladders with known edits: what `compare` has to give back, for tests on random ones and on real histories."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from ladderlint.comparing.ladders import compare
from ladderlint.comparing.similar import likeness
from ladderlint.comparison import Change, Comparison, Kind, Part
from ladderlint.discovery import find_ladders
from ladderlint.tree import MemoryTree
from ladderlint.versions import Bump
from ladderlint.whole import Whole, load_whole


def _words(text: str, between: str | None = None) -> list[str]:
    return text.split(between)


_VERBS = _words(
    "Reviews Writes Plans Measures Mentors Designs Automates Documents Investigates Negotiates Delivers Removes "
    "Simplifies Coordinates Presents Recruits Estimates Migrates Secures Monitors"
)
_KINDS = _words(
    "quarterly regional tropical antique electric fragile hidden medical nuclear orbital postal royal seasonal urban "
    "volcanic wireless arctic botanical ceramic digital equestrian floral granular hydraulic industrial judicial"
)
_THINGS = _words(
    "budgets audits schemas contracts panels timelines translations caches interviews warnings kernels invoices "
    "rankings policies sessions benchmarks tokens backups flags bridges catalogues drones engines furnaces gardens "
    "harbours insurances journals kitchens libraries markets networks orchards pipelines quarries railways satellites "
    "theatres vineyards warehouses"
)
_ENDS = _words(
    "for colleagues|before holidays|despite deadlines|across offices|during nights|after complaints|under scrutiny|"
    "with lawyers|using standards|following checklists|throughout mergers|beside duties|within margins|"
    "alongside auditors|among strangers|beyond borders|for beginners|against piracy|near airports|about climate|"
    "into museums|from scratch|through intermediaries|by telephone|between continents|over summer|at headquarters",
    "|",
)

Expected = tuple[Kind, Part, tuple[str, ...], tuple[str, ...]]


@cache
def pool() -> tuple[str, ...]:
    """Statements of which none is like another."""
    dice = random.Random(7)
    found: list[str] = []
    while len(found) < 110:
        text = f"{dice.choice(_VERBS)} {dice.choice(_KINDS)} {dice.choice(_THINGS)} {dice.choice(_ENDS)}"
        if all(likeness(text, other) < 0.45 for other in found):
            found.append(text)
    return tuple(found)


@dataclass
class Said:
    text: str
    touched: bool = False


@dataclass
class EditedLadder:
    """A ladder as data that can be edited: statements by track, level and field."""

    levels: dict[int, str]
    tracks: dict[str, dict[int, dict[str, list[Said]]]]
    names: dict[str, str] = field(default_factory=dict)

    def files(self, version: str = "1.0.0") -> dict[str, bytes]:
        scale = ", ".join(f"{{id: {id_}, name: {json.dumps(name)}}}" for id_, name in self.levels.items())
        files = {"ladder.yaml": f"format: 1\nid: random\nname: Random\nversion: {version}\nlevels: [{scale}]\n"}
        for track, levels in self.tracks.items():
            lines = [f"id: {track}", f"name: {json.dumps(self.names.get(track, track.title()))}", "levels:"]
            for level, fields in levels.items():
                lines.append(f"  - level: {level}")
                for name, statements in fields.items():
                    lines.append(f"    {name}:")
                    lines += [f"      - {json.dumps(said.text)}" for said in statements]
            files[f"tracks/{track}.yaml"] = "\n".join(lines) + "\n"
        return {path: text.encode() for path, text in files.items()}

    def whole(self) -> Whole:
        return whole_of(self.files())


def whole_of(files: dict[str, bytes]) -> Whole:
    tree = MemoryTree(files)
    (asked,) = find_ladders(tree, [""])
    return load_whole(tree, asked.files)


def random_ladder(dice: random.Random) -> tuple[EditedLadder, list[str]]:
    """Return a ladder, and statements that it does not have."""
    texts = list(pool())
    dice.shuffle(texts)
    levels = {number: f"Level {number}" for number in range(1, dice.randint(3, 5))}
    tracks = {
        name: {
            level: {
                "signals": [Said(texts.pop()) for _ in range(dice.randint(1, 4))],
                "examples": [Said(texts.pop()) for _ in range(dice.randint(1, 2))],
            }
            for level in levels
        }
        for name in ("alpha", "beta", "gamma")[: dice.randint(2, 3)]
    }
    return EditedLadder(levels, tracks), texts


class Editor:
    """Does known edits to a ladder, each to statements that no other touches, and notes what is to be told of them."""

    def __init__(self, ladder: EditedLadder, fresh: list[str], dice: random.Random) -> None:
        self.ladder = ladder
        self.fresh = fresh
        self.dice = dice
        self.expected: list[Expected] = []
        self.bump = Bump.NONE

    def edit(self, most: int) -> None:
        edits: list[Callable[[], None]] = [
            self.add, self.add_example, self.remove, self.put_otherwise, self.ask_more, self.respell, self.promote,
            self.demote, self.hand_over, self.split, self.merge,
        ]  # fmt: skip
        for edit in self.dice.choices(edits, k=self.dice.randint(0, most)):
            edit()
        for edit in self.dice.sample([self.new_track, self.rename_track, self.rename_level], k=self.dice.randint(0, 2)):
            edit()

    def note(
        self, kind: Kind, before: tuple[str, ...], after: tuple[str, ...], bump: Bump, part: Part = Part.STATEMENT
    ) -> None:
        self.expected.append((kind, part, before, after))
        self.bump = max(self.bump, bump)

    def pick(
        self, name: str = "signals", levels: Callable[[int], bool] = lambda _: True
    ) -> tuple[str, int, Said] | None:
        """Return a statement that nothing was done to yet."""
        found = [
            (track, level, said)
            for track, by_level in self.ladder.tracks.items()
            for level, fields in by_level.items()
            if levels(level)
            for said in fields.get(name, ())
            if not said.touched
        ]
        if not found:
            return None
        track, level, said = self.dice.choice(found)
        said.touched = True
        return track, level, said

    def place(self, track: str, level: int, said: Said, name: str = "signals") -> None:
        said.touched = True
        statements = self.ladder.tracks[track][level][name]
        statements.insert(self.dice.randint(0, len(statements)), said)

    def take(self, track: str, level: int, said: Said) -> None:
        self.ladder.tracks[track][level]["signals"] = [
            other for other in self.ladder.tracks[track][level]["signals"] if other is not said
        ]

    def add(self) -> None:
        text = self.fresh.pop()
        self.place(self.dice.choice(list(self.ladder.tracks)), self.dice.choice(list(self.ladder.levels)), Said(text))
        self.note(Kind.ADDED, (), (text,), Bump.MAJOR)

    def add_example(self) -> None:
        text = self.fresh.pop()
        place = self.dice.choice(list(self.ladder.tracks)), self.dice.choice(list(self.ladder.levels))
        self.place(*place, Said(text), "examples")
        self.note(Kind.ADDED, (), (text,), Bump.MINOR)

    def remove(self) -> None:
        if (found := self.pick()) is not None:
            self.take(*found)
            self.note(Kind.REMOVED, (found[2].text,), (), Bump.MINOR)

    def reword(self, into: Callable[[str], str], bump: Bump) -> None:
        if (found := self.pick()) is not None:
            said = found[2]
            before, said.text = said.text, into(said.text)
            self.note(Kind.REWORDED, (before,), (said.text,), bump)

    def put_otherwise(self) -> None:
        self.reword(lambda text: text.rsplit(" ", 1)[0], Bump.MINOR)

    def ask_more(self) -> None:
        self.reword(lambda text: f"{text} and publishes findings", Bump.MAJOR)

    def respell(self) -> None:
        self.reword(lambda text: f"{text}.", Bump.PATCH)

    def move(self, step: int, bump: Bump) -> None:
        levels = self.ladder.levels
        if (found := self.pick(levels=lambda level: level + step in levels)) is not None:
            track, level, said = found
            self.take(*found)
            self.place(track, level + step, said)
            self.note(Kind.MOVED, (said.text,), (said.text,), bump)

    def promote(self) -> None:
        self.move(1, Bump.MINOR)

    def demote(self) -> None:
        self.move(-1, Bump.MAJOR)

    def hand_over(self) -> None:
        if (found := self.pick()) is not None:
            track, level, said = found
            self.take(*found)
            self.place(next(other for other in self.ladder.tracks if other != track), level, said)
            self.note(Kind.MOVED, (said.text,), (said.text,), Bump.MAJOR)

    def split(self) -> None:
        if (found := self.pick()) is not None:
            track, level, said = found
            verb, *rest = said.text.split(" ")
            half = len(rest) // 2
            parts = [f"{verb} {' '.join(rest[:half])}", f"{verb} {' '.join(rest[half:])}"]
            self.dice.shuffle(parts)
            self.take(*found)
            for part in parts:
                self.place(track, level, Said(part))
            self.note(Kind.SPLIT, (said.text,), tuple(sorted(parts)), Bump.MINOR)

    def merge(self) -> None:
        if (found := self.pick()) is None:
            return
        track, level, one = found
        others = [said for said in self.ladder.tracks[track][level]["signals"] if not said.touched]
        if not others:
            return
        other = others[0]
        text = f"{one.text} and {other.text[0].lower()}{other.text[1:]}"
        self.take(track, level, one)
        self.take(track, level, other)
        self.place(track, level, Said(text))
        self.note(Kind.MERGED, tuple(sorted((one.text, other.text))), (text,), Bump.MINOR)

    def new_track(self) -> None:
        texts = [self.fresh.pop() for _ in range(3)]
        self.ladder.tracks["omega"] = {1: {"signals": [Said(text, True) for text in texts]}}
        self.note(Kind.ADDED, (), ("Omega",), Bump.MAJOR, Part.TRACK)

    def rename_track(self) -> None:
        self.ladder.names["alpha"] = "Handicraft"
        self.note(Kind.RENAMED, ("Alpha",), ("Handicraft",), Bump.MINOR, Part.TRACK)

    def rename_level(self) -> None:
        self.ladder.levels[2] = "Journeyman"
        self.note(Kind.RENAMED, ("Level 2",), ("Journeyman",), Bump.MINOR, Part.LEVEL)


def told(change: Change) -> Expected:
    """Return what a test expects of a change, in the form in which it is noted."""
    before, after = (tuple(side.text for side in sides) for sides in (change.before, change.after))
    if change.kind in (Kind.SPLIT, Kind.MERGED):
        before, after = tuple(sorted(before)), tuple(sorted(after))
    return change.kind, change.part, before, after


def compared(before: EditedLadder | Whole, after: EditedLadder | Whole) -> Comparison:
    one, other = (side if isinstance(side, Whole) else side.whole() for side in (before, after))
    return compare(one, other)
