import csv
import io
import json
from pathlib import Path

import pytest
from conftest import LADDER, TRACK, Run, write_files

TRACK_FILE = "ladder/tracks/foundations.yaml"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_csv_goes_to_stdout_with_a_row_a_statement(ladderlint: Run) -> None:
    status, out, err = ladderlint("export", "csv", "ladder", "-o", "-")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert (status, err) == (0, "")
    assert [row["text"] for row in rows][:2] == [
        "Works within established structures",
        "Makes simple configuration changes",
    ]
    assert len(rows) == 6


def test_a_layout_with_a_row_a_track_has_a_column_a_level(ladderlint: Run) -> None:
    out = ladderlint("export", "csv", "-o", "-", "--layout", "matrix").out
    (row,) = csv.DictReader(io.StringIO(out, newline=""))
    assert "Triages service issues" in row["2"]


def test_an_export_for_excel_begins_with_a_byte_order_mark(ladderlint: Run, repository: Path) -> None:
    ladderlint("export", "csv", "-o", "out.csv", "--excel")
    assert (repository / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfladder,version")


@pytest.mark.parametrize(
    ("out", "file"), [("a.json", "a.json"), ("new/", "new/ladder.json"), ("ladder", "ladder/ladder.json")]
)
def test_a_single_file_goes_to_a_file_or_into_a_folder(out: str, file: str, ladderlint: Run, repository: Path) -> None:
    status, _, err = ladderlint("export", "json", "ladder", "-o", out)
    assert (status, err) == (0, f"wrote 1 file to {out}\n")
    assert json.loads((repository / file).read_text())["ladder"]["id"] == "engineering"


def test_an_export_is_up_to_date_until_a_byte_of_it_changes(ladderlint: Run, repository: Path) -> None:
    assert ladderlint("export", "markdown", "ladder", "-o", "out").status == 0
    assert ladderlint("export", "markdown", "ladder", "-o", "out", "--check") == (0, "", "")
    page = repository / "out/tracks/foundations.md"
    page.write_bytes(page.read_bytes() + b"x")
    before = tree(repository)
    status, _, err = ladderlint("export", "markdown", "ladder", "-o", "out", "--check")
    assert (status, err) == (1, "error: out/tracks/foundations.md: not what the ladder gives; export it again\n")
    assert tree(repository) == before


def test_a_ladder_with_errors_is_exported_only_by_force(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {TRACK_FILE: TRACK.replace("level: 2", "level: 22")})
    status, _, err = ladderlint("export", "json", "ladder", "-o", "out.json")
    assert status == 2
    assert "the ladder has 1 error; see 'ladderlint check ladder', or use --force" in err
    assert not (repository / "out.json").exists()
    status, _, err = ladderlint("export", "json", "ladder", "-o", "out.json", "--force")
    assert status == 0
    assert "warning: the ladder has 1 error, and was exported all the same" in err


def test_a_ladder_that_can_not_be_read_is_not_exported_even_by_force(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {TRACK_FILE: "id: [\n"})
    status, _, err = ladderlint("export", "json", "ladder", "-o", "out.json", "--force")
    assert status == 2
    assert err.startswith(f"error: {TRACK_FILE}:2:1: the file ends inside a list")


def test_one_of_several_ladders_must_be_named(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {"other/ladder.yaml": LADDER})
    status, _, err = ladderlint("export", "csv", "-o", "-")
    assert (status, err) == (2, "error: several ladders here; name one of: ladder/ladder.yaml, other/ladder.yaml\n")


def test_a_format_of_several_files_can_not_go_to_stdout(ladderlint: Run) -> None:
    status, out, err = ladderlint("export", "markdown", "-o", "-")
    assert (status, out) == (2, "")
    assert "markdown is several files; name a folder with -o" in err


def test_ids_never_lead_an_export_out_of_its_folder(ladderlint: Run, repository: Path) -> None:
    for number, name in enumerate(["../../escaped", "CON", "same", "Same", "/tmp/x", "a\\b", ""]):
        write_files(
            repository, {f"ladder/tracks/t{number}.yaml": TRACK.replace("id: foundations", f"id: {json.dumps(name)}")}
        )
    before = set(tree(repository))
    assert ladderlint("export", "markdown", "ladder", "-o", "out/deep", "--force").status == 0
    written = set(tree(repository)) - before
    assert all(path.startswith("out/deep/") for path in written)
    assert len({path.casefold() for path in written}) == len(written) == 9
    assert not any(Path(path).stem.casefold() == "con" for path in written)
    assert not list(repository.parent.glob("escaped*"))


def test_a_target_that_can_not_be_written_is_an_error_and_stays_as_it_was(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {"out": "a file"})
    status, _, err = ladderlint("export", "markdown", "ladder", "-o", "out")
    assert status == 2
    assert err.startswith("error: ")
    assert (repository / "out").read_text() == "a file"


def test_a_page_of_a_track_that_is_gone_is_told_and_other_files_are_not(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {"ladder/tracks/old.yaml": TRACK.replace("id: foundations", "id: old")})
    ladderlint("export", "markdown", "ladder", "-o", "out")
    write_files(repository, {"out/tracks/notes.md": "Of our own"})
    (repository / "ladder/tracks/old.yaml").unlink()
    _, _, err = ladderlint("export", "markdown", "ladder", "-o", "out")
    assert "warning: out/tracks/old.md: of a track that is gone; delete it" in err
    status, _, err = ladderlint("export", "markdown", "ladder", "-o", "out", "--check")
    assert (status, err) == (1, "error: out/tracks/old.md: of a track that is gone; delete it\n")
    (repository / "out/tracks/old.md").unlink()
    assert ladderlint("export", "markdown", "ladder", "-o", "out", "--check").status == 0


def test_an_option_of_another_format_is_refused(ladderlint: Run) -> None:
    status, _, err = ladderlint("export", "json", "ladder", "-o", "-", "--layout", "matrix")
    assert status == 2
    assert "--layout is for csv, not for json" in err
