"""The measured standard: labels against findings, on a small corpus made here and on the real ones where they are."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import CORPUS, ROOT

SCRIPT = ROOT / "benchmarks" / "wording.py"


def measure(folder: Path, *flags: str) -> tuple[int, str]:
    command = [sys.executable, str(SCRIPT), str(folder), *flags]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def write(folder: Path, statements: list[dict[str, Any]], labels: list[dict[str, Any]]) -> None:
    for name, rows in (("small.jsonl", statements), ("small_labels.jsonl", labels)):
        (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (folder / "small.yaml").write_text("voice: {summary: third-person, signal: third-person, example: past}\n")


def statement(index: int, text: str, **more: Any) -> dict[str, Any]:
    return {"track": "CRAFT", "level": 1, "kind": "signal", "index": index, "text": text, **more}


def label(index: int, rule: str, confidence: str = "high") -> dict[str, Any]:
    return {"track": "CRAFT", "level": 1, "kind": "signal", "index": index, "rule": rule, "confidence": confidence}


def test_false_alarms_and_misses_are_counted_and_printed(tmp_path: Path) -> None:
    texts = ["Made minor upgrades", "Ensure that tests pass", "Reviews the code of others", "Writes persistance layers"]
    statements = [statement(number, text) for number, text in enumerate(texts, 1)]
    write(tmp_path, statements, [label(1, "tense-signal"), label(3, "tense-signal"), label(4, "spelling")])
    status, printed = measure(tmp_path)
    assert status == 1
    rows = {line[:20].strip(): line.split()[-5:] for line in printed.splitlines() if line[:1].isalpha()}
    assert rows["tense, verb first"] == ["1", "1", "1", "0.500", "0.500"]
    assert rows["spelling"] == ["1", "0", "0", "1.000", "1.000"]
    assert "false   tense, verb first: wording/signal-tense track=CRAFT level=1 kind=signal index=2" in printed
    assert "missed  tense, verb first: track=CRAFT level=1 kind=signal index=3" in printed
    assert "MISSED  tense, verb first" in printed


def test_a_corpus_without_faults_of_ours_is_held(tmp_path: Path) -> None:
    statements = [
        statement(1, "Made minor upgrades to services"),
        statement(2, "Reviews the code of every other team"),
        statement(3, "Plans the work of the year ahead"),
        statement(4, "Plans the work of the year ahead"),
    ]
    write(tmp_path, statements, [label(1, "tense"), label(4, "duplicate-exact")])
    status, printed = measure(tmp_path)
    assert status == 0, printed
    assert [line for line in printed.splitlines() if line.startswith(("false", "missed"))] == []
    assert "held  " in printed
    assert "MISSED" not in printed


def test_themes_with_several_summaries_a_level_become_tracks(tmp_path: Path) -> None:
    rows = [
        {"file": "v1", "n": number, "level": "junior", "theme": "craft", "kind": "summary", "index": 0, "text": text}
        for number, text in ((1, "Writes the tests that matter"), (2, "Read the code of others"))
    ]
    wrong = [{key: value for key, value in rows[1].items() if key != "text"} | {"rule": "tense", "confidence": "high"}]
    write(tmp_path, rows, wrong)
    status, printed = measure(tmp_path)
    assert status == 0, printed
    assert "small: 2 statements" in printed


def test_labels_of_no_statement_are_an_error(tmp_path: Path) -> None:
    write(tmp_path, [statement(1, "Plans the work ahead")], [label(2, "tense")])
    status, printed = measure(tmp_path)
    assert (status, "Traceback" in printed) == (2, False)
    assert "labels on statements that are not there" in printed


def test_a_folder_without_a_corpus_is_told(tmp_path: Path) -> None:
    status, printed = measure(tmp_path)
    assert status == 2
    assert "no corpus here" in printed


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the labelled ladders are not beside this checkout")
def test_on_real_ladders_all_that_is_promised_is_held() -> None:
    status, printed = measure(CORPUS, "--quiet")
    assert status == 0, printed
    assert printed.count("held  ") == 11
