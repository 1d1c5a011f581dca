"""One ladderlint.yaml: what it says, and what in it is not understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from ladderlint import __version__, syntax
from ladderlint import options as rule_options
from ladderlint.nodes import Document, Kind, Node
from ladderlint.path_patterns import problem_of
from ladderlint.registry import Rules
from ladderlint.text import Span, shorten

CONFIG_FILE: Final = "ladderlint.yaml"
SELECTIONS: Final = ("select", "extend-select", "ignore")


class ConfigFault(NamedTuple):
    """Something in a config file that is not understood. `unknown_rule` is the name that no rule has."""

    node: Node
    span: Span
    message: str
    unknown_rule: str | None = None


class ConfigFile(NamedTuple):
    """One config file as it was read, and the rules that it may speak of."""

    document: Document
    faults: tuple[ConfigFault, ...]
    rules: Rules = Rules()

    @property
    def sound(self) -> bool:
        return not self.faults and not self.document.faults


def read_config(path: str, data: bytes) -> ConfigFile:
    """Read a config file by itself and find what in it is not understood; what it extends is not looked at."""
    document = syntax.read(path, data, "config")
    return ConfigFile(document, tuple(faults_in(document, Rules())))


def faults_in(document: Document, rules: Rules, below: Sequence[Node] | None = ()) -> Iterator[ConfigFault]:
    """Yield what in a config file is not understood.

    `below` are the roots of the files that it extends; without them, since they have faults themselves, options
    that can only be judged together are not.
    """
    root = document.root
    if root is None or root.kind is Kind.NULL:
        return
    version = root.fields.get("required-version") if root.kind is Kind.MAPPING else None
    fault = _fault_of_version(version) if version is not None and version.kind is Kind.TEXT else None
    if fault is not None:
        # A config for another version may have keys that this one does not know.
        yield fault
        return
    sound = True
    for found in _faults_of_shape(root, rules):
        sound = False
        yield found
    if sound:
        yield from _faults_of_paths(root)
        if below is not None:
            yield from _faults_of_options(root, rules, below)


def overrides_in(root: Node) -> Sequence[Node]:
    """Return what a config says for some paths only, each with the keys that the whole has."""
    node = root.fields.get("overrides")
    return node.items if node is not None else ()


def texts(node: Node | None) -> list[str]:
    """Return the texts of a list."""
    return [item.text for item in node.items] if node is not None else []


def _fault_of_version(node: Node) -> ConfigFault | None:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        holds = SpecifierSet(node.text).contains(__version__, prereleases=True)
    except InvalidSpecifier:
        message = f"'{shorten(node.text)}' says no versions; write it like '>=0.1' or '>=0.1,<2'"
        return ConfigFault(node, node.span, message)
    if holds:
        return None
    message = f"this config is for ladderlint {shorten(node.text)}, and this is {__version__}; install one that fits"
    return ConfigFault(node, node.span, message)


def _faults_of_shape(root: Node, rules: Rules) -> Iterator[ConfigFault]:
    from ladderlint.schema import load, violations

    schema = load("config")
    if rules.house:
        from ladderlint.config_schema import with_rules

        schema = with_rules(schema, rules.house)
    for node, span, keyword, message in violations(root, schema):
        # What stands in an override is told like what stands in the whole.
        route = node.route[2:] if node.route[:1] == ("overrides",) else node.route
        if keyword == "enum" and route[:1] in {(key,) for key in SELECTIONS}:
            yield ConfigFault(node, span, message, node.text)
        elif keyword == "additionalProperties" and len(route) == 2 and route[0] == "rules":
            yield ConfigFault(node, span, message, str(node.key))
        else:
            yield ConfigFault(node, span, message)


def _faults_of_paths(root: Node) -> Iterator[ConfigFault]:
    for override in overrides_in(root):
        for node in override.fields["paths"].items:
            if (problem := problem_of(node.text)) is not None:
                yield ConfigFault(node, node.span, problem)


def _faults_of_options(root: Node, rules: Rules, below: Sequence[Node]) -> Iterator[ConfigFault]:
    """Yield what only a rule itself can know of its options, such as a pattern that is none."""
    for part in (root, *overrides_in(root)):
        under = below if part is root else (*below, root)
        for name, node in _settings(part).items():
            options = rules.load(name).options
            for route, message in _problems(name, options, (*under, part)) if options is not None else ():
                at = node
                for step in route:
                    at = _inside(at, step)
                yield ConfigFault(at, at.span if at is not node else _key_of(node), message)


def _inside(node: Node, step: str | int) -> Node:
    """Return what lies one step inside a node, or the node where it says nothing of that itself."""
    if isinstance(step, int):
        return node.items[step] if step < len(node.items) else node
    return node.fields.get(step, node)


def _problems(name: str, options: type, roots: Sequence[Node]) -> list[tuple[tuple[str | int, ...], str]]:
    """Return what is wrong with a rule's options as several configs give them together, the nearer ones last."""
    if not hasattr(options, "problems"):
        return []
    given: Any = options()
    for root in roots:
        given = rule_options.read(options, _settings(root).get(name), given)
    try:
        return list(given.problems())
    except Exception as error:  # the options of a house's own rule may do anything
        return [((), f"the options of {name} could not be judged ({type(error).__name__})")]


def _settings(root: Node) -> Mapping[str, Node]:
    node = root.fields.get("rules")
    return node.fields if node is not None else {}


def _key_of(node: Node) -> Span:
    return node.key_span if node.key_span is not None else node.span
