import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import write_files

from ladderlint.api import lint
from ladderlint.errors import LadderlintError
from ladderlint.registry import rule_names
from ladderlint.scaffold import plan_init
from ladderlint.syntax import read

HOOKS = ".pre-commit-config.yaml"
LADDER_FILES = ["ladder/ladder.yaml", "ladder/tracks/documentation.yaml", "ladderlint.yaml"]


def texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_a_ladder_a_config_and_a_pre_commit_entry_are_planned_and_nothing_is_written(tmp_path: Path) -> None:
    plan = plan_init(tmp_path)
    assert list(plan.files) == [*LADDER_FILES, HOOKS]
    assert plan.paths[0] == tmp_path / "ladder/ladder.yaml"
    assert plan.addition is None
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_passes_the_strict_check_at_once_without_a_finding(tmp_path: Path) -> None:
    plan_init(tmp_path).write()
    result = lint([tmp_path])
    assert [(finding.rule, finding.path, finding.message) for finding in result.report.diagnostics] == []
    assert result.status == 0
    assert len(result.report.files) == 2
    settings = {setting.name: setting.value for setting in result.configs[0].settings}
    assert settings["extends"] == "strict"
    run = {chosen.rule.name for chosen in result.configs[0].chosen}
    assert "schema/violation" in run
    assert "reference/missing-id" not in run


def test_the_config_leaves_out_no_rule_that_is_not_there(tmp_path: Path) -> None:
    config = read("ladderlint.yaml", plan_init(tmp_path).files["ladderlint.yaml"], "config")
    assert config.root is not None
    assert {item.text for item in config.root.fields["ignore"].items} <= set(rule_names())


def test_the_sample_holds_every_level_with_all_its_fields(tmp_path: Path) -> None:
    files = plan_init(tmp_path).files
    ladder, track = (read(name, files[name], "track").root for name in LADDER_FILES[:2])
    assert ladder is not None
    assert track is not None
    scale = [level.fields["id"].text for level in ladder.fields["levels"].items]
    levels = track.fields["levels"].items
    assert scale == [level.fields["level"].text for level in levels] == ["1", "2", "3"]
    assert all(set(level.fields) == {"level", "summary", "signals", "examples"} for level in levels)


def test_pre_commit_understands_the_entry(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")
    plan_init(tmp_path).write()
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(tmp_path / HOOKS)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("path", "watched"),
    [
        ("ladder/ladder.yaml", True),
        ("ladder.yaml", True),
        ("hr/ladder/tracks/craft.yaml", True),
        ("ladder/tracks/legacy/craft.yml", True),
        ("ladderlint.yaml", True),
        ("README.md", False),
        ("my-ladder.yaml", False),
        ("soundtracks/craft.yaml", False),
    ],
)
def test_the_hook_runs_when_a_file_of_the_ladder_changes(tmp_path: Path, path: str, watched: bool) -> None:
    root = read(HOOKS, plan_init(tmp_path).files[HOOKS], "config").root
    assert root is not None
    (hook,) = root.fields["repos"].items[0].fields["hooks"].items
    assert hook.fields["entry"].text == "ladderlint check"
    assert hook.fields["pass_filenames"].text == "false"
    assert bool(re.search(hook.fields["files"].text, path)) is watched


def test_a_pre_commit_file_that_is_there_is_left_alone_and_the_entry_returned(tmp_path: Path) -> None:
    fresh = plan_init(tmp_path).files[HOOKS].decode()
    write_files(tmp_path, {HOOKS: "repos: []\n"})
    for force in (False, True):
        plan = plan_init(tmp_path, force)
        assert list(plan.files) == LADDER_FILES
        assert plan.addition is not None
        assert plan.addition.file == tmp_path / HOOKS
        assert fresh == f"repos:\n{plan.addition.text}"


def test_below_the_root_of_a_repository_the_entry_is_for_the_file_at_the_root(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert HOOKS in plan_init(tmp_path).files
    plan = plan_init(tmp_path / "hr")
    assert list(plan.files) == LADDER_FILES
    assert plan.addition is not None
    assert plan.addition.file == tmp_path / HOOKS


def test_files_that_are_there_are_named_and_not_written_over(tmp_path: Path) -> None:
    write_files(tmp_path, {"ladder/ladder.yaml": "mine", "ladderlint.yaml": "mine"})
    with pytest.raises(LadderlintError, match=r"/ladder/ladder\.yaml, .*/ladderlint\.yaml: already exist; --force"):
        plan_init(tmp_path)
    assert texts(tmp_path) == {"ladder/ladder.yaml": "mine", "ladderlint.yaml": "mine"}


def test_force_writes_over_them_and_touches_nothing_else(tmp_path: Path) -> None:
    write_files(tmp_path, {"ladder/ladder.yaml": "old", "ladder/tracks/own.yaml": "id: own\nname: Own\nlevels: []\n"})
    plan_init(tmp_path, force=True).write()
    written = texts(tmp_path)
    assert written["ladder/ladder.yaml"].startswith("format: 1\nid: engineering\n")
    assert written["ladder/tracks/own.yaml"].startswith("id: own")


def test_a_dangling_link_counts_as_there(tmp_path: Path) -> None:
    (tmp_path / "ladderlint.yaml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(LadderlintError, match="already exists"):
        plan_init(tmp_path)


def test_a_folder_that_is_not_there_yet_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    plan_init(Path("new/place")).write()
    assert sorted(texts(tmp_path / "new/place")) == sorted([*LADDER_FILES, HOOKS])
    assert lint([Path("new/place")]).status == 0
