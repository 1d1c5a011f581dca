"""One walk over a ladder: each part goes to the rules that ask for it, and what they find is sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ladderlint import syntax
from ladderlint.build import build_ladder, build_track
from ladderlint.comparison import Comparison
from ladderlint.config import Config, ConfigFile
from ladderlint.crew import Bound, Crews
from ladderlint.diagnostic import Diagnostic, KeptExport, Report, Suppressed, Suppression
from ladderlint.discovery import Asked
from ladderlint.model import Ladder, Statement, Text, Track, TrackLevel
from ladderlint.nodes import Document
from ladderlint.prose import forget
from ladderlint.rule import Context
from ladderlint.sieve import Found, Sieve
from ladderlint.tree import Tree, Unreadable
from ladderlint.voice import Voice, Voices

if TYPE_CHECKING:
    from ladderlint.baseline import Baseline, Judged
    from ladderlint.suppress import Suppressions

# How many parts are shown to one rule before the next has its turn: what `prose` keeps of each text is still there.
BATCH: Final = 256
# Whoever doubles a hundred spaces in one statement has understood after these.
MOST_IN_ONE_TEXT: Final = 50
CRASH: Final = "lint/rule-crash"
# What a comment must hold for the linter to read the comments of a file, which takes a while.
TO_LINTER: Final = "ladderlint:"

Work = Callable[[Any, Context], Iterable[Any]]
Tick = Callable[[], None]


class Outcome(NamedTuple):
    """What came of linting one ladder. `failed` means that it could not be linted as it was meant to be.

    `judged` says what became of the entries of the baseline, if there is one.
    """

    report: Report
    failed: bool
    judged: Judged | None = None


def lint_ladder(
    tree: Tree, asked: Asked, config: Config, tick: Tick = lambda: None, comparison: Comparison | None = None
) -> Outcome:
    """Lint one ladder and report on the files that were asked about. Each track that had its turn is a `tick`.

    Without a `comparison` with what the ladder said before, the rules on that do not run.
    """
    return _Run(tree, asked, config, tick, comparison).outcome()


class _Run:
    def __init__(self, tree: Tree, asked: Asked, config: Config, tick: Tick, comparison: Comparison | None) -> None:
        self.tree = tree
        self.asked = asked
        self.config = config
        self.tick = tick
        self.comparison = comparison
        self.found: list[Diagnostic] = []
        self.errors: list[str] = []
        self.files: list[str] = []
        self.failed = False
        self.ladder: Ladder | None = None
        self.saw_all = False
        self.suppressions: Suppressions | None = None
        # The files of each track by its id, which several may have by mistake.
        self.tracks: dict[str, list[str]] = {}
        self.inferred: Voices | None = None
        self.crashed: set[str] = set()
        self.crews = Crews(config, asked.files, self.voices, compared=comparison is not None)
        self.crew = self.whole = self.crews.of(asked.files.ladder)
        self.gatherers: list[Bound] = []

    def outcome(self) -> Outcome:
        if self.config.unsound:
            for file in self.config.unsound:
                self.lint_config(file)
        else:
            self.lint_files()
        suppressed = self.suppress()
        # What is said twice of one place in the same words is one finding.
        once = {diagnostic.order: diagnostic for diagnostic in self.found}
        ordered = [once[order] for order in sorted(once)]
        found, baseline = tuple(_numbered(ordered)), self.config.baseline
        told, known, judged = (found, (), None) if baseline is None else self.divide(found, baseline)
        report = Report(told, tuple(sorted(self.files)), tuple(self.errors), tuple(suppressed), known)
        return Outcome(report, self.failed or bool(self.errors), judged)

    def suppress(self) -> list[Suppressed]:
        """Take out of what was found what comments suppress, and judge the comments."""
        if self.suppressions is None:
            return []
        across = {bound.rule.name for bound in self.gatherers}
        self.found, suppressed, comments = self.sieve().by_comments(
            self.found, self.suppressions, across, self.asked.covers
        )
        for path, those in groupby(comments, lambda comment: comment.location.path):
            self.crew = self.crews.of(path)
            self.check(Suppression, list(those))
        return suppressed

    def sieve(self) -> Sieve:
        return Sieve(self.config, self.ladder, self.crews.of, self.crashed, saw_all=self.saw_all)

    def divide(self, found: Found, baseline: Baseline) -> tuple[Found, Found, Judged]:
        """Divide findings into those to tell and those that the baseline holds, and judge its entries."""
        return self.sieve().by_baseline(found, baseline, self.asked.files, self.tracks)

    def lint_config(self, file: ConfigFile) -> None:
        self.failed = True
        self.files.append(file.document.path)
        self.turn_to(file.document)
        self.check(Document, [file.document])
        self.check(ConfigFile, [file])

    def lint_files(self) -> None:
        head = self.read(self.asked.files.ladder, "ladder")
        ladder = self.ladder = build_ladder(head) if head is not None else None
        if head is not None:
            self.listen_to(head)
        self.crews.meet(ladder)
        self.whole = self.crews.of_the_whole()
        self.gatherers = [bound for bound in self.whole.bound if bound.rule.gather is not None]
        unread = head is None or head.root is None
        for path in self.asked.files.tracks:
            reported = self.asked.covers(path)
            if not reported and not self.gatherers:
                continue
            document = self.read(path, "track")
            unread |= document is None or document.root is None
            if document is not None:
                self.listen_to(document)
                self.lint_track(document, reported)
                forget()
            self.tick()
        if head is None:
            return
        for bound in self.whole.bound:
            bound.context.complete = not unread
        self.saw_all = not unread and all(map(self.asked.covers, (head.path, *self.asked.files.tracks)))
        self.turn_to(head)
        if self.asked.covers(head.path):
            self.files.append(head.path)
            self.check(Document, [head])
            self.check(Text, ladder.texts if ladder is not None else ())
        if ladder is not None:
            self.check_whole(ladder)
            self.found = [diagnostic for diagnostic in self.found if self.asked.covers(diagnostic.path)]
        forget()

    def check_whole(self, ladder: Ladder) -> None:
        """Show the ladder to the rules on the whole; what they find is told as the file wants it where it stands."""
        found: list[Diagnostic] = []
        for kind, parts in self.wholes(ladder):
            for bound in self.whole.by_part.get(kind, ()):
                self.collect(bound, bound.rule.check, parts, found)
        if self.config.overridden is None:
            self.found += found
            return
        for diagnostic in found:
            severity = self.crews.of(diagnostic.path).severities.get(diagnostic.rule)
            if severity is not None:
                same = severity is self.whole.severities[diagnostic.rule]
                self.found.append(diagnostic if same else diagnostic._replace(severity=severity))

    def wholes(self, ladder: Ladder) -> Iterator[tuple[type, Sequence[Any]]]:
        """Yield what there is of the whole ladder, by its kind."""
        yield Ladder, [ladder]
        if self.comparison is not None:
            yield Comparison, [self.comparison]
        for bound in self.whole.by_part.get(KeptExport, ()):
            from ladderlint.kept_exports import kept_exports

            yield KeptExport, [*kept_exports(self.tree, self.asked.files, bound.context.options.exports)]

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
        self.tracks.setdefault(track.id, []).append(document.path)
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

    def listen_to(self, document: Document) -> None:
        """Note what the comments of a file say to the linter."""
        if TO_LINTER in document.source.text:
            from ladderlint.suppress import Suppressions

            self.suppressions = self.suppressions or Suppressions()
            self.suppressions.note(document, self.ladder)

    def turn_to(self, document: Document) -> None:
        self.crew = self.crews.of(document.path)
        for bound in self.crew.bound:
            bound.context.document = document
        for bound in self.whole.bound if self.whole is not self.crew else ():
            bound.context.document = document

    def check(self, kind: type, parts: Sequence[Any]) -> None:
        """Show parts of one kind to the rules that ask for it."""
        most = MOST_IN_ONE_TEXT if kind in (Statement, Text) else None
        for begin in range(0, len(parts), BATCH):
            batch = parts[begin : begin + BATCH]
            for bound in self.crew.by_part.get(kind, ()):
                self.collect(bound, bound.rule.check, batch, self.found, most)

    def collect(self, bound: Bound, work: Work, parts: Sequence[Any], into: list[Any], most: int | None = None) -> None:
        """Add what a rule yields for some parts. One that raises is named once, and not asked again in this run."""
        if bound.rule.name in self.crashed:
            return
        part, context = None, bound.context
        try:
            for part in parts:
                found = work(part, context)
                if found:  # most rules answer most parts with an empty tuple
                    into.extend(islice(found, most))
        except Exception as error:  # a rule may raise anything, and the others must still be heard
            self.failed = True
            self.crashed.add(bound.rule.name)
            self.found.extend(self.crash(bound, part, error))

    def crash(self, broken: Bound, part: object, error: Exception) -> Iterator[Diagnostic]:
        trouble = f"{type(error).__name__}: {error}"
        message = f"the rule {broken.rule.name} broke here ({trouble}); please report it, and ignore the rule meanwhile"
        teller = next((bound.context for bound in self.crew.bound if bound.rule.name == CRASH), None)
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
