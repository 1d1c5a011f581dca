"""A rule's examples, held to what they say: for the tests of this project's rules and of a house's own.

@pytest.mark.parametrize("case", ladderlint.testing.cases(house_rules), ids=str)
def test_the_rules_keep_what_their_pages_say(case):
    assert case.problems() == []
"""

from __future__ import annotations

from types import ModuleType
from typing import NamedTuple

from ladderlint import edits, syntax
from ladderlint.api import lint_tree
from ladderlint.config import Chosen, Config, Flags, read_config, resolve
from ladderlint.diagnostic import Diagnostic, Severity, Stale, Suppression
from ladderlint.discovery import find_ladders
from ladderlint.engine import lint_ladder
from ladderlint.examples import Example, Mark, prepare
from ladderlint.rule import Bad, Good, Rule
from ladderlint.tree import MemoryTree


class Case(NamedTuple):
    """One thing to test of a rule: an example, or without one its page."""

    rule: Rule
    number: int = 0

    def __str__(self) -> str:
        if not self.number:
            return f"{self.rule.name} page"
        return f"{self.rule.name} {type(self.rule.examples[self.number - 1]).__name__} {self.number}"

    def problems(self) -> list[str]:
        """Return what is wrong; an empty list means that it holds."""
        if not self.number:
            return _problems_of_page(self.rule)
        return problems_of_example(self.rule, self.rule.examples[self.number - 1])


def cases(module: ModuleType) -> list[Case]:
    """Return what there is to test of the rules in a module of a house's own, or in all modules of a package.

    Raises LadderlintError where there is no rule, or one that `ladderlint check` would refuse.
    """
    from ladderlint.plugins import rules_of

    return [Case(rule, number) for rule in rules_of(module) for number in range(len(rule.examples) + 1)]


def problems_of(rule: Rule) -> list[str]:
    """Return what is wrong with a rule's page and examples; an empty list means that they hold."""
    problems = _problems_of_page(rule)
    for number, example in enumerate(rule.examples, 1):
        problems += [f"example {number}: {problem}" for problem in problems_of_example(rule, example)]
    return problems


def _problems_of_page(rule: Rule) -> list[str]:
    problems = []
    if not rule.title.endswith("."):
        problems.append("the docstring must begin with a sentence that says what the rule wants")
    if rule.on:
        problems += [
            f"there is no {kind.__name__} example"
            for kind in (Good, Bad)
            if not any(isinstance(example, kind) for example in rule.examples)
        ]
    return problems


def problems_of_example(rule: Rule, example: Good | Bad) -> list[str]:
    """Return how what a rule finds in an example differs from what the example says; empty means that it holds."""
    prepared = prepare(example)
    try:
        found = findings(rule, prepared.files, example.options, prepared.base)
    except AssertionError as broken:
        return [str(broken)]
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
    problems += _problems_of_fixes(rule, example, prepared, found)
    if prepared.related and sorted(related) != sorted(prepared.related):
        problems.append(f"relates to {related}, not to {list(prepared.related)}")
    return problems


def _problems_of_fixes(rule: Rule, example: Bad, prepared: Example, found: list[Diagnostic]) -> list[str]:
    """Return what is wrong with the fixes of an example: each must be proved, and mend what was found."""
    files = prepared.files
    mended = dict(files)
    for path in {diagnostic.path for diagnostic in found if diagnostic.fix is not None}:
        ops = [op for each in found if each.path == path and each.fix is not None for op in each.fix.ops]
        text = edits.apply(syntax.read(path, files[path], "track"), ops)
        if text is None:
            return [f"the fixes in {path} can't be done, or not proved"]
        mended[path] = text.encode()
    problems = []
    still = findings(rule, mended, example.options, prepared.base)
    left = [each.message for each in still if each.fix is not None]
    if left and mended != files:
        problems.append(f"its own fix leaves or makes: {left}")
    if example.fixed is not None and mended != (wanted := prepare(Good(example.fixed)).files):
        differing = [mended[path].decode() for path in mended if mended[path] != wanted.get(path)]
        problems.append(f"is mended to {differing}")
    return problems


def findings(
    rule: Rule, files: dict[str, bytes], options: object = None, base: dict[str, bytes] | None = None
) -> list[Diagnostic]:
    """Return what one rule finds in a ladder held in memory; `options` are the rule's own, or its defaults.

    `base` are the ladder's files as they were before, for a rule on history.
    """
    tree = MemoryTree(files)
    if Stale in rule.on:
        found = lint_tree(tree, [""], Flags(extend_select=(rule.name,))).report.diagnostics
        return [diagnostic for diagnostic in found if diagnostic.rule == rule.name]
    in_force = options if options is not None or rule.options is None else rule.options()
    file = read_config("ladderlint.yaml", tree.read("ladderlint.yaml")) if tree.has("ladderlint.yaml") else None
    voices = resolve(tree, "").voices
    chosen = [Chosen(rule, rule.severity, in_force)]
    if Suppression in rule.on:
        # What such a rule finds is about what the others do.
        chosen += [other for other in resolve(tree, "").chosen if other.rule.name != rule.name]
    config = Config(file, tuple(chosen), Severity.ERROR, (), voices)
    (asked,) = find_ladders(tree, [""])
    comparison = None
    if base is not None:
        from ladderlint.comparing.trees import compare_trees

        (comparison,) = compare_trees(MemoryTree(base), tree, [""])
    report = lint_ladder(tree, asked, config, comparison=comparison).report
    if report.errors:  # a rule that breaks finds nothing, which is not what a good example means
        raise AssertionError("; ".join(report.errors))
    return [found for found in report.diagnostics if found.rule == rule.name]


def _mark(diagnostic: Diagnostic) -> Mark:
    location = diagnostic.location
    return Mark(location.path, location.start, location.end)
