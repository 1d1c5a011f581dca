"""What a run is to do: flags over the nearest ladderlint.yaml over the defaults, and where each value came from."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from ladderlint import options as rule_options
from ladderlint import syntax
from ladderlint.diagnostic import Severity
from ladderlint.nodes import Document, Kind, Node
from ladderlint.presets import ALWAYS, in_preset
from ladderlint.registry import group_names, load_rule, rule_names
from ladderlint.rule import Rule
from ladderlint.text import Span
from ladderlint.tree import Tree
from ladderlint.voice import Voice, Voices

CONFIG_FILE: Final = "ladderlint.yaml"
DEFAULT_PRESET: Final = "default"
DEFAULT_FAIL_ON: Final = Severity.ERROR


class GivenConfig(NamedTuple):
    """A config file that somebody named, wherever it lies: its path as it is shown, and its bytes."""

    path: str
    data: bytes


class Flags(NamedTuple):
    """What the command line says; what it leaves out is None or empty."""

    config: GivenConfig | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = None


class ConfigFault(NamedTuple):
    """Something in a config file that is not understood. `unknown_rule` is the name that no rule has."""

    node: Node
    span: Span
    message: str
    unknown_rule: str | None = None


class ConfigFile(NamedTuple):
    """One ladderlint.yaml as it was read."""

    document: Document
    faults: tuple[ConfigFault, ...]

    @property
    def sound(self) -> bool:
        return not self.faults and not self.document.faults


class Chosen(NamedTuple):
    """A rule that is to run, as this run wants it."""

    rule: Rule
    severity: Severity
    options: Any


class Setting(NamedTuple):
    """One value in force, and where it came from."""

    name: str
    value: object
    origin: str


class Config(NamedTuple):
    """All that decides what a run does to a ladder."""

    file: ConfigFile | None
    chosen: tuple[Chosen, ...]
    fail_on: Severity
    settings: tuple[Setting, ...]
    voices: Voices = Voices()


def resolve(tree: Tree, folder: str, flags: Flags = Flags()) -> Config:
    """Return the config for the ladder in a folder.

    Where the config file has faults, its values are not used, and the file says what they are.
    Raises Unreadable where there is a config file that can't be read.
    """
    given = flags.config if flags.config is not None else _nearest(tree, folder)
    file = read_config(*given) if given is not None else None
    root = file.document.root if file is not None and file.sound else None
    return _Resolver(root, flags).config(file)


def read_config(path: str, data: bytes) -> ConfigFile:
    """Read a config file and find what in it is not understood."""
    document = syntax.read(path, data, "config")
    root = document.root
    if root is None or root.kind is Kind.NULL:
        return ConfigFile(document, ())
    return ConfigFile(document, tuple(_faults(root)))


def _nearest(tree: Tree, folder: str) -> GivenConfig | None:
    while True:
        path = posixpath.join(folder, CONFIG_FILE)
        if tree.has(path):
            return GivenConfig(path, tree.read(path))
        if not folder:
            return None
        folder = posixpath.dirname(folder)


def _faults(root: Node) -> Iterator[ConfigFault]:
    from ladderlint.schema import load, violations

    sound = True
    for node, span, keyword, message in violations(root, load("config")):
        sound = False
        names_a_rule = node.route[:1] in (("select",), ("ignore",), ("extend-select",)) and keyword == "enum"
        if names_a_rule:
            yield ConfigFault(node, span, message, node.text)
        elif len(node.route) == 2 and node.route[0] == "rules" and keyword == "additionalProperties":
            yield ConfigFault(node, span, message, str(node.key))
        else:
            yield ConfigFault(node, span, message)
    if sound:
        yield from _faults_of_options(root)


def _faults_of_options(root: Node) -> Iterator[ConfigFault]:
    """Yield what only a rule itself can know of its options, such as a pattern that is none."""
    rules = root.fields.get("rules")
    for name, node in rules.fields.items() if rules is not None else ():
        options = load_rule(name).options
        find_problems = getattr(options, "problems", None)
        if options is not None and find_problems is not None:
            for route, message in find_problems(rule_options.read(options, node, options())):
                at = node
                for part in route:
                    at = at.items[part] if isinstance(part, int) else at.fields.get(part, at)
                yield ConfigFault(at, at.span, message)


class _Resolver:
    """Reads values from one sound config file and the flags, and notes where each came from."""

    def __init__(self, root: Node | None, flags: Flags) -> None:
        self.root = root
        self.flags = flags
        self.settings: list[Setting] = []

    def config(self, file: ConfigFile | None) -> Config:
        preset = self.note("extends", self.file_text("extends"), DEFAULT_PRESET)
        if self.flags.fail_on is not None:
            fail_on = self.flags.fail_on
            self.settings.append(Setting("fail-on", fail_on.label, "--fail-on"))
        else:
            fail_on = Severity[self.note("fail-on", self.file_text("fail-on"), DEFAULT_FAIL_ON.label).upper()]
        # A config that is not understood selects nothing: then only what can say so runs.
        names = self.selected(preset) if file is None or file.sound else _what_judges_a_config()
        chosen = tuple(self.choose(load_rule(name)) for name in names)
        return Config(file, chosen, fail_on, tuple(self.settings), self.voices())

    def voices(self) -> Voices:
        node = self.file_text("voice")
        by_field = node.fields if node is not None else {}
        given = {
            field: Voice(self.note(f"voice.{field}", by_field.get(field), default.value))
            for field, default in Voices()._asdict().items()
        }
        return Voices(**given)

    def file_text(self, key: str) -> Node | None:
        return self.root.fields.get(key) if self.root is not None else None

    def note(self, name: str, node: Node | None, default: str) -> str:
        value = node.text if node is not None else default
        self.settings.append(Setting(name, value, _origin(node)))
        return value

    def selected(self, preset: str) -> list[str]:
        """Return the names of the rules that run.

        A name beats its group and a group beats `all`; at the same reach, a flag beats the file, and ignoring
        beats selecting.
        """
        base = self.names("select")
        decisions = [(name, layer, True) for name, layer in base]
        decisions += [(name, layer, True) for name, layer in self.names("extend-select")]
        decisions += [(name, layer, False) for name, layer in self.names("ignore")]
        by_name: dict[str, list[tuple[int, int, bool]]] = {}
        for name, layer, wanted in decisions:
            reach = 0 if name == "all" else 2 if "/" in name else 1
            by_name.setdefault(name, []).append((reach, layer, not wanted))
        from_preset = frozenset() if base else in_preset(preset, rule_names())
        found = []
        for rule in rule_names():
            votes = [vote for name in ("all", rule.partition("/")[0], rule) for vote in by_name.get(name, ())]
            if rule in ALWAYS:
                refused = any(vote == (2, layer, True) for vote in votes for layer in (1, 2))
                if not refused:
                    found.append(rule)
            elif not max(votes)[2] if votes else rule in from_preset:
                found.append(rule)
        return found

    def names(self, key: str) -> list[tuple[str, int]]:
        """Return the rules and groups under a key, with 2 for a flag and 1 for the file."""
        flagged: tuple[str, ...] = getattr(self.flags, key.replace("-", "_"))
        node = self.file_text(key)
        in_file = [item.text for item in node.items] if node is not None else []
        if flagged:
            self.settings.append(Setting(key, list(flagged), f"--{key}"))
        if in_file:
            self.settings.append(Setting(key, in_file, _origin(node)))
        if flagged and key == "select":
            in_file = []
        return [(name, 2) for name in flagged] + [(name, 1) for name in in_file]

    def choose(self, rule: Rule) -> Chosen:
        rules = self.file_text("rules")
        node = rules.fields.get(rule.name) if rules is not None else None
        severity_node = node.fields.get("severity") if node is not None else None
        label = self.note(f"rules.{rule.name}.severity", severity_node, rule.severity.label)
        options = None
        if rule.options is not None:
            options = rule_options.read(rule.options, node, rule.options())
            self.settings.extend(_options_in_force(f"rules.{rule.name}", options, node))
        return Chosen(rule, Severity[label.upper()], options)


def _what_judges_a_config() -> list[str]:
    return sorted(name for name in in_preset("minimal", rule_names()) if name.startswith(("lint/", "yaml/")))


def _options_in_force(prefix: str, options: Any, node: Node | None) -> Iterator[Setting]:
    for field, value in options._asdict().items():
        key = rule_options.key_of(field)
        child = node.fields.get(key) if node is not None else None
        if hasattr(value, "_asdict"):
            yield from _options_in_force(f"{prefix}.{key}", value, child)
        else:
            yield Setting(f"{prefix}.{key}", rule_options.plain(value), _origin(child))


def _origin(node: Node | None) -> str:
    if node is None:
        return "default"
    return f"{node.source.path}:{node.source.position(node.start).line}"


def unknown_names(names: tuple[str, ...]) -> list[str]:
    """Return which of these are no rule, no group and not `all`."""
    known = {"all", *rule_names(), *group_names()}
    return [name for name in names if name not in known]
