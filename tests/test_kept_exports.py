"""Exports that are kept beside the ladder: told when they are older than it, and made again by `fix`."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

import pytest
from conftest import TRACK, Run, small_ladder
from conftest import write_files as put

from ladderlint.api import lint_tree
from ladderlint.config import Flags
from ladderlint.tree import MemoryTree

RULE = "history/stale-export"
TRACK_PATH = "ladder/tracks/foundations.yaml"


def config(*exports: str, more: str = "") -> str:
    return f"rules: {{{RULE}: {{exports: [{', '.join(exports)}]}}}}\n{more}"


KEPT = {
    "csv": "{format: csv, path: ladder.csv, layout: matrix, excel: true}",
    "json": "{format: json, path: out/all of it.json, extensions: true}",
    "markdown": "{format: markdown, path: docs/ladder}",
}
COMMANDS = {
    "csv": "ladderlint export csv ladder --layout matrix --excel -o ladder.csv",
    "json": "ladderlint export json ladder --extensions -o 'out/all of it.json'",
    "markdown": "ladderlint export markdown ladder -o docs/ladder",
}


def told(run: Run) -> list[str]:
    result = run("check", "-f", "json")
    return [found["message"] for found in json.loads(result.out)["diagnostics"] if found["rule"] == RULE]


@pytest.mark.parametrize("format_", KEPT)
def test_an_export_that_is_older_is_told_until_its_command_has_run(
    format_: str, ladderlint: Run, repository: Path
) -> None:
    put(repository, {"ladderlint.yaml": config(KEPT[format_])})
    (message,) = told(ladderlint)
    assert "not what the ladder gives" in message
    command = message.partition("again: ")[2]
    assert command == COMMANDS[format_]
    (repository / "out").mkdir()
    assert ladderlint(*shlex.split(command)[1:]).status == 0
    assert ladderlint("check").status == 0
    assert told(ladderlint) == []
    put(repository, {TRACK_PATH: TRACK.replace("Triages", "Sorts")})
    assert ladderlint("check").status == 1
    assert len(told(ladderlint)) == 1


def test_fix_makes_all_of_them_again_from_what_it_mended(ladderlint: Run, repository: Path) -> None:
    put(
        repository,
        {
            "ladderlint.yaml": config(*KEPT.values()),
            "ladder.csv": "old\n",
            TRACK_PATH: TRACK.replace("Triages service", "Triages  service"),
        },
    )
    shown = ladderlint("fix", "--diff")
    assert shown.status == 1
    assert "--- a/ladder.csv" in shown.out
    assert "--- /dev/null\n+++ b/docs/ladder/README.md" in shown.out
    assert (repository / "ladder.csv").read_text() == "old\n"
    done = ladderlint("fix")
    assert done.status == 0, done.err
    assert "Mended 4 findings in 5 files" in done.err
    assert "Triages service issues" in (repository / "ladder.csv").read_text()
    assert ladderlint("check").status == 0
    assert "Nothing to mend" in ladderlint("fix").err


def test_a_ladder_with_errors_is_not_exported_by_fix(ladderlint: Run, repository: Path) -> None:
    put(repository, {"ladderlint.yaml": config(KEPT["csv"]), TRACK_PATH: TRACK.replace("level: 2", "level: 7")})
    ladderlint("fix")
    assert not (repository / "ladder.csv").exists()


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_a_link_that_leads_elsewhere_is_replaced_and_never_followed(
    ladderlint: Run, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("elsewhere")
    (outside / "file").write_text("mine\n")
    (repository / "ladder.csv").symlink_to(outside / "file")
    (repository / "docs").symlink_to(outside)
    put(repository, {"ladderlint.yaml": config(KEPT["csv"])})
    assert ladderlint("fix").status == 0
    assert not (repository / "ladder.csv").is_symlink()
    put(repository, {"ladderlint.yaml": config(KEPT["markdown"])})
    result = ladderlint("fix")
    assert result.status == 2
    assert "leads out of" in result.err
    assert [path.name for path in outside.iterdir()] == ["file"]
    assert (outside / "file").read_text() == "mine\n"


@pytest.mark.parametrize(
    ("export", "says"),
    [
        ("{format: csv, path: ../ladder.csv}", "'../ladder.csv' is no path in the repository"),
        ("{format: csv, path: /tmp/ladder.csv}", "'/tmp/ladder.csv' is no path in the repository"),
        ("{format: csv, path: a/../../ladder.csv}", "is no path in the repository"),
        ("{format: csv, path: ''}", "'' is no path in the repository"),
        (r'{format: csv, path: "a\0.csv"}', "'a<U+0000>.csv' is no path in the repository"),
        (r'{format: csv, path: "\ud800.csv"}', "'<U+D800>.csv' is no path in the repository"),
        ("{format: json, path: ladder/ladder.yaml}", "would be taken for a ladder's file"),
        ("{format: json, path: a.json, layout: matrix}", "'layout' is for csv, not for json"),
        ("{format: markdown, path: docs, extensions: true}", "'extensions' is for json, not for markdown"),
        ("{format: pdf, path: a.pdf}", "pdf"),
        ("{format: csv}", "'path'"),
    ],
)
def test_an_export_that_can_not_be_is_an_error_of_the_config(
    export: str, says: str, ladderlint: Run, repository: Path
) -> None:
    put(repository, {"ladderlint.yaml": config(export)})
    result = ladderlint("check", "-f", "concise")
    assert result.status == 2
    assert says in result.out


def test_a_comment_suppresses_it_and_files_that_nobody_asked_about_are_not_told(
    ladderlint: Run, repository: Path
) -> None:
    put(repository, {"ladderlint.yaml": config(KEPT["csv"])})
    assert ladderlint("check", TRACK_PATH).status == 0
    head = repository / "ladder/ladder.yaml"
    head.write_text(head.read_text().replace("id: engineering", f"id: engineering # ladderlint: disable={RULE} -- now"))
    assert ladderlint("check").status == 0


def test_a_ladder_that_can_not_be_read_has_no_outdated_exports() -> None:
    for broken in ("id: [", "just text", "\x00"):
        files = small_ladder({TRACK_PATH: broken, "ladderlint.yaml": config(KEPT["csv"])})
        found = lint_tree(MemoryTree(files), [""], Flags(extend_select=(RULE,))).report.diagnostics
        assert RULE not in {one.rule for one in found}
