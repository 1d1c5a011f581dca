"""The Dockerfile, without an engine: what it says, and its commands in a folder instead of an image."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from dockerfile_parse import DockerfileParser

INSTRUCTIONS: list[dict[str, Any]] = [
    step for step in DockerfileParser(str(ROOT / "Dockerfile")).structure if step["instruction"] != "COMMENT"
]
SECOND = [place for place, step in enumerate(INSTRUCTIONS) if step["instruction"] == "FROM"][1]
BUILD, FINAL = INSTRUCTIONS[:SECOND], INSTRUCTIONS[SECOND:]
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
HOME = "/opt/ladderlint"
NOBODY = 10001


def values(steps: list[dict[str, Any]], instruction: str) -> list[str]:
    return [step["value"] for step in steps if step["instruction"] == instruction]


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """What lies at /opt/ladderlint in the image; everybody may look into the folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        context = folder / "src"
        context.mkdir()
        for sources in values(BUILD, "COPY"):
            *names, target = sources.split()
            for source in names:
                if (ROOT / source).is_dir():
                    shutil.copytree(ROOT / source, context / target, ignore=shutil.ignore_patterns("__pycache__"))
                else:
                    shutil.copy(ROOT / source, context / target)
        (command,) = values(BUILD, "RUN")
        bin_folder = str(Path(sys.executable).parent)
        done = subprocess.run(
            ["sh", "-c", command.replace(HOME, str(folder / "home"))],
            cwd=context,
            env={**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            timeout=600,
        )
        assert done.returncode == 0, done.stderr
        yield folder / "home"


def test_the_last_stage_is_small_and_runs_as_nobody() -> None:
    assert {step["value"].removesuffix(" AS build") for step in (BUILD[1], FINAL[0])} == {"python:${PYTHON}-slim"}
    assert values(FINAL, "RUN") == [], "nothing is installed there"
    assert values(FINAL, "COPY") == [f"--from=build {HOME} {HOME}"]
    (user,) = values(FINAL, "USER")
    assert user == f"{NOBODY}:{NOBODY}"
    assert json.loads(values(FINAL, "ENTRYPOINT")[0]) == ["ladderlint"]
    assert [step["instruction"] for step in FINAL].index("USER") < len(FINAL) - 1


def test_only_what_is_copied_reaches_the_builder() -> None:
    copied = {name for sources in values(BUILD, "COPY") for name in sources.split()[:-1]}
    lines = [line for line in IGNORED if not line.startswith("#")]
    assert lines[0] == "*"
    assert {line[1:] for line in lines if line.startswith("!")} == copied
    assert not {"ADD", "VOLUME", "EXPOSE"} & {step["instruction"] for step in INSTRUCTIONS}
    assert not any(word in step["content"].lower() for step in INSTRUCTIONS for word in ("secret", "token", "password"))


def test_its_commands_give_an_environment_without_pip_and_without_a_cache(home: Path) -> None:
    packages = {path.name for path in home.glob("lib/python*/site-packages/*")}
    assert "ladderlint" in packages
    assert not {"pip", "setuptools", "pytest", "mypy"} & packages
    assert list(home.glob("lib/python*/site-packages/ladderlint/__pycache__/*.pyc")), "else it starts twice as slowly"


def python_of(home: Path, user: dict[str, Any]) -> list[str]:
    """A Python that this user may run, with the image's packages: that of the environment or of the system."""
    packages = next(iter(home.glob("lib/python*/site-packages")))
    question = "import sys; print('{}.{}'.format(*sys.version_info))"
    for python in (home / "bin/python", Path("/usr/bin/python3")):
        try:
            done = subprocess.run([python, "-c", question], capture_output=True, text=True, timeout=60, cwd="/", **user)
        except OSError:
            continue
        if f"python{done.stdout.strip()}" == packages.parent.name:
            return [str(python), "-c", f"import sys; sys.path.insert(0, {str(packages)!r}); sys.argv[0] = 'ladderlint'"]
    pytest.skip("no Python here that another user may run")


def test_it_lints_as_a_user_who_may_write_nothing(home: Path, repository: Path) -> None:
    nobody: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    *python, program = python_of(home, nobody)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        shutil.copytree(repository, work, dirs_exist_ok=True)
        work.chmod(0o755)
        before = sorted(work.rglob("*"))
        done = subprocess.run(
            [*python, f"{program}; from ladderlint.__main__ import main; main()", "check"],
            cwd=work,
            env={"PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            timeout=60,
            **nobody,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "No findings in 2 files\n", "")
        assert sorted(work.rglob("*")) == before
