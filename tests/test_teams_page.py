"""docs/teams.md shows what there is, in workflows that GitHub and GitLab would take."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from ruamel.yaml import YAML
from test_completion import ENV

PAGE = (ROOT / "docs" / "teams.md").read_text(encoding="utf-8")
YAML_BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
WORKFLOWS = [block for block in YAML_BLOCKS if "jobs:" in block]


def parsed(path: str) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load((ROOT / path).read_text(encoding="utf-8"))
    return loaded


def cells(heading: str, column: int) -> list[str]:
    """A column of the table below a heading, without its head."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1:-1] for line in section.splitlines() if line.startswith("|")]
    return [row[column].strip() for row in rows[2:]]


@pytest.mark.parametrize("block", WORKFLOWS)
def test_its_workflows_are_ones_that_github_takes_with_inputs_that_there_are(block: str, tmp_path: Path) -> None:
    (tmp_path / "workflow.yml").write_text(block)
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", "workflow.yml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout
    (step,) = [
        step for step in YAML(typ="safe").load(block)["jobs"]["ladderlint"]["steps"] if "ladderlint" in step["uses"]
    ]
    assert set(step["with"]) <= set(parsed("action.yml")["inputs"])


def test_its_table_of_inputs_is_that_of_the_action() -> None:
    inputs = parsed("action.yml")["inputs"]
    defaults = dict(zip(cells("GitHub", 0), cells("GitHub", 1), strict=True))
    assert defaults == {
        f"`{name}`": f"`{field['default']}`" if field["default"] else "" for name, field in inputs.items()
    }


def test_its_variables_are_those_of_the_template() -> None:
    template = (ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8")
    read = set(re.findall(r"\bLADDERLINT_[A-Z_]+", template))
    assert set(re.findall(r"`(LADDERLINT_[A-Z_]+)`", " ".join(cells("GitLab", 0)))) == read
    (block,) = [block for block in YAML_BLOCKS if "include:" in block]
    loaded = YAML(typ="safe").load(block)
    assert set(loaded["variables"]) <= read
    assert (ROOT / loaded["include"][0]["file"]).is_file()


def test_each_shell_takes_the_line_that_is_shown_for_it(tmp_path: Path) -> None:
    lines = dict(re.findall(r"```sh\n(.*?_LADDERLINT_COMPLETE=(\w+)_source.*?)\n```", PAGE))
    assert sorted(lines.values()) == ["bash", "fish", "zsh"]
    for line, shell in lines.items():
        if shutil.which(shell):
            prepared = "autoload -U compinit; compinit -u -D; " if shell == "zsh" else ""
            done = subprocess.run(
                [shell, "-c", f"{prepared}{line}"],
                env={**ENV, "HOME": str(tmp_path)},
                capture_output=True,
                text=True,
                timeout=60,
            )
            assert (done.returncode, done.stderr) == (0, ""), json.dumps(line)
