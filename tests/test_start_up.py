"""What is loaded when: people wait for this in a commit hook."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import write_files

HEAVY = ["jinja2", "ruamel", "_ruamel_yaml", "jsonschema", "markdown_it", "regex", "wcwidth", "difflib", "packaging"]


def loaded_by(folder: Path, *arguments: str) -> set[str]:
    """The modules that a run of the command line leaves loaded."""
    program = (
        "import sys, json\n"
        "from ladderlint.cli import run\n"
        f"status = run({list(arguments)!r})\n"
        "assert status == 0, status\n"
        "print('\\n' + json.dumps(sorted(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, check=True, timeout=60)
    return set(json.loads(done.stdout.decode().splitlines()[-1]))


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(flag: str, repository: Path) -> None:
    loaded = loaded_by(repository, flag)
    assert loaded & {*HEAVY, "ladderlint.engine", "ladderlint.syntax"} == set()


def test_a_check_without_findings_loads_only_the_yaml_parser(repository: Path) -> None:
    loaded = loaded_by(repository, "check")
    assert loaded & set(HEAVY) == {"ruamel", "_ruamel_yaml"}
    unwanted = {"explain", "importers", "exporters.csv", "report.json", "report.frame", "scaffold", "testing", "whole"}
    unwanted |= {"cli.watch", "cli.progress", "config_schema", "plugins", "leash"}
    unwanted |= {"suppress", "baseline", "report.suppressed"}
    unwanted |= {
        "git",
        "git_objects",
        "git_trees",
        "revisions",
        "since",
        "comparing.trees",
        "comparing.ladders",
        "meaning",
    }
    assert "subprocess" not in loaded
    assert loaded & {f"ladderlint.{name}" for name in unwanted} == set()


def test_only_the_rules_that_run_are_loaded(repository: Path) -> None:
    loaded = loaded_by(repository, "check", "--select", "structure/file-name")
    rules = {name.removeprefix("ladderlint.rules.") for name in loaded if name.startswith("ladderlint.rules.")}
    assert {rule for rule in rules if rule.startswith(("structure.", "wording.", "reference."))} == {
        "structure.file_name"
    }


def test_markdown_is_parsed_only_where_there_is_some(repository: Path) -> None:
    track = (repository / "ladder/tracks/foundations.yaml").read_text()
    write_files(repository, {"ladder/tracks/foundations.yaml": track.replace("Triages service", "Triages `service`")})
    assert "markdown_it" in loaded_by(repository, "check")
