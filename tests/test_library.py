"""What a tool builder imports: it is all there, typed as it says, and fails in one way."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import LADDER, ROOT, TRACK, Run, small_ladder, write_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ladderlint
from ladderlint import Flags, GivenConfig, LadderlintError, Options, export, lint, load

TYPED_USE = ROOT / "tests" / "typed_use.py"
PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")

# What files are made of here: what is right, what is nearly so, and what is not even text.
PIECES = [
    *LADDER.splitlines(keepends=True),
    *TRACK.splitlines(keepends=True),
    *(
        "- ",
        "  ",
        "\t",
        ": ",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "!!python/object ",
        "<<: ",
        "|\n",
        ">-\n",
        "'",
        '"',
        "#",
    ),
    *("levels:\n  - null\n", "id: [1]\n", "after: [1, 2]\n", "points: .inf\n", "inherits: [foundations]\n", "---\n"),
    *("extends: strict\n", "rules: {wording/length: {max: -1}}\n", "select: [all]\n", "voice: {summary: past}\n"),
    *("\0", "\x1b[2J", "\ufeff", "\ud800", "\r", "é", "9" * 400),
]
FILES = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
BYTES = st.one_of(FILES.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=200))
NAMES = ["ladder", "tracks", "ladder.yaml", "foundations.yaml", "..", ".", "", "~", "-", "\0", "\ud800", "a" * 300, "*"]
PATHS = st.one_of(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4).map("/".join), st.text(max_size=20))


def uses(path: str | None) -> list[Callable[[], object]]:
    given_path = [] if path is None else [path]
    return [
        lambda: load(path),
        lambda: lint(given_path),
        lambda: export("json", path),
        lambda: export("markdown", path, force=True),
        lambda: export("csv", path, Options(layout="matrix"), force=True),
    ]


def fails_in_one_way(use: Callable[[], object]) -> None:
    try:
        use()
    except LadderlintError as error:
        assert str(error)


@pytest.fixture
def here(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(repository)
    return repository


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ladder=BYTES, track=BYTES, config=BYTES)
def test_whatever_the_files_hold_only_one_kind_of_error_is_raised(
    here: Path, ladder: bytes, track: bytes, config: bytes
) -> None:
    for changes in (
        {"ladder/ladder.yaml": ladder},
        {"ladder/tracks/foundations.yaml": track},
        {"ladderlint.yaml": config},
    ):
        write_files(here, {"ladderlint.yaml": b"", **small_ladder(changes)})
        for use in uses("ladder"):
            fails_in_one_way(use)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=PATHS)
def test_whatever_the_path_is_only_one_kind_of_error_is_raised(here: Path, path: str) -> None:
    if not Path(os.path.normpath("/".join((str(here), path)))).is_relative_to(here):
        path = "ladder"  # what lies above is the machine's, and may be large
    for use in uses(path):
        fails_in_one_way(use)


def test_what_is_no_file_raises_one_kind_of_error(here: Path) -> None:
    os.mkfifo(here / "ladder/tracks/pipe.yaml")
    (here / "loop").symlink_to("loop")
    (here / "out").symlink_to("/")
    (here / "ladder/tracks/gone.yaml").symlink_to("nowhere")
    for path in (None, "ladder", "loop", "loop/ladder.yaml", "out", "out/etc", "/dev/null", "ladder/tracks/pipe.yaml"):
        for use in uses(path):
            fails_in_one_way(use)
    with pytest.raises(LadderlintError, match=r"not a file|leads nowhere"):
        load("ladder")


def test_a_working_directory_that_is_gone_raises_one_kind_of_error(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "gone").mkdir()
    monkeypatch.chdir(here / "gone")
    (here / "gone").rmdir()
    for use in uses(None):
        with pytest.raises(LadderlintError, match="the working directory is gone"):
            use()


def test_a_ladder_is_loaded_in_the_order_in_which_it_is_shown(here: Path) -> None:
    other = TRACK.replace("id: foundations\nname: Foundations", "id: a\nname: Zeal").replace("category: building\n", "")
    write_files(here, {"ladder/tracks/a.yaml": other})
    whole = load("ladder/tracks/a.yaml")
    assert [track.name for track in whole.tracks] == ["Foundations", "Zeal"]
    assert [level.id for level in whole.ladder.levels] == ["1", "2"]
    assert whole.tracks[0].levels[0].signals[0].text == "Makes simple configuration changes"
    assert [track.path for track in load().tracks] == [track.path for track in whole.tracks]


def test_loading_says_what_keeps_it_from_it(here: Path) -> None:
    write_files(here, {"other/ladder.yaml": LADDER})
    with pytest.raises(LadderlintError, match=r"several ladders here; name one of: ladder/ladder.yaml, other/ladder"):
        load()
    write_files(here, {"other/ladder.yaml": "- no ladder\n"})
    with pytest.raises(LadderlintError, match=r"^other/ladder.yaml:1:1: this is no ladder"):
        load("other")


def test_flags_are_those_of_the_command_line(here: Path) -> None:
    write_files(here, {"ladder/tracks/foundations.yaml": TRACK.replace("Makes", "Made")})
    assert [finding.rule for finding in lint("ladder").report.diagnostics] == ["wording/signal-tense"]
    assert lint("ladder", Flags(ignore=("wording",))).report.diagnostics == ()
    config = GivenConfig("house.yaml", b"rules: {wording/signal-tense: {severity: error}}\n")
    assert lint("ladder", Flags(config=config)).status == 1


def test_each_use_case_is_on_the_face() -> None:
    assert {"load", "lint", "fix", "compare", "export"} <= set(ladderlint.__all__)


def test_the_face_lists_each_name_once_and_knows_where_it_lives() -> None:
    homes = [name for names in ladderlint._HOMES.values() for name in names]
    assert sorted(homes) == ladderlint.__all__
    assert set(ladderlint.__all__) <= set(dir(ladderlint))
    assert set(re.findall(r"`(\w+)", PAGE)) >= set(ladderlint.__all__), "docs/library.md names them all"


def test_to_import_the_package_loads_nothing_of_it() -> None:
    program = "import sys, ladderlint; print([name for name in sys.modules if name.startswith('ladderlint.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_type_checker_takes_what_is_right_and_refuses_what_is_marked(tmp_path: Path) -> None:
    """Outside the repository, as in a house that has ladderlint installed."""
    text = TYPED_USE.read_text(encoding="utf-8")
    marks = {
        (number, code)
        for number, line in enumerate(text.splitlines(), 1)
        for code in re.findall(r"# type: ignore\[([\w-]+)\]", line)
    }
    (tmp_path / "use.py").write_text(re.sub(r"  # type: ignore.*", "", text), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(ROOT / ".mypy_cache"), "use.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
    )
    found = re.findall(r"^use\.py:(\d+): error: .*\[([\w-]+)\]$", done.stdout, re.MULTILINE)
    assert {(int(number), code) for number, code in found} == marks, done.stdout + done.stderr
    assert len(marks) == 10


def test_the_page_does_what_it_shows(ladderlint: Run, repository: Path) -> None:
    examples = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(examples) == 6
    write_files(repository, {"ladder/tracks/foundations.yaml": TRACK.replace("Makes", "Made")})
    for number, example in enumerate(examples):
        (repository / f"use{number}.py").write_text(example, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, f"use{number}.py"], cwd=repository, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr
        shown = "".join(line.partition("# → ")[2] + "\n" for line in example.splitlines() if "# → " in line)
        assert done.stdout == shown, example
