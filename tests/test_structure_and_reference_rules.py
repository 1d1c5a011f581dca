"""What the rules' own examples can't show: whole ladders, several rules at once, and what is kept of a track."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderlint import slugs
from ladderlint.api import lint_tree
from ladderlint.build import build_track
from ladderlint.config import Flags
from ladderlint.diagnostic import Diagnostic, Subject
from ladderlint.model import Ladder, Statement, Track
from ladderlint.nodes import Document, Node
from ladderlint.options import schema_of
from ladderlint.registry import load_rule, rule_names
from ladderlint.rule import Context, Rule
from ladderlint.rules.structure.statement_count import Options, Range
from ladderlint.syntax import read
from ladderlint.testing import findings
from ladderlint.tree import MemoryTree

RULES = [name for name in rule_names() if name.startswith(("structure/", "reference/"))]
GATHERING = [rule for rule in map(load_rule, RULES) if rule.gather is not None]

LADDER = """\
format: 1
id: engineering
name: Engineering
version: 1.0.0
levels: [{id: 1}, {id: 2}, {id: 3}]
categories: [{id: building, name: Building}]
"""
BRANCHES = """\
format: 1
id: engineering
name: Engineering
version: 1.0.0
levels:
  - {id: junior, points: 1}
  - {id: mid, points: 3}
  - {id: senior, branch: ic}
  - {id: staff, branch: ic}
  - {id: manager, branch: manager, after: mid}
  - {id: director, branch: manager}
  - {id: cto, after: [staff, director]}
"""


def track(name: str, *levels: object, extra: str = "", id_of_first: str = "") -> str:
    entries = [f"  - level: {level}\n    signals:\n      - Leads the work of level {level}\n" for level in levels]
    if id_of_first:
        entries[0] = f"  - level: {levels[0]}\n    signals:\n      - {{id: {id_of_first}, text: Leads}}\n"
    return f"id: {name}\nname: {name}\ncategory: building\n{extra}levels:\n{''.join(entries)}"


def lint(files: Mapping[str, str], *paths: str, tree: type[MemoryTree] = MemoryTree) -> list[Diagnostic]:
    """Lint with the rules of both groups that are on by default, and with those that say what can't be read."""
    flags = Flags(select=("structure", "reference"), ignore=("reference/missing-id", "structure/uneven-levels"))
    held = tree({path: text.encode() for path, text in files.items()})
    return list(lint_tree(held, paths or ("",), flags).report.diagnostics)


def told(diagnostics: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(diagnostic.rule, diagnostic.path) for diagnostic in diagnostics]


def test_a_sound_ladder_has_no_findings() -> None:
    files = {"ladder.yaml": LADDER, "tracks/web.yaml": track("web", 1, 2, 3, id_of_first="leads")}
    assert lint(files) == []


@pytest.mark.parametrize(
    ("levels", "rule"),
    [
        ((1, 22, 3), "reference/unknown-level"),
        ((1, 2, 33), "reference/unknown-level"),
        ((1, 2, 2), "structure/duplicate-level"),
        ((1, 1, 2, 3), "structure/duplicate-level"),
        ((1, 3), "structure/missing-level"),
        ((3, 2, 1), "structure/level-order"),
        ((3, 1, 2), "structure/level-order"),
        ((2, 1, 3), "structure/level-order"),
    ],
)
def test_one_fault_in_the_levels_is_one_finding(levels: tuple[int, ...], rule: str) -> None:
    found = lint({"ladder.yaml": LADDER, "tracks/web.yaml": track("web", *levels)})
    assert told(found) == [(rule, "tracks/web.yaml")]


def test_a_mistyped_category_is_not_also_an_unused_one() -> None:
    web = track("web", 1, 2, 3).replace("category: building", "category: bulding")
    found = lint({"ladder.yaml": LADDER, "tracks/web.yaml": web})
    assert told(found) == [("reference/unknown-category", "tracks/web.yaml")]


def test_a_retired_id_in_use_is_not_also_a_duplicate_or_a_dangling_one() -> None:
    extra = "retired: [{id: pager, replaced-by: [rota]}, {id: rota}]\n"
    web = track("web", 1, 2, 3, extra=extra, id_of_first="pager")
    found = lint({"ladder.yaml": LADDER, "tracks/web.yaml": web})
    assert told(found) == [("reference/retired-id-reused", "tracks/web.yaml")]


@pytest.mark.parametrize(
    "levels",
    [
        ("junior", "mid", "senior", "staff", "cto"),
        ("junior", "mid", "manager", "director", "cto"),
        ("junior", "mid", "senior", "staff", "manager", "director", "cto"),
        ("junior", "mid", "cto"),
    ],
)
def test_a_track_may_keep_to_a_branch_of_the_scale(levels: tuple[str, ...]) -> None:
    files = {"ladder.yaml": BRANCHES + "categories: [{id: building, name: B}]\n"}
    assert lint({**files, "tracks/web.yaml": track("web", *levels)}) == []


def test_a_branch_that_a_track_has_begun_must_be_whole() -> None:
    files = {"ladder.yaml": BRANCHES + "categories: [{id: building, name: B}]\n"}
    (found,) = lint({**files, "tracks/web.yaml": track("web", "junior", "mid", "staff", "manager")})
    assert found.message == "the track leaves out levels senior, director and cto of the scale; add them"


def test_the_order_of_a_branching_scale_is_that_of_the_list() -> None:
    files = {"ladder.yaml": BRANCHES + "categories: [{id: building, name: B}]\n"}
    levels = ("junior", "mid", "manager", "director", "senior", "staff", "cto")
    (found,) = lint({**files, "tracks/web.yaml": track("web", *levels)})
    assert found.rule == "structure/level-order"
    assert found.location.text == "senior"


def test_each_circle_in_the_scale_is_found_once() -> None:
    head = "format: 1\nid: e\nname: E\nversion: 1.0.0\n"
    levels = "levels: [{id: a, after: c}, {id: b}, {id: c}, {id: d, after: e}, {id: e, after: d}, {id: f, after: f}]\n"
    found = findings(load_rule("structure/level-order"), {"ladder.yaml": (head + levels).encode()})
    assert [diagnostic.location.text for diagnostic in found] == ["c", "e", "f"]


def test_a_level_whose_id_is_no_text_can_stand_in_a_circle() -> None:
    head = "format: 1\nid: e\nname: E\nversion: 1.0.0\n"
    files = {"ladder.yaml": f"{head}levels: [{{id: 1.5, after: true}}, {{id: true}}]\n".encode()}
    assert len(findings(load_rule("structure/level-order"), files)) == 1


def test_without_a_readable_ladder_file_nothing_is_held_against_its_scale() -> None:
    files = {"ladder.yaml": "levels: [\n", "tracks/web.yaml": track("web", 9, 9, id_of_first="Leads It")}
    found = [diagnostic.rule for diagnostic in lint(files)]
    assert found == ["yaml/syntax", "reference/id-format", "structure/duplicate-level"]


def test_what_nobody_uses_is_not_reported_while_a_track_cannot_be_read() -> None:
    extra = "retired: [{id: pager, replaced-by: [rota]}]\n"
    web = track("web", 1, 2, 3, extra=extra).replace("category: building\n", "")
    files = {"ladder.yaml": LADDER, "tracks/web.yaml": web}
    assert told(lint(files)) == [
        ("reference/unused-category", "ladder.yaml"),
        ("reference/dangling-replacement", "tracks/web.yaml"),
    ]
    assert told(lint({**files, "tracks/data.yaml": "id: data\nname: [\n"})) == [("yaml/syntax", "tracks/data.yaml")]


def test_an_id_used_twice_is_reported_even_while_another_track_cannot_be_read() -> None:
    files = {
        "ladder.yaml": LADDER,
        "tracks/a.yaml": track("a", 1, 2, 3, id_of_first="leads"),
        "tracks/b.yaml": track("b", 1, 2, 3, id_of_first="leads"),
        "tracks/c.yaml": "id: [\n",
    }
    assert ("reference/duplicate-id", "tracks/b.yaml") in told(lint(files))


def test_a_category_without_tracks_is_fine_in_a_ladder_that_has_none_yet() -> None:
    assert lint({"ladder.yaml": LADDER}) == []


def test_the_whole_ladder_is_read_and_only_what_was_asked_about_is_reported() -> None:
    files = {
        "ladder.yaml": LADDER,
        "tracks/a.yaml": track("a", 1, 2, 3, id_of_first="leads"),
        "tracks/b.yaml": track("b", 1, 2, 3, id_of_first="leads"),
    }
    assert lint(files, "tracks/a.yaml") == []
    (found,) = lint(files, "tracks/b.yaml")
    assert found.rule == "reference/duplicate-id"
    assert [related.location.path for related in found.related] == ["tracks/a.yaml"]


def test_a_finding_in_a_track_that_was_read_again_knows_its_part_of_the_ladder() -> None:
    web = "id: web\nname: Web\nlevels:\n  - level: 2\n    examples: [Led, {id: ops, text: A}, {id: ops, text: B}]\n"
    files = {"ladder.yaml": LADDER, "tracks/web.yaml": web}
    (found,) = [diagnostic for diagnostic in lint(files) if diagnostic.rule == "reference/duplicate-id"]
    assert found.subject == Subject("engineering", "web", "2", "examples", 2, "ops")
    assert found.text == "ops"
    assert (found.location.start, found.location.text) == ((5, 46), "ops")


def test_which_of_two_equal_ids_is_the_first_does_not_depend_on_the_order_of_the_files() -> None:
    files = {"ladder.yaml": LADDER}
    files |= {f"tracks/{name}.yaml": track(name, 1, 2, 3, id_of_first="leads") for name in ("a", "b", "c")}
    found = lint(files, tree=BackwardTree)
    assert [diagnostic.path for diagnostic in found] == ["tracks/b.yaml", "tracks/c.yaml"]
    assert {related.location.path for diagnostic in found for related in diagnostic.related} == {"tracks/a.yaml"}


class BackwardTree(MemoryTree):
    """A tree that lists its files the wrong way round."""

    def paths(self, under: str = "") -> Iterator[str]:
        yield from reversed(list(super().paths(under)))


@pytest.mark.parametrize("rule", GATHERING, ids=lambda rule: rule.name)
def test_what_a_rule_gathers_holds_neither_nodes_nor_tracks(rule: Rule) -> None:
    document = read("tracks/web.yaml", track("web", 1, 2, 3, id_of_first="leads").encode(), "track")
    web = build_track(document)
    assert web is not None
    assert rule.gather is not None
    context = Context(rule, rule.severity, None)
    context.document = document
    kept = list(rule.gather(web, context))
    assert kept
    assert not [thing for thing in reachable(kept) if isinstance(thing, (Node, Document, Track, Statement, Ladder))]


def reachable(things: list[object]) -> Iterator[object]:
    """Yield all objects that some objects keep alive, save classes and what hangs on them."""
    seen: set[int] = set()
    queue = list(things)
    while queue:
        thing = queue.pop()
        if id(thing) not in seen and not isinstance(thing, type):
            seen.add(id(thing))
            yield thing
            queue.extend(gc.get_referents(thing))


@given(st.text(), st.sampled_from(("level", "statement", "track")))
def test_an_id_that_is_proposed_is_well_written(text: str, kind: str) -> None:
    made = slugs.slug(text, kind)
    assert made == "" or slugs.FORMAT.fullmatch(made)
    assert len(made) <= slugs.LONGEST
    assert made not in slugs.DEVICES


@given(st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1))
def test_every_statement_without_an_id_is_proposed_one_that_the_rule_on_ids_accepts(text: str) -> None:
    quoted = text.replace("'", "''")
    web = f"id: web\nname: Web\nlevels: [{{level: 1, signals: ['{quoted}']}}]\n"
    files = {"ladder.yaml": LADDER.encode(), "tracks/web.yaml": web.encode()}
    (found,) = findings(load_rule("reference/missing-id"), files)
    proposed = found.message.partition("'id: ")[2].partition("'")[0]
    with_id = web.replace(f"['{quoted}']", f"[{{id: '{proposed}', text: Leads}}]")
    assert findings(load_rule("reference/id-format"), {**files, "tracks/web.yaml": with_id.encode()}) == []


WIDTHS = st.lists(st.integers(1, 50), min_size=2, max_size=8)


@given(WIDTHS, st.sampled_from((1, 0.5, 0.1)))
def test_titles_that_follow_each_other_have_no_gap(widths: list[int], unit: float) -> None:
    assert points_findings(_ranges(widths, unit)) == []


@given(WIDTHS, st.data())
def test_a_beginning_that_is_moved_is_found_there(widths: list[int], data: st.DataObject) -> None:
    ranges = _ranges(widths, 1)
    place = data.draw(st.integers(1, len(ranges) - 1))
    low, high = ranges[place]
    moved = data.draw(st.integers(0, int(high)).filter(lambda value: value != low))
    ranges[place] = (moved, high)
    (found,) = points_findings(ranges)
    assert found.location.text == str(moved)


def _ranges(widths: list[int], unit: float) -> list[tuple[float, float]]:
    """Return titles in a row: each begins one point above the last end, or right there where points are fractions."""
    ranges: list[tuple[float, float]] = []
    begin: float = 0
    for width in widths:
        end = begin + width - 1 if unit == 1 else round(begin + width * unit, 6)
        ranges.append((begin, end))
        begin = end + 1 if unit == 1 else end
    return ranges


def points_findings(ranges: list[tuple[float, float]]) -> list[Diagnostic]:
    titles = ", ".join(f"{{name: T, points: {{min: {low}, max: {high}}}}}" for low, high in ranges)
    whole = all(isinstance(low, int) and isinstance(high, int) for low, high in ranges)
    head = LADDER if whole else LADDER.replace("{id: 1}", "{id: 1, points: 0.1}")
    files = {"ladder.yaml": f"{head}titles: [{titles}]\n".encode()}
    return findings(load_rule("structure/points-gap"), files)


ODD = st.recursive(
    st.sampled_from(("~", "true", "1.5", "''", "1", "2", "x", "Con", "0x1F", "&a y", "*a", ".inf", "2024-01-01")),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(
            st.sampled_from(("id", "level", "text", "name", "points", "min", "max", "after", "replaced-by", "signals")),
            inner,
            max_size=3,
        ).map(lambda fields: f"{{{', '.join(f'{key}: {value}' for key, value in fields.items())}}}"),
    ),
    max_leaves=8,
)


def _mapping(*keys: str) -> st.SearchStrategy[str]:
    fields = st.fixed_dictionaries({}, optional=dict.fromkeys(keys, ODD))
    return fields.map(lambda chosen: "".join(f"{key}: {value}\n" for key, value in chosen.items()) or "{}\n")


@given(
    _mapping("id", "name", "levels", "categories", "titles"),
    st.lists(_mapping("id", "name", "category", "levels", "retired"), min_size=1, max_size=3),
)
def test_no_rule_breaks_on_files_of_any_shape(ladder: str, tracks: list[str]) -> None:
    files = {"ladder.yaml": ladder.encode()}
    files |= {f"tracks/{number}.yaml": text.encode() for number, text in enumerate(tracks)}
    linted = lint_tree(MemoryTree(files), ("",), Flags(select=("structure", "reference", "lint")))
    assert linted.report.errors == ()
    assert "lint/rule-crash" not in {diagnostic.rule for diagnostic in linted.report.diagnostics}


def test_points_that_are_no_numbers_of_points_break_nothing() -> None:
    for odd in (".nan", ".inf", "-.inf", "1e400", "9" * 200):
        ladder = f"{LADDER}titles: [{{name: A, points: {{max: {odd}}}}}, {{name: B, points: {{min: {odd}, max: 3}}}}]\n"
        assert findings(load_rule("structure/points-gap"), {"ladder.yaml": ladder.encode()}) == []


@pytest.mark.parametrize("name", [name for name in RULES if load_rule(name).options is not None])
def test_every_option_is_described(name: str) -> None:
    options = load_rule(name).options
    assert options is not None
    for described in schema_of(options)["properties"].values():
        assert described["description"].endswith(".")


def test_a_range_that_holds_no_number_is_a_problem() -> None:
    assert list(Options(signals=Range(2, 5)).problems()) == []
    ((route, message),) = Options(examples=Range(5, 2)).problems()
    assert route == ("examples", "max")
    assert message == "no number is at least 5 and at most 2; write a 'max' above the 'min'"
