"""What was found before is kept out until it is mended, whatever moves, and nothing new hides behind it."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from conftest import LADDER, TRACK, Run, small_ladder, write_files
from hypothesis import given, settings
from hypothesis import strategies as st

from ladderlint import baseline as baselines
from ladderlint.api import lint_tree, record
from ladderlint.baseline import Baseline, empty, read
from ladderlint.config import Flags
from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.errors import LadderlintError
from ladderlint.tree import MemoryTree

PATH = "ladder/tracks/foundations.yaml"
FAULTY = TRACK.replace("- Triages service", "- Just triages service").replace("- Makes simple", "- Simply makes simple")
OTHER = FAULTY.replace("id: foundations", "id: other").replace("structures", "things").replace("disk", "network")


def diagnostics(files: dict[str, bytes], known: Baseline, paths: tuple[str, ...] = ("",)) -> list[Diagnostic]:
    return list(lint_tree(MemoryTree(files), paths, Flags(baseline=known)).report.diagnostics)


def baseline_of(files: dict[str, bytes], known: Baseline | None = None, paths: tuple[str, ...] = ("",)) -> Baseline:
    before = known if known is not None else empty("known.json")
    updated = record(lint_tree(MemoryTree(files), paths, Flags(baseline=before)), before).baseline
    assert updated is not None
    return read("known.json", updated.bytes())


def old_ladder(**tracks: str) -> dict[str, bytes]:
    given = {f"ladder/tracks/{name}.yaml": text for name, text in tracks.items()}
    return small_ladder({PATH: FAULTY, "ladder/tracks/other.yaml": OTHER, **given})


def test_what_is_known_is_not_told_and_is_counted() -> None:
    files = old_ladder()
    before = lint_tree(MemoryTree(files), [""]).report
    assert len(before.diagnostics) > 4
    after = lint_tree(MemoryTree(files), [""], Flags(baseline=baseline_of(files))).report
    assert after.diagnostics == ()
    assert [found.order for found in after.baselined] == [found.order for found in before.diagnostics]


def test_moved_lines_and_reordered_tracks_and_statements_bring_nothing_back() -> None:
    known = baseline_of(old_ladder())
    statements = "    signals:\n      - Simply makes simple configuration changes\n"
    assert statements in FAULTY
    moved = "# a comment\n\n" + FAULTY.replace(
        statements, statements.replace("signals:\n", "signals:\n      - Leads a team\n")
    )
    head = {"ladder/ladder.yaml": LADDER.encode()}
    files = head | {"ladder/tracks/a/other.yaml": OTHER.encode(), "ladder/tracks/z/foundations.yaml": moved.encode()}
    assert diagnostics(files, known) == []
    # Of several tracks that say the same, another one comes first now.
    files = head | {"ladder/tracks/z/other.yaml": OTHER.encode(), "ladder/tracks/a/foundations.yaml": moved.encode()}
    assert diagnostics(files, known) == []
    levels = FAULTY.index("  - level: 1"), FAULTY.index("  - level: 2")
    swapped = FAULTY[: levels[0]] + FAULTY[levels[1] :] + FAULTY[levels[0] : levels[1]]
    assert [found.rule for found in diagnostics(old_ladder(foundations=swapped), known)] == ["structure/level-order"]


def test_one_new_fault_is_one_finding() -> None:
    known = baseline_of(old_ladder())
    for new in ("Simply leads", "Just triages really all issues"):
        text = FAULTY.replace("- Just triages", f"- {new}\n      - Just triages")
        rules = {found.rule for found in diagnostics(old_ladder(foundations=text), known)}
        assert rules == {"wording/filler-word"}
    twice = FAULTY.replace("- Just triages service issues", "- Just triages service issues\n" * 2)
    twice = twice.replace("issues\n- Just", "issues\n      - Just")
    assert sorted(found.rule for found in diagnostics(old_ladder(foundations=twice), known)) == [
        "duplication/in-level",
        "wording/filler-word",
    ]


def test_one_more_track_that_says_the_same_is_one_finding_and_one_less_is_none() -> None:
    files = old_ladder()
    flags = ("duplication/across-tracks",)
    known = baseline_of(files)
    third = (
        "id: third\nname: Third\ncategory: building\nlevels:\n- {level: 2, signals: [Just triages service issues]}\n"
    )
    for name in ("a", "third", "zz"):
        more = files | {f"ladder/tracks/{name}.yaml": third.encode()}
        lint = lint_tree(MemoryTree(more), [""], Flags(select=flags, baseline=known))
        assert [found.rule for found in lint.report.diagnostics] == ["duplication/across-tracks"]
        assert lint_tree(MemoryTree(more), [PATH], Flags(select=flags, baseline=known)).report.count(Severity.INFO) == 1
        wider = baseline_of(more, known)
        assert diagnostics(more, wider) == []
        # Two of three are left, whichever they are.
        for gone in (PATH, "ladder/tracks/other.yaml", f"ladder/tracks/{name}.yaml"):
            fewer = {path: data for path, data in more.items() if path != gone}
            assert {found.rule for found in diagnostics(fewer, wider)} == {"lint/stale-baseline"}


def test_some_paths_have_the_same_findings_as_all() -> None:
    known = baseline_of(old_ladder())
    for path in (PATH, "ladder/tracks/other.yaml", "ladder/ladder.yaml", "ladder/tracks"):
        assert diagnostics(old_ladder(), known, (path,)) == []


def test_what_replaces_a_fault_is_new_although_the_statement_has_an_id() -> None:
    long = FAULTY.replace("- Just triages service issues", "- {id: triage, text: Just triages service issues}")
    known = baseline_of(old_ladder(foundations=long))
    other = long.replace("Just triages service issues", "Triages simply all service issues")
    assert [found.rule for found in diagnostics(old_ladder(foundations=other), known)] == [
        "lint/stale-baseline",
        "wording/filler-word",
    ]
    # The rest of it may change, as long as it has its id.
    reworded = long.replace("service issues", "other issues of the service")
    assert [found.rule for found in diagnostics(old_ladder(foundations=reworded), known)] == ["lint/stale-baseline"]


def test_a_statement_that_is_given_an_id_is_the_same() -> None:
    known = baseline_of(old_ladder())
    long = FAULTY.replace("- Just triages service issues", "- {id: triage, text: Just triages service issues}")
    assert diagnostics(old_ladder(foundations=long), known) == []


def test_a_ladder_file_that_can_not_be_read_brings_nothing_back() -> None:
    files = old_ladder() | {"ladder/ladder.yaml": b"id: [\n"}
    assert [found.rule for found in diagnostics(files, baseline_of(old_ladder()))] == ["yaml/syntax"]


def test_what_is_mended_is_told_as_stale_when_all_was_checked_and_the_rule_ran() -> None:
    known = baseline_of(old_ladder())
    mended = old_ladder(foundations=FAULTY.replace("- Just triages", "- Triages"))
    (stale,) = diagnostics(mended, known)
    assert (stale.rule, stale.path, stale.severity) == ("lint/stale-baseline", "known.json", Severity.WARNING)
    assert re.match(r"\d of the \d+ entries of this baseline are found no more", stale.message)
    assert diagnostics(mended, known, (PATH,)) == []
    narrow = Flags(select=("lint/stale-baseline", "structure"), baseline=known)
    assert lint_tree(MemoryTree(mended), [""], narrow).report.diagnostics == ()
    broken = mended | {"ladder/tracks/new.yaml": b"id: [\n"}
    assert [found.rule for found in diagnostics(broken, known)] == ["yaml/syntax"]
    misshapen = old_ladder(foundations=FAULTY.replace("- Just triages", "- txt: Triages"))
    assert [found.rule for found in diagnostics(misshapen, known)] == ["schema/violation"]


def test_ladders_of_one_name_that_share_a_baseline_do_not_call_each_other_stale() -> None:
    one = old_ladder()
    two = {path.replace("ladder/", "two/", 1): data for path, data in small_ladder().items()}
    assert diagnostics(one | two, baseline_of(one | two)) == []
    known = baseline_of(one | two)
    design = {path: data.replace(b"id: engineering", b"id: design") for path, data in two.items()}
    assert diagnostics(one | design, known) == []
    assert diagnostics(one | design, known, ("two",)) == []


def test_writing_again_keeps_what_was_not_looked_at_and_takes_out_what_is_gone() -> None:
    known = baseline_of(old_ladder())
    mended = old_ladder(foundations=TRACK)
    assert baseline_of(mended, known, ("ladder/tracks/other.yaml",)) == known
    assert baseline_of(mended, known, (PATH,)) == known
    less = baseline_of(mended, known)
    assert 0 < len(less.entries) < len(known.entries)
    assert less.entries.items() < known.entries.items()
    assert diagnostics(mended, less) == []


def test_what_nobody_may_keep_out_is_never_in_a_baseline() -> None:
    files = old_ladder(broken="id: [\n")
    known = baseline_of(files)
    assert [found.rule for found in diagnostics(files, known)] == ["yaml/syntax"]
    comment = FAULTY.replace("- Resolved", "- Resolved the # ladderlint: disable=wording/article\n      - Resolved")
    unused = old_ladder(foundations=comment)
    assert "lint/unused-suppression" in {found.rule for found in diagnostics(unused, baseline_of(unused))}
    suppressed = old_ladder(foundations=FAULTY.replace("service issues", "issues # ladderlint: disable=wording"))
    assert not any("triages issues" in entry.text for entry in baseline_of(suppressed).entries.values())


@st.composite
def crowded_ladders(draw: st.DrawFn) -> list[str]:
    """Tracks that say much the same, in ways that many rules have something to say about."""
    words = (
        st.sampled_from(["Designs", "Reviews", "Made", "designs", "Just leads"]),
        st.sampled_from(["major", "minor", "long term", "long-term", "buy in for", "buy-in for", "TTR"]),
        st.sampled_from(["features", "plans", "off-site", "offsite"]),
        st.sampled_from(
            ["under mobile constraints", "of the new Oslo office", "of the old Oslo office", "in the the cloud"]
        ),
        st.sampled_from(["", ".", " and behaviour", " and behavior", ", etc."]),
    )
    statement = st.tuples(*words).map(lambda said: "      - '{} {} {} {}{}'\n".format(*said))
    identified = st.tuples(st.sampled_from("abc"), *words).map(
        lambda said: "      - {{id: {}, text: '{} {} {} {}{}'}}\n".format(*said)
    )
    lists = st.lists(statement | identified, min_size=1, max_size=4).map("".join)
    tracks = []
    for number in range(4):
        levels = "".join(f"  - level: {level}\n    signals:\n{draw(lists)}" for level in (1, 2))
        tracks.append(f"id: t{number}\nname: T{number}\ncategory: building\nlevels:\n{levels}")
    return tracks


@settings(max_examples=30, deadline=None)
@given(crowded_ladders(), st.permutations("abcd"), st.sampled_from([(), ("a",), ("b", "d")]), st.integers(0, 3))
def test_nothing_comes_back_and_nothing_hides(
    tracks: list[str], names: list[str], asked: tuple[str, ...], at: int
) -> None:
    def files(names: list[str], tracks: list[str]) -> dict[str, bytes]:
        paths = {f"ladder/tracks/{name}.yaml": f"# x\n{track}" for name, track in zip(names, tracks, strict=True)}
        return {"ladder/ladder.yaml": LADDER.encode(), **{path: text.encode() for path, text in paths.items()}}

    def told(files: dict[str, bytes], known: Baseline) -> list[str]:
        flags = Flags(select=("all",), ignore=("structure/file-name",), baseline=known)
        paths = [f"ladder/tracks/{name}.yaml" for name in asked] or [""]
        return [found.rule for found in lint_tree(MemoryTree(files), paths, flags).report.diagnostics]

    before = empty("known.json")
    flags = Flags(select=("all",), ignore=("structure/file-name",), baseline=before)
    known = record(lint_tree(MemoryTree(files(list("abcd"), tracks)), [""], flags), before).baseline
    assert known is not None
    known = read("known.json", known.bytes())
    assert told(files(names, tracks), known) == []
    new = "      - {id: brand-new, text: Simply answers whatever customers write}\n"
    changed = [
        track.replace("signals:\n", f"signals:\n{new}", 1) if n == at else track for n, track in enumerate(tracks)
    ]
    expected = ["wording/filler-word"] if not asked or names[at] in asked else []
    # Rules that go by what most statements do may change their mind about others.
    assert [rule for rule in told(files(names, changed), known) if rule == "wording/filler-word"] == expected


# The file.


def test_the_file_is_sorted_with_an_entry_a_line_and_the_same_each_time(tmp_path: Path) -> None:
    known = baseline_of(old_ladder())
    text = known.bytes().decode()
    lines = text.splitlines()
    entries = [json.loads(line.removesuffix(",")) for line in lines[3:-3]]
    assert lines[:3] == ["{", '  "schema": "ladderlint.baseline/1",', '  "findings": [']
    assert lines[-3:] == ["    null", "  ]", "}"]
    assert len(entries) == len(known.entries)
    keys = [[entry.get(key, "") for key in ("ladder", "track", "level", "field", "rule")] for entry in entries]
    assert keys == sorted(keys)
    assert list(entries[-1]) == ["ladder", "track", "level", "field", "rule", "text", "fingerprint"]
    found = {one.fingerprint for one in lint_tree(MemoryTree(old_ladder()), [""]).report.diagnostics if not one.members}
    assert found <= set(known.entries)
    assert known._replace(entries=dict(reversed(list(known.entries.items())))).bytes() == text.encode()
    assert read("known.json", json.dumps(json.loads(text)).encode()).entries == known.entries


def test_what_a_terminal_or_a_log_would_act_on_is_written_as_an_escape() -> None:
    nasty = 'Just reads "\\e[31m ##[error]x \\u202e \\ud800 😀" é'
    track = FAULTY.replace("Just triages service issues", json.dumps(nasty).replace("\\\\", "\\"))
    data = baseline_of(old_ladder(foundations=track)).bytes()
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]|##\\[", data.decode())
    assert any("\x1b[31m ##[error]x" in entry.text for entry in read("b", data).entries.values())


def git(folder: Path, *arguments: str) -> int:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, timeout=60).returncode


@pytest.mark.parametrize("union", [True, False])
def test_a_merge_that_keeps_the_lines_of_both_sides_is_a_baseline(tmp_path: Path, union: bool) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    base = baseline_of(old_ladder())
    write_files(tmp_path, {"b.json": base.bytes()} | ({".gitattributes": "b.json merge=union\n"} if union else {}))
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "base")
    sides = {}
    for side in ("ours", "theirs"):
        text = FAULTY.replace("- Just triages", f"- Simply {side}\n      - Just triages")
        sides[side] = baseline_of(old_ladder(foundations=text, **{side: text.replace("foundations", side)}), base)
        git(tmp_path, "checkout", "-qb", side, "main")
        write_files(tmp_path, {"b.json": sides[side].bytes()})
        git(tmp_path, "commit", "-qam", side)
    git(tmp_path, "checkout", "-q", "ours")
    conflict = git(tmp_path, "merge", "-q", "theirs", "-m", "both")
    merged = (tmp_path / "b.json").read_bytes()
    if not union:
        assert conflict
        with pytest.raises(LadderlintError, match=r"^b.json:\d+:1: a merge conflict was left here"):
            read("b.json", merged)
        merged = re.sub(rb"(?m)^(<<<<<<<|=======|>>>>>>>).*\n", b"", merged)
    assert read("b.json", merged).entries == {**sides["ours"].entries, **sides["theirs"].entries}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "b.json:1:1: no baseline: this is not JSON"),
        (b'{"schema": "ladderlint.baseline/1",\n "findings": [}', "b.json:2:15: no baseline: this is not JSON"),
        (b"\xff\xfe{}", "b.json:1: no baseline: the byte 0xFF is not UTF-8"),
        (b"{\n\xe9}", "b.json:2: no baseline: the byte 0xE9 is not UTF-8"),
        (b"[" * 100_000, "b.json: no baseline: this is not JSON"),
        (b"1" * 10_000, "b.json: no baseline: this is not JSON"),
        (b"[]", 'b.json: no baseline: it must begin with "schema": "ladderlint.baseline/1"'),
        (b'{"schema": "ladderlint.report/1"}', "b.json: no baseline: it must begin with"),
        (
            b'{"schema": "ladderlint.baseline/2"}',
            "b.json: a baseline of version 2, and this ladderlint reads version 1",
        ),
        (b'{"schema": "ladderlint.baseline/1"}', "b.json: no baseline: 'findings' must be a list"),
        (b'{"schema": "ladderlint.baseline/1", "findings": [1]}', "b.json: no baseline: entry 1 of 'findings' is none"),
        (
            b'{"schema": "ladderlint.baseline/1", "findings": [null, {"rule": "a/b", "fingerprint": "x"}]}',
            "b.json: no baseline: entry 2 of 'findings' must have a rule and a fingerprint",
        ),
        (
            b'{"schema": "ladderlint.baseline/1", "findings": [{"rule": {}, "fingerprint": []}]}',
            "b.json: no baseline: entry 1 of 'findings' is none",
        ),
    ],
)
def test_what_is_no_baseline_is_an_error_at_its_place(
    data: bytes, says: str, ladderlint: Run, repository: Path
) -> None:
    write_files(repository, {"b.json": data})
    for flag in ("--baseline", "--write-baseline"):
        status, out, err = ladderlint("check", flag, "b.json")
        assert (status, out) == (2, "")
        assert err.startswith(f"error: {says}"), err
    assert (repository / "b.json").read_bytes() == data


def test_a_baseline_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baselines, "MAX_BYTES", 100)
    with pytest.raises(LadderlintError, match="a baseline larger than 0 MiB"):
        read("b.json", b" " * 101)


@given(
    st.recursive(
        st.none() | st.booleans() | st.text() | st.integers(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.text() | st.sampled_from(["schema", "findings", "rule", "fingerprint"]), inner)
        ),
    )
)
def test_no_json_breaks_the_reader(value: object) -> None:
    for data in (value, {"schema": "ladderlint.baseline/1", "findings": value}):
        try:
            read("b.json", json.dumps(data).encode())
        except LadderlintError as error:
            assert str(error).startswith("b.json")


# The command line.


def test_an_old_ladder_adopts_the_linter(ladderlint: Run, repository: Path) -> None:
    write_files(repository, old_ladder(foundations=FAULTY.replace("level: 2", "level: 22")))
    assert ladderlint("check").status == 1
    status, out, err = ladderlint("check", "--write-baseline", "b.json")
    assert (status, re.sub(r"\d+", "N", err)) == (0, "wrote N entries to b.json (N new, N gone)\n")
    assert re.fullmatch(r"No findings in 3 files \(\d+ in the baseline\)\n", out)
    (repository / "ladder/tracks/other.yaml").rename(repository / "ladder/tracks/a.yaml")
    text = (repository / PATH).read_text()
    write_files(repository, {PATH: "\n\n# moved\n" + text})
    assert ladderlint("check", "--baseline", "b.json", "--ignore", "structure/file-name", "--ratchet").status == 0
    write_files(repository, {PATH: text.replace("level: 1", "level: 11")})
    status, out, _ = ladderlint("check", "--baseline", "b.json", "--ignore", "structure/file-name", "-f", "json")
    report = json.loads(out)
    assert status == 1
    assert [found["rule"] for found in report["diagnostics"] if found["severity"] == "error"] == [
        "reference/unknown-level"
    ]
    assert report["summary"]["baselined"] > 4


def test_a_config_names_the_baseline_from_its_own_folder(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {**old_ladder(), "ladder/ladderlint.yaml": "fail-on: info\nbaseline: known/b.json\n"})
    status, _, err = ladderlint("check")
    assert (status, err) == (
        2,
        "error: ladder/ladderlint.yaml:2:11: ladder/known/b.json: no such file; "
        "'ladderlint check --write-baseline ladder/known/b.json' writes it\n",
    )
    assert ladderlint("check", "--write-baseline", "ladder/known/b.json").status == 0
    assert ladderlint("check").status == 0
    assert ladderlint("check", "--config", "ladder/ladderlint.yaml").status == 0
    assert "baseline: ladder/known/b.json" not in ladderlint("check", "--show-config").out
    assert "baseline: known/b.json  # ladder/ladderlint.yaml:2" in ladderlint("check", "--show-config").out
    write_files(repository, {"ladder/ladderlint.yaml": "baseline: ../../b.json\n"})
    assert ladderlint("check").status == 2


def test_a_ratchet_fails_on_what_is_new_however_little_it_matters(ladderlint: Run, repository: Path) -> None:
    write_files(repository, old_ladder())
    ladderlint("check", "--write-baseline", "b.json")
    before = (repository / "b.json").read_bytes()
    # What is mended fails nothing.
    write_files(repository, {PATH: FAULTY.replace("Just triages", "Triages")})
    assert ladderlint("check", "--baseline", "b.json", "--ratchet").status == 0
    write_files(repository, {PATH: FAULTY.replace("Just triages", "Really triages")})
    assert ladderlint("check", "--baseline", "b.json").status == 0
    assert ladderlint("check", "--baseline", "b.json", "--ratchet").status == 1
    status, out, err = ladderlint("check", "--write-baseline", "b.json", "--ratchet")
    assert (status, err) == (1, "error: b.json: it would grow by 1, so nothing was written\n"), out
    assert (repository / "b.json").read_bytes() == before
    write_files(repository, {"ladderlint.yaml": "baseline: b.json\nratchet: true\n"})
    assert ladderlint("check").status == 1
    write_files(repository, {PATH: FAULTY.replace("Just triages", "Triages")})
    assert ladderlint("check", "--write-baseline", "b.json").status == 0
    assert len((repository / "b.json").read_bytes()) < len(before)
    write_files(repository, {"ladderlint.yaml": "ratchet: true\n"})
    assert ladderlint("check").err == (
        "error: ladderlint.yaml:1: a ratchet needs a baseline; name one here or with --baseline\n"
    )
    write_files(repository, {"ladderlint.yaml": ""})
    assert ladderlint("check", "--ratchet").status == 2


def test_a_baseline_is_not_written_when_not_everything_could_be_checked(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {**old_ladder(), "ladderlint.yaml": "no: such key\n"})
    status, _, err = ladderlint("check", "--write-baseline", "b.json")
    assert (status, err) == (2, "error: b.json: not everything could be checked, so nothing was written\n")
    assert not (repository / "b.json").exists()


def test_a_missing_baseline_and_two_baselines_are_errors(ladderlint: Run, repository: Path) -> None:
    assert ladderlint("check", "--baseline", "b.json").err == "error: b.json: no such file\n"
    assert ladderlint("check", "--baseline", "ladder").status == 2
    assert ladderlint("check", "--baseline", "b.json", "--write-baseline", "b.json").status == 2
    assert ladderlint("check", "--write-baseline", "ladder").status == 2
    assert ladderlint("check", "--write-baseline", "ladder/ladder.yaml").status == 2
    assert (repository / "ladder/ladder.yaml").read_text() == LADDER


def test_a_clean_ladder_has_an_empty_baseline(ladderlint: Run, repository: Path) -> None:
    assert ladderlint("check", "--write-baseline", "b.json").err == "wrote 0 entries to b.json (0 new, 0 gone)\n"
    assert ladderlint("check", "--baseline", "b.json", "--ratchet") == (0, "No findings in 2 files\n", "")


def test_stale_entries_are_told_at_their_place_from_the_root(ladderlint: Run, repository: Path) -> None:
    write_files(repository, {PATH: FAULTY.replace("Just triages", "Triages"), "ladderlint.yaml": "baseline: b.json\n"})
    ladderlint("check", "--write-baseline", "b.json")
    write_files(repository, {PATH: TRACK})
    (found,) = json.loads(ladderlint("check", "-f", "json").out)["diagnostics"]
    assert (found["rule"], found["path"], found["line"]) == ("lint/stale-baseline", "b.json", 4)
    assert ladderlint("check", "--fail-on", "warning").status == 1
    ladderlint("check", "--write-baseline", "b.json")
    assert ladderlint("check", "--fail-on", "info").status == 0
