"""`ladderlint fix`: values change where they are meant to and nowhere else, and no file is ever lost."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import LADDER, ROOT, TRACK, Run
from conftest import write_files as put
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from ladderlint import edits, syntax
from ladderlint.config import Flags
from ladderlint.diagnostic import AddId, EditComment, Op, Quote, Rewrite
from ladderlint.errors import LadderlintError
from ladderlint.fixer import fix_tree
from ladderlint.mended import Mended, write_files
from ladderlint.text import Span
from ladderlint.tree import MemoryTree

TRACK_PATH = "ladder/tracks/foundations.yaml"


def applied(text: str, *ops: Op) -> str | None:
    return edits.apply(syntax.read("a.yaml", text.encode(), "track"), ops)


@pytest.mark.parametrize(
    ("text", "op", "after"),
    [
        ("a: Made it # why\n", Rewrite(("a",), 0, 4, "Makes"), "a: Makes it # why\n"),
        ("a: 'It''s Made'\r\nb: 1\r\n", Rewrite(("a",), 5, 9, "Make's"), "a: 'It''s Make''s'\r\nb: 1\r\n"),
        ('a: "caf\\u00e9 Made"\n', Rewrite(("a",), 5, 9, 'a "b"'), 'a: "caf\\u00e9 a \\"b\\""\n'),
        ("a: >-\n  one two\n  three four\n", Rewrite(("a",), 8, 13, "3"), "a: >-\n  one two\n  3 four\n"),
        ("a: one the\n  the two\n", Rewrite(("a",), 4, 11, "the"), "a: one the two\n"),
        ("a: Made it\n", Rewrite(("a",), 0, 4, "#1"), 'a: "#1 it"\n'),
        ("a: Made it\n", Rewrite(("a",), 0, 4, "Now: this"), 'a: "Now: this it"\n'),
        ("a: |+\n  one\n  two\n\n", Rewrite(("a",), 7, 9, ""), "a: |-\n  one\n  two\n\n"),
        ("a: &x Made\nb: 2\n", Rewrite(("a",), 0, 4, "Makes"), "a: &x Makes\nb: 2\n"),
        ("v: 1.10 # of the content\n", Quote(("v",)), 'v: "1.10" # of the content\n'),
        ("s:\n  - One # why\n", AddId(("s", 0), "one"), "s:\n  - id: one\n    text: One # why\n"),
        ("s:\n- One\n", AddId(("s", 0), "one"), "s:\n- id: one\n  text: One\n"),
        ("s: [One, Two]\n", AddId(("s", 1), "two"), "s: [One, {id: two, text: Two}]\n"),
        (
            "s:\n  - >-\n    One\n    two\n  - x\n",
            AddId(("s", 0), "one"),
            "s:\n  - id: one\n    text: >-\n      One\n      two\n  - x\n",
        ),
        ("s:\n  - {text: One}\n", AddId(("s", 0), "one"), "s:\n  - {id: one, text: One}\n"),
        (
            "s:\n  - text: One\n    since: 1.0.0\n",
            AddId(("s", 0), "one"),
            "s:\n  - id: one\n    text: One\n    since: 1.0.0\n",
        ),
        ("a: One # x\nb: 2\n", EditComment(Span(6, 10), ""), "a: One\nb: 2\n"),
    ],
)
def test_a_change_is_written_in_the_style_that_stands_there(text: str, op: Op, after: str) -> None:
    assert applied(text, op) == after


@pytest.mark.parametrize(
    ("text", "ops"),
    [
        ("a: &x Made\nb: *x\n", [Rewrite(("a",), 0, 4, "Makes")]),  # b would change too
        ("a: |\n  Made\n", [Rewrite(("a",), 0, 4, "Makes\nx: 1")]),
        ("a: 1\n", [Rewrite(("b",), 0, 1, "x")]),
        ("a: One # why\n", [EditComment(Span(3, 12), "")]),  # takes the value along
        ("a: Made\n", [Rewrite(("a",), 0, 3, "x"), Rewrite(("a",), 2, 4, "y")]),
    ],
)
def test_what_can_not_be_proved_is_not_done(text: str, ops: list[Op]) -> None:
    assert applied(text, *ops) is None


def test_both_sides_of_an_alias_may_be_meant() -> None:
    ops = [Rewrite(("a",), 0, 4, "Makes"), Rewrite(("b",), 0, 4, "Makes")]
    assert applied("a: &x Made\nb: *x\n", *ops) == "a: &x Makes\nb: *x\n"


FAULTS = {
    "foundations": [
        ("Performs backfills safely", "Performed backfills safely"),
        ("Writes thorough postmortems", "Writes thoruogh postmortems"),
        ("Is an industry-leading", "Is a industry-leading"),
        ("Resolved out of disk", "Resolved  out of disk"),
        ("Designed flexible framework", "E.g. Designed flexible framework"),
        ("Invents industry-leading", "Can invent industry-leading"),
    ],
    "craft": [
        ("that follows the conventions", "that follows the the conventions"),
        ("Covers new behavior", "Basically covers new behavior"),
        ("Renamed a confusing set", "Renames a confusing set"),
        ("Divided a 900-line", "divided a 900-line"),
        ("Improves the code around", "Improve the code around"),
        ("Deletes unused code", "Deleted unused code"),
        ("Wrote the team's review guide", "Wrote the the team's review guide"),
        ("Turns recurring review", "Turn recurring review"),
        ("Founded the engineering standards council", "Founded teh engineering standards council"),
        ("Led nine teams", "Lead nine teams"),
    ],
    "delivery": [],
}


def test_twenty_planted_faults_are_mended_and_nothing_else(ladderlint: Run, repository: Path) -> None:
    shutil.rmtree(repository / "ladder")
    shutil.rmtree(repository / ".git")
    shutil.copytree(ROOT / "ladder", repository / "ladder")
    git(repository, "init", "-q")
    git(repository, "add", ".")
    git(repository, "-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "before")
    before = {path: path.read_bytes() for path in repository.glob("ladder/**/*.yaml")}
    planted = 0
    for track, faults in FAULTS.items():
        path = repository / f"ladder/tracks/{track}.yaml"
        text = path.read_text(encoding="utf-8")
        for right, wrong in faults:
            assert text.count(right) == 1, right
            text = text.replace(right, wrong)
            planted += 1
        path.write_text(text, encoding="utf-8")
    for name, right, wrong in (
        ("delivery", "\n      - ", "\n      -  "),
        ("hiring", "id: hiring", "id: hiring # keep"),
    ):
        path = repository / f"ladder/tracks/{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
    safe = ladderlint("fix")
    assert safe.status == 0, safe.err
    assert "--unsafe mends" in safe.err
    rest = ladderlint("fix", "--unsafe")
    assert rest.status == 0, rest.err
    assert "Nothing to mend" in ladderlint("fix", "--unsafe").err
    for track in ("foundations", "craft"):
        path = repository / f"ladder/tracks/{track}.yaml"
        assert path.read_bytes() == before[path], track
    assert "# keep" in (repository / "ladder/tracks/hiring.yaml").read_text()
    changed = git(repository, "diff", "--stat").splitlines()
    assert [line.split("|")[0].strip() for line in changed[:-1]] == [
        "ladder/tracks/delivery.yaml",
        "ladder/tracks/hiring.yaml",
    ]
    assert planted == 16


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout


def test_a_diff_shows_and_writes_nothing(ladderlint: Run, repository: Path) -> None:
    faulty = TRACK.replace("Triages service", "Triages  service")
    put(repository, {TRACK_PATH: faulty})
    status, out, err = ladderlint("fix", "--diff")
    assert status == 1
    assert (repository / TRACK_PATH).read_text() == faulty
    assert "-      - Triages  service issues\n+      - Triages service issues\n" in out
    assert "Would mend 1 finding in 1 file" in err
    (repository / "change.patch").write_text(out)
    git(repository, "init", "-q")
    git(repository, "apply", "change.patch")
    assert (repository / TRACK_PATH).read_text() == TRACK


@pytest.mark.parametrize("end", ["\n", ""])
@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_git_takes_a_diff_whatever_ends_the_lines(ladderlint: Run, repository: Path, break_: str, end: str) -> None:
    right = (TRACK.rstrip("\n") + end).replace("\n", break_).encode()
    put(repository, {TRACK_PATH: right.replace(b"Built custom", b"Built  custom")})
    (repository / "change.patch").write_bytes(ladderlint("fix", "--diff").out.encode())
    git(repository, "init", "-q")
    git(repository, "apply", "change.patch")
    assert (repository / TRACK_PATH).read_bytes() == right


def test_select_narrows_what_is_mended(ladderlint: Run, repository: Path) -> None:
    put(repository, {TRACK_PATH: TRACK.replace("Triages service", "Triages  the the service")})
    assert ladderlint("fix", "--select", "wording/repeated-word").status == 0
    assert "Triages  the service" in (repository / TRACK_PATH).read_text()


def test_line_endings_a_mark_permissions_and_a_link_are_kept(ladderlint: Run, repository: Path) -> None:
    data = b"\xef\xbb\xbf" + TRACK.replace("Triages", "Triages  ").replace("\n", "\r\n").encode()
    real = repository / "ladder/real.txt"
    real.write_bytes(data)
    real.chmod(0o640)
    path = repository / TRACK_PATH
    path.unlink()
    path.symlink_to("../real.txt")
    assert ladderlint("fix").status == 0
    assert path.is_symlink()
    assert real.read_bytes() == b"\xef\xbb\xbf" + TRACK.replace("\n", "\r\n").encode()
    assert real.stat().st_mode & 0o777 == 0o640


def test_rules_that_undo_each_other_are_named(ladderlint: Run, repository: Path) -> None:
    terms = "terms: [{find: alpha, use: beta}, {find: beta, use: alpha}]"
    config = f"select: [wording/house-term]\nrules: {{wording/house-term: {{{terms}}}}}\n"
    faulty = TRACK.replace("Triages service", "Triages alpha")
    put(repository, {"ladderlint.yaml": config, TRACK_PATH: faulty})
    status, _, err = ladderlint("fix", "--unsafe")
    assert status == 1
    assert "wording/house-term was not mended: rules undo each other's fixes here" in err


def test_ids_are_readable_and_unique_and_a_second_run_adds_none(ladderlint: Run, repository: Path) -> None:
    track = TRACK.replace(
        "      - Built custom packages\n", "      - Built custom packages\n      - Built custom packages\n"
    )
    put(repository, {TRACK_PATH: track})
    status, _, err = ladderlint("fix", "--unsafe", "--select", "reference/missing-id")
    assert status == 0, err
    text = (repository / TRACK_PATH).read_text()
    ids = re.findall(r"id: (\S+)", text)
    assert len(ids) == len(set(ids))
    assert {"built-custom-packages", "built-custom-packages-2"} <= set(ids)
    assert "Nothing to mend" in ladderlint("fix", "--unsafe", "--select", "reference/missing-id").err
    assert ladderlint("check", "--select", "reference,schema").status == 0


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("now something else\n")
    with pytest.raises(LadderlintError, match="changed meanwhile"):
        write_files(str(tmp_path), [Mended("a.yaml", b"before\n", b"after\n", ("x",))])
    assert path.read_text() == "now something else\n"
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_a_file_that_can_not_be_written_is_named_and_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"before\n")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LadderlintError, match=r"a\.yaml: No space left on device; it is as it was"):
        write_files(str(tmp_path), [Mended("a.yaml", b"before\n", b"after\n", ("x",))])
    assert path.read_bytes() == b"before\n"
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def die_within(steps: int) -> None:
    """Let this process end before the given call to the system."""
    count = 0

    def dying(real: Any) -> Any:
        def step(*args: Any, **kwargs: Any) -> Any:
            nonlocal count
            count += 1
            if count == steps:
                os._exit(9)
            return real(*args, **kwargs)

        return step

    for name in ("open", "fdopen", "fsync", "stat", "chmod", "replace", "access"):
        setattr(os, name, dying(getattr(os, name)))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_thousand_kills_leave_each_file_old_or_new(tmp_path: Path) -> None:
    files = [Mended(f"{number}.yaml", b"old\n" * 50, b"new\n" * 60, ("x",)) for number in range(4)]
    chance = random.Random(0)
    done: set[int] = set()
    for _ in range(1000):
        for mended in files:
            (tmp_path / mended.path).write_bytes(mended.before)
        die_at = chance.randrange(1, 28)
        child = os.fork()
        if child == 0:
            die_within(die_at)
            write_files(str(tmp_path), files)
            os._exit(0)
        os.waitpid(child, 0)
        for mended in files:
            assert (tmp_path / mended.path).read_bytes() in (mended.before, mended.after)
        done.add(sum((tmp_path / mended.path).read_bytes() == mended.after for mended in files))
        for left in tmp_path.glob(".*.ladderlint"):
            left.unlink()
    assert len(done) >= 3, "it was killed before, between and after files"


WORDS = st.sampled_from(
    ["Made", "Reviews", "the the", "an code", "persistance", "it's", "basically", "  ", "Can fix", "E.g. ran", "#no",
     "a: b", "'x'", '"y"', "\u200b", "**Leads**", "`code`", "iOS", "Github", "café", "—", "\\n", "{x}", "end.", "*a*"]
)  # fmt: skip
STYLES = st.sampled_from(["plain", "single", "double", "literal", "folded"])


def item(text: str, style: str) -> str:
    import json

    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    if style in ("literal", "folded") and text.strip() and not text.startswith(" "):
        return f"{'|' if style == 'literal' else '>'}-\n          {text}"
    if style == "plain" and re.fullmatch(r"[A-Z][A-Za-z ]*[a-z]", text):
        return text
    return json.dumps(text, ensure_ascii=False)


@st.composite
def tracks(draw: st.DrawFn) -> str:
    lines = ["# first", "id: t # of the track", "name: T", "levels:"]
    for level in (1, 2):
        lines += [f"  - level: {level} # of the scale", "    signals: # these"]
        for _ in range(draw(st.integers(1, 3))):
            text = " ".join(draw(st.lists(WORDS, min_size=1, max_size=5)))
            comment = draw(st.sampled_from(["", " # why"]))
            style = draw(STYLES)
            lines.append(f"      - {item(text, style)}{comment if style in ('single', 'double') else ''}")
    return draw(st.sampled_from(["\n", "\r\n"])).join([*lines, ""])


@settings(deadline=None, max_examples=40)
@given(tracks(), st.booleans())
def test_no_value_changes_that_no_fix_names(track: str, unsafe: bool) -> None:
    files = {"ladder.yaml": LADDER.encode(), "tracks/t.yaml": track.encode()}
    tree = MemoryTree(files)
    flags = Flags(extend_select=("all",))
    fixed = fix_tree(tree, [""], flags, unsafe=unsafe)
    after = dict(files) | {mended.path: mended.after for mended in fixed.files}
    texts, now = (list(statements(version["tracks/t.yaml"])) for version in (files, after))
    assert len(texts) == len(now)
    assert comments(track) == comments(after["tracks/t.yaml"].decode())
    if not fixed.files:
        assert texts == now
    again = fix_tree(MemoryTree(after), [""], flags, unsafe=unsafe)
    assert again.files == ()


def statements(data: bytes) -> Iterator[str]:
    for level in YAML(typ="safe").load(data.decode())["levels"]:
        for statement in level["signals"]:
            yield statement if isinstance(statement, str) else statement["text"]


def comments(text: str) -> list[str]:
    return re.findall(r"# (?:first|of the track|of the scale|these|why)\r?$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Introduces\u200b rollouts", "Introduces rollouts"),
        ("Introduces \u200brollouts", "Introduces rollouts"),
        ("Introduces\ufeff rollouts", "Introduces rollouts"),
    ],
)
def test_what_can_not_be_seen_goes_without_the_space_beside_it(before: str, after: str) -> None:
    files = {
        "ladder.yaml": LADDER.encode(),
        "tracks/foundations.yaml": TRACK.replace("Triages service", before).encode(),
    }
    (mended,) = fix_tree(MemoryTree(files), [""]).files
    assert f"- {after} issues\n" in mended.after.decode()


def test_an_id_is_given_to_a_text_with_a_comma_in_it() -> None:
    track = TRACK.replace("Works within established structures", "Helps people, always")
    files = {"ladder.yaml": LADDER.encode(), "tracks/foundations.yaml": track.encode()}
    fixed = fix_tree(MemoryTree(files), [""], Flags(select=("reference/missing-id",)), unsafe=True)
    assert fixed.not_mended == ()
    assert '{id: helps-people-always, text: "Helps people, always"}' in fixed.files[0].after.decode()


def test_half_of_a_pair_is_not_mended() -> None:
    files = {
        "ladder.yaml": LADDER.encode(),
        "tracks/foundations.yaml": TRACK.replace("Triages", "Finding and fixing").encode(),
    }
    fixed = fix_tree(MemoryTree(files), [""], unsafe=True)
    assert fixed.files == ()
    assert [found.rule for found in fixed.lint.report.diagnostics] == ["wording/signal-tense"]
