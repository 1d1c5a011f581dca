import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_export_whole import LADDER, whole_of

from ladderlint.exporters.names import safe_names
from ladderlint.exporters.statement_ids import statement_ids
from ladderlint.slugs import DEVICES

HOSTILE = [
    "../../x",
    "CON",
    "con",
    "a",
    "A",
    "á",
    "a/b",
    "a\\b",
    "a-b",
    "",
    ".",
    "..",
    "日本",
    "🎉",
    "nul.md",
    "x" * 300,
]


@given(st.lists(st.one_of(st.text(), st.sampled_from(HOSTILE))))
def test_names_are_safe_on_every_disk_and_no_two_are_one(ids: list[str]) -> None:
    names = safe_names(ids, "track")
    assert len(set(names)) == len(ids)
    for name in names:
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name)
        assert len(name) <= 64
        assert name not in DEVICES


@given(st.lists(st.one_of(st.text(max_size=5), st.sampled_from(HOSTILE)), unique=True), st.integers())
def test_a_name_does_not_depend_on_the_order_of_the_ids(ids: list[str], seed: int) -> None:
    other = Random(seed).sample(ids, len(ids))
    assert dict(zip(ids, safe_names(ids, "track"), strict=True)) == dict(
        zip(other, safe_names(other, "track"), strict=True)
    )


def test_a_plain_id_is_its_own_name_whatever_stands_beside_it() -> None:
    assert safe_names(["A", "craft", "a", "Craft", "a"], "track")[1:3] == ["craft", "a"]
    assert safe_names(["Web Client", "con"], "track") == ["web-client", "con-track"]


def ids_of(*tracks: str) -> dict[tuple[str, str, str, str], list[tuple[str, bool]]]:
    files = {"ladder/ladder.yaml": LADDER, "ladder/tracks/foundations.yaml": tracks[0]}
    whole = whole_of(files | {f"ladder/tracks/{number}.yaml": text for number, text in enumerate(tracks[1:])})
    ids = statement_ids(whole.tracks)
    found: dict[tuple[str, str, str, str], list[tuple[str, bool]]] = {}
    for track in whole.tracks:
        for entry in track.levels:
            for statement in entry.statements:
                place = (track.id, entry.level, statement.field, statement.text)
                found.setdefault(place, []).append((ids[statement.node].text, ids[statement.node].derived))
    return found


def test_a_derived_id_outlives_a_new_order_of_lines_and_tracks() -> None:
    one = "id: one\nname: One\nlevels:\n- {level: 1, signals: [Leads, Ships, leads]}\n- {level: 2, signals: [Leads]}\n"
    new = "id: one\nname: One\nlevels:\n- {level: 2, signals: [Leads]}\n- {level: 1, signals: [leads, Leads, Ships]}\n"
    two = "id: two\nname: Two\nlevels: [{level: 1, summary: Leads}]\n"
    assert ids_of(one, two) == ids_of(two, new)


def test_a_derived_id_outlives_new_spacing_and_case_and_changes_with_the_words() -> None:
    def id_of(text: str) -> str:
        ((found,),) = ids_of(f"id: one\nname: One\nlevels: [{{level: 1, summary: '{text}'}}]\n").values()
        return found[0]

    assert id_of("Leads a team") == id_of(" leads  a TEAM")
    assert id_of("Leads a team") != id_of("Leads the team")
    assert re.fullmatch("one-1-summary-[0-9a-f]{10}", id_of("Leads"))


def test_an_id_of_its_own_is_kept_and_never_derived_for_another() -> None:
    track = "id: one\nname: One\nlevels: [{level: 1, signals: [Leads%s]}]\n"
    ((derived, _),) = ids_of(track % "")["one", "1", "signals", "Leads"]
    found = ids_of(track % f", {{id: {derived}, text: Ships}}")
    assert found["one", "1", "signals", "Ships"] == [(derived, False)]
    assert found["one", "1", "signals", "Leads"] == [(f"{derived}-2", True)]


@pytest.mark.parametrize(
    ("first", "second"), [(("a.b", "c"), ("a-b", "c")), (("a-b", "c"), ("a", "b-c")), (("日", "c"), ("本", "c"))]
)
def test_places_that_look_alike_have_ids_of_their_own(first: tuple[str, str], second: tuple[str, str]) -> None:
    tracks = [f"id: {id_}\nname: N\nlevels: [{{level: {level}, summary: Leads}}]\n" for id_, level in (first, second)]
    ids = [id_ for found in ids_of(*tracks).values() for id_, _ in found]
    assert len(set(ids)) == 2
    assert not any(id_.endswith("-2") for id_ in ids)


def test_statements_that_say_the_same_in_one_place_are_numbered() -> None:
    ((first, second),) = ids_of("id: o\nname: O\nlevels: [{level: 1, signals: [Leads, Leads]}]\n").values()
    assert second == (f"{first[0]}-2", True)
