"""What a config builds on: presets, files and packages, and how their values come together."""

import re
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Run, small_ladder, write_files

from ladderlint.api import Lint, lint_tree
from ladderlint.config import Config, Flags, resolve
from ladderlint.diagnostic import Severity
from ladderlint.extends import MAX_DEPTH
from ladderlint.tree import MemoryTree
from ladderlint.voice import Voice


def config_of(asked: Flags = Flags(), /, **files: str) -> Config:
    texts = {f"{name.replace('__', '/')}.yaml": text.encode() for name, text in files.items()}
    config = resolve(MemoryTree(texts), "ladder", asked)
    assert config.unsound == [], [file.faults for file in config.unsound]
    return config


def names(config: Config) -> set[str]:
    return {chosen.rule.name for chosen in config.chosen}


def linted(files: dict[str, str]) -> Lint:
    return lint_tree(MemoryTree(small_ladder(files)), [""])


def places(lint: Lint) -> list[tuple[str, int, str]]:
    return [(found.path, found.location.start.line, found.message) for found in lint.report.diagnostics]


def test_the_nearer_config_goes_over_the_one_it_extends() -> None:
    config = config_of(
        ladderlint="extends: ./base.yaml\nvoice: {signal: past}\nrules: {wording/length: {max: 9}}\n",
        base="extends: strict\nfail-on: info\nvoice: {signal: free, example: infer}\n"
        "rules: {wording/length: {severity: error, min: 2, max: 8}}\n",
    )
    (length,) = [chosen for chosen in config.chosen if chosen.rule.name == "wording/length"]
    assert config.fail_on is Severity.INFO
    assert (config.voices.signal, config.voices.example) == (Voice.PAST, Voice.INFER)
    assert (length.severity, length.options.min, length.options.max) == (Severity.ERROR, 2, 9)
    assert "wording/vague-word" in names(config)
    assert [file.document.path for file in config.extended] == ["base.yaml"]


def test_options_inside_options_come_together_too() -> None:
    config = config_of(
        ladderlint="extends: ./base.yaml\nrules: {structure/statement-count: {signals: {max: 7}}}\n",
        base="rules: {structure/statement-count: {signals: {min: 2}}}\n",
    )
    (count,) = [chosen for chosen in config.chosen if chosen.rule.name == "structure/statement-count"]
    assert (count.options.signals.min, count.options.signals.max) == (2, 7)


def test_of_a_list_the_later_wins() -> None:
    files = {"a": "fail-on: info\nextends: strict\n", "b": "fail-on: warning\n"}
    assert config_of(ladderlint="extends: [./a.yaml, ./b.yaml]\n", **files).fail_on is Severity.WARNING
    assert config_of(ladderlint="extends: [./b.yaml, ./a.yaml]\n", **files).fail_on is Severity.INFO
    assert "wording/vague-word" in names(config_of(ladderlint="extends: [./a.yaml, ./b.yaml]\n", **files))
    assert "wording/vague-word" not in names(config_of(ladderlint="extends: [./a.yaml, default]\n", **files))


def test_a_flag_goes_over_all_files() -> None:
    files = {"ladderlint": "extends: ./a.yaml\nfail-on: warning\n", "a": "ignore: [structure]\n"}
    config = config_of(Flags(fail_on=Severity.ERROR, select=("structure",)), **files)
    assert config.fail_on is Severity.ERROR
    assert "structure/file-name" in names(config)


@pytest.mark.parametrize(
    ("nearest", "base", "rule", "runs"),
    [
        ("", "ignore: [wording]", "wording/length", False),
        ("extend-select: [wording]", "ignore: [wording]", "wording/length", True),
        ("ignore: [wording]", "extend-select: [wording]", "wording/length", False),
        ("extend-select: [wording]", "ignore: [wording/length]", "wording/length", False),
        ("ignore: [structure]", "ignore: [wording]", "wording/length", False),
        ("select: [wording]", "select: [structure]", "structure/file-name", False),
        ("select: [wording]", "select: [structure]", "wording/length", True),
        ("", "select: [structure]", "wording/length", False),
        ("", "ignore: [yaml]", "yaml/syntax", True),
        ("", "ignore: [yaml/syntax]", "yaml/syntax", False),
    ],
)
def test_selections_come_together(nearest: str, base: str, rule: str, runs: bool) -> None:
    config = config_of(ladderlint=f"extends: ./base.yaml\n{nearest}\n", base=f"{base}\n")
    assert (rule in names(config)) is runs


def test_a_path_is_from_the_file_that_says_it() -> None:
    config = config_of(
        ladderlint="extends: ./shared/a.yaml\n",
        shared__a="extends: [./b.yaml, ../c.yaml]\n",
        shared__b="fail-on: warning\n",
        c="ignore: [wording]\n",
    )
    assert config.fail_on is Severity.WARNING
    assert "wording/length" not in names(config)


def test_every_setting_says_in_which_file_it_stands() -> None:
    config = config_of(
        ladderlint="extends: ./base.yaml\nrules:\n  wording/length: {max: 9}\n",
        base="extends: strict\nfail-on: info\nrules:\n  wording/length:\n    min: 2\nignore: [yaml]\n",
    )
    said = {(name, origin) for name, _, origin in config.settings}
    assert ("extends", "base.yaml:1") in said
    assert ("extends", "ladderlint.yaml:1") in said
    assert ("fail-on", "base.yaml:2") in said
    assert ("ignore", "base.yaml:6") in said
    assert ("rules.wording/length.max", "ladderlint.yaml:3") in said
    assert ("rules.wording/length.min", "base.yaml:5") in said


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("extends: ./gone.yaml\n", (1, 10), "'gone.yaml' can't be read: no such file"),
        ("extends: ./ladder\n", (1, 10), "'ladder' can't be read: no such file"),
        ("extends:\n  - strict\n  - ../up.yaml\n", (3, 5), "'../up.yaml' leads out of the repository"),
        ("extends: base.yaml\n", (1, 10), "'base.yaml' is no preset; write './base.yaml' for a file beside this one"),
        ("extends: it\n", (1, 10), "'extends' can't be 'it'; write minimal, default, strict, ./file.yaml or pkg:name"),
        ("extends: {a: b}\n", (1, 10), "'extends' must be text or a list, and this is a mapping of keys and values"),
        ("extends: [1]\n", (1, 11), 'a config must be text, and 1 is a whole number; write "1"'),
        (
            "extends: ./ladderlint.yaml\n",
            (1, 10),
            "this leads in a circle (ladderlint.yaml → ladderlint.yaml); leave it out",
        ),
        (
            "extends: pkg:no_such_one\n",
            (1, 10),
            "no Python package is called 'no_such_one' here; install it beside ladderlint",
        ),
        (
            "extends: pkg:a-b\n",
            (1, 10),
            "'a-b' is no name of a Python package; write it as it is imported, like pkg:acme_rules",
        ),
        ("extends: pkg:__future__\n", (1, 10), "'__future__' is a module and no package, so it can't carry a config"),
        ("extends: pkg:json\n", (1, 10), "'pkg:json/ladderlint.yaml' can't be read: no such file"),
        ("extends: pkg:json/../../x.yaml\n", (1, 10), "'../../x.yaml' leads out of the package"),
    ],
)
def test_what_can_not_be_extended_is_told_at_its_line(text: str, place: tuple[int, int], message: str) -> None:
    lint = linted({"ladderlint.yaml": text})
    (found,) = lint.report.diagnostics
    assert lint.status == 2
    assert (found.path, *found.location.start) == ("ladderlint.yaml", *place)
    assert found.message == message


BELOW = "extends: ./a.yaml\n"


@pytest.mark.parametrize(
    ("files", "place", "message"),
    [
        (
            {"ladderlint.yaml": BELOW, "a.yaml": "\nextends: ./b.yaml\n", "b.yaml": BELOW},
            ("b.yaml", 1),
            "this leads in a circle (a.yaml → b.yaml → a.yaml); leave it out",
        ),
        ({"ladderlint.yaml": BELOW, "a.yaml": "\nfail-onn: info\n"}, ("a.yaml", 2), "unknown key 'fail-onn'"),
        ({"ladderlint.yaml": BELOW, "a.yaml": "a: [\n"}, ("a.yaml", 2), "the file ends inside a list"),
        ({"ladderlint.yaml": BELOW, "a.yaml": "ignore: [wordin]\n"}, ("a.yaml", 1), "did you mean 'wording'?"),
        (
            {
                "ladderlint.yaml": f"{BELOW}rules:\n  wording/length: {{summary: {{max: 3}}}}\n",
                "a.yaml": "rules: {wording/length: {min: 5}}\n",
            },
            ("ladderlint.yaml", 3),
            "no statement has at least 5 and at most 3 words",
        ),
    ],
)
def test_what_is_wrong_in_a_chain_is_told_in_the_file_where_it_stands(
    files: dict[str, str], place: tuple[str, int], message: str
) -> None:
    lint = linted(files)
    assert lint.status == 2
    ((path, line, said),) = places(lint)
    assert (path, line) == place
    assert message in said


def test_options_that_are_right_together_are_right() -> None:
    config_of(
        ladderlint="extends: ./base.yaml\nrules: {wording/length: {summary: {max: 3}}}\n",
        base="rules: {wording/length: {min: 2}}\n",
    )


def test_a_chain_has_an_end() -> None:
    files = {f"c{n}.yaml": f"extends: ./c{n + 1}.yaml\n" for n in range(MAX_DEPTH + 3)}
    ((path, line, message),) = places(linted({**files, "ladderlint.yaml": "extends: ./c0.yaml\n"}))
    assert (path, line) == (f"c{MAX_DEPTH - 1}.yaml", 1)
    assert "8 are the most" in message


def test_a_tree_of_configs_can_not_grow_without_end() -> None:
    files = {f"c{n}.yaml": f"extends: [{', '.join([f'./c{n + 1}.yaml'] * 50)}]\n" for n in range(6)}
    found = places(linted({**files, "c6.yaml": "", "ladderlint.yaml": "extends: ./c0.yaml\n"}))
    assert 0 < len(found) <= 101
    assert "more than 32 files" in found[0][2]


def test_a_file_may_be_extended_on_two_ways() -> None:
    config = config_of(
        ladderlint="extends: [./a.yaml, ./b.yaml]\n",
        a="extends: ./c.yaml\n",
        b="extends: ./c.yaml\n",
        c="fail-on: info\n",
    )
    assert config.fail_on is Severity.INFO
    assert [file.document.path for file in config.extended] == ["a.yaml", "c.yaml", "b.yaml"]


def test_a_link_out_of_the_repository_is_not_followed(ladderlint: Run, repository: Path, tmp_path: Path) -> None:
    secret = tmp_path.parent / f"{tmp_path.name}-secret.yaml"
    secret.write_text("password: hunter2\n")
    (repository / "base.yaml").symlink_to(secret)
    write_files(repository, {"ladderlint.yaml": "extends: ./base.yaml\n"})
    status, out, err = ladderlint("check")
    assert status == 2
    assert "a link that leads out of the repository" in out
    assert "hunter2" not in out + err
    assert "password" not in out + err


def test_a_named_config_extends_from_where_it_lies(ladderlint: Run, repository: Path, tmp_path: Path) -> None:
    write_files(repository, {"conf/strict.yaml": "extends: ./base.yaml\n", "conf/base.yaml": "fail-on: info\n"})
    assert (
        "fail-on: info  # conf/base.yaml:1" in ladderlint("check", "--config", "conf/strict.yaml", "--show-config").out
    )
    outside = tmp_path.parent / f"{tmp_path.name}-outside.yaml"
    outside.write_text("extends: ./ladderlint.yaml\n")
    status, out, _ = ladderlint("check", "--config", str(outside))
    assert status == 2
    assert "only a config that lies in the repository can extend a file" in out


@pytest.mark.parametrize("name", ["./a\\0b.yaml", "./a\\ud800.yaml", f"./{'a' * 5000}.yaml", "./ladder"])
def test_what_no_file_can_be_called_breaks_nothing(name: str, ladderlint: Run, repository: Path) -> None:
    write_files(repository, {"ladderlint.yaml": f'extends: "{name}"\n'})
    status, out, err = ladderlint("check", "-f", "concise")
    assert status == 2
    assert out.startswith("ladderlint.yaml:1:")
    assert "broke" not in err


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that says so where it is imported."""
    folder = tmp_path / "site" / "acme_shared_config"
    write_files(folder, {"__init__.py": "raise SystemExit('imported')\n"})
    monkeypatch.syspath_prepend(tmp_path / "site")
    return folder


def test_a_package_is_read_and_not_run(package: Path) -> None:
    write_files(
        package, {"ladderlint.yaml": "extends: ./more.yaml\nfail-on: warning\n", "more.yaml": "ignore: [yaml]\n"}
    )
    config = config_of(ladderlint="extends: pkg:acme_shared_config\n")
    assert config.fail_on is Severity.WARNING
    assert ("ignore", ["yaml"], "pkg:acme_shared_config/more.yaml:1") in config.settings
    assert "acme_shared_config" not in sys.modules
    write_files(package, {"other.yaml": "fail-on: info\n"})
    assert config_of(ladderlint="extends: pkg:acme_shared_config/other.yaml\n").fail_on is Severity.INFO


def test_a_fault_in_a_package_is_told_at_its_line(package: Path) -> None:
    write_files(package, {"ladderlint.yaml": "\nfail-onn: warning\n"})
    ((path, line, message),) = places(linted({"ladderlint.yaml": "extends: pkg:acme_shared_config\n"}))
    assert (path, line) == ("pkg:acme_shared_config/ladderlint.yaml", 2)
    assert message.startswith("unknown key 'fail-onn'")


def test_a_package_does_not_lead_out_of_itself(package: Path) -> None:
    write_files(package.parent, {"secret.yaml": "password: hunter2\n"})
    (package / "ladderlint.yaml").symlink_to(package.parent / "secret.yaml")
    ((_, _, message),) = places(linted({"ladderlint.yaml": "extends: pkg:acme_shared_config\n"}))
    assert message.endswith("can't be read: a link that leads out of the repository")
    (package / "ladderlint.yaml").unlink()
    write_files(package, {"ladderlint.yaml": "extends: ../secret.yaml\n"})
    ((_, _, message),) = places(linted({"ladderlint.yaml": "extends: pkg:acme_shared_config\n"}))
    assert message.endswith("leads out of the package")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (">=0.1", None),
        (">=0.1,<9", None),
        (">=99", "this config is for ladderlint >=99, and this is 0.1.0; install one that fits"),
        ("0.1", "'0.1' says no versions; write it like '>=0.1' or '>=0.1,<2'"),
        ("latest", "'latest' says no versions; write it like '>=0.1' or '>=0.1,<2'"),
    ],
)
def test_a_config_may_ask_for_a_version(text: str, message: str | None) -> None:
    # Where it asks for another, nothing else is told: that version may know more keys.
    lint = linted(
        {"ladderlint.yaml": f'a-new-key: 1\nrequired-version: "{text}"\n' if message else f'required-version: "{text}"'}
    )
    assert [found[1:] for found in places(lint)] == ([(2, message)] if message else [])
    assert lint.status == (2 if message else 0)


def test_a_version_is_text() -> None:
    ((_, _, message),) = places(linted({"ladderlint.yaml": "required-version: 0.1\n"}))
    assert message.endswith('write ">=0.1"')


def test_the_examples_on_the_page_about_configs_are_understood() -> None:
    page = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    lint = linted({"ladderlint.yaml": block, "shared/ladderlint.yaml": "voice: {signal: infer}\n"})
    assert lint.status == 0
    assert linted({"ladderlint.yaml": block}).status == 2
