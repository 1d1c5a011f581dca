"""Compares what ladderlint, yamllint and check-jsonschema cost on the same ladders, and holds the targets to it.

    python benchmarks/compare.py [--tracks 1 16 1000 10000] [--repeat 5] [--all]

Exit status: 0 all targets that were measured are held, 1 one is missed, 2 a tool could not run.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from ladders import write_ladder
from measure import Command, CommandFailed, Cost, combined, measure_in_turn, stay_on_one_core

ROOT: Final = Path(__file__).resolve().parents[1]
SIZES: Final = (1, 16, 1000, 10_000)
LARGE: Final = 10_000

BARE: Final = "python -c pass"
OURS: Final = "ladderlint"
# What the others look at, too: the YAML, its shape, and what fits together.
SAME_JOB: Final = "ladderlint, without wording"
WORDS: Final = "wording,progression,duplication"
YAML: Final = "yamllint"
SCHEMA: Final = "check-jsonschema"
CHAIN: Final = "yamllint, then check-jsonschema"

# The rules of yamllint's defaults, save for the two that a ladder in our own style breaks: printing thousands of
# warnings is not what is compared.
YAMLLINT_CONFIG: Final = "{extends: default, rules: {line-length: disable, document-start: disable}}"

Costs = Mapping[str, Sequence[Cost]]


class Target(NamedTuple):
    """Something that was promised, whether it is held, and the figures that say so."""

    promise: str
    held: bool
    figures: str


def main() -> int:
    """Measure, print the table and the targets, and return the exit status."""
    asked = _arguments()
    try:
        tools = ", ".join(f"{name} {version(name)}" for name in (OURS, YAML, SCHEMA))
    except PackageNotFoundError as missing:
        print(f"{missing.name} is not installed beside this Python; run: pip install -e '.[dev]'", file=sys.stderr)
        return 2
    compile_all()
    core = "on one core" if stay_on_one_core() else "on any core"
    print(f"Python {'.'.join(map(str, sys.version_info[:3]))}, {core}; {tools}\n", flush=True)
    print(_row("tracks", "tool", "CPU s", "median", "peak MB", "ratio"))
    measured: dict[int, Costs] = {}
    for tracks in sorted(set(asked.tracks)):
        alone = tracks >= LARGE and not asked.all
        try:
            measured[tracks] = costs_of(tracks, asked.repeat or usual_repeat(tracks), alone)
        except CommandFailed as failure:
            print(failure, file=sys.stderr)
            return 2
        print("\n".join(rows(tracks, measured[tracks])), flush=True)
        if alone:
            print(f"        (at {tracks:,} tracks the others take minutes; --all measures them too)", flush=True)
    print("\nCPU s is the lowest of all runs, which the targets go by; ratio is to ladderlint's.\n")
    missed = False
    for target in targets(measured):
        missed |= not target.held
        print(f"{'held  ' if target.held else 'MISSED'}  {target.promise}: {target.figures}")
    return int(missed)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Compare ladderlint's speed with that of yamllint and check-jsonschema."
    )
    parser.add_argument("--tracks", type=_count, nargs="+", default=SIZES, metavar="N", help="sizes of the ladders")
    parser.add_argument(
        "--repeat", type=_count, metavar="N", help="runs of each tool (default: 5, fewer from 1,000 tracks)"
    )
    parser.add_argument("--all", action="store_true", help=f"measure the other tools from {LARGE:,} tracks on too")
    return parser.parse_args()


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is less than 1")
    return number


def usual_repeat(tracks: int) -> int:
    """Return how often to run each tool: where a run takes long, chance weighs less in it."""
    return 5 if tracks < 1000 else 3 if tracks < LARGE else 1


def compile_all() -> None:
    """Write the bytecode of all tools: without it everything starts twice as slowly, and only the first time."""
    import compileall
    import sysconfig

    for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), str(ROOT / "src")}:
        compileall.compile_dir(folder, quiet=2)


def costs_of(tracks: int, repeat: int, alone: bool) -> Costs:
    """Return what the tools cost on a ladder of so many tracks; alone means ladderlint and bare Python only."""
    with TemporaryDirectory() as folder:
        ladder = Path(folder)
        write_ladder(ladder, tracks)
        files = sorted(path.relative_to(ladder).as_posix() for path in ladder.glob("tracks/*.yaml"))
        costs = measure_in_turn(tools_for(files, alone), repeat, ladder)
    if not alone:
        costs[CHAIN] = [combined(pair) for pair in zip(costs[YAML], costs[SCHEMA], strict=True)]
    return costs


def tools_for(files: Sequence[str], alone: bool) -> dict[str, list[Command]]:
    """Return the commands of each tool. They run in the ladder's folder, and look at the same tracks."""
    scripts = Path(sys.executable).parent
    tools: dict[str, list[Command]] = {
        BARE: [(sys.executable, "-c", "pass")],
        SAME_JOB: [(str(scripts / OURS), "check", "--no-cache", "--ignore", WORDS, ".")],
        OURS: [(str(scripts / OURS), "check", "--no-cache", ".")],
    }
    if not alone:
        schema = (str(scripts / SCHEMA), "--schemafile", str(ROOT / "schema" / "track.schema.json"))
        tools[YAML] = [(str(scripts / YAML), "-d", YAMLLINT_CONFIG, "tracks")]
        tools[SCHEMA] = [(*schema, *batch) for batch in batches(files, os.sysconf("SC_ARG_MAX") // 2)]
    return tools


def batches(files: Sequence[str], limit: int) -> Iterator[list[str]]:
    """Yield the files in as few lists as a command line of so many bytes allows, as xargs would."""
    batch: list[str] = []
    size = 0
    for file in files:
        # Beside its bytes and the one that ends it, each argument takes a pointer.
        cost = len(os.fsencode(file)) + 9
        if batch and size + cost > limit:
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += cost
    if batch:
        yield batch


def lowest(costs: Sequence[Cost]) -> float:
    """Return the CPU seconds of the run that the rest of the machine disturbed the least."""
    return min(cost.cpu for cost in costs)


def highest_peak(costs: Sequence[Cost]) -> float:
    """Return the most memory that a run took, in MB."""
    return max(cost.peak for cost in costs)


def rows(tracks: int, costs: Costs) -> Iterator[str]:
    """Yield the lines of the table on one ladder."""
    for tool, runs in costs.items():
        middle = median(cost.cpu for cost in runs)
        ratio = lowest(runs) / lowest(costs[OURS])
        yield _row(
            f"{tracks:,}", tool, f"{lowest(runs):.3f}", f"{middle:.3f}", f"{highest_peak(runs):.1f}", f"{ratio:.2f}"
        )


def _row(tracks: str, tool: str, *figures: str) -> str:
    return f"{tracks:>6}  {tool:<{len(CHAIN)}}" + "".join(f"  {figure:>8}" for figure in figures)


def targets(measured: Mapping[int, Costs]) -> Iterator[Target]:
    """Yield the targets that what was measured can tell of."""
    for tracks, rival, factor in ((1, YAML, 1), (16, YAML, 2), (1000, CHAIN, 10)):
        if rival in measured.get(tracks, ()):
            ours, theirs = lowest(measured[tracks][SAME_JOB]), lowest(measured[tracks][rival])
            times = "no more CPU than" if factor == 1 else f"at least {factor} times less CPU than"
            noun = "track takes" if tracks == 1 else "tracks take"
            figures = f"{ours:.3f} s against {theirs:.3f} s, {theirs / ours:.2f} times less"
            yield Target(f"{tracks:,} {noun} {times} {rival}", ours * factor <= theirs, figures)
    if LARGE in measured:
        peak = highest_peak(measured[LARGE][OURS])
        yield Target(f"{LARGE:,} tracks stay within 400 MB", peak <= 400, f"{peak:.1f} MB")
    if measured.keys() >= {1, 1000, LARGE}:
        one, some, many = (lowest(measured[tracks][OURS]) for tracks in (1, 1000, LARGE))
        early, late = (some - one) / (1000 - 1), (many - some) / (LARGE - 1000)
        figures = f"{early * 1000:.2f} ms a track up to 1,000, {late * 1000:.2f} ms beyond"
        yield Target(
            "the cost grows in proportion to the tracks, give or take a quarter", late <= early * 1.25, figures
        )


if __name__ == "__main__":
    sys.exit(main())
