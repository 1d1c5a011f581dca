"""What a config says for some paths only, and the rules that run on the files there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ladderlint.config_file import overrides_in, texts
from ladderlint.config_merge import Chosen, Merge, Said, Setting, origin
from ladderlint.extends import Layer
from ladderlint.nodes import Kind, Node
from ladderlint.path_patterns import covers


class Override(NamedTuple):
    """One override: behind how many of the configs it comes, where its patterns begin, and what it says."""

    behind: int
    folder: str
    node: Node

    def means(self, path: str) -> bool:
        if self.folder:
            if not path.startswith(f"{self.folder}/"):
                return False
            path = path[len(self.folder) + 1 :]
        return any(covers(pattern, path) for pattern in texts(self.node.fields["paths"]))


def find_overrides(layers: Sequence[Layer]) -> list[Override]:
    """Return the overrides of configs without faults, the later ones last."""
    found: list[Override] = []
    behind = 0
    for layer in layers:
        root = layer.document.root
        if root is not None:
            behind += 1
            found += [Override(behind, layer.folder, node) for node in overrides_in(root)]
    return found


def settings_in(overrides: Sequence[Override]) -> Iterator[Setting]:
    """Yield what overrides say, one key a setting."""
    for number, override in enumerate(overrides, 1):
        for key, node in override.node.fields.items():
            if key != "rules":
                yield Setting(f"overrides.{number}.{key}", _plain(node), origin(node))
        rules = override.node.fields.get("rules")
        for name, node in rules.fields.items() if rules is not None else ():
            yield Setting(f"overrides.{number}.rules.{name}", _plain(node), origin(node))


class Overridden:
    """The rules that run on each file, worked out once for all files that the same overrides mean."""

    def __init__(
        self, config: Merge, chosen: tuple[Chosen, ...], settings: tuple[Setting, ...], overrides: Sequence[Override]
    ) -> None:
        self._config = config
        self._overrides = overrides
        self._known: dict[tuple[int, ...], tuple[tuple[Chosen, ...], tuple[Setting, ...]]] = {(): (chosen, settings)}
        self._by_path: dict[str, tuple[int, ...]] = {}

    def chosen_for(self, path: str) -> tuple[Chosen, ...]:
        """Return the rules that run on a file; it is the same tuple for all files of the same overrides."""
        return self._at(path)[0]

    def settings_for(self, path: str) -> tuple[Setting, ...]:
        """Return what is in force for a file."""
        return self._at(path)[1]

    def _at(self, path: str) -> tuple[tuple[Chosen, ...], tuple[Setting, ...]]:
        meant = self._by_path.get(path)
        if meant is None:
            meant = tuple(at for at, override in enumerate(self._overrides) if override.means(path))
            self._by_path[path] = meant
        if meant not in self._known:
            said: list[Said] = []
            for behind, config in enumerate(self._config.said, 1):
                own = [self._overrides[at] for at in meant if self._overrides[at].behind == behind]
                said += [config, *(Said(override.node, is_override=True) for override in own)]
            merged = self._config._replace(said=tuple(said)).read()
            self._known[meant] = (merged.chosen, merged.settings)
        return self._known[meant]


def _plain(node: Node) -> Any:
    if node.kind is Kind.MAPPING:
        return {key: _plain(child) for key, child in node.fields.items()}
    return [_plain(item) for item in node.items] if node.kind is Kind.SEQUENCE else node.text
