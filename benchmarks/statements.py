"""Measures what the rules on statements cost, and holds the targets to it.

    python benchmarks/statements.py [--statements 10000 100000 300000] [--repeat 3] [--start-up]

Exit status: 0 all targets that were measured are held, 1 one is missed, 2 ladderlint could not run.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from compare import OURS, Target, compile_all, highest_peak, lowest
from ladders import write_ladder
from measure import CommandFailed, Cost, measure_in_turn, stay_on_one_core

from ladderlint.registry import rule_names

SIZES: Final = (10_000, 100_000, 300_000)
SMALL, LARGE = SIZES[0], SIZES[-1]
A_TRACK: Final = 35

NONE: Final = "no rule on statements"
LIKENESS: Final = "likeness alone"
ALL: Final = "all default rules"
# The first looks at no statement.
_RUNS: Final = {
    NONE: ("--select", "yaml/syntax"),
    LIKENESS: ("--select", "progression,duplication"),
    ALL: (),
}

# One track in so many repeats a statement of the first track word for word, and another but for a word.
PLANTED_IN: Final = 200
_STATEMENT: Final = re.compile(r"(?m)^( +(?:- |summary: |text: ))(?!id: )(.+)$")

Measured = Mapping[int, Mapping[str, Sequence[Cost]]]


def main() -> int:
    """Measure, print the table and the targets, and return the exit status."""
    asked = _arguments()
    compile_all()
    core = "on one core" if stay_on_one_core() else "on any core"
    print(f"Python {'.'.join(map(str, sys.version_info[:3]))}, {core}\n", flush=True)
    print(_row("statements", "", "CPU s", "peak MB"))
    measured: dict[int, Mapping[str, Sequence[Cost]]] = {}
    grown: dict[str, float] = {}
    try:
        for statements in sorted(set(asked.statements)):
            measured[statements] = costs_of(statements, asked.repeat if statements < LARGE else 1)
            for what, runs in measured[statements].items():
                print(_row(f"{statements:,}", what, f"{lowest(runs):.2f}", f"{highest_peak(runs):.1f}"), flush=True)
        if asked.start_up:
            grown = start_up_of_each()
    except CommandFailed as failure:
        print(failure, file=sys.stderr)
        return 2
    print()
    missed = False
    for target in targets(measured, grown):
        missed |= not target.held
        print(f"{'held  ' if target.held else 'MISSED'}  {target.promise}: {target.figures}")
    return int(missed)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure what the rules on statements cost.")
    parser.add_argument("--statements", type=int, nargs="+", default=SIZES, metavar="N", help="sizes of the ladders")
    parser.add_argument(
        "--repeat", type=int, default=3, metavar="N", help="runs on each ladder, and one on the largest"
    )
    parser.add_argument("--start-up", action="store_true", help="also what each wording rule adds to the start-up")
    return parser.parse_args()


def costs_of(statements: int, repeat: int) -> dict[str, list[Cost]]:
    """Return what a check costs on a ladder of so many statements, with different rules."""
    with TemporaryDirectory() as folder:
        write_ladder(Path(folder), -(-statements // A_TRACK))
        plant_repetitions(Path(folder))
        return measure_in_turn({what: [_check(*flags)] for what, flags in _RUNS.items()}, repeat, Path(folder))


def start_up_of_each() -> dict[str, float]:
    """Return by how many milliseconds each wording rule makes a check of one track longer."""
    runs = {name: [_check("--select", f"yaml/syntax,{name}")] for name in rule_names() if name.startswith("wording/")}
    with TemporaryDirectory() as folder:
        write_ladder(Path(folder), 1)
        costs = measure_in_turn({NONE: [_check(*_RUNS[NONE])], **runs}, 5, Path(folder))
    none = lowest(costs.pop(NONE))
    return {name: (lowest(each) - none) * 1000 for name, each in costs.items()}


def _check(*flags: str) -> tuple[str, ...]:
    return (str(Path(sys.executable).parent / OURS), "check", "--no-cache", "--exit-zero", *flags, ".")


def plant_repetitions(folder: Path) -> None:
    """Let a few tracks say what the first says: otherwise no two statements are alike."""
    first, *others = sorted(folder.glob("tracks/*.yaml"))
    planted = [line[2] for line in _STATEMENT.finditer(first.read_text(encoding="utf-8"))][-2:]
    for path in others[::PLANTED_IN]:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"      - {planted[0]}\n      - {planted[1]} again\n")


def targets(measured: Measured, grown: Mapping[str, float]) -> Iterator[Target]:
    """Yield the targets that what was measured can tell of."""
    if SMALL in measured:
        more = lowest(measured[SMALL][ALL]) - lowest(measured[SMALL][NONE])
        yield Target(f"{SMALL:,} statements take at most 2 s more under all default rules", more <= 2, f"{more:.2f} s")
    if LARGE in measured:
        cpu, peak = lowest(measured[LARGE][LIKENESS]), highest_peak(measured[LARGE][LIKENESS])
        figures = f"{cpu:.1f} s, {peak:.1f} MB"
        yield Target(f"{LARGE:,} statements are compared within 60 s and 600 MB", cpu <= 60 and peak <= 600, figures)
        cpu, peak = lowest(measured[LARGE][ALL]), highest_peak(measured[LARGE][ALL])
        yield Target(f"{LARGE:,} statements under all default rules stay within 600 MB", peak <= 600, f"{peak:.1f} MB")
    if measured.keys() >= set(SIZES):
        added = {size: lowest(measured[size][LIKENESS]) - lowest(measured[size][NONE]) for size in SIZES}
        early, late = ((added[b] - added[a]) / (b - a) for a, b in pairwise(SIZES))
        figures = f"{early * 1e6:.0f} µs a statement up to {SIZES[1]:,}, {late * 1e6:.0f} µs beyond"
        yield Target("to compare them costs in proportion, give or take a half", late <= early * 1.5, figures)
    if grown:
        name = max(grown, key=lambda each: grown[each])
        figures = f"at most {grown[name]:.0f} ms, {name}"
        yield Target("one wording rule adds at most 15 ms to the start-up", grown[name] <= 15, figures)


def _row(statements: str, what: str, *figures: str) -> str:
    return f"{statements:>10}  {what:<{len(NONE)}}" + "".join(f"  {figure:>8}" for figure in figures)


if __name__ == "__main__":
    sys.exit(main())
