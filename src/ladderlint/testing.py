"""A rule's examples, held to what they say: for the tests of this project's rules and of a house's own."""

from __future__ import annotations

from ladderlint import edits, syntax
from ladderlint.config import Chosen, Config, read_config, resolve
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.discovery import find_ladders
from ladderlint.engine import lint_ladder
from ladderlint.examples import Mark, prepare
from ladderlint.rule import Bad, Good, Rule
from ladderlint.tree import MemoryTree


def problems_of(rule: Rule) -> list[str]:
    """Return what is wrong with a rule's page and examples; an empty list means that they hold."""
    problems = []
    if not rule.title.endswith("."):
        problems.append("the docstring must begin with a sentence that says what the rule wants")
    if rule.on:
        problems += [
            f"there is no {kind.__name__} example"
            for kind in (Good, Bad)
            if not any(isinstance(example, kind) for example in rule.examples)
        ]
    for number, example in enumerate(rule.examples, 1):
        problems += [f"example {number}: {problem}" for problem in problems_of_example(rule, example)]
    return problems


def problems_of_example(rule: Rule, example: Good | Bad) -> list[str]:
    """Return how what a rule finds in an example differs from what the example says; empty means that it holds."""
    prepared = prepare(example)
    found = findings(rule, prepared.files, example.options)
    if isinstance(example, Good):
        return [f"found in good text: {diagnostic.message}" for diagnostic in found]
    says = (example.says,) if isinstance(example.says, str) else example.says
    messages = [diagnostic.message for diagnostic in found]
    problems = []
    if messages != list(says) and set(messages) != set(says):
        problems.append(f"says {messages}, not {list(says)}")
    if (places := [_mark(diagnostic) for diagnostic in found]) != sorted(prepared.found):
        problems.append(f"points at {places}, not at {list(prepared.found)}")
    related = [
        Mark(other.location.path, other.location.start, other.location.end)
        for diagnostic in found
        for other in diagnostic.related
    ]
    problems += _problems_of_fixes(rule, example, prepared.files, found)
    if prepared.related and sorted(related) != sorted(prepared.related):
        problems.append(f"relates to {related}, not to {list(prepared.related)}")
    return problems


def _problems_of_fixes(rule: Rule, example: Bad, files: dict[str, bytes], found: list[Diagnostic]) -> list[str]:
    """Return what is wrong with the fixes of an example: each must be proved, and mend what was found."""
    mended = dict(files)
    for path in {diagnostic.path for diagnostic in found if diagnostic.fix is not None}:
        ops = [op for each in found if each.path == path and each.fix is not None for op in each.fix.ops]
        text = edits.apply(syntax.read(path, files[path], "track"), ops)
        if text is None:
            return [f"the fixes in {path} can't be done, or not proved"]
        mended[path] = text.encode()
    problems = []
    left = [each.message for each in findings(rule, mended, example.options) if each.fix is not None]
    if left and mended != files:
        problems.append(f"its own fix leaves or makes: {left}")
    if example.fixed is not None and mended != (wanted := prepare(Good(example.fixed)).files):
        differing = [mended[path].decode() for path in mended if mended[path] != wanted.get(path)]
        problems.append(f"is mended to {differing}")
    return problems


def findings(rule: Rule, files: dict[str, bytes], options: object = None) -> list[Diagnostic]:
    """Return what one rule finds in a ladder held in memory; `options` are the rule's own, or its defaults."""
    tree = MemoryTree(files)
    in_force = options if options is not None or rule.options is None else rule.options()
    file = read_config("ladderlint.yaml", tree.read("ladderlint.yaml")) if tree.has("ladderlint.yaml") else None
    voices = resolve(tree, "").voices
    config = Config(file, (Chosen(rule, rule.severity, in_force),), Severity.ERROR, (), voices)
    (asked,) = find_ladders(tree, [""])
    return list(lint_ladder(tree, asked, config)[0].diagnostics)


def _mark(diagnostic: Diagnostic) -> Mark:
    location = diagnostic.location
    return Mark(location.path, location.start, location.end)
