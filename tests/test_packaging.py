"""What is installed: the schemas in a wheel, and the types."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

from ladderlint import schema


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, timeout=300)
    (built,) = folder.glob("*.whl")
    return built


def test_a_wheel_holds_the_schemas_the_rules_and_the_mark_of_types(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"ladderlint/py.typed", "ladderlint/schema/track.schema.json", "ladderlint/rules/yaml/syntax.py"} <= names
    assert {"ladderlint/schema/diff.schema.json", "ladderlint/changes/page.html"} <= names
    assert {"ladderlint/lexicon/verbs.txt", "ladderlint/lexicon/README.md"} <= names, "lists, with their licences"
    assert not any(name.startswith(("tests/", "benchmarks/")) for name in names)


def test_a_package_from_a_wheel_finds_its_schemas_and_rules(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    program = (
        "import ladderlint.schema as s, ladderlint.registry as r\n"
        "print(s.__file__); print(s.load('track')['title'], len(r.rule_names()) > 20)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONPATH": str(tmp_path / "site")}, capture_output=True, check=True
    )
    file, answer = done.stdout.decode().splitlines()
    assert file.startswith(str(tmp_path))
    assert answer == "Track True"


def test_a_checkout_finds_its_schemas_beside_src() -> None:
    assert (Path(schema.folder()) / "track.schema.json").samefile(ROOT / "schema" / "track.schema.json")
