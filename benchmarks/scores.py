"""How right the wording rules are on a labelled ladder: findings against labels, family by family."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from corpus import Corpus, Key, Labelled, Place

from ladderlint import syntax
from ladderlint.api import lint_tree
from ladderlint.build import build_track
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.tree import MemoryTree

# What is looked for: the rules that do, and the labels that say it is there.
FAMILIES: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "tense, verb first": (
        (
            "wording/signal-tense", "wording/summary-tense", "wording/example-tense", "wording/verb-first",
            "wording/mixed-tense",
        ),
        ("tense", "tense-signal", "tense-summary", "tense-example", "not-verb-first", "mixed-tense"),
    ),
    "not demonstrable": (("wording/not-demonstrable",), ("modal", "not-verb-first")),
    "exact duplicates": (
        ("progression/identical-levels", "duplication/in-level", "duplication/across-tracks"), ("duplicate-exact",),
    ),
    "near duplicates": (
        (
            "progression/near-identical-levels", "progression/intensifier-only", "progression/scope-shrinks",
            "duplication/near",
        ),
        ("duplicate-near",),
    ),
    "spelling": (("wording/spelling",), ("spelling",)),
    "spelling variants": (("wording/spelling-variant",), ("spelling-variant",)),
    "repeated words": (("wording/repeated-word",), ("repeated-word",)),
    "white space": (("wording/extra-whitespace",), ("whitespace",)),
    "characters": (("wording/invisible-character", "wording/quotes"), ("unicode",)),
    "punctuation": (("wording/trailing-punctuation",), ("punctuation",)),
    "grammar": (("wording/article", "wording/wrong-phrase"), ("grammar", "punctuation")),
    "names and terms": (
        ("wording/capital-start", "wording/brand-case", "wording/term-consistency"),
        ("capitalisation", "punctuation", "spelling", "tense"),
    ),
    "inclusive language": (("wording/inclusive-language",), ("exclusive-term",)),
    "acronyms": (("wording/undefined-acronym",), ("jargon",)),
    "placeholders": (("wording/placeholder",), ("placeholder",)),
    "length": (("wording/length",), ("too-long",)),
}  # fmt: skip
# Two labels of one defect: what is found under one of them is found.
_OTHER_NAMES: Final = {"grammar": ("mixed-tense", "spelling", "repeated-word")}
# A word that only its house can explain is no slip; it has a family of its own.
NOT_CLEAR: Final = frozenset(("jargon",))
FAMILY_OF: Final = {rule: family for family, (rules, _) in FAMILIES.items() for rule in rules}


class Finding(NamedTuple):
    """What a rule said of one statement; a grouped finding says it of several."""

    rule: str
    severity: Severity
    statement: Labelled
    message: str


class Score(NamedTuple):
    """What came of one family: findings that are right, false alarms, and labels that were not found."""

    right: tuple[Finding, ...]
    wrong: tuple[Finding, ...]
    missed: tuple[Labelled, ...]

    @property
    def precision(self) -> float:
        return len(self.right) / (len(self.right) + len(self.wrong)) if self.right or self.wrong else 1.0

    @property
    def recall(self) -> float:
        found = len({finding.statement.key for finding in self.right if _is_clear_or_medium(finding)})
        return found / (found + len(self.missed)) if found or self.missed else 1.0


def find(corpus: Corpus) -> Iterator[Finding]:
    """Yield what the default rules find in a corpus, statement by statement."""
    tree = MemoryTree(corpus.files)
    by_place = {statement.place: statement for statement in corpus.statements}
    report = lint_tree(tree, [""]).report
    if report.errors:
        raise RuntimeError("; ".join(report.errors))
    lines = _by_line(corpus)
    for diagnostic in report.diagnostics:
        for statement in _statements(diagnostic, by_place, lines):
            yield Finding(diagnostic.rule, diagnostic.severity, statement, diagnostic.message)


def _statements(
    diagnostic: Diagnostic,
    by_place: Mapping[Place, Labelled],
    lines: Mapping[tuple[str, int], Labelled],
) -> list[Labelled]:
    """Return what a finding is about: its statement, and of a repetition all but the first."""
    subject = diagnostic.subject
    own = by_place.get((subject.track or "", subject.level or "", subject.field or "", subject.ordinal or 0))
    if FAMILY_OF.get(diagnostic.rule, "").endswith("duplicates"):
        places = [(other.location.path, other.location.start.line) for other in diagnostic.related]
        found = {statement.key: statement for place in places if (statement := lines.get(place)) is not None}
        if own is not None:
            found[own.key] = own
        order = {statement.key: number for number, statement in enumerate(by_place.values())}
        ordered = sorted(found.values(), key=lambda statement: order[statement.key])
        # The first is the one that the others repeat, unless somebody labelled it too.
        return ordered if ordered and _is_labelled(ordered[0], diagnostic.rule) else ordered[1:]
    return [own] if own is not None else []


def _is_labelled(statement: Labelled, rule: str) -> bool:
    return any(label.rule in FAMILIES[FAMILY_OF[rule]][1] for label in statement.labels)


def _by_line(corpus: Corpus) -> dict[tuple[str, int], Labelled]:
    """Return the statements by their file and line; in the ladders made here each has a line of its own."""
    by_place = {statement.place: statement for statement in corpus.statements}
    found = {}
    for path, data in corpus.files.items():
        track = build_track(syntax.read(path, data, "track")) if path.startswith("tracks/") else None
        for level in track.levels if track is not None else ():
            for statement in level.statements:
                line = statement.node.source.position(statement.node.start).line
                place = (statement.track, statement.level, statement.field, statement.ordinal)
                found[path, line] = by_place[place]
    return found


def score(corpus: Corpus, findings: Sequence[Finding], family: str) -> Score:
    """Return how right a family's findings are, and which of its labels they miss."""
    rules, labels = FAMILIES[family]
    repeats = _repeats(corpus) if family.endswith("duplicates") else frozenset()
    right: dict[tuple[Key, str], Finding] = {}
    wrong: dict[tuple[Key, str], Finding] = {}
    for finding in findings:
        if finding.rule in rules:
            named = any(label.rule in labels for label in finding.statement.labels)
            into = right if named or finding.statement.key in repeats else wrong
            into.setdefault((finding.statement.key, finding.rule), finding)
    found = {finding.statement.key for finding in right.values()}
    own = labels[:1] if family in ("grammar", "names and terms", "not demonstrable") else labels
    missed = [
        statement
        for statement in corpus.statements
        if statement.key not in found
        and any(label.rule in own and label.confidence in ("high", "medium") for label in statement.labels)
    ]
    return Score(tuple(right.values()), tuple(wrong.values()), tuple(missed))


def _repeats(corpus: Corpus) -> frozenset[Key]:
    """Return the statements that repeat an earlier one, whether somebody labelled them or not.

    That is what stands again letter by letter, and the names of competencies that FT operations has at each level.
    """
    seen: set[str] = set()
    found = set()
    for statement in corpus.statements:
        text = " ".join(statement.text.casefold().split()).rstrip(".,")
        if text in seen or {"file=operations", "kind=summary"} <= set(statement.key):
            found.add(statement.key)
        seen.add(text)
    return frozenset(found)


def _is_clear_or_medium(finding: Finding) -> bool:
    labels = FAMILIES[FAMILY_OF[finding.rule]][1]
    confidences = {label.confidence for label in finding.statement.labels if label.rule in labels}
    return bool(confidences & {"high", "medium"}) or not confidences


def clear_defects(corpus: Corpus, findings: Sequence[Finding], scores: Mapping[str, Score]) -> tuple[int, int, int]:
    """Return how many clear defects are found, how many there are, and how many false alarms come with them."""
    rules: dict[Key, set[str]] = defaultdict(set)
    for finding in findings:
        rules[finding.statement.key].add(finding.rule)
    clear = [
        (statement, label.rule)
        for statement in corpus.statements
        for label in statement.labels
        if label.confidence == "high" and label.rule not in NOT_CLEAR
    ]
    looking = {
        label: {
            rule
            for rules_of, labels in FAMILIES.values()
            if label in labels or set(_OTHER_NAMES.get(label, ())) & set(labels)
            for rule in rules_of
        }
        for label in {label for _, label in clear}
    }
    found = sum(bool(rules[statement.key] & looking[label]) for statement, label in clear)
    false = {
        (finding.statement.key, finding.rule)
        for family, score_of in scores.items()
        if family != "acronyms"
        for finding in score_of.wrong
    }
    return found, len(clear), len(false)
