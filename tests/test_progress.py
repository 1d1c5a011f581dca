"""The bar of a long run: for somebody at a terminal, and nobody else."""

import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from conftest import ROOT

WIPED = "\r\x1b[2K\x1b[?25h"
LONG = 300  # tracks, which take about two seconds


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose ladder takes longer than anybody likes to wait without a word."""
    folder = tmp_path_factory.mktemp("large")
    (folder / ".git").mkdir()
    command = [sys.executable, str(ROOT / "benchmarks/ladders.py"), str(folder / "ladder"), "--tracks", str(LONG)]
    subprocess.run(command, check=True, timeout=60)
    return folder


def at_a_terminal(
    folder: Path, *arguments: str, env: Mapping[str, str] | None = None, interrupted: bool = False
) -> tuple[int, str, str]:
    """Run a check whose stderr is a terminal; return its status, its stdout, and what the terminal was sent."""
    command = [sys.executable, "-m", "ladderlint", "check", *arguments]
    environment = {
        **{name: value for name, value in os.environ.items() if name != "CI"},
        "TERM": "xterm",
        **(env or {}),
    }
    ours, theirs = pty.openpty()
    told = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=theirs, preexec_fn=told
    )
    os.close(theirs)
    sent: list[bytes] = []

    def read() -> None:
        while True:
            try:
                data = os.read(ours, 65536)
            except OSError:
                return
            if not data:
                return
            sent.append(data)
            if interrupted and b"%" in data:
                process.send_signal(signal.SIGINT)

    reader = Thread(target=read)
    reader.start()
    out, _ = process.communicate(timeout=60)
    reader.join(60)
    os.close(ours)
    return process.returncode, out.decode(), b"".join(sent).decode()


def test_a_long_run_shows_how_far_it_is_and_wipes_that_away(large: Path) -> None:
    status, out, sent = at_a_terminal(large)
    assert (status, out) == (0, f"No findings in {LONG + 1} files\n")
    shares = [int(share) for share in re.findall(r"Linting.*?(\d+)%", sent)]
    assert len(shares) > 5
    assert shares == sorted(shares)
    assert shares[0] < 90
    assert sent.endswith(WIPED)
    assert "\n" not in sent, "one line, again and again"


def test_ctrl_c_gives_the_line_and_the_cursor_back(large: Path) -> None:
    status, out, sent = at_a_terminal(large, interrupted=True)
    assert (status, out) == (130, "")
    assert sent.removesuffix("\r\n").endswith(WIPED)


@pytest.mark.parametrize(
    ("arguments", "env"), [(["-q"], {}), ([], {"CI": "true"}), ([], {"TERM": "dumb"})], ids=["quiet", "CI", "dumb"]
)
def test_nobody_else_is_shown_a_bar(arguments: list[str], env: dict[str, str], large: Path) -> None:
    status, _, sent = at_a_terminal(large, *arguments, env=env)
    assert (status, sent) == (0, "")


def test_a_short_run_shows_none(repository: Path) -> None:
    assert at_a_terminal(repository) == (0, "No findings in 2 files\n", "")


def test_a_file_is_sent_none(large: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ladderlint", "check"],
        cwd=large,
        capture_output=True,
        timeout=60,
        env={**os.environ, "CI": ""},
    )
    assert done.stderr == b""
