"""docs/git.md shows what there is: every block of it is played."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT
from git_repositories import Repo
from ruamel.yaml import YAML
from shipped_history import RELIABILITY, edit, released
from test_readme import block, session, shell, with_own_commands

PAGE = (ROOT / "docs" / "git.md").read_text(encoding="utf-8")
FAULTY = ("Restores service", "Restored service")


def on(day: str) -> dict[str, str]:
    return {f"GIT_{who}_DATE": f"{day}T12:00:00Z" for who in ("AUTHOR", "COMMITTER")}


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """The shipped ladder, released in January, and a branch with an edit of it that is not committed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769990400")
    repo = released(tmp_path)
    repo.git("commit", "--quiet", "--amend", "--no-edit", "--date=2026-01-05T12:00:00Z", env=on("2026-01-05"))
    repo.git("tag", "--force", "v1.0.0")
    repo.git("checkout", "--quiet", "-b", "edit")
    edit(repo)
    return repo


def replace(repo: Repo, old: str, new: str) -> None:
    text = (repo.folder / RELIABILITY).read_text(encoding="utf-8")
    assert old in text
    repo.write({RELIABILITY: text.replace(old, new)})


def play(name: str, repo: Repo) -> None:
    """Play a block; `…` stands for the rest of a line, and ten zeros for the hash of a commit."""
    for command, shown in session(block(f"example: {name}", "console", PAGE)):
        _, printed = shell(command, repo.folder, with_own_commands())
        expected = re.escape(shown).replace("…", ".*").replace("0" * 10, "[0-9a-f]{10}")
        assert re.fullmatch(expected, printed), f"{command} printed:\n{printed}"


def test_each_block_is_played_here() -> None:
    assert re.findall(r"<!-- (.+?) -->\n```(\w+)", PAGE) == [
        *((f"example: {name}", "console") for name in ("diff", "since", "release", "log")),
        ("hook: pre-push", "sh"),
    ]
    assert PAGE.count("```") == 2 * 6, "five blocks, and the config of pre-commit"


def test_a_reviewer_compares(repo: Repo) -> None:
    play("diff", repo)


def test_only_what_is_new_is_shown(repo: Repo) -> None:
    replace(repo, *FAULTY)
    play("since", repo)


def test_a_release_is_written_and_a_statement_tells_its_life(repo: Repo) -> None:
    play("release", repo)
    commands = re.findall(r"^  (git .+)$", block("example: release", "console", PAGE), re.MULTILINE)
    assert len(commands) == 3
    added, committed, tagged = (command.removeprefix("git ").split(" ", 1) for command in commands)
    repo.git(added[0], *added[1].split())
    repo.git(committed[0], "-m", committed[1].removeprefix("-m ").strip("'"), env=on("2026-02-02"))
    repo.git(*tagged)
    play("log", repo)
    rows = (repo.folder / "ladder.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0].endswith(",since,changed,commit")
    assert "2.0.0,2.0.0" in next(row for row in rows if "yearly cost" in row)


def test_the_hooks_of_pre_commit_are_ones_that_there_are() -> None:
    (found,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    config = YAML(typ="safe").load(found)
    hooks = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert {hook["id"] for hook in config["repos"][0]["hooks"]} <= {hook["id"] for hook in hooks}
    stages = {stage for hook in hooks if hook["id"] == "ladderlint-history" for stage in hook["stages"]}
    assert stages & set(config["default_install_hook_types"]) == {"pre-push"}


def test_the_plain_hook_looks_at_what_is_pushed(repo: Repo, tmp_path_factory: pytest.TempPathFactory) -> None:
    remote = Repo.new(tmp_path_factory.mktemp("remote"), "--bare")
    repo.git("remote", "add", "origin", str(remote.folder))
    script = block("hook: pre-push", "sh", PAGE)
    repo.hook("pre-push", "")
    hook = repo.folder / ".git" / "hooks" / "pre-push"
    hook.write_text(script)
    env = {"PATH": with_own_commands()["PATH"]}
    repo.git("push", "--quiet", "--tags", "origin", "main", env=env)

    repo.commit()
    refused = repo.try_git("push", "origin", "main", "edit", env=env)
    assert refused.status != 0
    assert "1.0.0 is too little: 2.0.0 is due" in refused.out + refused.err
    # Another branch is looked at though it is not the current one, and the current one is not.
    repo.git("branch", "other", "main")
    repo.git("push", "--quiet", "origin", "other", env=env)
    repo.git("push", "--quiet", "origin", ":other", env=env)

    assert repo.ladderlint("release").status == 0
    assert repo.try_git("push", "origin", "edit", env=env).status != 0, "what is only on disk is not pushed"
    repo.commit()
    repo.git("tag", "--annotate", "v2.0.0", "--message=2.0.0")
    repo.git("push", "--quiet", "origin", "edit", "v2.0.0", env=env)
    assert remote.git("rev-parse", "edit") == repo.git("rev-parse", "HEAD")
