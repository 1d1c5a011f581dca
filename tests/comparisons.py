"""Comparisons for the tests of how they are shown, put together by hand."""

from __future__ import annotations

from ladderlint import syntax
from ladderlint.build import build_ladder
from ladderlint.comparison import Change, Comparison, Kind, Missing, Part, Side
from ladderlint.model import Ladder
from ladderlint.nodes import Kind as NodeKind
from ladderlint.nodes import Node
from ladderlint.text import Source
from ladderlint.versions import Bump


def ladder(version: str | None = "1.2.0", name: str = "Engineering", path: str = "ladder/ladder.yaml") -> Ladder:
    """A ladder of its own; without a version where that is None."""
    head = f"format: 1\nid: engineering\nname: x\n{f'version: {version}' if version else ''}\nlevels: [{{id: 1}}]\n"
    built = build_ladder(syntax.read(path, head.encode(), "ladder"))
    assert built is not None
    return built._replace(name=name)


def side(
    text: str,
    level: str | None = "3",
    field: str | None = "signals",
    *,
    track: str | None = "foundations",
    track_name: str | None = "Foundations",
    level_name: str | None = None,
    words: str | None = None,
) -> Side:
    """What stands on one side. `words` are the statement's, where the text is what one of its keys says."""
    source = Source("ladder/tracks/foundations.yaml", f"id: foundations\n{text}\n")
    node = Node(source, (), NodeKind.TEXT, 16, 16 + len(text), text=text if words is None else words)
    return Side(text, node, "engineering", track, track_name, level, level_name or level, field)


def part(text: str, field: str | None = None, level: str | None = None, level_name: str | None = None) -> Side:
    """A part of ladder.yaml."""
    return side(text, level, field, track=None, track_name=None, level_name=level_name)


def track(text: str, field: str | None = None, name: str = "Foundations", id_: str = "foundations") -> Side:
    """A track, or what it says under a key."""
    return side(text, None, field, track=id_, track_name=name)


def statement(
    kind: Kind,
    before: tuple[Side, ...] | Side = (),
    after: tuple[Side, ...] | Side = (),
    bump: Bump = Bump.MINOR,
    reason: str = "put in other words",
    *,
    retired: str | None = None,
) -> Change:
    return change(kind, Part.STATEMENT, before, after, bump, reason, retired=retired)


def change(
    kind: Kind,
    what: Part,
    before: tuple[Side, ...] | Side = (),
    after: tuple[Side, ...] | Side = (),
    bump: Bump = Bump.MINOR,
    reason: str = "put in other words",
    *,
    within: tuple[Side, ...] = (),
    retired: str | None = None,
) -> Change:
    sides = [(each,) if isinstance(each, Side) else each for each in (before, after)]
    return Change(kind, what, sides[0], sides[1], bump, reason, within, retired)


def comparison(
    *changes: Change, base: Ladder | None = None, head: Ladder | None = None, missing: tuple[Missing, ...] = ()
) -> Comparison:
    return Comparison(base or ladder(), head or ladder(), changes, missing=missing)


def release() -> Comparison:
    """What a release of a real ladder could bring: every kind of change."""
    craft = {"track": "craft", "track_name": "Craft"}
    new = "there is a track more"
    return comparison(
        change(Kind.RENAMED, Part.LEVEL, part("5", level="5"), part("Staff", level="5", level_name="Staff")),
        change(
            Kind.ADDED, Part.TERM, (), part("SLO: service level objective", "glossary"), reason="readers can look it up"
        ),
        change(
            Kind.CHANGED,
            Part.LEVEL,
            part("20", "points", level="4"),
            part("30", "points", level="4"),
            reason="it earns more points",
        ),
        change(Kind.RENAMED, Part.TRACK, track("Foundation", "name"), track("Foundations", "name"), Bump.PATCH),
        statement(Kind.ADDED, (), side("Plans the team's migrations"), Bump.MAJOR, "something new is asked"),
        statement(Kind.ADDED, (), side("Removes what nobody needs"), Bump.MAJOR, "something new is asked"),
        statement(
            Kind.REWORDED,
            side("Made simple configuration changes to services"),
            side("Makes simple configuration changes to services"),
            Bump.PATCH,
            "only the tense differs",
        ),
        statement(
            Kind.REWORDED,
            side("Triages issues of the team"),
            side("Triages issues of the organisation, and writes down what was learnt"),
            Bump.MAJOR,
            "'organisation' reaches further than 'team'",
        ),
        statement(Kind.REWORDED, side("Fixes bugs"), side("Finds out why things break")),
        statement(
            Kind.REMOVED,
            side("Carries a pager", "2"),
            reason="less is asked",
            retired="Operations has a track of its own",
        ),
        statement(Kind.REMOVED, side("Resolved disk errors", "2", "examples"), reason="an example is gone"),
        statement(
            Kind.MOVED,
            side("Reviews designs", "4"),
            side("Reviews designs of others", "3"),
            Bump.MAJOR,
            "it is asked earlier than before",
        ),
        statement(
            Kind.MOVED,
            side("Mentors people who join", "2", track="people", track_name="People"),
            side("Mentors people who join", "3"),
            Bump.MAJOR,
            "it is new to whoever is on the track 'Foundations'",
        ),
        statement(
            Kind.MOVED,
            side("Ran a drill"),
            side("Ran a drill", field="examples"),
            reason="an example shows what is meant",
        ),
        statement(
            Kind.SPLIT,
            side("Writes tests and documentation", **craft),
            (side("Writes tests", **craft), side("Writes documentation", **craft)),
            reason="what is asked is put more clearly",
        ),
        statement(
            Kind.CHANGED,
            side("foundational", field="proficiency", words="Measures before and after", **craft),
            side("advanced", field="proficiency", words="Measures before and after", **craft),
            Bump.MAJOR,
            "more proficiency is asked",
        ),
        change(
            Kind.ADDED,
            Part.TRACK,
            (),
            track("Observability", None, "Observability", "observability"),
            Bump.MAJOR,
            new,
            within=(
                side("Reads dashboards", "1", "summary"),
                side("Adds measures to services", "1"),
                side("Found a leak by a graph", "1", "examples"),
                side("Defines the objectives of a service", "5", level_name="Staff"),
            ),
        ),
        head=ladder("1.2.1"),
        missing=(Missing("ladder/tracks/data.yaml", "base", "the value of 'signals' is not closed"),),
    )
