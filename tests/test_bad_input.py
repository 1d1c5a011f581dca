"""Whatever the files hold: one clear finding or error, soon, in little memory, and nothing changed on disk."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import LADDER, TRACK, Run, write_files

TRACK_FILE = "ladder/tracks/foundations.yaml"

MIB = 1024 * 1024
MAX_SECONDS = 2
MAX_BYTES = 200 * MIB

BAD_FILES = {
    "prose": (b"Dear all,\nthis is: not: a ladder\n", "yaml/syntax", (2, 8)),
    "empty": (b"", "schema/violation", (1, 1)),
    "a list": (b"- a\n- b\n", "schema/violation", (1, 1)),
    "a number": (b"42\n", "schema/violation", (1, 1)),
    "UTF-16": (TRACK.encode("utf-16"), "yaml/encoding", (1, 1)),
    "Latin-1": ("id: caf\xe9\n".encode("latin-1"), "yaml/encoding", (1, 8)),
    "NUL": (b"id: a\0b\n", "yaml/encoding", (1, 6)),
    "an escape": (b"id: a\nname: \x1b[31mred\n", "yaml/encoding", (2, 7)),
    "tabs": (b"levels:\n\t- level: 1\n", "yaml/syntax", (2, 1)),
    "a conflict": (b"id: a\n<<<<<<< ours\nname: a\n=======\nname: b\n>>>>>>> theirs\n", "yaml/conflict-marker", (2, 1)),
    "a doubled key": (TRACK.encode() + b"id: again\n", "yaml/duplicate-key", (17, 1)),
    "a tag": (
        TRACK.encode() + b"x-a: !!python/object/apply:os.system ['touch hacked']\n",
        "yaml/forbidden-construct",
        (17, 6),
    ),
    "a merge key": (TRACK.encode() + b"<<: {x-a: b}\n", "yaml/forbidden-construct", (17, 1)),
    "a recursive alias": (TRACK.encode() + b"x-a: &a [*a]\n", "yaml/forbidden-construct", (17, 10)),
    "exploding aliases": (
        TRACK.encode() + b"x-a: &a " + b"word " * 30_000 + b"\nx-b: [" + b"*a, " * 900 + b"*a]\n",
        "yaml/limit",
        (18, 31),
    ),
    "100,000 brackets": (b"[" * 100_000, "yaml/limit", (1, 65)),
    "100,000 braces": (b"{a: " * 100_000, "yaml/limit", (1, 257)),
    "much": (b"a: b\n" * 900_000, "yaml/limit", (1, 1)),
    "a quote without end": (b'id: "' + b"a " * 100_000, "yaml/syntax", (1, 5)),
    "a number without end": (
        TRACK.encode() + b"x-a: " + b"9" * 1_000_000 + b"\nid: a\n",
        "yaml/duplicate-key",
        (18, 1),
    ),
    "a date that is none": (TRACK.encode() + b"x-a: 2024-99-99\nid: a\n", "yaml/duplicate-key", (18, 1)),
}


def state(folder: Path) -> dict[str, tuple[int, bytes | None]]:
    """What lies in a folder: modes and contents."""
    return {
        path.relative_to(folder).as_posix(): (path.lstat().st_mode, path.read_bytes() if path.is_file() else None)
        for path in folder.rglob("*")
    }


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (4 * MAX_BYTES, 4 * MAX_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (10, 10))


def check(folder: Path, *arguments: str) -> tuple[int, str, str, float, int]:
    """Run a check; return its status, stdout, stderr, CPU seconds and peak memory."""
    format_ = [] if "--format" in arguments else ["--format", "concise"]
    child = subprocess.Popen(
        [sys.executable, "-m", "ladderlint", "check", *format_, *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=limited,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    out, err = child.stdout.read(), child.stderr.read()
    child.stdout.close()
    child.stderr.close()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, out.decode(), err.decode(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_track_is_one_finding_at_its_place(name: str, repository: Path) -> None:
    data, rule, (line, column) = BAD_FILES[name]
    write_files(repository, {TRACK_FILE: data})
    before = state(repository)
    status, out, err, seconds, memory = check(repository)
    found = [line for line in out.splitlines() if ": error " in line]
    assert (status, err) == (1, "")
    assert len(found) == 1, out
    assert found[0].startswith(f"{TRACK_FILE}:{line}:{column}: error {rule}: ")
    assert state(repository) == before
    assert memory < MAX_BYTES
    assert seconds < MAX_SECONDS * 2, "twice the promise, since machines differ"


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_ladder_file_is_told_at_its_place_and_nothing_breaks(name: str, repository: Path) -> None:
    data, _, _ = BAD_FILES[name]
    write_files(repository, {"ladder/ladder.yaml": data.replace(TRACK.encode(), LADDER.encode())})
    status, out, err, _, memory = check(repository)
    assert (status, err) == (1, "")
    assert out.startswith("ladder/ladder.yaml:")
    assert memory < MAX_BYTES


def test_what_is_no_file_is_an_error_that_names_it(repository: Path) -> None:
    tracks = repository / "ladder/tracks"
    os.mkfifo(tracks / "a.yaml")
    (tracks / "b.yaml").mkdir()
    (tracks / "c.yaml").symlink_to("nowhere.yaml")
    (tracks / "d.yaml").symlink_to("/etc/passwd")
    before = state(repository)
    status, out, err, _, _ = check(repository)
    assert status == 2
    assert err.splitlines() == [
        "error: ladder/tracks/a.yaml: a FIFO, not a file",
        "error: ladder/tracks/b.yaml: a folder, not a file",
        "error: ladder/tracks/c.yaml: a link that leads nowhere",
        "error: ladder/tracks/d.yaml: a link that leads out of the repository",
    ]
    assert "root:" not in out + err
    assert state(repository) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_track_without_permission_is_an_error_that_names_it(repository: Path) -> None:
    (repository / TRACK_FILE).chmod(0)
    status, _, err, _, _ = check(repository)
    assert (status, err) == (2, f"error: {TRACK_FILE}: permission denied\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "error: nowhere: no such file or folder"),
        (["notes"], "error: notes: no ladder found"),
        (["notes/a.txt"], "error: notes/a.txt: no ladder found"),
        (["notes/a.yaml"], "error: notes/a.yaml: no ladder found"),
        (["--select", "wordin"], "error: --select: no rule is called 'wordin'; did you mean 'wording'?"),
        (["--config", "nowhere.yaml"], "error: nowhere.yaml: no such file"),
        (["--format", "xml"], "Error: Invalid value for '-f' / '--format'"),
        (["-"], "Error: '-' needs --stdin-filename"),
    ],
)
def test_a_wrong_call_is_an_error_in_words(arguments: list[str], message: str, repository: Path) -> None:
    write_files(repository, {"notes/a.txt": b"", "notes/a.yaml": b"a: b\n"})
    status, out, err, _, _ = check(repository, *arguments)
    assert (status, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


def test_no_ladder_at_all_is_an_error(tmp_path: Path) -> None:
    status, _, err, _, _ = check(tmp_path)
    assert status == 2
    assert "no ladder found" in err


def test_names_that_would_move_a_cursor_are_shown_instead(repository: Path) -> None:
    write_files(repository, {"ladder/tracks/\x1b[2J.yaml": b"id: [\n"})
    status, out, err, _, _ = check(repository)
    assert status == 1
    assert "\x1b" not in out + err


def test_a_reader_that_goes_away_ends_the_run_quietly(ladderlint: Run, repository: Path) -> None:
    many = "".join(f"x{number}: y\n" for number in range(90))
    write_files(repository, {f"ladder/tracks/t{number}.yaml": many for number in range(60)})
    command = f"{sys.executable} -m ladderlint check --format json | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=repository, capture_output=True, timeout=60)
    assert done.stdout == b"{\n"
    assert done.stderr == b""


@pytest.mark.parametrize("command", ["check", "check --format json", "explain", "export csv ladder -o -"])
@pytest.mark.parametrize(("target", "message"), [("/dev/full", "stdout can't be written"), ("&-", "stdout is closed")])
def test_a_stdout_that_can_not_be_written_is_an_error(
    command: str, target: str, message: str, repository: Path
) -> None:
    if target == "/dev/full" and not Path(target).exists():
        pytest.skip("this system has no /dev/full")
    line = f"{sys.executable} -m ladderlint {command} >{target}"
    done = subprocess.run(["bash", "-c", line], cwd=repository, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: {message}")
    assert done.stderr.count("\n") == 1


def test_file_names_never_speak_to_a_build_log(repository: Path) -> None:
    (repository / "ladder/tracks/\n::error file=a::pwned\n.yaml").symlink_to("nowhere")
    for arguments in (["--format", "github"], ["--show-files"]):
        _, out, err, _, _ = check(repository, *arguments)
        assert not any(line.lstrip().startswith("::error file=a") for line in (out + err).splitlines())


def test_a_tracks_folder_that_leads_out_is_refused_whole(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    write_files(outside, {"secret-name.yaml": "id: a\n"})
    write_files(repository, {"linked/ladder.yaml": LADDER})
    (repository / "linked/tracks").symlink_to(outside)
    status, out, err, _, _ = check(repository, "linked")
    assert (status, err) == (2, "error: linked/tracks: a link that leads out of the repository\n")
    assert "secret-name" not in out + err


def test_one_text_full_of_slips_is_told_of_a_few_times(repository: Path) -> None:
    write_files(repository, {TRACK_FILE: TRACK + f"description: '{'a  ' * 100_000}'\n"})
    status, out, _, seconds, _ = check(repository, "--format", "json")
    assert status == 0
    assert out.count("wording/extra-whitespace") == 50
    assert seconds < MAX_SECONDS * 2


def test_a_very_long_name_is_cut_in_messages(repository: Path) -> None:
    long = "x" * 200_000
    after = ", ".join(f"u{number}" for number in range(500))
    write_files(repository, {"ladder/ladder.yaml": LADDER.replace("- id: 2", f"- id: {long}\n    after: [{after}]")})
    _, out, _, _, memory = check(repository)
    assert len(out) < 2_000_000
    assert memory < MAX_BYTES
