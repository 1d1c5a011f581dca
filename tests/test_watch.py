"""`check --watch` in a process of its own, as somebody at a keyboard has it."""

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic

import pytest
from conftest import LADDER, TRACK, Run, write_files
from git_repositories import BAD_TRACK, HOUSE_RULE, Repo

TRACK_FILE = "ladder/tracks/foundations.yaml"
PAST = TRACK.replace("Makes", "Made")
CLEARED = "\x1b[2J\x1b[1;1H"
PATIENCE = 30


class Watching:
    """A run that goes on, and what it has said so far."""

    def __init__(self, process: "subprocess.Popen[bytes]", reads: dict[int, str]) -> None:
        self.process = process
        self.reads = reads
        self.said = {"out": "", "err": ""}

    def listen(self, name: str, text: str) -> str:
        """Wait until a text has come on a stream, and return all that came there up to it."""
        until = monotonic() + PATIENCE
        while text not in self.said[name]:
            ready, _, _ = select.select(list(self.reads), [], [], max(0, until - monotonic()))
            assert ready, f"waited for {text!r} on {name}; so far: {self.said}"
            for descriptor in ready:
                try:
                    data = os.read(descriptor, 65536)
                except OSError:  # what a terminal gives when its other end is closed
                    data = b""
                assert data or self.process.poll() is None, f"ended before {text!r}: {self.said}"
                self.said[self.reads[descriptor]] += data.decode()
        before, found, after = self.said[name].partition(text)
        self.said[name] = after
        return before + found

    def settled(self) -> str:
        """Wait until it waits for changes."""
        return self.listen("err", "Ctrl-C ends it")

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def watching(folder: Path, *arguments: str, terminal: bool = False) -> Iterator[Watching]:
    command = [sys.executable, "-m", "ladderlint", "check", "--watch", *(arguments or ("--format", "concise"))]
    env = {**os.environ, "PYTHONUNBUFFERED": "1", "TERM": "xterm", "NO_COLOR": "1"}
    ours, theirs = pty.openpty() if terminal else os.pipe()
    # What runs in the background of a shell, as tests may, is not told of Ctrl-C.
    told = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(command, cwd=folder, env=env, stdout=theirs, stderr=subprocess.PIPE, preexec_fn=told)
    os.close(theirs)
    assert process.stderr is not None
    try:
        yield Watching(process, {ours: "out", process.stderr.fileno(): "err"})
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stderr.close()
        os.close(ours)


def test_a_saved_file_is_linted_again_until_ctrl_c(repository: Path) -> None:
    with watching(repository) as run:
        assert run.listen("out", "in 2 files\n") == "No findings in 2 files\n"
        assert run.settled() == "watching 2 files; Ctrl-C ends it"
        write_files(repository, {TRACK_FILE: PAST})
        assert f"{TRACK_FILE}:8:9: warning wording/signal-tense" in run.listen("out", "Found 1 warning in 2 files\n")
        assert f"changed: {TRACK_FILE}\n" in run.settled()
        write_files(repository, {TRACK_FILE: TRACK})
        assert run.listen("out", "in 2 files\n") == "No findings in 2 files\n"
        run.settled()
        assert run.interrupt() == 130
        assert run.said["out"] + run.said["err"].strip() == ""


def test_a_file_that_is_replaced_vanishes_or_is_half_written_is_survived(repository: Path) -> None:
    with watching(repository) as run:
        run.settled()
        (repository / "new").write_text(PAST)
        (repository / "new").replace(repository / TRACK_FILE)
        assert "signal-tense" in run.listen("out", "Found 1 warning in 2 files\n")
        run.settled()
        write_files(repository, {TRACK_FILE: TRACK[:70] + "\xff["})
        assert f"{TRACK_FILE}:" in run.listen("out", "Found 1 error in 2 files\n")
        run.settled()
        (repository / TRACK_FILE).unlink()
        run.listen("out", "in 1 file\n")
        run.settled()
        write_files(repository, {"ladder/tracks/other.yaml": TRACK})
        assert "structure/file-name" in run.listen("out", "in 2 files\n")
        run.settled()
        (repository / "ladder/ladder.yaml").unlink()
        assert "error: " in run.settled()
        write_files(repository, {"ladder/ladder.yaml": LADDER, TRACK_FILE: TRACK, "ladder/tracks/other.yaml": TRACK})
        (repository / "ladder/tracks/other.yaml").unlink()
        run.listen("out", "No findings in 2 files\n")
        assert run.interrupt() == 130


def test_a_config_that_comes_changes_and_goes_is_heeded(repository: Path) -> None:
    write_files(repository, {TRACK_FILE: PAST})
    with watching(repository) as run:
        run.listen("out", "Found 1 warning in 2 files\n")
        run.settled()
        config = repository / "ladder/ladderlint.yaml"
        config.write_text("ignore: [wording]\n")
        run.listen("out", "No findings in 2 files\n")
        run.settled()
        config.write_text("ignore: [wordin]\n")
        assert "lint/unknown-rule" in run.listen("out", "Found 1 error in 1 file\n")
        run.settled()
        config.unlink()
        run.listen("out", "Found 1 warning in 2 files\n")
        assert run.interrupt() == 130


def test_a_config_that_another_builds_on_is_watched(repository: Path) -> None:
    write_files(repository, {TRACK_FILE: PAST, "ladderlint.yaml": "extends: ./house.yaml\n", "house.yaml": "{}\n"})
    with watching(repository) as run:
        run.listen("out", "Found 1 warning in 2 files\n")
        run.settled()
        write_files(repository, {"house.yaml": "ignore: [wording]\n"})
        run.listen("out", "No findings in 2 files\n")
        assert run.interrupt() == 130


def test_a_config_that_was_named_may_go_and_come_back(repository: Path) -> None:
    config = repository / "house.yml"
    config.write_text("ignore: [wording]\n")
    with watching(repository, "--config", "house.yml", "--format", "concise", TRACK_FILE) as run:
        run.listen("out", "No findings in 1 file\n")
        run.settled()
        config.unlink()
        assert "error: house.yml: no such file\n" in run.settled()
        config.write_text("rules: {wording/signal-tense: {severity: error}}\n")
        run.listen("out", "No findings in 1 file\n")
        run.settled()
        (repository / TRACK_FILE).unlink()
        assert f"error: {TRACK_FILE}: no such file or folder\n" in run.settled()
        write_files(repository, {TRACK_FILE: PAST})
        run.listen("out", "Found 1 error in 1 file\n")
        assert run.interrupt() == 130


def test_a_houses_rules_lie_beside_the_config_as_in_every_run(repository: Path) -> None:
    write_files(repository, {"ladder/ladderlint.yaml": "plugins: [own_rules]\n", "ladder/own_rules.py": HOUSE_RULE})
    with watching(repository, "--format", "concise") as run:
        assert "said by the house" in run.listen("out", "\nFound")
        assert run.settled()
        assert run.interrupt() == 130


def test_what_is_new_since_a_commit_is_told_on_each_save(tmp_path: Path) -> None:
    repo = Repo.with_ladder(tmp_path)
    repo.commit({TRACK_FILE: BAD_TRACK})
    with watching(tmp_path, "--format", "concise", "--since", "HEAD") as run:
        assert "not shown: 1 finding that HEAD has, too" in run.settled()
        repo.write({TRACK_FILE: BAD_TRACK.replace("level: 1\n", "level: 11\n")})
        run.settled()
        assert "level 11 is not in the scale" in run.listen("out", "\nFound")
        assert run.interrupt() == 130


def test_only_what_a_run_looks_at_is_watched(repository: Path) -> None:
    with watching(repository) as run:
        run.settled()
        write_files(repository, {"notes.txt": "nothing", "ladder/tracks/.swap": "", "other.yaml": "a: b\n"})
        (repository / TRACK_FILE).read_bytes()
        assert "changed: .\n" in run.settled(), "a YAML file more, which might have been a ladder"
        write_files(repository, {"notes.txt": "something", "ladder/tracks/.swap": "x"})
        write_files(repository, {TRACK_FILE: PAST})
        assert f"changed: {TRACK_FILE}\n" in run.settled()


def test_a_terminal_is_cleared_before_each_report_but_the_first(repository: Path) -> None:
    with watching(repository, "--format", "concise", terminal=True) as run:
        assert run.listen("out", "in 2 files") == "No findings in 2 files"
        run.settled()
        write_files(repository, {TRACK_FILE: PAST})
        assert run.listen("out", "signal-tense").startswith(f"\r\n{CLEARED}{TRACK_FILE}:8:9")
        run.settled()
        assert run.interrupt() == 130


def test_a_reader_that_goes_away_ends_the_watch_at_the_next_report(repository: Path) -> None:
    command = f"{sys.executable} -m ladderlint check --watch --format concise | head -1; echo ${{PIPESTATUS[0]}}"
    shell = subprocess.Popen(
        ["bash", "-c", command], cwd=repository, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert shell.stdout is not None
    assert shell.stderr is not None
    assert shell.stdout.readline() == "No findings in 2 files\n"
    assert shell.stderr.readline() == "watching 2 files; Ctrl-C ends it\n"
    write_files(repository, {TRACK_FILE: PAST})
    out, err = shell.communicate(timeout=PATIENCE)
    assert out == "0\n"
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "error: nowhere: no such file or folder"),
        (["--config", "nowhere.yaml"], "error: nowhere.yaml: no such file"),
        (["--show-files"], "Error: --watch can't be used with --show-files"),
        (["-", "--stdin-filename", TRACK_FILE], "Error: --watch can't be used with --stdin-filename"),
    ],
)
def test_what_can_not_be_watched_is_said_at_once(arguments: list[str], message: str, ladderlint: Run) -> None:
    status, out, err = ladderlint("check", "--watch", *arguments)
    assert (status, out) == (2, "")
    assert message in err
