"""What a config extends: presets, files beside it, and configs that Python packages carry."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ladderlint import syntax
from ladderlint.config_file import CONFIG_FILE, ConfigFault
from ladderlint.nodes import Document, Kind, Node
from ladderlint.presets import PRESETS
from ladderlint.text import shorten
from ladderlint.tree import Tree, Unreadable, WorkTree

# Whoever extends more has a circle that changes its name, or means to make others wait.
MAX_DEPTH: Final = 8
MAX_FILES: Final = 32
MAX_FAULTS: Final = 100
PACKAGE: Final = "pkg:"

_PACKAGE_NAME: Final = r"[A-Za-z_][A-Za-z0-9_]*"


class Place(NamedTuple):
    """Where a config file lies: its path in a tree, and what that tree is called in front of it.

    Without a tree, the file lies where only the one who named it may read.
    """

    tree: Tree | None
    path: str
    name: str = ""

    @property
    def shown(self) -> str:
        return f"{self.name}{self.path}"


class Layer(NamedTuple):
    """One of the files that make up a config. `said` is where another says that it extends this one."""

    place: Place
    document: Document
    said: Node | None

    @property
    def folder(self) -> str:
        """The folder of the ladder's tree in which the file's patterns for paths begin."""
        return "" if self.place.tree is None or self.place.name else posixpath.dirname(self.place.path)


class Stack(NamedTuple):
    """All files of a config, each behind those that it extends, and the preset that they begin with."""

    layers: tuple[Layer, ...]
    preset: Node | None
    faults: tuple[ConfigFault, ...]

    def faults_of(self, document: Document) -> Iterator[ConfigFault]:
        return (fault for fault in self.faults if fault.node.source is document.source)


def read_stack(place: Place, data: bytes) -> Stack:
    """Read a config file and all that it extends."""
    reader = _Reader()
    reader.add(place, data, (), None)
    return Stack(tuple(reader.layers), reader.preset, tuple(reader.faults.values()))


class _Extended(Exception):
    """Why something can't be extended, in words for whoever wrote it."""


class _Reader:
    def __init__(self) -> None:
        self.layers: list[Layer] = []
        self.faults: dict[Node, ConfigFault] = {}
        self.preset: Node | None = None
        self.documents: dict[str, Document] = {}

    def add(self, place: Place, data: bytes, way: Sequence[str], said: Node | None) -> None:
        """Add a file behind those that it extends. `way` holds the files that led to it."""
        document = self.documents.get(place.shown)
        if document is None:
            document = self.documents[place.shown] = syntax.read(place.shown, data, "config")
        for entry in _entries(document.root):
            if len(self.faults) >= MAX_FAULTS:
                break
            if entry.text in PRESETS:
                self.preset = entry
                continue
            try:
                target = _target(entry.text, place)
                self.add(target, self.read(target, (*way, place.shown)), (*way, place.shown), entry)
            except _Extended as why:
                # A file may be extended twice, and is told once.
                self.faults.setdefault(entry, ConfigFault(entry, entry.span, str(why)))
        self.layers.append(Layer(place, document, said))

    def read(self, target: Place, way: Sequence[str]) -> bytes:
        if target.shown in way:
            circle = " → ".join([*way[way.index(target.shown) :], target.shown])
            raise _Extended(f"this leads in a circle ({circle}); leave it out")
        if len(way) > MAX_DEPTH:
            raise _Extended(f"this is the {MAX_DEPTH + 1}th config in a chain, and {MAX_DEPTH} are the most")
        if len(self.layers) + len(way) >= MAX_FILES:
            raise _Extended(f"this config extends more than {MAX_FILES} files")
        if target.tree is None:
            raise _Extended("only a config that lies in the repository can extend a file by its path")
        try:
            return target.tree.read(target.path)
        except Unreadable as error:
            raise _Extended(f"'{shorten(target.shown)}' can't be read: {error.reason}") from None
        except ValueError:
            raise _Extended(f"'{shorten(target.shown)}' is no path") from None


def _entries(root: Node | None) -> Iterator[Node]:
    node = root.fields.get("extends") if root is not None and root.kind is Kind.MAPPING else None
    for entry in (node, *node.items) if node is not None else ():
        if entry.kind is Kind.TEXT:
            yield entry


def _target(text: str, place: Place) -> Place:
    if text.startswith(PACKAGE):
        return _in_package(text.removeprefix(PACKAGE))
    if text.startswith(("./", "../")) and not text.endswith("/"):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(place.path), text))
        if path.split("/")[0] == "..":
            raise _Extended(f"'{shorten(text)}' leads out of the {'package' if place.name else 'repository'}")
        return place._replace(path=path)
    if text.endswith((".yaml", ".yml")):
        raise _Extended(f"'{shorten(text)}' is no preset; write './{shorten(text)}' for a file beside this one")
    from difflib import get_close_matches

    near = get_close_matches(text, PRESETS, 1)
    hint = f"did you mean '{near[0]}'?" if near else f"write {', '.join(PRESETS)}, ./file.yaml or pkg:name"
    raise _Extended(f"'extends' can't be '{shorten(text)}'; {hint}")


def _in_package(text: str) -> Place:
    """Return where a package keeps its config. It is found by its place and not imported: nothing of it runs."""
    from importlib.util import find_spec

    name, _, path = text.partition("/")
    if not re.fullmatch(_PACKAGE_NAME, name):
        raise _Extended(
            f"'{shorten(name)}' is no name of a Python package; write it as it is imported, like pkg:acme_rules"
        )
    path = posixpath.normpath(path or CONFIG_FILE)
    if path.startswith(("..", "/")):
        raise _Extended(f"'{shorten(path)}' leads out of the package")
    try:
        found = find_spec(name)
    except (ImportError, ValueError):
        found = None
    if found is None:
        raise _Extended(f"no Python package is called '{shorten(name)}' here; install it beside ladderlint")
    if not found.submodule_search_locations:
        raise _Extended(f"'{name}' is a module and no package, so it can't carry a config")
    trees = [WorkTree(folder) for folder in found.submodule_search_locations]
    tree = next((tree for tree in trees if tree.has(path)), trees[0])
    return Place(tree, path, f"{PACKAGE}{name}/")
