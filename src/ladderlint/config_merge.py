"""Several configs as one: the nearer over what it extends, flags over all, and where each value came from.

For a file that an override means, its layer lies over the one of the config that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ladderlint import options as rule_options
from ladderlint.config_file import SELECTIONS, texts
from ladderlint.diagnostic import Severity
from ladderlint.nodes import Node
from ladderlint.presets import ALWAYS, in_preset
from ladderlint.registry import Rules
from ladderlint.rule import Rule
from ladderlint.voice import Voice, Voices

if TYPE_CHECKING:
    from ladderlint.baseline import Baseline

DEFAULT_PRESET: Final = "default"
DEFAULT_FAIL_ON: Final = Severity.ERROR

_ALL, _GROUP, _RULE = range(3)


class GivenConfig(NamedTuple):
    """A config file that somebody named, wherever it lies: its path as it is shown, and its bytes."""

    path: str
    data: bytes


class Flags(NamedTuple):
    """What the command line says; what it leaves out is None or empty. Without `plugins`, no house's code is run."""

    config: GivenConfig | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = None
    plugins: bool = True
    baseline: Baseline | None = None
    ratchet: bool = False


class Chosen(NamedTuple):
    """A rule that is to run, as this run wants it. `is_graded` says that a config names its severity."""

    rule: Rule
    severity: Severity
    options: Any
    is_graded: bool = False


class Setting(NamedTuple):
    """One value in force, and where it came from."""

    name: str
    value: object
    origin: str


class Said(NamedTuple):
    """What one config says, or one override in it."""

    root: Node
    is_override: bool = False

    def get(self, key: str) -> Node | None:
        return self.root.fields.get(key)


class _Vote(NamedTuple):
    """What one name in a selection says about a rule; of several, the greatest decides."""

    reach: int
    layer: int
    ignores: bool


class Merged(NamedTuple):
    """What several configs say together."""

    fail_on: Severity
    voices: Voices
    chosen: tuple[Chosen, ...]
    settings: tuple[Setting, ...]


class Merge(NamedTuple):
    """Configs that lie over each other, the nearest last, and what they are read with."""

    said: tuple[Said, ...]
    preset: Node | None
    rules: Rules
    flags: Flags

    def read(self, only: Sequence[str] | None = None) -> Merged:
        """Return all that they say, of all rules or some only."""
        return _Reader(self).read(only)

    def nearest(self, key: str) -> Node | None:
        """Return what the nearest of them says that says something."""
        return next((node for said in reversed(self.said) if (node := said.get(key)) is not None), None)

    @property
    def named(self) -> frozenset[str]:
        """The rules and groups that somebody asks for or gives settings, by the names they are called there."""
        names = {*self.flags.select, *self.flags.extend_select}
        for said in self.said:
            names.update(texts(said.get("select")), texts(said.get("extend-select")))
            rules = said.get("rules")
            names.update(rules.fields if rules is not None else ())
        return frozenset(names)

    @property
    def ratchet(self) -> bool:
        """Whether the baseline may only shrink."""
        node = self.nearest("ratchet")
        return self.flags.ratchet or (node is not None and node.text.lower() == "true")


class _Reader:
    """Reads values and notes where each came from."""

    def __init__(self, merge: Merge) -> None:
        self.merge = merge
        self.said, self.preset, self.rules, self.flags = merge
        self.settings: list[Setting] = []

    def read(self, only: Sequence[str] | None) -> Merged:
        preset = self.text("extends", self.preset, DEFAULT_PRESET)
        fail_on, voices = self.fail_on(), self.voices()
        self.note_baseline()
        names = self.selected(preset) if only is None else only
        chosen = tuple(self.choose(self.rules.load(name)) for name in names)
        return Merged(fail_on, voices, chosen, tuple(self.settings))

    def text(self, name: str, node: Node | None, default: str) -> str:
        """Return a value that is one text."""
        value = node.text if node is not None else default
        self.settings.append(Setting(name, value, origin(node)))
        return value

    def fail_on(self) -> Severity:
        if self.flags.fail_on is not None:
            self.settings.append(Setting("fail-on", self.flags.fail_on.label, "--fail-on"))
            return self.flags.fail_on
        return Severity[self.text("fail-on", self.merge.nearest("fail-on"), DEFAULT_FAIL_ON.label).upper()]

    def voices(self) -> Voices:
        by_field: dict[str, Node] = {}
        for said in self.said:
            node = said.get("voice")
            by_field.update(node.fields if node is not None else {})
        given = {
            field: Voice(self.text(f"voice.{field}", by_field.get(field), default.value))
            for field, default in Voices()._asdict().items()
        }
        return Voices(**given)

    def note_baseline(self) -> None:
        """Note which baseline is in force, and whether it may grow; to read it is not for here."""
        node = self.merge.nearest("baseline")
        if self.flags.baseline is not None:
            self.settings.append(Setting("baseline", self.flags.baseline.path, "--baseline"))
        elif node is not None:
            self.text("baseline", node, "")
        node = self.merge.nearest("ratchet")
        if self.flags.ratchet:
            self.settings.append(Setting("ratchet", "true", "--ratchet"))
        elif node is not None:
            self.settings.append(Setting("ratchet", node.text.lower(), origin(node)))

    def selected(self, preset: str) -> list[str]:
        """Return the names of the rules that run.

        A name beats its group and a group beats `all`; at the same reach, the nearer config beats the one that it
        extends, a flag beats them all, and ignoring beats selecting. For the files of an override, what the
        override and the flags say goes before what the configs do.
        """
        narrowed, votes = self.votes()
        from_preset = frozenset[str]()
        if not narrowed:
            from_preset = in_preset(preset, self.rules.names).union(rule.name for rule in self.rules.house)
        found = []
        for rule in self.rules.names:
            own = [vote for name in ("all", rule.partition("/")[0], rule) for vote in votes.get(name, ())]
            if rule in ALWAYS:
                wanted = not any(vote.reach == _RULE and vote.ignores for vote in own)
            else:
                if any(self.is_override(vote.layer) for vote in own):
                    own = [vote for vote in own if vote.layer == len(self.said) or self.is_override(vote.layer)]
                wanted = not max(own).ignores if own else rule in from_preset
            if wanted:
                found.append(rule)
        return found

    def votes(self) -> tuple[bool, dict[str, list[_Vote]]]:
        """Return whether only some rules are asked for, and what is said of rules, by the names they are called."""
        votes: dict[str, list[_Vote]] = {}
        narrowed = False
        for key in SELECTIONS:
            layers = [texts(said.get(key)) for said in self.said]
            layers.append(list(getattr(self.flags, key.replace("-", "_"))))
            in_force = [layer for layer, names in enumerate(layers) if names]
            if key == "select":
                in_force = in_force[-1:]
                narrowed = bool(in_force)
            for layer in in_force:
                self.settings.append(Setting(key, layers[layer], self.origin_of(key, layer)))
                for name in layers[layer]:
                    reach = _ALL if name == "all" else _RULE if "/" in name else _GROUP
                    votes.setdefault(name, []).append(_Vote(reach, layer, key == "ignore"))
        return narrowed, votes

    def is_override(self, layer: int) -> bool:
        return layer < len(self.said) and self.said[layer].is_override

    def origin_of(self, key: str, layer: int) -> str:
        return origin(self.said[layer].get(key)) if layer < len(self.said) else f"--{key}"

    def choose(self, rule: Rule) -> Chosen:
        """Return a rule with the severity and the options that it has here."""
        nodes = [node for said in self.said if (rules := said.get("rules")) and (node := rules.fields.get(rule.name))]
        said = [node.fields["severity"] for node in nodes if "severity" in node.fields]
        label = self.text(f"rules.{rule.name}.severity", said[-1] if said else None, rule.severity.label)
        options = None
        if rule.options is not None:
            options = rule.options()
            for node in nodes:
                options = rule_options.read(rule.options, node, options)
            self.settings.extend(_options_in_force(f"rules.{rule.name}", options, nodes))
        return Chosen(rule, Severity[label.upper()], options, bool(said))


def _options_in_force(prefix: str, options: Any, nodes: Sequence[Node]) -> Iterator[Setting]:
    for field, value in options._asdict().items():
        key = rule_options.key_of(field)
        children = [child for node in nodes if (child := node.fields.get(key)) is not None]
        if hasattr(value, "_asdict"):
            yield from _options_in_force(f"{prefix}.{key}", value, children)
        else:
            yield Setting(f"{prefix}.{key}", rule_options.plain(value), origin(children[-1] if children else None))


def origin(node: Node | None) -> str:
    """Say where a value comes from."""
    if node is None:
        return "default"
    return f"{node.source.path}:{node.source.position(node.start).line}"
