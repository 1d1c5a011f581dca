"""Where statements come from, by real repositories with every kind of history."""

import json
import random
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from histories import History

from ladderlint.comparing.ladders import compare
from ladderlint.comparison import Comparison, Former
from ladderlint.discovery import find_ladders, work_tree
from ladderlint.git import GitError
from ladderlint.model import Origin
from ladderlint.provenance.event import What
from ladderlint.provenance.former_ids import former_ids
from ladderlint.provenance.trace import Trace, trace
from ladderlint.revisions import look_up, repository_at
from ladderlint.tree import Tree
from ladderlint.whole import Whole, load_whole, read_track

HEAD = "ladder/ladder.yaml"
FILE = "ladder/tracks/basics.yaml"
CONFIG = "Makes simple configuration changes to services"
TRIAGE = "Triages service issues before they page anybody"
BACKFILL = "Performs backfills safely and without pages"
WRITES = "Writes down for others what was learnt from incidents"


def head(version: str = "1.0.0", id_: str = "engineering") -> str:
    return f"format: 1\nid: {id_}\nname: Engineering\nversion: {version}\nlevels: [{{id: 1}}, {{id: 2}}]\n"


def track(*one: Any, two: Iterable[Any] = (), id_: str = "basics", more: str = "") -> str:
    """A track with these signals at level 1, and at level 2; each a text, or a mapping."""
    lines = [f"id: {id_}", f"name: {id_.title()}", "levels:"]
    for level, signals in (("1", one), ("2", tuple(two))):
        if signals:
            lines += [f"  - level: {level}", "    signals:"]
            lines += [f"      - {json.dumps(signal)}" for signal in signals]
    return "\n".join(lines) + f"\n{more}"


def traced(history: History, ref: str | None = None, folder: str = "") -> Trace:
    tree: Tree = work_tree([history.folder])[0]
    if ref is not None:
        tree = look_up(repository_at(history.folder), ref)
    (asked,) = find_ladders(tree, [folder])
    return trace(tree, asked.files, load_whole(tree, asked.files))


def origins(history: History, ref: str | None = None, folder: str = "") -> dict[str, tuple[str | None, str | None]]:
    """The release that each statement came in, and that which changed it last, by its text."""
    return {node.text: origin[:2] for node, origin in traced(history, ref, folder).origins.items()}


def commits(history: History) -> dict[str, str | None]:
    return {node.text: origin.commit for node, origin in traced(history).origins.items()}


def happened(history: History, text: str) -> list[What]:
    """What happened to a statement that there is, the latest first."""
    (last,) = (event for node, event in traced(history).living.items() if node.text == text)
    return [event.what for event in last.life]


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path)


def test_a_statement_is_followed_through_releases_rewordings_and_moves(history: History) -> None:
    came = history.commit({HEAD: head(), FILE: track(CONFIG, TRIAGE)}, "v1.0.0")
    reworded = history.commit({FILE: track(f"{CONFIG} and jobs", TRIAGE)}, "v1.1.0")
    history.commit({FILE: track(TRIAGE, two=[f"{CONFIG} and jobs"])}, "v1.2.0")
    new = history.commit({FILE: track(TRIAGE, two=[f"{CONFIG} and jobs", BACKFILL])})
    history.commit({"README.md": "x"}, "v1.3.0")
    again = history.commit({FILE: track(f"{TRIAGE}.", two=[f"{CONFIG} and jobs", BACKFILL])}, "v1.4.0")
    other = {"ladder/tracks/other.yaml": track(f"{CONFIG} and jobs", id_="other")}
    history.commit({FILE: track(f"{TRIAGE}.", two=[BACKFILL]), **other}, "v2.0.0")
    assert origins(history) == {
        f"{CONFIG} and jobs": ("1.0.0", "1.1.0"),
        f"{TRIAGE}.": ("1.0.0", "1.4.0"),
        BACKFILL: ("1.3.0", "1.3.0"),
    }
    assert commits(history) == {f"{CONFIG} and jobs": reworded, f"{TRIAGE}.": again, BACKFILL: new}
    (last,) = (event for node, event in traced(history).living.items() if node.text.endswith("jobs"))
    assert [event.release for event in last.life] == ["2.0.0", "1.2.0", "1.1.0", "1.0.0"]
    assert [(event.before.track, event.before.level) for event in last.life if event.before] == [
        ("basics", "2"),
        ("basics", "1"),
        ("basics", "1"),
    ]
    assert [event.moment.commit for event in last.life if event.moment][-1] == came


def test_with_a_revision_the_history_ends_there(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG)}, "v1.0.0")
    history.commit({FILE: track(f"{CONFIG} and jobs")}, "v1.1.0")
    history.commit({FILE: track(f"{CONFIG} and pages")})
    assert origins(history, "v1.0.0") == {CONFIG: ("1.0.0", "1.0.0")}
    assert origins(history, "v1.1.0") == {f"{CONFIG} and jobs": ("1.0.0", "1.1.0")}
    assert origins(history, "HEAD") == {f"{CONFIG} and pages": ("1.0.0", None)}


def test_what_is_not_released_or_not_committed_is_said_to_be_in_no_release(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG)}, "v1.0.0")
    later = history.commit({FILE: track(CONFIG, TRIAGE)})
    history.write({FILE: track(f"{CONFIG} and jobs", TRIAGE, BACKFILL)})
    assert origins(history) == {f"{CONFIG} and jobs": ("1.0.0", None), TRIAGE: (None, None), BACKFILL: (None, None)}
    assert commits(history) == {f"{CONFIG} and jobs": None, TRIAGE: later, BACKFILL: None}
    assert [event.moment for event in traced(history).living.values()][2] is None


def test_a_ladder_that_nobody_has_committed_has_no_history(history: History) -> None:
    history.commit({"README.md": "x"}, "v1.0.0")
    history.write({HEAD: head(), FILE: track(CONFIG)})
    assert traced(history).origins.popitem()[1] == Origin(None, None, None)


def test_a_renamed_track_keeps_its_statements(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG, TRIAGE)}, "v1.0.0")
    history.commit({FILE: None, "ladder/tracks/core.yaml": track(CONFIG, TRIAGE, id_="core")}, "v2.0.0")
    assert origins(history) == {CONFIG: ("1.0.0", "1.0.0"), TRIAGE: ("1.0.0", "1.0.0")}
    assert all(event.renamed for event in traced(history).living.values())


def test_a_ladder_is_followed_into_another_folder(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG), "x/ladder.yaml": head(id_="x")}, "v1.0.0")
    history.commit({FILE: track(f"{CONFIG} and jobs")}, "v1.1.0")
    history.git("mv", "ladder", "careers")
    history.commit({}, "v1.2.0")
    history.git("mv", "careers", "people")  # and nobody commits it
    expected = {f"{CONFIG} and jobs": ("1.0.0", "1.1.0")}
    assert origins(history, folder="people") == origins(history, "HEAD", "careers") == expected


def test_a_ladder_is_followed_through_a_new_id_in_its_place(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG)}, "v1.0.0")
    history.commit({HEAD: head(id_="eng")}, "v1.1.0")
    history.commit({FILE: track(CONFIG, TRIAGE)}, "v1.2.0")
    assert origins(history) == {CONFIG: ("1.0.0", "1.0.0"), TRIAGE: ("1.2.0", "1.2.0")}


def test_another_ladder_that_made_room_is_not_taken_for_an_earlier_version(history: History) -> None:
    history.commit({HEAD: head(id_="design"), FILE: track(CONFIG)}, "v1.0.0")
    history.git("mv", "ladder", "design")
    history.commit({HEAD: head(), FILE: track(CONFIG)}, "v1.1.0")
    assert origins(history, folder="ladder") == {CONFIG: ("1.1.0", "1.1.0")}
    assert origins(history, folder="design") == {CONFIG: ("1.0.0", "1.0.0")}


def test_a_release_on_a_side_branch_counts_once_it_is_merged(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG)}, "v1.0.0")
    history.git("checkout", "-q", "-b", "side")
    history.commit({FILE: track(CONFIG, BACKFILL)}, "v1.1.0")
    history.git("checkout", "-q", "main")
    history.commit({FILE: track(CONFIG, two=[TRIAGE])})
    history.git("merge", "-q", "--no-commit", "-s", "ours", "side")
    merge = history.commit({FILE: track(CONFIG, BACKFILL, WRITES, two=[TRIAGE])}, "v2.0.0")
    assert origins(history) == {
        CONFIG: ("1.0.0", "1.0.0"),
        BACKFILL: ("1.1.0", "1.1.0"),
        TRIAGE: ("2.0.0", "2.0.0"),
        WRITES: ("2.0.0", "2.0.0"),
    }
    assert commits(history)[BACKFILL] == merge


def test_a_release_branch_that_nobody_merged_counts_for_what_it_has(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG)})
    history.git("checkout", "-q", "-b", "release-1")
    history.commit({HEAD: head("1.0.1")}, "v1.0.1")
    history.git("checkout", "-q", "main")
    history.commit({FILE: track(CONFIG, TRIAGE)}, "v2.0.0")
    assert origins(history) == {CONFIG: ("1.0.1", "1.0.1"), TRIAGE: ("2.0.0", "2.0.0")}


def test_a_commit_is_in_the_lowest_version_that_has_it_whatever_was_tagged_first(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG)}, "v2.0.0")
    history.commit({FILE: track(CONFIG, TRIAGE)}, "v1.10.0", "v1.9.1-rc.1")
    assert origins(history) == {CONFIG: ("1.10.0", "1.10.0"), TRIAGE: ("1.10.0", "1.10.0")}


def test_tags_may_be_annotated_or_of_other_tags_and_drafts_do_not_count(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG)}, "v1.0.0-rc.1", "v1", "nonsense")
    history.git("tag", "-a", "-m", "x", "v1.0.0")
    history.commit({FILE: track(CONFIG, TRIAGE)}, "v2.0.0-draft")
    history.git("tag", "-a", "-m", "x", "inner")
    history.git("tag", "-a", "-m", "x", "v1.1.0", "inner")
    history.git("tag", "v1.2.0", "HEAD:ladder")  # of a folder
    assert origins(history) == {CONFIG: ("1.0.0", "1.0.0"), TRIAGE: ("1.1.0", "1.1.0")}


def test_without_tags_the_version_that_the_ladder_says_stands_for_the_release(history: History) -> None:
    history.commit({HEAD: head("0.9.0"), FILE: track(CONFIG)})
    history.commit({HEAD: head("1.0.0"), FILE: track(CONFIG, TRIAGE)}, "nonsense")
    history.commit({HEAD: head("'::error::'"), FILE: track(CONFIG, TRIAGE, BACKFILL)})
    assert origins(history) == {CONFIG: ("0.9.0",) * 2, TRIAGE: ("1.0.0",) * 2, BACKFILL: (None, None)}


def test_tags_that_name_a_ladder_are_releases_of_that_one(history: History) -> None:
    history.commit({HEAD: head("1.0.0"), FILE: track(CONFIG)}, "design-1.0.0", "v0.1.0")
    history.commit({FILE: track(CONFIG, TRIAGE)}, "ladders/engineering@2.0.0")
    assert origins(history) == {CONFIG: ("2.0.0", "2.0.0"), TRIAGE: ("2.0.0", "2.0.0")}


def test_where_tags_name_other_things_the_ladder_says_what_was_released(history: History) -> None:
    history.commit({HEAD: head("1.0.0"), FILE: track(CONFIG)}, "app-7.0.0")
    history.commit({FILE: track(CONFIG, TRIAGE)}, "app-8.0.0")
    history.commit({HEAD: head("1.1.0"), FILE: track(CONFIG, TRIAGE, BACKFILL)}, "app-3.0.0")
    history.commit({HEAD: head("2.0.0-draft"), FILE: track(CONFIG, TRIAGE, BACKFILL, WRITES)}, "app-9.0.0")
    assert origins(history) == {
        CONFIG: ("1.0.0", "1.0.0"),
        TRIAGE: ("1.1.0", "1.1.0"),
        BACKFILL: ("1.1.0", "1.1.0"),
        WRITES: (None, None),
    }


@pytest.mark.parametrize("broken", [{FILE: "levels: [\n"}, {HEAD: "- 1\n"}, {"ladder/tracks/x.yaml": "- no track\n"}])
def test_a_commit_at_which_the_ladder_is_broken_is_passed_over(history: History, broken: Mapping[str, str]) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG, TRIAGE)}, "v1.0.0")
    history.commit(broken, "v1.1.0")
    mended = history.commit(
        {
            HEAD: head(),
            FILE: track(CONFIG, f"{TRIAGE} twice"),
            **{path: None for path in broken if path.endswith("x.yaml")},
        },
        "v1.2.0",
    )
    assert origins(history) == {CONFIG: ("1.0.0", "1.0.0"), f"{TRIAGE} twice": ("1.0.0", "1.2.0")}
    assert commits(history)[f"{TRIAGE} twice"] == mended


def test_what_came_back_after_a_release_without_it_is_asked_since_then(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG, TRIAGE)}, "v1.0.0")
    history.commit({FILE: track(CONFIG)}, "v1.1.0")
    history.commit({FILE: track(CONFIG, two=[TRIAGE])}, "v1.2.0")
    assert origins(history)[TRIAGE] == ("1.2.0", "1.2.0")
    assert happened(history, TRIAGE) == [What.RETURNED, What.WENT, What.CAME]


def test_what_was_undone_before_a_release_has_not_happened(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG, TRIAGE)}, "v1.0.0")
    history.commit({FILE: track(f"{CONFIG} and jobs")})
    back = history.commit({FILE: track(CONFIG, TRIAGE)}, "v1.1.0")
    assert origins(history) == {CONFIG: ("1.0.0", "1.0.0"), TRIAGE: ("1.0.0", "1.0.0")}
    assert commits(history) == {CONFIG: back, TRIAGE: back}


def test_a_folder_that_was_gone_for_a_while_goes_on(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG)}, "v1.0.0")
    history.commit({HEAD: None, FILE: None})
    history.commit({HEAD: head(), FILE: track(CONFIG)}, "v1.1.0")
    assert origins(history) == {CONFIG: ("1.0.0", "1.0.0")}
    assert happened(history, CONFIG) == [What.RETURNED, What.WENT, What.CAME]


def test_an_id_keeps_a_life_together_whatever_the_words(history: History) -> None:
    history.commit({HEAD: head(), FILE: track({"id": "a", "text": CONFIG}, TRIAGE)}, "v1.0.0")
    history.commit({FILE: track({"id": "b", "text": TRIAGE})}, "v1.1.0")
    history.commit({FILE: track({"id": "b", "text": TRIAGE}, {"id": "a", "text": WRITES})}, "v1.2.0")
    assert origins(history) == {TRIAGE: ("1.0.0", "1.0.0"), WRITES: ("1.2.0", "1.2.0")}
    assert happened(history, WRITES) == [What.RETURNED, What.WENT, What.CAME]
    assert happened(history, TRIAGE) == [What.CHANGED, What.CAME]


def test_what_comes_with_another_id_is_another_statement(history: History) -> None:
    history.commit({HEAD: head(), FILE: track({"id": "a", "text": CONFIG}, TRIAGE)}, "v1.0.0")
    history.commit({FILE: track(TRIAGE)}, "v1.1.0")
    history.commit({FILE: track({"id": "b", "text": CONFIG}, TRIAGE)}, "v1.2.0")
    assert happened(history, CONFIG) == [What.CAME]


def test_of_several_that_are_gone_the_one_in_the_same_place_comes_back(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG, TRIAGE)}, "v1.0.0")
    history.commit({FILE: track(CONFIG, TRIAGE, two=[CONFIG])}, "v1.1.0")
    history.commit({FILE: track(TRIAGE)}, "v1.2.0")
    history.commit({FILE: track(CONFIG, TRIAGE)}, "v1.3.0")
    (last,) = (event for node, event in traced(history).living.items() if node.text == CONFIG)
    assert [event.statement.level for event in last.life] == ["1", "1", "1"]


def test_what_a_merge_brings_back_is_in_no_release_before_the_branch(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG, TRIAGE)}, "v1.0.0")
    history.commit({FILE: track(CONFIG)}, "v1.1.0")
    history.git("checkout", "-q", "-b", "side")
    history.commit({"README.md": "x"})
    history.git("checkout", "-q", "main")
    history.commit({FILE: track(CONFIG, BACKFILL)})
    history.git("merge", "-q", "--no-commit", "side")
    history.commit({FILE: track(CONFIG, TRIAGE, BACKFILL)}, "v2.0.0")
    assert origins(history)[TRIAGE] == ("2.0.0", "2.0.0")


def test_parts_go_on_with_the_life_of_what_was_split_and_merged(history: History) -> None:
    both = "Reviews the design of services, and documents the runbooks of services for operators"
    parts = ["Reviews the design of services", "Documents the runbooks of services for operators"]
    history.commit({HEAD: head(), FILE: track(both, CONFIG)}, "v1.0.0")
    history.commit({FILE: track(*parts, CONFIG)}, "v1.1.0")
    assert origins(history) == {CONFIG: ("1.0.0", "1.0.0"), **dict.fromkeys(parts, ("1.0.0", "1.1.0"))}
    assert [happened(history, part)[0] for part in parts] == [What.SPLIT, What.SPLIT]
    history.commit({FILE: track(both, CONFIG)}, "v1.2.0")
    assert origins(history) == {CONFIG: ("1.0.0", "1.0.0"), both: ("1.0.0", "1.2.0")}
    assert happened(history, both) == [What.MERGED, What.SPLIT, What.CAME]
    (ended,) = traced(history).ended
    assert (ended.what, ended.into and ended.into.text) == (What.MERGED, both)


def test_statements_that_say_the_same_have_a_life_each(history: History) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG, CONFIG)}, "v1.0.0")
    history.commit({FILE: track(CONFIG, CONFIG, CONFIG)}, "v1.1.0")
    found = traced(history).origins.values()
    assert sorted(origin.since or "" for origin in found) == ["1.0.0", "1.0.0", "1.1.0"]


def test_a_shallow_clone_claims_nothing_of_what_was_before(history: History, tmp_path: Path) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG, TRIAGE)}, "v1.0.0")
    history.commit({FILE: track(CONFIG, TRIAGE, BACKFILL)}, "v1.1.0")
    history.commit({FILE: track(CONFIG, f"{TRIAGE} twice", BACKFILL, WRITES)}, "v1.2.0")
    clone = tmp_path / "clone"
    history.git("clone", "-q", "--depth=2", f"file://{history.folder}", str(clone))
    tree, _ = work_tree([clone])
    (asked,) = find_ladders(tree, ["ladder"])
    found = trace(tree, asked.files, load_whole(tree, asked.files))
    assert found.cut
    assert {node.text: origin[:2] for node, origin in found.origins.items()} == {
        CONFIG: (None, None),
        f"{TRIAGE} twice": (None, "1.2.0"),
        BACKFILL: (None, None),
        WRITES: ("1.2.0", "1.2.0"),
    }
    assert [origin.commit is None for origin in found.origins.values()] == [True, False, True, False]
    subprocess.run(["git", "fetch", "-q", "--unshallow"], cwd=clone, check=True)
    assert not trace(tree, asked.files, load_whole(tree, asked.files)).cut


def test_a_ladder_that_came_after_a_shallow_clone_begins_is_new(history: History, tmp_path: Path) -> None:
    for number in range(3):
        history.commit({"README.md": f"{number}"})
    came = history.commit({HEAD: head(), FILE: track(CONFIG)}, "v1.0.0")
    clone = tmp_path / "clone"
    history.git("clone", "-q", "--depth=2", f"file://{history.folder}", str(clone))
    tree, _ = work_tree([clone])
    (asked,) = find_ladders(tree, ["ladder"])
    found = trace(tree, asked.files, load_whole(tree, asked.files))
    assert found.cut
    assert [*found.origins.values()] == [Origin("1.0.0", "1.0.0", came)]


def test_a_clone_that_is_shallow_elsewhere_only_is_not_cut(history: History, tmp_path: Path) -> None:
    history.commit({HEAD: head(), FILE: track(CONFIG)}, "v1.0.0")
    history.commit({FILE: track(CONFIG, TRIAGE)}, "v1.1.0")
    clone = tmp_path / "clone"
    history.git("clone", "-q", "--depth=9", f"file://{history.folder}", str(clone))
    (clone / ".git/shallow").write_text("")
    tree, _ = work_tree([clone])
    (asked,) = find_ladders(tree, ["ladder"])
    found = trace(tree, asked.files, load_whole(tree, asked.files))
    assert not found.cut
    assert {origin.since for origin in found.origins.values()} == {"1.0.0", "1.1.0"}


def test_what_did_not_change_is_not_looked_at_and_git_is_started_three_times(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.commit(
        {HEAD: head(), **{f"ladder/tracks/t{n}.yaml": track(f"{CONFIG} {n}", id_=f"t{n}") for n in range(5)}}
    )
    for n in range(20):
        history.commit({"ladder/tracks/t3.yaml": track(f"{CONFIG} {n} times", id_="t3")}, f"v1.{n}.0")
    read: list[str] = []
    compared: list[str] = []
    started: list[tuple[str, ...]] = []
    start = subprocess.Popen

    def counted_track(path: str, data: bytes) -> Any:
        read.append(path)
        return read_track(path, data)

    def counted_start(command: Any, **named: Any) -> Any:
        started.append(command)
        return start(command, **named)

    def counted_compare(before: Whole | None, after: Whole | None) -> Comparison:
        compared.extend(track.id for whole in (before, after) if whole is not None for track in whole.tracks)
        return compare(before, after)

    monkeypatch.setattr("ladderlint.provenance.shelf.read_track", counted_track)
    monkeypatch.setattr("ladderlint.provenance.trace.compare", counted_compare)
    monkeypatch.setattr(subprocess, "Popen", counted_start)
    assert origins(history)[f"{CONFIG} 19 times"] == ("1.0.0", "1.19.0")
    assert len(read) == 5 + 20
    assert len(compared) == 5 + 2 * 20 + 2 * 5  # at last with the files on disk
    assert len(started) == 3


def test_every_statement_of_a_random_history_comes_from_a_commit_that_has_it(history: History) -> None:
    chance = random.Random(5)
    words = [f"{a}{b}" for a in ("re", "un", "de", "pre") for b in ("view", "build", "plan", "form", "mend")]
    tracks: dict[str, tuple[list[str], list[str]]] = {}

    def text() -> str:
        return " ".join(["Does", *chance.sample(words, 5)])

    for name in "abc":
        tracks[name] = ([text() for _ in range(4)], [text() for _ in range(4)])
    texts: dict[str, set[str]] = {}
    for number in range(40):
        for _ in range(3):
            here, there = (chance.choice(tracks[chance.choice(sorted(tracks))]) for _ in range(2))
            kind = chance.randrange(5)
            if kind == 0 or not here:
                here.append(text())
            elif kind == 1:
                there.append(here.pop(chance.randrange(len(here))))
            elif kind == 2:
                here.pop()
            elif kind == 3:
                here[0] = f"{here[0]} well"
            elif number % 3 == 0:
                old = chance.choice(sorted(tracks))
                tracks[f"{old}x"] = tracks.pop(old)
        for path in (history.folder / "ladder/tracks").glob("*"):
            path.unlink()
        files = {f"ladder/tracks/{id_}.yaml": track(*one, two=two, id_=id_) for id_, (one, two) in tracks.items()}
        commit = history.commit({HEAD: head(), **files}, f"v1.{number}.0")
        texts[commit] = {said for levels in tracks.values() for level in levels for said in level}
    released = {commit: f"1.{number}.0" for number, commit in enumerate(texts)}
    for node, origin in traced(history).origins.items():
        assert origin.commit is not None
        assert node.text in texts[origin.commit]
        assert origin.changed == released[origin.commit]
        assert list(released.values()).index(origin.since or "") <= list(released.values()).index(origin.changed)
        later = list(texts)[list(texts).index(origin.commit) :]
        assert all(node.text in texts[commit] for commit in later)


def test_ids_of_all_releases_that_are_gone_are_known_with_the_last_release_that_had_them(history: History) -> None:
    a, b, c, d = (
        {"id": id_, "text": text} for id_, text in zip("abcd", (CONFIG, TRIAGE, BACKFILL, f"{WRITES} d"), strict=True)
    )
    history.commit({HEAD: head(), FILE: track(a, b, d)}, "v1.0.0")
    history.commit({FILE: track(a, c, d)})  # in no release
    history.commit({FILE: track({**a, "text": WRITES}, d, more="retired: [{id: b, in: 1.1.0}]\n")}, "v1.1.0")
    history.git("mv", "ladder", "careers")
    history.commit({"careers/tracks/basics.yaml": "- broken\n"}, "v1.2.0")
    history.commit({"careers/tracks/basics.yaml": track(CONFIG, d)}, "v2.0.0")
    history.commit({"careers/tracks/basics.yaml": track({"id": "e", "text": CONFIG})}, "v3.0.0")
    base = look_up(repository_at(history.folder), "v2.0.0")
    assert former_ids(base, "careers", "engineering") == [Former("a", "1.1.0", WRITES), Former("b", "1.0.0", TRIAGE)]


def test_an_id_of_any_earlier_release_is_not_given_to_another_statement(history: History) -> None:
    """Also where its tombstone was never written; but the same statement may come back."""
    history.commit({HEAD: head(), FILE: track({"id": "a", "text": TRIAGE}, {"id": "b", "text": WRITES})}, "v1.0.0")
    history.commit({FILE: track(CONFIG)}, "v1.1.0")
    history.commit({FILE: track(CONFIG, BACKFILL)}, "v1.2.0")
    history.write({FILE: track({"id": "a", "text": CONFIG}, {"id": "b", "text": WRITES}, BACKFILL)})
    found = history.ladderlint("check", "--select", "history/retired-id-reused", "-f", "concise")
    assert found.status == 1
    assert "the id 'a' was another statement's until 1.0.0" in found.out
    assert "'b'" not in found.out


def test_where_there_is_no_history_the_error_says_so(tmp_path: Path, history: History) -> None:
    history.write({HEAD: head(), FILE: track(CONFIG)})
    with pytest.raises(GitError, match="no commit yet"):
        traced(history)
