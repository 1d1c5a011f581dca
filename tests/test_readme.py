"""Every command in the README does what the README shows."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT, TRACK, small_ladder, write_files
from shipped_history import edit, released

README = (ROOT / "README.md").read_text(encoding="utf-8")

_BLOCK = re.compile(r"<!-- (?P<name>[^\n]+?) -->\n```(?P<kind>\w+)\n(?P<text>.*?)```", re.DOTALL)
_MANY_MINUTES = 600


def block(name: str, kind: str, page: str = README) -> str:
    (found,) = [m["text"] for m in _BLOCK.finditer(page) if (m["name"], m["kind"]) == (name, kind)]
    return found


def with_own_commands() -> Mapping[str, str]:
    """The environment in which `ladderlint` and `python` are those of the tests."""
    bin_folder = str(Path(sys.executable).parent)
    return {**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100", "NO_COLOR": "1"}


def shell(command: str, folder: Path, env: Mapping[str, str]) -> tuple[int, str]:
    """Run a command; return its status, and what a person at a terminal would see."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=_MANY_MINUTES,
    )
    return done.returncode, done.stdout.decode()


def session(text: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output shown below it."""
    steps: list[tuple[str, str]] = []
    for line in text.splitlines(keepends=True):
        if line.startswith("$ "):
            steps.append((line[2:].rstrip("\n"), ""))
        else:
            steps[-1] = (steps[-1][0], steps[-1][1] + line)
    return steps


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A repository that holds the shipped ladder and its config, and nothing else."""
    (tmp_path / ".git").mkdir()
    shutil.copytree(ROOT / "ladder", tmp_path / "ladder")
    shutil.copy(ROOT / "ladderlint.yaml", tmp_path)
    return tmp_path


def play(name: str, folder: Path) -> None:
    for command, shown in session(block(f"example: {name}", "console")):
        _, printed = shell(command, folder, with_own_commands())
        expected = re.escape(shown).replace(re.escape("…\n"), r"(?:.*\n)+")
        assert re.fullmatch(expected, printed), f"{command} printed:\n{printed}"


def test_the_first_command_installs_checks_and_exports_in_a_fresh_environment(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    ignored = shutil.ignore_patterns(".git", ".venv", "build", "out", ".*_cache", "__pycache__")
    shutil.copytree(ROOT, checkout, ignore=ignored)
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True, timeout=_MANY_MINUTES)
    env = {**os.environ, "PATH": f"{tmp_path / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}", "PIP_QUIET": "1"}
    env.pop("PYTHONPATH", None)
    status, printed = shell(block("run", "sh"), checkout, env)
    assert status == 0, printed
    assert "No findings in 9 files" in printed
    assert (checkout / "out/tracks/foundations.md").is_file()


def test_the_test_command_installs_what_the_tests_need() -> None:
    # Running it here would run these tests for ever; .ci/run takes it from the README and runs it.
    command = block("tests", "sh").strip()
    assert command == "pip install -e '.[dev]' && pytest"
    assert "sed -n '/<!-- tests -->/" in (ROOT / ".ci/run").read_text()


def test_an_editor_begins_with_init_and_import(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    text = (
        "Operations\nBy Example Ltd\nLevel 1\nKeeps services running\nE.g. Replaced a broken disk\nFollows runbooks\n"
    )
    (tmp_path / "ops.txt").write_text(text)
    play("init", tmp_path)
    assert (tmp_path / "ladder/tracks/operations.yaml").is_file()


def test_an_editor_sees_what_is_wrong(shipped: Path) -> None:
    track = shipped / "ladder/tracks/reliability.yaml"
    text = track.read_text(encoding="utf-8")
    broken = text.replace("level: 3", "level: 33", 1).replace(
        "- id: postmortems\n        text:", "- id: postmortems\n        txt:"
    )
    assert broken != text
    track.write_text(broken, encoding="utf-8")
    play("check", shipped)


def test_an_editor_has_it_mended(shipped: Path) -> None:
    track = shipped / "ladder/tracks/reliability.yaml"
    text = track.read_text(encoding="utf-8")
    broken = text.replace("Restores service", "Restores  service").replace("Rehearses", "Rehearsed")
    track.write_text(broken, encoding="utf-8")
    play("fix", shipped)
    assert track.read_text(encoding="utf-8") == text


def test_the_example_of_a_config_is_understood(shipped: Path) -> None:
    (shipped / "ladderlint.yaml").write_text(block("example: config", "yaml"), encoding="utf-8")
    track = shipped / "ladder/tracks/reliability.yaml"
    text = track.read_text(encoding="utf-8")
    track.write_text(text.replace("- Adds to new code", "- Utilises new code"), encoding="utf-8")
    status, printed = shell("ladderlint check", shipped, with_own_commands())
    assert status == 1
    assert "'Utilises': write 'Uses' (One word for one thing)" in printed


def test_the_example_of_a_hook_is_one_that_pre_commit_takes(tmp_path: Path) -> None:
    (found,) = re.findall(r"```yaml\n(repos:.*?)```", README, re.DOTALL)
    write_files(tmp_path, {".pre-commit-config.yaml": found})
    command = [sys.executable, "-m", "pre_commit", "validate-config", ".pre-commit-config.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=_MANY_MINUTES)
    assert done.returncode == 0, done.stdout + done.stderr
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text()
    assert all(f"- id: {hook}\n" in hooks for hook in re.findall(r"- id: (\S+)", found))


def test_a_reviewer_gets_annotations(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write_files(tmp_path, small_ladder({"ladder/tracks/foundations.yaml": TRACK.replace("level: 2", "level: 22")}))
    play("github", tmp_path)


def test_a_reviewer_is_told_what_is_asked_anew(tmp_path: Path) -> None:
    repo = released(tmp_path)
    edit(repo)
    play("diff", tmp_path)


def test_a_reader_gets_exports(shipped: Path) -> None:
    play("export", shipped)
    assert (shipped / "ladder.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (shipped / "pages/README.md").is_file()


def test_a_tool_builder_gets_json_and_python(shipped: Path) -> None:
    play("json", shipped)
    (shipped / "use.py").write_text(block("example: python", "python"), encoding="utf-8")
    assert shell("python use.py", shipped, with_own_commands()) == (0, "")
    track = shipped / "ladder/tracks/craft.yaml"
    track.write_text(track.read_text(encoding="utf-8").replace("level: 3", "level: 33"), encoding="utf-8")
    _, printed = shell("python use.py", shipped, with_own_commands())
    assert printed.startswith("ladder/tracks/craft.yaml 27 reference/unknown-level level 33 is not")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_the_seed_text_gives_35_rows_in_its_order(tmp_path: Path) -> None:
    text = CORPUS / "foundations-by-medium.txt"
    command = f"ladderlint -q import {text} -o new/dir && ladderlint export csv new/dir -o -".replace(
        "ladderlint -q", "ladderlint"
    )
    status, printed = shell(command, tmp_path, with_own_commands())
    rows = [line for line in printed.splitlines() if line.startswith("dir,")]
    fields = [line.split(",")[7] for line in rows]
    assert status == 0
    assert [fields.count(field) for field in ("summary", "signals", "examples")] == [5, 15, 15]
    lines = [line.removeprefix("E.g. ") for line in text.read_text(encoding="utf-8").splitlines()]
    for field in ("summary", "signals", "examples"):
        texts = [row.split(",", 10)[10].strip('"').replace('""', '"') for row in rows if row.split(",")[7] == field]
        assert [lines.index(t) for t in texts] == sorted(lines.index(t) for t in texts)
