"""What a run is to do: flags over the nearest ladderlint.yaml over what it extends, and where each value came from."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ladderlint.comparison import Comparison
from ladderlint.config_file import CONFIG_FILE, SELECTIONS, ConfigFile, faults_in, read_config
from ladderlint.config_merge import Chosen, Flags, GivenConfig, Merge, Said, Setting, origin
from ladderlint.config_plugins import Plugins
from ladderlint.diagnostic import Severity
from ladderlint.errors import LadderlintError
from ladderlint.extends import Layer, Place, Stack, read_stack
from ladderlint.nodes import Node
from ladderlint.overrides import Overridden, find_overrides, settings_in
from ladderlint.presets import in_preset
from ladderlint.registry import Rules, rule_names, unknown_rule
from ladderlint.tree import Tree, revision_of, root_of
from ladderlint.voice import Voices

if TYPE_CHECKING:
    from ladderlint.baseline import Baseline

__all__ = ["Chosen", "Config", "ConfigFile", "Flags", "GivenConfig", "Setting", "read_config", "resolve"]


class Config(NamedTuple):
    """All that decides what a run does to a ladder.

    `chosen` holds for files that no override speaks of; `extended` are the files below `file`, and `refused` the
    plugins that were not to be run. `names_history` says that somebody asks by name for a rule on what changed.
    """

    file: ConfigFile | None
    chosen: tuple[Chosen, ...]
    fail_on: Severity
    settings: tuple[Setting, ...]
    voices: Voices = Voices()
    extended: tuple[ConfigFile, ...] = ()
    overridden: Overridden | None = None
    refused: tuple[str, ...] = ()
    baseline: Baseline | None = None
    ratchet: bool = False
    names_history: bool = False

    @property
    def rules(self) -> Rules:
        """The rules that a run could have."""
        return self.file.rules if self.file is not None else Rules()

    @property
    def needs_history(self) -> bool:
        """Whether a rule is to run that needs an earlier version."""
        return any(Comparison in chosen.rule.on for chosen in self.chosen)

    @property
    def unsound(self) -> list[ConfigFile]:
        """The files that are not understood, because of which nothing is linted."""
        return [file for file in (*self.extended, self.file) if file is not None and not file.sound]

    def chosen_for(self, path: str) -> tuple[Chosen, ...]:
        """Return the rules that run on a file."""
        return self.overridden.chosen_for(path) if self.overridden is not None else self.chosen

    def settings_for(self, path: str) -> tuple[Setting, ...]:
        """Return what is in force for a file."""
        return self.overridden.settings_for(path) if self.overridden is not None else self.settings


def resolve(tree: Tree, folder: str, flags: Flags = Flags()) -> Config:
    """Return the config for the ladder in a folder.

    Where a config file has faults, its values are not used, and the file says what they are.
    Raises Unreadable where there is a config file that can't be read, and LadderlintError where a flag names no rule.
    """
    place, data = _given(tree, flags.config) if flags.config is not None else _nearest(tree, folder)
    stack = read_stack(place, data) if place is not None else Stack((), None, ())
    # Whoever can push a branch could else have any code run by those who look at it.
    plugins = Plugins(wanted=flags.plugins and revision_of(tree) is None)
    for layer in stack.layers:
        plugins.load(layer)
    rules = plugins.rules()
    files = _judged(stack, plugins, rules)
    sound = all(file.sound for file in files)
    if sound:
        _refuse_unknown(flags, plugins, rules)
    # A config that is not understood selects nothing: then only what can say so runs.
    merge = Merge(tuple(map(Said, _roots(stack))) if sound else (), stack.preset if sound else None, rules, flags)
    fail_on, voices, chosen, settings = merge.read(None if sound else _what_judges_a_config())
    settings += tuple(_extended(stack.layers))
    overridden = None
    if sound and (overrides := find_overrides(stack.layers)):
        settings += tuple(settings_in(overrides))
        overridden = Overridden(merge, chosen, settings, overrides)
    *extended, file = files or (None,)
    return Config(
        file,
        chosen,
        fail_on,
        settings,
        voices,
        tuple(filter(None, extended)),
        overridden,
        tuple(plugins.refused),
        _baseline(merge, stack.layers),
        _ratchet(merge) if sound else False,
        sound and _names_history(merge, chosen),
    )


def _nearest(tree: Tree, folder: str) -> tuple[Place | None, bytes]:
    while True:
        path = posixpath.join(folder, CONFIG_FILE)
        if tree.has(path):
            return Place(tree, path), tree.read(path)
        if not folder:
            return None, b""
        folder = posixpath.dirname(folder)


def _given(tree: Tree, given: GivenConfig) -> tuple[Place, bytes]:
    """Return where a named config lies: in the tree, if it does."""
    root = root_of(tree)
    try:
        path = given.path if root is None else os.path.relpath(given.path, root).replace(os.sep, "/")
    except ValueError:  # on another disk
        path = ".."
    outside = path.split("/")[0] in ("", "..")
    return (Place(None, given.path) if outside else Place(tree, path)), given.data


def _judged(stack: Stack, plugins: Plugins, rules: Rules) -> list[ConfigFile]:
    """Return each file with what in it is not understood, the nearest last."""
    files: list[ConfigFile] = []
    below: list[Node] | None = []
    for layer in stack.layers:
        document = layer.document
        found = [*faults_in(document, rules, below), *plugins.faults, *stack.faults]
        own = [fault for fault in found if fault.node.source is document.source]
        if plugins.missing:  # then nobody knows which names they would have
            own = [fault for fault in own if fault.unknown_rule is None]
        file = ConfigFile(document, tuple(own), rules)
        files = [*(other for other in files if other.document is not document), file]
        if not file.sound:
            below = None
        elif below is not None and document.root is not None:
            below.append(document.root)
    return files


def _roots(stack: Stack) -> list[Node]:
    return [layer.document.root for layer in stack.layers if layer.document.root is not None]


def _extended(layers: Sequence[Layer]) -> Iterator[Setting]:
    for layer in layers:
        if layer.said is not None:
            yield Setting("extends", layer.place.shown, origin(layer.said))


def _refuse_unknown(flags: Flags, plugins: Plugins, rules: Rules) -> None:
    for key in SELECTIONS if not plugins.missing else ():
        for name in rules.unknown(getattr(flags, key.replace("-", "_"))):
            raise LadderlintError(f"--{key}: {unknown_rule(name, rules)}")


def _baseline(merge: Merge, layers: Sequence[Layer]) -> Baseline | None:
    """Return the baseline in force: the flag's, or that of the nearest config which names one, from its own folder."""
    node = merge.nearest("baseline")
    if merge.flags.baseline is not None or node is None:
        return merge.flags.baseline
    from ladderlint.baseline import find

    (place, *_) = (layer.place for layer in layers if layer.document.source is node.source)
    if place.name:
        raise LadderlintError(f"{origin(node)}: a package can't hold the baseline of a ladder; name one beside it")
    return find(place.tree, node)


def _ratchet(merge: Merge) -> bool:
    node = merge.nearest("ratchet")
    if not merge.ratchet:
        return False
    if merge.flags.baseline is None and merge.nearest("baseline") is None:
        where = "--ratchet" if merge.flags.ratchet else origin(node)
        raise LadderlintError(f"{where}: a ratchet needs a baseline; name one here or with --baseline")
    return True


def _names_history(merge: Merge, chosen: Sequence[Chosen]) -> bool:
    named = merge.named
    rules = (each.rule for each in chosen if Comparison in each.rule.on)
    return any(rule.name in named or rule.name.partition("/")[0] in named for rule in rules)


def _what_judges_a_config() -> list[str]:
    return sorted(name for name in in_preset("minimal", rule_names()) if name.startswith(("lint/", "yaml/")))
