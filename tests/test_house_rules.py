"""A house's own rules in Python: what they may be, and that nothing of them runs unasked."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, TRACK, Result, Run, write_files
from jsonschema import Draft7Validator

from ladderlint import leash, plugins
from ladderlint.api import lint_tree
from ladderlint.config_schema import config_schema, with_rules
from ladderlint.errors import LadderlintError
from ladderlint.plugins import load_plugin
from ladderlint.rule import Bad
from ladderlint.testing import Case, cases
from ladderlint.tree import WorkTree

PAGE = (ROOT / "docs/house-rules.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "docs/example-house-rules"
HEAD = """\
from typing import NamedTuple
from ladderlint.diagnostic import Severity
from ladderlint.model import Ladder, Statement, Track
from ladderlint.rule import Bad, Good, rule
"""
RULE = '''
@rule(on=Statement, severity=Severity.WARNING, examples=[])
def {name}(statement, ctx):
    """{title}"""
    {body}
'''


def module(body: str, name: str = "odd", title: str = "Say something odd.", head: str = HEAD) -> str:
    return head + RULE.format(name=name, title=title, body=body)


REPORT = "yield ctx.report(statement.node, 'odd')"


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """Each test has plugins of its own, under the same names."""
    before = set(sys.modules)
    load_plugin.cache_clear()
    yield
    plugins._from_repository.clear()
    for name in set(sys.modules) - before:
        if name.partition(".")[0] in ("house_rules", "acme_ladder_rules", "tools"):
            del sys.modules[name]


def block(mark: str) -> str:
    (found,) = re.findall(rf"<!-- {mark} -->\n```\w+\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def in_process(repository: Path) -> tuple[int, list[tuple[str, int, str, str]]]:
    """Check a repository without a process of its own, which takes a tenth of the time."""
    lint = lint_tree(WorkTree(repository), [""])
    assert lint.report.errors == ()
    found = lint.report.diagnostics
    return lint.status, [(each.path, each.location.start.line, each.rule, each.message) for each in found]


def of(result: Result) -> list[tuple[str, int, str, str]]:
    found = json.loads(result.out)["diagnostics"]
    return [(each["path"], each["line"], each["rule"], each["message"]) for each in found]


def test_the_template_is_a_rule_and_its_test_holds(repository: Path) -> None:
    write_files(repository, {"house_rules.py": block("template"), "test_house_rules.py": block("test")})
    environment = {**os.environ, "PYTHONPATH": str(repository)}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_house_rules.py"],
        cwd=repository, env=environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout


def test_a_house_rule_runs_and_is_set_up_like_any_other(ladderlint: Run, repository: Path) -> None:
    track = TRACK.replace("Triages service", "Triages Q3 service")
    config = "plugins: [house_rules]\nrules:\n  house/quarter: {severity: error}\n"
    write_files(
        repository,
        {
            "house_rules.py": block("template"),
            "ladderlint.yaml": config,
            "ladder/tracks/foundations.yaml": track,
        },
    )
    result = ladderlint("check", "-f", "json")
    assert of(result) == [
        ("ladder/tracks/foundations.yaml", 14, "house/quarter", "'Q3' is over soon; a level holds for years")
    ]
    assert result.status == 1
    assert of(ladderlint("check", "-f", "json", "--ignore", "house")) == []
    assert of(ladderlint("check", "-f", "json", "--select", "house/quarter")) != []
    assert "rules.house/quarter.severity: error  # ladderlint.yaml:3" in ladderlint("check", "--show-config").out
    write_files(repository, {"ladderlint.yaml": f"extends: minimal\n{config}ignore: [house/quarter]\n"})
    assert of(ladderlint("check", "-f", "json")) == []
    assert not list(repository.rglob("__pycache__")), "a check leaves nothing behind"


def test_a_house_rule_is_explained_where_it_is_known(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {"house_rules.py": block("template"), "ladderlint.yaml": "plugins: [house_rules]\n"})
    page = ladderlint("explain", "house/quarter").out
    assert page.startswith("# house/quarter\n\nLeave out quarters and dates: a level holds for years.\n\nA signal that")
    assert "A rule of this house, on in every preset." in page
    row = next(line for line in ladderlint("explain").out.splitlines() if line.startswith("house/"))
    assert row.split()[:3] == ["house/quarter", "warning", "house"]
    assert ladderlint("explain", "house/quarter", "--no-plugins").status == 2
    assert ladderlint("explain", "house/quart").err.endswith("did you mean 'house/quarter'?\n")


@pytest.mark.parametrize(("arguments", "environment"), [(["--no-plugins"], {}), ([], {"LADDERLINT_NO_PLUGINS": "1"})])
def test_nothing_of_a_plugin_runs_where_it_is_refused(
    arguments: list[str], environment: dict[str, str], ladderlint: Run, repository: Path
) -> None:
    config = "plugins: [house_rules]\nignore: [house/odd]\nrules: {house/odd: {severity: info}}\n"
    write_files(
        repository, {"house_rules.py": "open('ran', 'w').close()\n" + module(REPORT), "ladderlint.yaml": config}
    )
    for command in (["check"], ["export", "json", "ladder", "-o", "-"], ["explain"]):
        status, _, err = ladderlint(*command, *arguments, env=environment)
        assert status == 0, err
        assert not (repository / "ran").exists()
    assert ladderlint("check", *arguments, env=environment).err == "not run, by --no-plugins: house_rules\n"
    assert ladderlint("check").status == 0
    assert (repository / "ran").exists()


def test_nothing_runs_that_no_config_names(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {"house_rules.py": "open('ran', 'w').close()\n", "ladderlint.yaml": "fail-on: info\n"})
    assert ladderlint("check").status == 0
    assert not (repository / "ran").exists()


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "no module is called 'house_rules' here; install it, or put house_rules.py here"),
        ({"house_rules.py": ""}, "'house_rules' holds no rules; a rule is a function under @rule"),
        (
            {"house_rules.py": "import gone"},
            "'house_rules' can't be imported (ModuleNotFoundError: No module named 'gone'",
        ),
        ({"house_rules.py": "\ndef f(:"}, "'house_rules' can't be imported (SyntaxError: "),
        (
            {"house_rules.py": "\n1 / 0"},
            "'house_rules' can't be imported (ZeroDivisionError: division by zero, in line 2)",
        ),
        ({"house_rules.py": "import sys; sys.exit(0)"}, "'house_rules' can't be imported (SystemExit: 0, in line 1)"),
        (
            {"house_rules/__init__.py": "", "house_rules/a.py": "1 / 0"},
            "'house_rules.a' can't be imported (ZeroDivision",
        ),
        ({"house_rules.py": "GROUP = 'A b'\n"}, "GROUP in 'house_rules' must be a name in small letters"),
        (
            {"house_rules.py": "GROUP = 'wording'\n" + module(REPORT, "spelling")},
            "'house_rules' has a rule wording/spelling, and ladderlint has one of that name; give it another",
        ),
        (
            {"house_rules/__init__.py": "", "house_rules/a.py": module(REPORT), "house_rules/b.py": module(REPORT)},
            "'house_rules' has a rule house/odd, and so has another of its modules",
        ),
        (
            {"house_rules.py": module(REPORT, "Odd")},
            "'house_rules' has a rule house/Odd, and that is no name for a rule",
        ),
        (
            {"house_rules.py": module(REPORT).replace("on=Statement", "on=str")},
            "what it looks at must be of Document, La",
        ),
        (
            {"house_rules.py": module(REPORT).replace("examples", "options=int, examples")},
            "its options must be a NamedTuple with a line of words and a default each (",
        ),
    ],
)
def test_a_plugin_that_can_not_be_had_is_told_at_its_line(
    files: dict[str, str], message: str, repository: Path
) -> None:
    write_files(
        repository, {**files, "ladderlint.yaml": "extends: strict\nplugins:\n  - house_rules\nignore: [house/odd]\n"}
    )
    status, ((path, line, rule, said),) = in_process(repository)
    assert status == 2
    assert (path, line, rule) == ("ladderlint.yaml", 3, "lint/config")
    assert said.startswith(message) or message in said


@pytest.mark.parametrize(
    ("body", "trouble"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero, in line 9"),
        ("import sys; sys.exit(0)", "SystemExit: 0, in line 9"),
        ("raise KeyError", "KeyError, in line 9"),
        ("yield 'rubbish'", "TypeError: a rule yields what ctx.report(…) returns, and this yielded str"),
        ("return ctx.report(statement.node, 'odd')", "TypeError: a rule yields what ctx.report(…) returns"),
        ("yield ctx.report(statement.node, 'odd')._replace(rule='wording/spelling')", "TypeError: a rule yields"),
        ("return True", "TypeError: 'bool' object is not iterable"),
        ("yield ctx.report(statement.node, 1)", "TypeError: "),
        ("yield ctx.report(None, 'odd')", "AttributeError: "),
        ("class E(Exception):\n        def __str__(self): raise self\n    raise E", "E, in line 11"),
        ("while True: yield ctx.report(statement.node, 'odd')", "ValueError: it found more than 10000 things"),
        ("return odd(statement, ctx)", "TypeError: 'Rule' object is not callable"),
        ("f = lambda: f()\n    return f()", "RecursionError: maximum recursion depth exceeded"),
    ],
)
def test_a_rule_that_breaks_is_named_and_the_others_go_on(body: str, trouble: str, repository: Path) -> None:
    track = TRACK.replace("Triages service", "Triages  service")
    write_files(
        repository,
        {
            "house_rules.py": module(body),
            "ladderlint.yaml": "plugins: [house_rules]\n",
            "ladder/tracks/foundations.yaml": track,
        },
    )
    status, found = in_process(repository)
    assert status == 2
    assert [rule for _, _, rule, _ in found] == ["lint/rule-crash", "wording/extra-whitespace"]
    assert f"the rule house/odd broke here (HouseRuleError: {trouble}" in found[0][3]


def test_a_rule_that_finds_nothing_may_say_so_in_any_way(repository: Path) -> None:
    for body in ("return", "return ()", "yield from ()", "return None"):
        write_files(repository, {"house_rules.py": module(body), "ladderlint.yaml": "plugins: [house_rules]\n"})
        load_plugin.cache_clear()
        assert in_process(repository) == (0, [])


@pytest.mark.skipif(not hasattr(__import__("signal"), "setitimer"), reason="nothing can stop it on Windows")
@pytest.mark.parametrize("body", ["while True: pass", "while True:\n        try: [].x\n        except Exception: pass"])
def test_a_rule_that_does_not_end_is_stopped(body: str, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leash, "SECONDS", 0.2)
    write_files(repository, {"house_rules.py": module(body), "ladderlint.yaml": "plugins: [house_rules]\n"})
    status, ((_, _, rule, said),) = in_process(repository)
    assert (status, rule) == (2, "lint/rule-crash")
    assert "the rule house/odd broke here (HouseRuleError: it did not end within 0.2 seconds)" in said
    write_files(repository, {"house_rules.py": "while True: pass\n"})
    load_plugin.cache_clear()
    status, ((_, _, rule, said),) = in_process(repository)
    assert (status, rule) == (2, "lint/config")
    assert said == "'house_rules' can't be imported (it did not end within 0.2 seconds)"


def test_a_leash_leaves_things_as_they_were() -> None:
    import signal

    before = signal.getsignal(signal.SIGALRM), sys.stdout
    with pytest.raises(leash.HouseRuleError, match="SystemExit"), leash.leashed(None):
        raise SystemExit
    with pytest.raises(KeyboardInterrupt), leash.leashed(None):
        raise KeyboardInterrupt
    assert (signal.getsignal(signal.SIGALRM), sys.stdout) == before


def test_a_leash_holds_in_a_thread_too() -> None:
    from threading import Thread

    raised: list[Exception] = []

    def work() -> None:
        try:
            with leash.leashed(None):
                raise SystemExit
        except leash.HouseRuleError as error:
            raised.append(error)

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert len(raised) == 1


def test_what_a_plugin_prints_does_not_come_between_the_findings(ladderlint: Run, repository: Path) -> None:
    noisy = "print('imported')\n" + module("print('at work')\n    return ()")
    write_files(repository, {"house_rules.py": noisy, "ladderlint.yaml": "plugins: [house_rules]\n"})
    status, out, err = ladderlint("check", "-f", "json")
    assert status == 0
    assert json.loads(out)["diagnostics"] == []
    assert err.startswith("imported\nat work\n")


def test_a_package_may_hold_rules_words_and_tests(ladderlint: Run, repository: Path) -> None:
    inner = module(
        "from house_rules._words import WORD\n    from .. import _words\n    " + REPORT.replace("'odd'", "WORD")
    )
    write_files(
        repository,
        {
            "house_rules/__init__.py": "GROUP = 'acme'\n",
            "house_rules/_words.py": "WORD = 'Boo'\n",
            "house_rules/test_odd.py": "1 / 0\n",
            "house_rules/deep/__init__.py": "",
            "house_rules/deep/odd.py": inner,
            "house_rules/even.py": module("return ()", "even"),
            "ladderlint.yaml": "plugins: [house_rules]\nselect: [acme]\n",
        },
    )
    assert {(rule, said) for _, _, rule, said in of(ladderlint("check", "-f", "json"))} == {("acme/odd", "Boo")}
    assert "acme/even" in ladderlint("explain", "acme").out
    write_files(
        repository, {"tools/house.py": module(REPORT), "ladderlint.yaml": "plugins: [tools.house]\nselect: [house]\n"}
    )
    assert {rule for _, _, rule, _ in of(ladderlint("check", "-f", "json"))} == {"house/odd"}


def test_a_module_is_looked_for_beside_the_config_that_names_it_and_nowhere_else(
    ladderlint: Run, repository: Path, tmp_path: Path
) -> None:
    write_files(
        repository,
        {
            "shared/base.yaml": "plugins: [house_rules]\n",
            "shared/house_rules.py": module(REPORT),
            "ladderlint.yaml": "extends: ./shared/base.yaml\nselect: [house]\n",
        },
    )
    assert {rule for _, _, rule, _ in of(ladderlint("check", "-f", "json"))} == {"house/odd"}
    (repository / "shared/house_rules.py").rename(tmp_path.parent / f"{tmp_path.name}.py")
    (repository / "shared/house_rules.py").symlink_to(tmp_path.parent / f"{tmp_path.name}.py")
    status, out, _ = ladderlint("check", "-f", "concise")
    assert status == 2
    assert "shared/base.yaml:1:11: error lint/config: 'house_rules' leads out of the repository" in out


def test_an_installed_module_goes_before_one_in_the_repository(
    ladderlint: Run, repository: Path, tmp_path: Path
) -> None:
    site = tmp_path.parent / f"{tmp_path.name}-site"
    write_files(site, {"house_rules.py": module(REPORT.replace("'odd'", "'installed'"))})
    write_files(
        repository, {"sub/house_rules.py": "1 / 0", "sub/ladderlint.yaml": "plugins: [house_rules]\nselect: [house]\n"}
    )
    result = ladderlint("check", "-f", "json", "--config", "sub/ladderlint.yaml", env={"PYTHONPATH": str(site)})
    assert {said for _, _, _, said in of(result)} == {"installed"}


OPTIONS = '''
class Options(NamedTuple):
    """How.

    word: The word.
    """

    word: str = "odd"

    def problems(self):
        if self.word == "bad":
            yield ("word",), "not that word"
        if self.word == "worse":
            1 / 0
'''


@pytest.mark.parametrize(
    ("keys", "place", "message"),
    [
        ("{word: fine}", None, ""),
        ("{wrod: fine}", (2, 21), "unknown key 'wrod'; did you mean 'word'?"),
        ("{word: [a]}", (2, 27), "'word' must be text, and this is a list"),
        ("{word: bad}", (2, 27), "not that word"),
        ("{word: worse}", (2, 9), "the options of house/odd could not be judged (ZeroDivisionError)"),
        ("{severity: loud}", (2, 31), "'severity' can't be 'loud'; write one of: error, warning, info"),
    ],
)
def test_options_of_a_house_rule_are_judged_like_any_other(
    keys: str, place: tuple[int, int] | None, message: str, ladderlint: Run, repository: Path
) -> None:
    text = module("yield ctx.report(statement.node, ctx.options.word)", head=HEAD + OPTIONS)
    text = text.replace("examples=", "options=Options, examples=")
    config = f"plugins: [house_rules]\nrules: {{house/odd: {keys}}}\nselect: [house]\n"
    write_files(repository, {"house_rules.py": text, "ladderlint.yaml": config})
    result = ladderlint("check", "-f", "json")
    if place is None:
        assert {said for _, _, _, said in of(result)} == {"fine"}
        return
    (found,) = json.loads(result.out)["diagnostics"]
    assert result.status == 2
    assert (found["line"], found["column"], found["message"]) == (*place, message)


@pytest.fixture
def example(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Case]]:
    monkeypatch.syspath_prepend(EXAMPLE / "src")
    import acme_ladder_rules

    yield cases(acme_ladder_rules)


def test_the_example_package_keeps_what_its_pages_say(example: list[Case]) -> None:
    assert [str(case) for case in example] == [
        "acme/measured-example page",
        "acme/measured-example Good 1",
        "acme/measured-example Good 2",
        "acme/measured-example Bad 3",
        "acme/owner page",
        "acme/owner Good 1",
        "acme/owner Good 2",
        "acme/owner Bad 3",
        "acme/owner Bad 4",
    ]
    assert [case.problems() for case in example] == [[]] * 9


def test_the_example_package_is_one_line_in_a_ladders_config(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {"ladderlint.yaml": "extends: pkg:acme_ladder_rules\n"})
    environment = {"PYTHONPATH": str(EXAMPLE / "src")}
    result = ladderlint("check", "-f", "json", "--select", "acme", env=environment)
    assert of(result) == [
        ("ladder/tracks/foundations.yaml", 1, "acme/owner", "this track has no owner; add 'x-owner' with a team")
    ]
    assert result.status == 1
    status, out, err = ladderlint("check", "--no-plugins", env=environment)
    assert (status, err) == (1, "not run, by --no-plugins: acme_ladder_rules\n"), "the preset that it extends is strict"
    assert "acme/" not in out


def test_a_schema_for_editors_knows_the_houses_rules(example: list[Case]) -> None:
    schema = with_rules(config_schema(), {case.rule.name: case.rule for case in example}.values())
    Draft7Validator.check_schema(schema)
    judge = Draft7Validator(schema)
    assert judge.is_valid({"rules": {"acme/owner": {"teams": ["web"]}}, "ignore": ["acme", "acme/owner"]})
    assert not judge.is_valid({"rules": {"acme/owner": {"team": "web"}}})
    assert not Draft7Validator(config_schema()).is_valid({"ignore": ["acme"]})
    done = subprocess.run(
        [sys.executable, "-m", "ladderlint.config_schema", "acme_ladder_rules"],
        env={**os.environ, "PYTHONPATH": str(EXAMPLE / "src")}, capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    assert json.loads(done.stdout) == json.loads(json.dumps(schema))


def test_a_case_says_what_does_not_hold(example: list[Case]) -> None:
    case = next(case for case in example if str(case) == "acme/owner Bad 3")
    bad = case.rule.examples[2]
    assert isinstance(bad, Bad)
    rule = case.rule._replace(examples=(bad._replace(says="something else"),))
    assert Case(rule, 1).problems() == [
        "says [\"this track has no owner; add 'x-owner' with a team\"], not ['something else']"
    ]
    assert Case(rule).problems() == ["there is no Good example"]


def test_a_good_example_is_not_good_where_the_rule_breaks(repository: Path) -> None:
    text = module("1 / 0").replace("examples=[]", "examples=[Good('signals: [Leads]')]")
    write_files(repository, {"house_rules.py": text})
    (rule,) = load_plugin("house_rules", str(repository), str(repository))
    (problem,) = Case(rule, 1).problems()
    assert problem.startswith("the rule house/odd broke here (HouseRuleError: ZeroDivisionError")


def test_cases_of_a_module_without_rules_are_an_error() -> None:
    with pytest.raises(LadderlintError, match="'json' holds no rules"):
        cases(json)


def test_two_repositories_may_each_have_a_module_of_the_same_name(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_files(tmp_path / name, {"house_rules.py": module(REPORT, name)})
        folder = str(tmp_path / name)
        assert [rule.name for rule in load_plugin("house_rules", folder, folder)] == [f"house/{name}"]
