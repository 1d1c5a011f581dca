"""What the Tab key gives, in a real bash, and what it loads."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_start_up import HEAVY

from ladderlint.registry import group_names, rule_names

BIN = str(Path(sys.executable).parent)
ENV = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}

# Does what bash does at a press of the Tab key: words and the place in them, then the function that was registered.
PRESS = """
compopt() { printf 'option %s\\n' "$*"; }
eval "$(_LADDERLINT_COMPLETE=bash_source ladderlint)"
read -ra COMP_WORDS <<< "$LINE"
[[ $LINE == *' ' ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_ladderlint_completion ladderlint
printf '%s\\n' "${COMPREPLY[@]}"
"""


def press_tab(line: str, folder: Path) -> list[str]:
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", PRESS],
        cwd=folder,
        env={**ENV, "LINE": line},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_printed_for_each_shell_and_that_shell_can_read_it(shell: str, tmp_path: Path) -> None:
    env = {**ENV, "_LADDERLINT_COMPLETE": f"{shell}_source"}
    done = subprocess.run(["ladderlint"], env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "_ladderlint_completion" in done.stdout
    if shutil.which(shell):
        (tmp_path / "script").write_text(done.stdout)
        subprocess.run([shell, "-n", str(tmp_path / "script")], check=True, timeout=60)


@pytest.mark.parametrize(
    ("line", "among"),
    [
        ("ladderlint ch", ["check"]),
        ("ladderlint check --sel", ["--select"]),
        ("ladderlint check --format conc", ["concise"]),
        ("ladderlint check --fail-on ", ["error", "warning", "info"]),
        ("ladderlint check --select reference/unknown-l", ["reference/unknown-level"]),
        ("ladderlint check --ignore wording,yaml/syn", ["wording,yaml/syntax"]),
        ("ladderlint check --extend-select al", ["all"]),
        ("ladderlint explain yaml/dup", ["yaml/duplicate-key"]),
        ("ladderlint export mark", ["markdown"]),
    ],
)
def test_names_are_completed(line: str, among: list[str], tmp_path: Path) -> None:
    found = press_tab(line, tmp_path)
    assert set(among) <= set(found)
    assert all(name.startswith(line.split(" ")[-1]) for name in found)


def test_all_rules_and_groups_are_offered_and_none_twice(tmp_path: Path) -> None:
    assert press_tab("ladderlint explain ", tmp_path) == [*group_names(), *rule_names()]
    assert "wording,wording" not in press_tab("ladderlint check --select wording,", tmp_path)


@pytest.mark.parametrize("line", ["check la", "check --config lad", "export csv la", "init la"])
def test_paths_are_left_to_the_shell(line: str, tmp_path: Path) -> None:
    assert press_tab(f"ladderlint {line}", tmp_path) in (["option", "-o", "default"], ["option", "-o", "dirnames"])


def test_a_press_of_the_key_loads_no_rule_and_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import json, sys, atexit\n"
        "atexit.register(lambda: print(json.dumps(sorted(sys.modules))))\n"
        "from ladderlint.cli import run\n"
        "run([])\n"
    )
    env = {
        **ENV,
        "_LADDERLINT_COMPLETE": "bash_complete",
        "COMP_WORDS": "ladderlint check --select w",
        "COMP_CWORD": "3",
    }
    done = subprocess.run([sys.executable, "-c", program], env=env, cwd=tmp_path, capture_output=True, timeout=60)
    lines = done.stdout.decode().splitlines()
    loaded = set(json.loads(lines[-1]))
    assert "plain,wording" in lines
    assert loaded & {*HEAVY, "ladderlint.engine", "ladderlint.syntax", "ladderlint.config"} == set()
    assert not any(name.startswith("ladderlint.rules.") for name in loaded)
