"""Measures what comparing revisions costs, beside a check of the same ladder, and holds the targets to it.

    python benchmarks/revisions.py [--tracks 16 1000] [--repeat 3]

Exit status: 0 all targets that were measured are held, 1 one is missed, 2 ladderlint could not run.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from compare import OURS, Target, compile_all, highest_peak, lowest
from ladders import write_ladder
from measure import CommandFailed, Cost, measure_in_turn, stay_on_one_core

SMALL, LARGE = SIZES = (16, 1000)
CHANGED: Final = 10

CHECK, SINCE, DIFF = "check", "check --since, nothing changed", f"diff, {CHANGED} tracks changed"
_RUNS: Final = {
    CHECK: ("check", "--no-cache", "--exit-zero"),
    SINCE: ("check", "--no-cache", "--exit-zero", "--since", "HEAD"),
    DIFF: ("diff", "HEAD~1", "HEAD"),
}

Measured = Mapping[int, Mapping[str, Sequence[Cost]]]


def main() -> int:
    """Measure, print the table and the targets, and return the exit status."""
    asked = _arguments()
    compile_all()
    core = "on one core" if stay_on_one_core() else "on any core"
    print(f"Python {'.'.join(map(str, sys.version_info[:3]))}, {core}\n", flush=True)
    print(_row("tracks", "", "CPU s", "peak MB"))
    measured: dict[int, Mapping[str, Sequence[Cost]]] = {}
    try:
        for tracks in sorted(set(asked.tracks)):
            measured[tracks] = costs_of(tracks, asked.repeat)
            for what, runs in measured[tracks].items():
                print(_row(f"{tracks:,}", what, f"{lowest(runs):.2f}", f"{highest_peak(runs):.1f}"), flush=True)
    except CommandFailed as failure:
        print(failure, file=sys.stderr)
        return 2
    print()
    missed = False
    for target in targets(measured):
        missed |= not target.held
        print(f"{'held  ' if target.held else 'MISSED'}  {target.promise}: {target.figures}")
    return int(missed)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure what comparing revisions costs.")
    parser.add_argument("--tracks", type=int, nargs="+", default=SIZES, metavar="N", help="sizes of the ladders")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="runs of each command")
    return parser.parse_args()


def costs_of(tracks: int, repeat: int) -> dict[str, list[Cost]]:
    """Return what the commands cost on a ladder of so many tracks, with two revisions."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_ladder(folder, tracks)
        _git(folder, "init", "-q")
        _commit(folder, "the ladder")
        change(folder)
        _commit(folder, "what changed")
        command = str(Path(sys.executable).parent / OURS)
        runs = {what: [(command, *arguments)] for what, arguments in _RUNS.items()}
        return measure_in_turn(runs, repeat, folder)


def change(folder: Path) -> None:
    """Put a statement of some tracks in other words, and ask for one more."""
    paths = sorted(folder.glob("tracks/*.yaml"))
    for path in paths[:: max(1, len(paths) // CHANGED)][:CHANGED]:
        text = path.read_text(encoding="utf-8").rstrip("\n")
        path.write_text(f"{text} again\n      - Wrote a letter to {path.stem}\n", encoding="utf-8")


def _commit(folder: Path, message: str) -> None:
    _git(folder, "add", "-A")
    _git(folder, "-c", "user.name=Editor", "-c", "user.email=editor@example.com", "commit", "-q", "-m", message)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def targets(measured: Measured) -> Iterator[Target]:
    """Yield the targets that what was measured can tell of."""
    if SMALL in measured:
        cpu = lowest(measured[SMALL][DIFF])
        yield Target(f"diff of {SMALL} tracks takes less than half a second", cpu < 0.5, f"{cpu:.2f} s")
    if LARGE in measured:
        check, since, diff = (lowest(measured[LARGE][what]) for what in (CHECK, SINCE, DIFF))
        figures = f"{diff:.2f} s against {check:.2f} s"
        yield Target(f"diff of {LARGE:,} tracks costs at most twice a check", diff <= 2 * check, figures)
        figures = f"{since:.2f} s against {check:.2f} s"
        yield Target("check --since costs at most a fifth more where nothing changed", since <= 1.2 * check, figures)


def _row(tracks: str, what: str, *figures: str) -> str:
    return f"{tracks:>8}  {what:<{len(SINCE)}}" + "".join(f"  {figure:>8}" for figure in figures)


if __name__ == "__main__":
    sys.exit(main())
