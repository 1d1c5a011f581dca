"""What a command costs: the CPU seconds and the peak memory of its process and of those it starts.

    python benchmarks/measure.py COMMAND…     print its exit status, CPU seconds and peak memory in MB

Needs `os.wait4`, so Linux, macOS or another Unix.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

Command = Sequence[str]


class Cost(NamedTuple):
    """CPU seconds, user and system, and the highest resident memory in MB (1,000,000 bytes)."""

    cpu: float
    peak: float


class CommandFailed(Exception):
    """A command that did not end with 0, and the end of what it printed: how fast it failed is of no interest."""


def measure(command: Command, folder: Path) -> Cost:
    """Run a command in a folder and return what it cost. Raises CommandFailed where it fails."""
    import subprocess

    # Linux lets a process begin with the peak memory of the process that starts it. So this file stands in between,
    # as a process of about 10 MB; a command that needs less can't be told from one that needs as much.
    between = [sys.executable, "-I", "-S", __file__, *command]
    done = subprocess.run(between, cwd=folder, capture_output=True, encoding="utf-8", errors="replace")
    figures = done.stdout.split()
    if not figures or figures[0] != "0":
        raise CommandFailed(f"{' '.join(command)[:200]} failed:\n{done.stderr[-2000:]}")
    return Cost(float(figures[1]), float(figures[2]))


def measure_in_turn(tools: Mapping[str, Sequence[Command]], repeat: int, folder: Path) -> dict[str, list[Cost]]:
    """Return what each tool cost each time. Where a tool needs several commands, they count as one.

    The tools take turns (A B C, A B C), so that a machine that is busy for a while is so for all of them.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in tools}
    for _ in range(repeat):
        for name, commands in tools.items():
            costs[name].append(combined([measure(command, folder) for command in commands]))
    return costs


def combined(costs: Sequence[Cost]) -> Cost:
    """Return what several commands cost when one runs after the other."""
    return Cost(sum(cost.cpu for cost in costs), max(cost.peak for cost in costs))


def stay_on_one_core() -> bool:
    """Keep this process, and what it starts from now on, on one core. Return False where the system has no way to."""
    if sys.platform != "linux":
        return False
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    return True


def main(command: Command) -> None:
    """Run a command, with all it prints on stderr, and print its exit status, CPU seconds and peak memory in MB."""
    to_stderr = [(os.POSIX_SPAWN_DUP2, sys.stderr.fileno(), sys.stdout.fileno())]
    child = os.posix_spawnp(command[0], list(command), os.environ, file_actions=to_stderr)
    _, status, usage = os.wait4(child, 0)
    unit = 1 if sys.platform == "darwin" else 1024
    peak = usage.ru_maxrss * unit / 1_000_000
    print(os.waitstatus_to_exitcode(status), f"{usage.ru_utime + usage.ru_stime:.4f}", f"{peak:.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
