"""One walk over a ladder: each part goes to the rules that ask for it, and what they find is sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any, Final, NamedTuple

from ladderlint import syntax
from ladderlint.build import build_ladder, build_track
from ladderlint.config import Chosen, Config, ConfigFile
from ladderlint.diagnostic import Diagnostic, Report
from ladderlint.discovery import Asked
from ladderlint.model import Ladder, Statement, Text, Track, TrackLevel
from ladderlint.nodes import Document
from ladderlint.prose import forget
from ladderlint.rule import Context
from ladderlint.tree import Tree, Unreadable
from ladderlint.voice import Voice, Voices

# How many parts are shown to one rule before the next has its turn: what `prose` keeps of each text is still there.
BATCH: Final = 256
# Whoever doubles a hundred spaces in one statement has understood after these.
MOST_IN_ONE_TEXT: Final = 50
CRASH: Final = "lint/rule-crash"

Work = Callable[[Any, Context], Iterable[Any]]
Tick = Callable[[], None]


class Outcome(NamedTuple):
    """What came of linting one ladder. `failed` means that it could not be linted as it was meant to be."""

    report: Report
    failed: bool


def lint_ladder(tree: Tree, asked: Asked, config: Config, tick: Tick = lambda: None) -> Outcome:
    """Lint one ladder and report on the files that were asked about. Each track that had its turn is a `tick`."""
    return _Run(tree, asked, config, tick).outcome()


class _Bound:
    """A rule at work in one run."""

    def __init__(self, chosen: Chosen) -> None:
        self.rule = chosen.rule
        self.context = Context(*chosen)
        self.crashed = False


class _Run:
    def __init__(self, tree: Tree, asked: Asked, config: Config, tick: Tick) -> None:
        self.tree = tree
        self.asked = asked
        self.config = config
        self.tick = tick
        self.found: list[Diagnostic] = []
        self.errors: list[str] = []
        self.files: list[str] = []
        self.failed = False
        self.bound = [_Bound(chosen) for chosen in config.chosen]
        self.by_part: dict[type, list[_Bound]] = {}
        for bound in self.bound:
            for part in bound.rule.on:
                self.by_part.setdefault(part, []).append(bound)
            bound.context.find_voices = self.voices
        self.inferred: Voices | None = None
        self.gatherers = [bound for bound in self.bound if bound.rule.gather is not None]

    def outcome(self) -> Outcome:
        if self.config.file is not None and not self.config.file.sound:
            self.lint_config(self.config.file)
        else:
            self.lint_files()
        ordered = sorted(self.found, key=lambda diagnostic: diagnostic.order)
        report = Report(tuple(_numbered(ordered)), tuple(sorted(self.files)), tuple(self.errors))
        return Outcome(report, self.failed or bool(self.errors))

    def lint_config(self, file: ConfigFile) -> None:
        self.failed = True
        self.files.append(file.document.path)
        self.turn_to(file.document)
        self.check(Document, [file.document])
        self.check(ConfigFile, [file])

    def lint_files(self) -> None:
        head = self.read(self.asked.files.ladder, "ladder")
        ladder = build_ladder(head) if head is not None else None
        for bound in self.bound:
            bound.context.ladder = ladder
        unread = head is None or head.root is None
        for path in self.asked.files.tracks:
            reported = self.asked.covers(path)
            if not reported and not self.gatherers:
                continue
            document = self.read(path, "track")
            unread |= document is None or document.root is None
            if document is not None:
                self.lint_track(document, reported)
                forget()
            self.tick()
        if head is None:
            return
        for bound in self.bound:
            bound.context.complete = not unread
        self.turn_to(head)
        if self.asked.covers(head.path):
            self.files.append(head.path)
            self.check(Document, [head])
            self.check(Text, ladder.texts if ladder is not None else ())
        if ladder is not None:
            self.check(Ladder, [ladder])
            self.found = [diagnostic for diagnostic in self.found if self.asked.covers(diagnostic.path)]
        forget()

    def voices(self) -> Voices:
        """Return the voice of each field. To infer one takes a look at the whole ladder, before it can be judged."""
        if Voice.INFER not in self.config.voices:
            return self.config.voices
        if self.inferred is None:
            from ladderlint.voice_inference import infer_voices

            self.inferred = infer_voices(self.config.voices, self.all_tracks())
        return self.inferred

    def all_tracks(self) -> Iterator[Track]:
        """Yield the ladder's tracks as far as they can be read; what can't be is told when it has its turn."""
        for path in self.asked.files.tracks:
            with suppress(Unreadable):
                track = build_track(syntax.read(path, self.tree.read(path), "track"))
                if track is not None:
                    yield track

    def lint_track(self, document: Document, reported: bool) -> None:
        self.turn_to(document)
        track = build_track(document)
        if reported:
            self.files.append(document.path)
            self.check(Document, [document])
        if track is None:
            return
        for bound in self.gatherers:
            if bound.rule.gather is not None:
                self.collect(bound, bound.rule.gather, [track], bound.context.gathered)
        if reported:
            self.check(Track, [track])
            self.check(Text, track.texts)
            self.check(TrackLevel, track.levels)
            self.check(Statement, [statement for level in track.levels for statement in level.statements])

    def read(self, path: str, role: str) -> Document | None:
        try:
            return syntax.read(path, self.tree.read(path), role)
        except Unreadable as error:
            self.errors.append(str(error))
            return None

    def turn_to(self, document: Document) -> None:
        for bound in self.bound:
            bound.context.document = document

    def check(self, kind: type, parts: Sequence[Any]) -> None:
        """Show parts of one kind to the rules that ask for it."""
        most = MOST_IN_ONE_TEXT if kind in (Statement, Text) else None
        for begin in range(0, len(parts), BATCH):
            batch = parts[begin : begin + BATCH]
            for bound in self.by_part.get(kind, ()):
                self.collect(bound, bound.rule.check, batch, self.found, most)

    def collect(
        self, bound: _Bound, work: Work, parts: Sequence[Any], into: list[Any], most: int | None = None
    ) -> None:
        """Add what a rule yields for some parts. One that raises is named once, and not asked again in this run."""
        if bound.crashed:
            return
        part, context = None, bound.context
        try:
            for part in parts:
                found = work(part, context)
                if found:  # most rules answer most parts with an empty tuple
                    into.extend(islice(found, most))
        except Exception as error:  # a rule may raise anything, and the others must still be heard
            bound.crashed = self.failed = True
            self.found.extend(self.crash(bound, part, error))

    def crash(self, broken: _Bound, part: object, error: Exception) -> Iterator[Diagnostic]:
        trouble = f"{type(error).__name__}: {error}"
        message = f"the rule {broken.rule.name} broke here ({trouble}); please report it, and ignore the rule meanwhile"
        teller = next((bound.context for bound in self.bound if bound.rule.name == CRASH), None)
        document = broken.context.document
        node = getattr(part, "node", document.root if document is not None else None)
        if teller is not None and node is not None:
            yield teller.report(node, message)
        else:
            self.errors.append(message)


def _numbered(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Tell findings apart that share an identity, so that each has a fingerprint of its own."""
    seen: dict[tuple[str, ...], int] = {}
    for diagnostic in diagnostics:
        identity = diagnostic.identity
        occurrence = seen.get(identity, 0)
        seen[identity] = occurrence + 1
        yield diagnostic._replace(occurrence=occurrence) if occurrence else diagnostic
