"""The modules that configs name under `plugins`: which are run, and what is told where one can't be."""

from __future__ import annotations

import os
import posixpath
import re
from typing import Final

from ladderlint.config_file import ConfigFault
from ladderlint.extends import Layer
from ladderlint.nodes import Kind, Node
from ladderlint.registry import Rules
from ladderlint.rule import Rule
from ladderlint.text import shorten
from ladderlint.tree import root_of

# As the config's schema has it, which judges the same text later: no code is looked for under another name.
MODULE: Final = r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*"


class Plugins:
    """The rules of a house's own that configs bring, and the faults of those that they can't."""

    def __init__(self, *, wanted: bool) -> None:
        self.faults: list[ConfigFault] = []
        self.refused: dict[str, None] = {}
        self._wanted = wanted
        self._modules: dict[str, tuple[Rule, ...]] = {}

    @property
    def missing(self) -> bool:
        """Whether there are modules whose rules are not known."""
        return bool(self.refused or self.faults)

    def rules(self) -> Rules:
        return Rules(tuple(rule for rules in self._modules.values() for rule in rules))

    def load(self, layer: Layer) -> None:
        """Import what one config names; it is run by that."""
        root = layer.document.root
        node = root.fields.get("plugins") if root is not None and root.kind is Kind.MAPPING else None
        for item in node.items if node is not None else ():
            if item.kind is not Kind.TEXT or not re.fullmatch(MODULE, item.text) or item.text in self._modules:
                continue
            if not self._wanted:
                self.refused[item.text] = None
            else:
                self._load(item, layer)

    def _load(self, item: Node, layer: Layer) -> None:
        from ladderlint.plugins import PluginError, load_plugin

        try:
            rules = load_plugin(item.text, *_folder_and_fence(layer))
            known = {rule.name for others in self._modules.values() for rule in others}
            for rule in rules:
                if rule.name in known:
                    raise PluginError(f"'{shorten(item.text)}' has a rule {rule.name}, and so has another plugin")
            self._modules[item.text] = rules
        except PluginError as error:
            if all(fault.node is not item for fault in self.faults):
                self.faults.append(ConfigFault(item, item.span, str(error)))


def _folder_and_fence(layer: Layer) -> tuple[str | None, str | None]:
    """Return the folder beside which a config's modules may lie, and what they may not lie outside of."""
    place = layer.place
    if place.tree is None:
        # Whoever names a config by a flag trusts what lies beside it.
        folder = os.path.dirname(os.path.abspath(place.path))
        return folder, folder
    fence = root_of(place.tree)
    if fence is None or place.name:
        # What a package names must be installed, as the package is.
        return None, None
    return os.path.join(fence, posixpath.dirname(place.path)), fence
