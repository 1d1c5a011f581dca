"""What the examples of the rules on terms, names and quotes can't show: many tracks, hostile text, real ladders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from time import thread_time

import pytest
from conftest import CORPUS, found_by, ladder
from hypothesis import given, settings
from hypothesis import strategies as st
from test_wording_rules import corpus

from ladderlint import lexicon
from ladderlint.model import Track
from ladderlint.registry import load_rule
from ladderlint.rule import Context
from ladderlint.rules.wording import brand_case
from ladderlint.rules.wording.term_consistency import Use
from ladderlint.testing import findings

RULES = ("brand-case", "quotes", "term-consistency", "undefined-acronym")
# What the rules turn on, in pieces that hypothesis puts together.
WORDS = [
    "ABC",
    "R&D",
    "PRs",
    "Github",
    "slack",
    "channel",
    "long",
    "term",
    "long-term",
    "longterm",
    "the",
    "plans",
    "buy",
]
SIGNS = [
    "(",
    ")",
    " ",
    " ",
    ", ",
    ". ",
    "'s",
    "’",
    "“",
    '"',
    "'",
    "`",
    "**",
    "[a](b)",
    "/",
    "-",
    "\u200b",
    "0",
    "_",
    "é",
]
PIECES = (*WORDS, *SIGNS, "in", "gains", "Code2040", "CODE2040")


@settings(deadline=None, max_examples=200)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), max_size=5))
def test_no_statement_breaks_a_rule_and_every_finding_lies_in_its_statement(statements: list[str]) -> None:
    for rule in RULES:
        for diagnostic in found_by(rule, ladder(statements, ["the long-term plans of CODE2040"])):
            span = diagnostic.location.span
            assert span.start < span.end
            assert diagnostic.text in (*statements, "the long-term plans of CODE2040")


def test_an_acronym_is_told_of_once_a_ladder_with_the_first_place_of_some_tracks() -> None:
    (found,) = found_by("undefined-acronym", ladder(*[["Lowers TTR", "Knows TTR"]] * 6))
    assert found.path == "tracks/t0.yaml"
    assert found.message == (
        "'TTR' is not in the ladder's glossary, and stands in 12 texts; add it there, or write it out"
    )
    assert [other.location.path for other in found.related] == [f"tracks/t{number}.yaml" for number in (1, 2, 3)]


def test_an_acronym_that_is_written_out_in_one_track_is_known_in_all() -> None:
    assert found_by("undefined-acronym", ladder(["Lowers TTR"], ["Knows the time to resolution (TTR)"])) == []


def test_a_ladder_that_can_not_be_read_has_no_glossary_to_be_in() -> None:
    assert found_by("undefined-acronym", ladder(["Lowers TTR"]) | {"ladder.yaml": b"a: [\n"}) == []


def test_a_text_full_of_acronyms_takes_no_more_than_its_share_of_time() -> None:
    names = [f"word {first}{second}{third}" for first in "ABCDEFGH" for second in "BCDFGHJ" for third in "KQXZ"]
    statements = [" and ".join(names[begin:] + names[:begin])[:4_900] for begin in range(0, 200, 2)]
    begun = thread_time()
    assert found_by("undefined-acronym", ladder(statements))
    assert thread_time() - begun < 10


@pytest.mark.parametrize("word", ["aB{}", "a{}", "off-site aB{} offsite"])
def test_of_a_track_that_is_no_track_little_is_kept(word: str) -> None:
    rule = load_rule("wording/term-consistency")
    kept: list[Use] = []

    def gather(track: Track, ctx: Context) -> Iterator[Use]:
        assert rule.gather is not None
        for use in rule.gather(track, ctx):
            kept.append(use)
            yield use

    statements = [" ".join(word.format(begin + number) for number in range(200)) for begin in range(0, 20_000, 200)]
    findings(rule._replace(gather=gather), ladder(statements))
    assert len(kept) <= 1_000
    assert sum(len(use.places) for use in kept) <= 1_000


def test_of_a_track_with_many_odd_quotes_some_are_told_and_all_are_counted() -> None:
    odd = [f"Knows the team’s tools {number}" for number in range(60)]
    found = found_by("quotes", ladder([*odd, *["Knows the team's tools"] * 40], ["Knows the team's tools"] * 400))
    assert len(found) == 50
    assert "440 of the 500 in this ladder are straight" in found[0].message


def test_uses_are_counted_however_few_of_their_places_are_kept() -> None:
    found = found_by("term-consistency", ladder(["Leads an off-site"] * 21, [f"Plans offsite {n}" for n in range(30)]))
    assert {diagnostic.message for diagnostic in found} == {
        "'off-site': write 'offsite', as 30 times elsewhere in this ladder"
    }
    assert len(found) == 20


def test_the_few_follow_the_many_across_tracks_and_the_later_the_earlier() -> None:
    found = found_by(
        "term-consistency", ladder(["An off-site"], ["An offsite"], ["An offsite", "A roadmap", "A road map"])
    )
    assert [(diagnostic.path, diagnostic.message) for diagnostic in found] == [
        ("tracks/t0.yaml", "'off-site': write 'offsite', as 2 times elsewhere in this ladder"),
        ("tracks/t2.yaml", "'road map': write 'roadmap', as elsewhere in this ladder"),
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "Plans in the long term, and acts now",
        "Thinks long term about people",
        "Asks a third party for help",
        "Works with third parties that fail",
        "Runs a project end to end",
        "Works full time building things",
        "Keeps docs up to date with the code",
        "Watches data in real time",
        "Finds people who buy in to a plan",
        "Checks in with the team, and follows up on it",
        "Helps others set up and start up tools",
        "Will sign off the plan",
    ],
)
def test_two_words_are_right_where_they_describe_nothing_or_are_a_verb(statement: str) -> None:
    hyphens = (
        "Long-term, third-party, end-to-end, full-time, up-to-date, real-time, buy-in, check-in, follow-up, set-up, "
        "start-up, sign-off, stand-up"
    )
    assert found_by("term-consistency", ladder([hyphens, statement])) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("Makes long term plans", "long term"),
        ("Shapes the medium to long term priorities", "long term"),
        ("Reviews third party code", "third party"),
        ("Uses a third party system", "third party"),
        ("Writes end to end tests", "end to end"),
        ("Reads real time data", "real time"),
        ("Gains buy in for a plan", "buy in"),
        ("Acts without sign off", "sign off"),
        ("Runs the daily stand up", "stand up"),
        ("Values the team's buy in", "buy in"),
    ],
)
def test_two_words_are_found_where_they_describe_or_are_a_thing(statement: str, said: str) -> None:
    hyphens = "Long-term, third-party, end-to-end, real-time, buy-in, sign-off, stand-up"
    (found,) = found_by("term-consistency", ladder([hyphens, statement]))
    assert found.message == f"'{said}': write '{said.replace(' ', '-')}', as elsewhere in this ladder"


def test_a_name_to_add_is_one_word() -> None:
    assert list(brand_case.Options(add=("Origami", "Big Shop")).problems()) == [
        (("add", 1), "'Big Shop' is not one word; write longer names as terms of a house")
    ]


def test_the_lists_say_nothing_twice() -> None:
    acronyms = [word for line in lexicon._lines("acronyms") for word in line.split()]
    names = [row[0].lower() for row in lexicon.rows("brands")]
    compounds = [word for _, line in lexicon.rows("compounds") for word in line.split()]
    for entries in (acronyms, names, compounds):
        assert [entry for entry, count in Counter(entries).items() if count > 1] == []


# Nothing but what an editor marked, on Medium's ladder: track, level and the words.
MEDIUM = {
    "quotes": {("EVANGELISM", "4", "“Why")},
    "brand-case": {("INITIATIVE", "1", "Github"), ("INITIATIVE", "4", "bazel")},
    "term-consistency": {
        ("SERVERS", "5", "long term"),
        ("INITIATIVE", "5", "buy in"),
        ("EVANGELISM", "3", "Code2040"),
        ("COMMUNICATION", "4", "off-site"),
    },
}
ACRONYMS = "BBFD DNT EFF ERG ETL FAM GROW HA IFTTT LSI PIP PRB RDS SOA TTR VPC"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the labelled ladders are not beside this checkout")
def test_on_a_real_ladder_every_finding_is_right_and_what_should_be_found_is() -> None:
    *_, (files, _) = corpus()
    for rule, expected in MEDIUM.items():
        found = found_by(rule, files)
        assert len(found) == len(expected)
        for diagnostic in found:
            said = next(said for _, _, said in expected if diagnostic.location.text.startswith(said))
            assert (diagnostic.subject.track, diagnostic.subject.level, said) in expected
    unknown = [diagnostic.message.split("'")[1] for diagnostic in found_by("undefined-acronym", files)]
    assert sorted(unknown) == ACRONYMS.split()
