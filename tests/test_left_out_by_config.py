"""Comments and baselines where a config has overrides, is made of several files, or brings a house's rules."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import TRACK, Run, small_ladder, write_files

from ladderlint import plugins
from ladderlint.api import lint_tree
from ladderlint.config import Flags
from ladderlint.errors import LadderlintError
from ladderlint.fixer import fix_tree
from ladderlint.plugins import load_plugin
from ladderlint.tree import MemoryTree, WorkTree

PATH = "ladder/tracks/foundations.yaml"
OTHER = "ladder/tracks/other.yaml"
REPEATED = "wording/repeated-word"
GOOD = "- Triages service issues"
FAULT = "- Triages the the service issues"
OTHER_TRACK = (
    "id: other\nname: Other\ncategory: building\nlevels:\n  - level: 1\n    signals:\n      - Mends the the roof\n"
)
HOUSE = '''
from ladderlint.diagnostic import Severity
from ladderlint.model import Statement
from ladderlint.rule import rule


@rule(on=Statement, severity=Severity.WARNING, examples=[])
def quarter(statement, ctx):
    """Leave out quarters."""
    if "Q3" in statement.text:
        yield ctx.report(statement.node, "'Q3' is over soon")
'''
NOT_IN_OTHER = f"overrides:\n  - paths: [{OTHER}]\n    ignore: [{REPEATED}]\n"
FLAGS = Flags(extend_select=("lint/unused-suppression", "lint/stale-baseline", REPEATED))


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    load_plugin.cache_clear()
    yield
    plugins._from_repository.clear()


def told(files: dict[str, str]) -> list[tuple[str, str]]:
    found = lint_tree(MemoryTree(small_ladder(files)), [""], FLAGS._replace(extend_select=())).report.diagnostics
    return [(one.path, one.rule) for one in found if one.rule.startswith("lint/") or one.rule == REPEATED]


def test_unused_is_judged_by_the_rules_of_the_file() -> None:
    comment = f"  # ladderlint: disable={REPEATED}"
    files = {PATH: TRACK.replace(GOOD, GOOD + comment), OTHER: OTHER_TRACK.replace("roof", f"roof{comment}")}
    assert told(files) == [(PATH, "lint/unused-suppression")]
    assert told({**files, "ladderlint.yaml": NOT_IN_OTHER}) == [(PATH, "lint/unused-suppression")]
    unheard = f"overrides:\n  - paths: [{PATH}]\n    ignore: [lint/unused-suppression]\n"
    assert told({**files, "ladderlint.yaml": unheard}) == []
    severe = f"overrides:\n  - paths: [{PATH}]\n    rules: {{lint/unused-suppression: {{severity: error}}}}\n"
    (found,) = lint_tree(MemoryTree(small_ladder({PATH: files[PATH], "ladderlint.yaml": severe})), [""]).report[0]
    assert found.severity.label == "error"


def test_stale_is_judged_by_the_rules_of_the_file(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {PATH: TRACK.replace(GOOD, FAULT), OTHER: OTHER_TRACK})
    assert ladderlint("check", "--select", REPEATED, "--write-baseline", "b.json").status == 0
    write_files(repository, {"ladderlint.yaml": "baseline: b.json\nselect: [wording, lint]\n" + NOT_IN_OTHER})

    def stale() -> list[str]:
        found = json.loads(ladderlint("check", "-f", "json").out)["diagnostics"]
        return [one["message"][:25] for one in found if one["rule"] == "lint/stale-baseline"]

    # What an override keeps from running can't say that there is nothing to find.
    assert stale() == []
    write_files(repository, {PATH: TRACK, OTHER: OTHER_TRACK.replace("the the", "the")})
    assert stale() == ["1 of the 2 entries of thi"]
    write_files(repository, {"ladderlint.yaml": "baseline: b.json\nselect: [wording, lint]\n"})
    assert stale() == ["2 of the 2 entries of thi"]


def test_a_house_s_rule_is_suppressed_and_kept_in_a_baseline(ladderlint: Run, repository: Path) -> None:
    track = TRACK.replace(GOOD, "- Plans for Q3  # ladderlint: disable=house/quarter -- agreed\n      - Mends for Q3")
    config = "plugins: [house_rules]\nfail-on: warning\n"
    write_files(repository, {"house_rules.py": HOUSE, PATH: track, "ladderlint.yaml": config})
    report = json.loads(ladderlint("check", "-f", "json", "--select", "house,lint").out)
    assert [found["rule"] for found in report["diagnostics"]] == ["house/quarter"]
    assert report["summary"]["suppressed"] == 1
    assert ladderlint("check", "--write-baseline", "b.json").status == 0
    assert ladderlint("check", "--baseline", "b.json", "--ratchet").status == 0
    # Without its code nobody knows whether the name is a rule's, nor what it would find.
    status, out, _ = ladderlint("check", "--baseline", "b.json", "--no-plugins")
    assert (status, out) == (0, "No findings in 2 files\n")
    before = (repository / "b.json").read_bytes()
    assert ladderlint("check", "--write-baseline", "b.json", "--no-plugins").status == 0
    assert (repository / "b.json").read_bytes() == before
    write_files(repository, {PATH: track.replace("disable=house/quarter", "disable=house/quartr")})
    (found,) = json.loads(ladderlint("check", "-f", "json", "--select", "lint").out)["diagnostics"]
    assert found["message"] == "no rule is called 'house/quartr'; did you mean 'house/quarter'?"


def test_groups_are_not_judged_without_the_house_s_rules(repository: Path) -> None:
    track = TRACK.replace(GOOD, f"{GOOD}  # ladderlint: disable=wording")
    config = "plugins: [house_rules]\nselect: [all]\n"
    write_files(repository, {"house_rules.py": HOUSE, PATH: track, "ladderlint.yaml": config})
    for wanted in (True, False):
        load_plugin.cache_clear()
        found = lint_tree(WorkTree(repository), [""], Flags(plugins=wanted)).report.diagnostics
        assert ("lint/unused-suppression" in {one.rule for one in found}) is wanted


def test_the_nearest_config_names_the_baseline_from_its_own_folder(ladderlint: Run, repository: Path) -> None:
    write_files(
        repository,
        {
            PATH: TRACK.replace(GOOD, FAULT),
            "shared/house.yaml": "baseline: known.json\nratchet: true\nfail-on: info\n",
            "ladderlint.yaml": "extends: ./shared/house.yaml\n",
        },
    )
    assert ladderlint("check").err.startswith("error: shared/house.yaml:1:11: shared/known.json: no such file")
    assert ladderlint("check", "--write-baseline", "shared/known.json").status == 1, "a ratchet lets none grow"
    write_files(repository, {"ladderlint.yaml": "extends: ./shared/house.yaml\nratchet: false\n"})
    assert ladderlint("check", "--write-baseline", "shared/known.json").status == 0
    assert ladderlint("check").status == 0
    for shown in ((), (PATH,)):
        out = ladderlint("check", "--show-config", *shown).out
        assert "baseline: known.json  # shared/house.yaml:1\n" in out
        assert "ratchet: false  # ladderlint.yaml:2\n" in out
    write_files(repository, {"ladderlint.yaml": "extends: ./shared/house.yaml\nbaseline: own.json\n"})
    assert ladderlint("check").err.startswith("error: ladderlint.yaml:2:11: own.json: no such file")


def test_a_package_names_no_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path / "acme_known", {"__init__.py": "", "ladderlint.yaml": "\nbaseline: known.json\n"})
    monkeypatch.syspath_prepend(tmp_path)
    files = small_ladder({"ladderlint.yaml": "extends: pkg:acme_known\n"})
    with pytest.raises(LadderlintError, match=r"^pkg:acme_known/ladderlint.yaml:2: a package can't hold the baseline"):
        lint_tree(MemoryTree(files), [""])


@pytest.mark.parametrize("name", ["a\\0b", "\\ud800", "a" * 5000, "ladder", "../../x"])
def test_what_no_baseline_can_be_called_breaks_nothing(name: str, ladderlint: Run, repository: Path) -> None:
    write_files(repository, {"ladderlint.yaml": f'baseline: "{name}"\n'})
    status, out, err = ladderlint("check")
    assert (status, out) == (2, "")
    assert err.startswith("error: ladderlint.yaml:1:11: ")


def test_a_config_with_faults_is_told_before_a_ratchet_without_a_baseline(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {"ladderlint.yaml": "ratchet: true\nno: such key\n"})
    assert "unknown key 'no'" in ladderlint("check", "--ratchet").out


def test_fix_mends_what_check_tells(ladderlint: Run, repository: Path) -> None:
    suppressed = f"{FAULT}  # ladderlint: disable={REPEATED}"
    track = TRACK.replace(GOOD, f"{suppressed}\n      - Mends the the roof")
    fixed = fix_tree(MemoryTree(small_ladder({PATH: track})), [""], unsafe=True)
    (file,) = fixed.files
    assert file.after.decode() == track.replace("Mends the the roof", "Mends the roof")
    write_files(repository, {PATH: track, "ladderlint.yaml": "baseline: b.json\n"})
    ladderlint("check", "--write-baseline", "b.json")
    unused = track.replace("summary:", f"# ladderlint: disable-next-line={REPEATED}\n    summary:", 1)
    assert unused != track
    write_files(repository, {PATH: unused})
    assert ladderlint("fix", "--unsafe").status == 0
    assert (repository / PATH).read_text() == track


def test_formats_leave_out_what_is_suppressed_or_known(ladderlint: Run, repository: Path) -> None:
    comment = f"  # ladderlint: disable={REPEATED}"
    write_files(repository, {PATH: TRACK.replace(GOOD, FAULT + comment), OTHER: OTHER_TRACK})
    ladderlint("check", "--select", REPEATED, "--write-baseline", "b.json")
    flags = ("check", "--select", REPEATED, "--baseline", "b.json")
    assert ladderlint(*flags, "-f", "sarif", "-o", "r.sarif", "-f", "json", "-o", "r.json", "-f", "jsonl").out == ""
    assert json.loads((repository / "r.sarif").read_text())["runs"][0]["results"] == []
    summary = json.loads((repository / "r.json").read_text())["summary"]
    assert (summary["suppressed"], summary["baselined"]) == (1, 1)
    assert ladderlint(*flags).out == "No findings in 3 files (1 suppressed, 1 in the baseline)\n"
    assert ladderlint("check", "--show-suppressed", "-o", "list.txt").out == ""
    assert f"warning {REPEATED}" in (repository / "list.txt").read_text()
    assert ladderlint("check", "--show-suppressed", "-f", "text", "-f", "sarif", "-o", "x.sarif").status == 2
    assert ladderlint("check", "--watch", "--write-baseline", "b.json").status == 2


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_fix_takes_out_of_the_baseline_what_is_found_no_more(ladderlint: Run, repository: Path, line_end: str) -> None:
    track = repository / "ladder/tracks/foundations.yaml"
    right = track.read_text()
    track.write_text(right.replace("Makes", "Made").replace("Triages", "Triaged"))
    write_files(repository, {"ladderlint.yaml": "baseline: known.json\n"})
    known = repository / "known.json"
    ladderlint("check", "--write-baseline", "known.json")
    known.write_bytes(known.read_bytes().replace(b"\n", line_end.encode()))
    track.write_text(right.replace("Triages", "Triaged"))
    assert "1 of the 2 entries" in ladderlint("check").out
    assert ladderlint("fix").status == 0
    assert "Triaged" in known.read_text()
    assert "Made" not in known.read_text()
    assert "Triaged" in track.read_text(), "what is known is left alone"
    assert "baseline" not in ladderlint("check", "-q").out
    assert ladderlint("fix").err == "Nothing to mend\n"
