"""Imports run down the floors of the house only, and a heavy library has one importer."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "ladderlint"

FLOORS = {
    1: ["errors", "text", "versions"],
    2: [
        "git",
        "git_folders",
        "git_objects",
        "git_trees",
        "markdown_headings",
        "lexicon",
        "nodes",
        "core_schema",
        "events",
        "scalars",
        "syntax",
        "tree",
        "slugs",
        "yaml_text",
    ],
    3: [
        "conjugation",
        "verbs",
        "grammar",
        "noun_guard",
        "head",
        "heads",
        "voice",
        "model",
        "prose",
        "stems",
        "likeness",
        "steps",
        "branches",
        "diagnostic",
        "discovery",
        "revisions",
        "comparison",
        "meaning",
        "word_changes",
    ],
    4: [
        "appending",
        "edits",
        "build",
        "voice_inference",
        "schema",
        "subject",
        "rule",
        "suppress",
        "baseline",
        "report",
        "whole",
        "comparing",
        "exporters",
        "artefacts",
        "changelog",
        "release_version",
        "release_files",
        "importers",
    ],
    5: [
        "registry",
        "presets",
        "options",
        "path_patterns",
        "leash",
        "plugins",
        "config_schema",
        "config_file",
        "extends",
        "config_merge",
        "config_plugins",
        "overrides",
        "config",
        "crew",
        "provenance",
        "sieve",
        "kept_exports",
        "engine",
        "history",
        "since",
        "rules",
        "scaffold",
        "changes",
    ],
    6: ["api", "fixer", "mended", "differ", "explain", "release", "import_file", "examples", "__init__"],
    7: ["testing", "cli", "__main__"],
}
FLOOR_OF = {name: floor for floor, names in FLOORS.items() for name in names}
ONLY_IMPORTER = {
    "ruamel": {"events"},
    "_ruamel_yaml": {"events"},
    "markdown_it": {"prose"},
    "click": {"cli"},
    "regex": {"rules"},
    "wcwidth": {"report"},
    "packaging": {"config_file"},
    "subprocess": {"git", "git_objects"},
    "jinja2": {"changes"},
    "rapidfuzz": {"comparing"},
}


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The name by which a file's floor is known: its own, or that of its folder."""
    first, *rest = path.relative_to(PACKAGE).parts
    return first if rest else first.removesuffix(".py")


def imported_modules(path: Path) -> set[str]:
    """Every module a file imports, wherever in the file; what is for type checkers alone counts too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            assert node.level == 0, f"{path} has a relative import"
            if node.module == "ladderlint":
                found.update(f"ladderlint.{alias.name}" for alias in node.names if alias.name != "__version__")
            else:
                found.add(node.module)
    return found


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_file_imports_from_its_own_floor_or_below(path: Path) -> None:
    own = FLOOR_OF[room(path)]
    for module in imported_modules(path):
        if module.startswith("ladderlint."):
            other = module.split(".")[1]
            assert FLOOR_OF[other] <= own, f"{room(path)} (floor {own}) imports {other} (floor {FLOOR_OF[other]})"


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_heavy_library_has_one_importer(path: Path) -> None:
    for module in imported_modules(path):
        importers = ONLY_IMPORTER.get(module.split(".")[0])
        assert importers is None or room(path) in importers, f"{path.name} imports {module}"


def test_files_on_one_floor_do_not_import_each_other_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for path in files():
        targets = {module.split(".")[1] for module in imported_modules(path) if module.startswith("ladderlint.")}
        graph.setdefault(room(path), set()).update(targets - {room(path)})
    done: set[str] = set()
    while len(done) < len(graph):
        free = {name for name, targets in graph.items() if name not in done and targets <= done}
        assert free, f"a circle among {sorted(set(graph) - done)}"
        done |= free


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("rules/*/*.py")), ids=lambda path: "/".join(path.parts[-2:]))
def test_a_group_of_rules_imports_nothing_of_another(path: Path) -> None:
    groups = {module.split(".")[2] for module in imported_modules(path) if module.startswith("ladderlint.rules.")}
    assert groups <= {path.parent.name}


def test_every_file_has_a_floor() -> None:
    assert {room(path) for path in files()} <= set(FLOOR_OF)


def test_no_file_is_longer_than_300_lines() -> None:
    long = {path.name: lines for path in files() if (lines := len(path.read_text().splitlines())) > 300}
    assert long == {}
