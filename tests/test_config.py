import pytest
from conftest import small_ladder

from ladderlint.api import Lint, lint_tree
from ladderlint.config import Flags, GivenConfig, resolve
from ladderlint.diagnostic import Severity
from ladderlint.tree import MemoryTree


def selected(config: str = "", flags: Flags = Flags()) -> set[str]:
    tree = MemoryTree({"ladderlint.yaml": config.encode()})
    return {chosen.rule.name for chosen in resolve(tree, "ladder", flags).chosen}


def linted(config: str) -> Lint:
    return lint_tree(MemoryTree(small_ladder({"ladderlint.yaml": config})), [""])


def test_the_nearest_config_file_is_used_alone() -> None:
    tree = MemoryTree(
        {
            "ladderlint.yaml": b"fail-on: info\nignore: [wording]\n",
            "a/ladderlint.yaml": b"fail-on: warning\n",
            "a/b/ladder/ladder.yaml": b"",
        }
    )
    config = resolve(tree, "a/b/ladder")
    assert config.file is not None
    assert config.file.document.path == "a/ladderlint.yaml"
    assert config.fail_on is Severity.WARNING
    assert "wording/placeholder" in {chosen.rule.name for chosen in config.chosen}


def test_a_given_config_file_goes_before_the_nearest() -> None:
    tree = MemoryTree({"ladderlint.yaml": b"fail-on: info\n"})
    config = resolve(tree, "", Flags(config=GivenConfig("elsewhere.yaml", b"fail-on: warning\n")))
    assert config.fail_on is Severity.WARNING


def test_flags_go_before_the_file_and_the_file_before_defaults() -> None:
    tree = MemoryTree({"ladderlint.yaml": b"fail-on: warning\n"})
    assert resolve(MemoryTree({}), "").fail_on is Severity.ERROR
    assert resolve(tree, "").fail_on is Severity.WARNING
    assert resolve(tree, "", Flags(fail_on=Severity.INFO)).fail_on is Severity.INFO


@pytest.mark.parametrize(
    ("config", "flags", "rule", "runs"),
    [
        ("", Flags(), "wording/placeholder", True),
        ("", Flags(), "reference/missing-id", False),
        ("extends: strict", Flags(), "reference/missing-id", True),
        ("extends: strict", Flags(), "structure/uneven-levels", False),
        ("extends: minimal", Flags(), "wording/placeholder", False),
        ("ignore: [wording]", Flags(), "wording/placeholder", False),
        ("ignore: [wording]\nextend-select: [wording/placeholder]", Flags(), "wording/placeholder", True),
        ("select: [wording]\nignore: [wording/placeholder]", Flags(), "wording/placeholder", False),
        ("select: [wording]", Flags(), "structure/file-name", False),
        ("select: [all]", Flags(), "structure/uneven-levels", True),
        ("select: [wording]", Flags(select=("structure",)), "wording/placeholder", False),
        ("select: [wording]", Flags(select=("structure",)), "structure/file-name", True),
        ("ignore: [structure/file-name]", Flags(select=("structure/file-name",)), "structure/file-name", True),
        ("ignore: [structure/file-name]", Flags(select=("structure",)), "structure/file-name", False),
        ("", Flags(extend_select=("reference/missing-id",)), "reference/missing-id", True),
        ("", Flags(extend_select=("reference/missing-id",)), "wording/placeholder", True),
        ("", Flags(ignore=("yaml",)), "yaml/syntax", True),
        ("", Flags(ignore=("yaml/syntax",)), "yaml/syntax", False),
        ("", Flags(select=("wording",)), "yaml/syntax", True),
    ],
)
def test_a_rule_runs_where_the_most_exact_word_says_so(config: str, flags: Flags, rule: str, runs: bool) -> None:
    assert (rule in selected(config, flags)) is runs


def test_severity_and_options_come_from_the_file() -> None:
    lint = linted(
        "rules:\n"
        "  structure/statement-count: {severity: error, signals: {min: 2}}\n"
        "  structure/file-name: {severity: info}\n"
    )
    assert {(d.rule, d.severity) for d in lint.report.diagnostics} == {("structure/statement-count", Severity.ERROR)}
    assert lint.status == 1


@pytest.mark.parametrize(
    ("config", "place", "message"),
    [
        ("extend: strict\n", (1, 1), "unknown key 'extend'; did you mean 'extends'?"),
        ("extends: strickt\n", (1, 10), "'extends' can't be 'strickt'; did you mean 'strict'?"),
        (
            "rules:\n  wording/placehold: {}\n",
            (2, 3),
            "no rule is called 'wording/placehold'; did you mean 'wording/placeholder'?",
        ),
        ("ignore:\n  - wordings\n", (2, 5), "no rule is called 'wordings'; did you mean 'wording'?"),
        ("rules:\n  wording/placeholder: {sev: error}\n", (2, 25), "unknown key 'sev'; did you mean 'severity'?"),
        (
            "rules:\n  structure/statement-count: {signals: {min: a}}\n",
            (2, 46),
            "'min' must be a whole number, and this is text",
        ),
        (
            "ignore: wording\n",
            (1, 9),
            "'ignore' must be a list, and this is text; begin each item with '- ' on a line of its own",
        ),
        ("- a\n", (1, 1), "a config must be a mapping of keys and values, and this is a list"),
        ("a: [\n", (2, 1), "the file ends inside a list or mapping that is still open"),
        (
            "fail-on: info\nfail-on: error\n",
            (2, 1),
            "'fail-on' stands twice in one mapping and only the first would count; delete or rename one",
        ),
        (
            "rules:\n  wording/house-term:\n    terms:\n      - {pattern: '(', why: x}\n",
            (4, 19),
            "",
        ),
    ],
)
def test_what_is_not_understood_is_a_finding_at_its_place_and_nothing_is_linted(
    config: str, place: tuple[int, int], message: str
) -> None:
    lint = linted(config)
    (found,) = lint.report.diagnostics
    assert lint.status == 2
    assert (found.path, *found.location.start) == ("ladderlint.yaml", *place)
    assert found.message == message or not message
    assert lint.report.files == ("ladderlint.yaml",)


def test_faults_of_a_config_that_two_ladders_share_are_told_once() -> None:
    files = {**small_ladder(), "other/ladder.yaml": small_ladder()["ladder/ladder.yaml"], "ladderlint.yaml": b"a: b\n"}
    assert len(lint_tree(MemoryTree(files), [""]).report.diagnostics) == 1


@pytest.mark.parametrize("config", ["", "# nothing yet\n", "{}\n"])
def test_an_empty_config_is_the_defaults(config: str) -> None:
    assert linted(config).status == 0


def test_every_setting_says_where_it_comes_from() -> None:
    tree = MemoryTree({"ladderlint.yaml": b"rules:\n  structure/statement-count:\n    signals:\n      max: 5\n"})
    settings = {name: (value, origin) for name, value, origin in resolve(tree, "", Flags(ignore=("wording",))).settings}
    assert settings["extends"] == ("default", "default")
    assert settings["ignore"] == (["wording"], "--ignore")
    assert settings["rules.structure/statement-count.signals.max"] == (5, "ladderlint.yaml:4")
    assert settings["rules.structure/statement-count.severity"] == ("warning", "default")
    assert not any(name.startswith("rules.wording/") for name in settings)
