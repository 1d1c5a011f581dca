"""What the examples of the wording rules can't show: many tracks, slow patterns, real ladders."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from time import thread_time

import pytest
from conftest import CORPUS, Run, found_by, ladder, write_files
from hypothesis import given, settings
from hypothesis import strategies as st

from ladderlint.diagnostic import Severity
from ladderlint.registry import load_rule
from ladderlint.rules.wording import _patterns, trailing_punctuation
from ladderlint.rules.wording.house_term import Options, Term
from ladderlint.rules.wording.invisible_character import _INVISIBLE
from ladderlint.testing import findings

RULES = (
    "capital-start",
    "extra-whitespace",
    "house-term",
    "invisible-character",
    "placeholder",
    "repeated-word",
    "stray-label",
    "trailing-punctuation",
)
SLOW = "(?:a|aa|(?:a|b)+)+$"
HOSTILE = "a" * 60 + "!"


@settings(deadline=None)
@given(
    st.lists(st.text(alphabet="aB .,;:!?\u200b\u200d\ufe0f🎉*`[](){}_\\<>&'\"-/…\u2028\u00a0", max_size=30), max_size=4)
)
def test_no_statement_breaks_a_rule_and_every_finding_lies_in_its_statement(statements: list[str]) -> None:
    signals = ("signals",)
    options = Options((Term(find="b", fields=signals), Term(find="a b."), Term(pattern=r"\W", fields=signals)))
    for rule in RULES:
        for diagnostic in found_by(rule, ladder(statements), options if rule == "house-term" else None):
            span = diagnostic.location.span
            assert span.start < span.end
            assert diagnostic.location.start.line == diagnostic.location.end.line
            assert diagnostic.text in statements


def test_every_invisible_format_character_is_known() -> None:
    # Unicode counts these as format characters, though they show: they stand before numbers in Arabic and others.
    visible = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
    characters = (chr(number) for number in range(sys.maxunicode + 1) if number not in visible)
    missed = [
        f"U+{ord(character):04X}"
        for character in characters
        if unicodedata.category(character) in ("Cf", "Cc", "Zl", "Zp")
        and character not in "\t\n\r"
        and re.fullmatch(_INVISIBLE, character) is None
    ]
    assert missed == []


def test_full_stops_are_measured_by_the_whole_ladder() -> None:
    files = ladder(["Reviews code"] * 7, ["Writes docs"] * 7, ["Gives talks", "Plans work", "Runs retros."])
    (diagnostic,) = found_by("trailing-punctuation", files)
    assert diagnostic.text == "Runs retros."
    assert diagnostic.path == "tracks/t2.yaml"
    assert diagnostic.subject.track == "t2"
    assert diagnostic.message == "this signal ends in a full stop, and 16 of 17 signals don't; delete it"


def test_a_track_that_keeps_to_its_own_way_is_left_alone() -> None:
    files = ladder(["Reviews code"] * 40, ["Writes docs."] * 5)
    assert found_by("trailing-punctuation", files) == []
    assert found_by("capital-start", ladder(["Reviews code"] * 40, ["writes docs"] * 5)) == []


def test_of_a_track_only_the_odd_places_are_kept() -> None:
    options = trailing_punctuation.Options()
    rule = load_rule("wording/trailing-punctuation")
    kept: list[object] = []

    def gather(track: object, ctx: object) -> Iterator[object]:
        assert rule.gather is not None
        for habit in rule.gather(track, ctx):  # type: ignore[arg-type]
            kept.append(habit)
            yield habit

    findings(rule._replace(gather=gather), ladder(["Reviews code"] * 999 + ["Writes docs."]), options)
    (habit,) = kept
    assert (habit.yes, habit.no, len(habit.odd_yes), len(habit.odd_no)) == (1, 999, 1, 0)  # type: ignore[attr-defined]


def test_fewer_than_four_in_five_are_no_majority() -> None:
    assert found_by("trailing-punctuation", ladder(["Reviews code"] * 8 + ["Writes docs."] * 3)) == []
    assert len(found_by("trailing-punctuation", ladder(["Reviews code"] * 8 + ["Writes docs."] * 2))) == 2


def test_a_term_may_have_its_own_severity() -> None:
    options = Options(
        (Term(find="utilise", severity="error"), Term(find="synergy"), Term(find="guru", severity="info"))
    )
    found = found_by("house-term", ladder(["Utilise synergy, guru"]), options)
    assert [diagnostic.severity for diagnostic in found] == [Severity.ERROR, Severity.WARNING, Severity.INFO]


def test_of_a_word_in_emphasis_that_owns_something_the_word_is_found() -> None:
    (found,) = found_by("house-term", ladder(["Asks the **guru**'s help"]), Options((Term(find="guru", use="expert"),)))
    assert found.location.text == "guru"


def test_a_slow_pattern_is_stopped_named_and_not_tried_again() -> None:
    options = Options((Term(pattern=SLOW), Term(pattern="[0-9]{4}", why="No years"), Term(find="guru")))
    files = ladder([HOSTILE, HOSTILE + "b", HOSTILE + "c"] * 20, ["Is a guru since 1999"])
    for _ in range(2):  # the next run tries again, and says the same
        slow, *others = found_by("house-term", files, options)
        assert slow.message == (
            f"the pattern '{SLOW}' took more than half a second of computing up to here and was not tried further; "
            "write a simpler one"
        )
        assert slow.text == HOSTILE
        assert [diagnostic.message for diagnostic in others] == [
            "'guru' is on this ladder's list of unwanted words; write another",
            "'1999': No years",
        ]


def test_slow_patterns_have_a_purse_between_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_patterns, "_TOGETHER", 1.2)
    terms = [Term(pattern=f"{SLOW}|x{number}") for number in range(40)]
    files = ladder([HOSTILE, "Is a guru"])
    begun = thread_time()
    *slow, guru = found_by("house-term", files, Options((*terms, Term(find="guru"))))
    assert thread_time() - begun < 3
    assert [diagnostic.message for diagnostic in slow] == [
        f"the pattern '{terms[0].pattern}' took more than half a second of computing up to here and was not tried "
        "further; write a simpler one",
        f"the pattern '{terms[1].pattern}' took more than half a second of computing up to here and was not tried "
        "further; write a simpler one",
        "the patterns took more than 1 seconds of computing between them up to here and were not tried further; "
        "write fewer or simpler ones",
    ]
    assert guru.text == "Is a guru"


def test_a_text_that_is_too_long_for_a_statement_is_not_searched_by_patterns() -> None:
    options = Options((Term(pattern="guru"), Term(pattern=SLOW)))
    assert found_by("house-term", ladder(["a" * 4_970 + "b" * 20 + " guru"]), options)
    assert found_by("house-term", ladder(["a" * 1_000_000 + " guru"]), options) == []


def test_thousands_of_words_to_find_cost_a_look_up() -> None:
    # 2,000 statements and 5,000 words are 10 million pairs: seconds, were they looked at one by one.
    terms = tuple(Term(find=f"word{number} of mouth") for number in range(5_000))
    files = ladder(*[["Reviews code and gives feedback by word of mouth"] * 50] * 40)
    begun = thread_time()
    assert found_by("house-term", files) == []
    without = thread_time() - begun
    begun = thread_time()
    assert found_by("house-term", files, Options(terms)) == []
    assert thread_time() - begun < without + 2


def test_a_pattern_that_finds_empty_places_reports_only_words() -> None:
    options = Options((Term(pattern="e*", why="No e", fields=("signals",)),))
    found = found_by("house-term", ladder(["Leads bees"]), options)
    assert [diagnostic.location.text for diagnostic in found] == ["e", "ee"]


@pytest.mark.parametrize(
    ("term", "route", "message"),
    [
        (Term(), (), "this term has neither 'find' nor 'pattern'; write one of them"),
        (Term(find="a", pattern="a"), (), "this term has both 'find' and 'pattern'; keep one of them"),
        (Term(find="--"), ("find",), "'--' is no word or phrase to find; write it as a 'pattern'"),
        (Term(find=""), ("find",), "'' is no word or phrase to find; write it as a 'pattern'"),
        (Term(pattern="(a"), ("pattern",), "'(a' is no regular expression: missing ) at position 2"),
        (Term(pattern="a" * 501), ("pattern",), "this pattern is 501 characters long; write at most 500"),
        (Term(pattern="(" * 21 + ")" * 21), ("pattern",), "this pattern has 21 groups; write at most 20"),
        (
            Term(pattern="(?:(?:a{99}){99}){99}"),
            ("pattern",),
            "this pattern repeats a part more than 1000 times; write smaller numbers in {}",
        ),
        *[
            (
                Term(pattern=pattern),
                ("pattern",),
                f"this pattern calls itself or a group of it with '{found}'; write out what is meant",
            )
            for pattern, found in (
                (r"(?R)a|a", "(?R"),
                (r"(a(?1)?b)", "(?1"),
                (r"(?P<x>a(?&x)?b)", "(?&"),
                (r"(a)(?-1)", "(?-1"),
                (r"\\(?0)", "(?0"),
            )
        ],
        *[
            (
                Term(pattern=pattern),
                ("pattern",),
                f"this pattern asks for what is nearly there with '{found}'; write what is meant",
            )
            for pattern, found in (
                ("(?:foo){e<=3}", "{e<"),
                ("(?:foo){1<=e<=3}", "{1<=e<"),
                ("(?:foo){2i+2d+1s<=4}", "{2i+"),
                ("foo{ e }", "{ e }"),
                ("(?b)(?:foo)", "(?b)"),
            )
        ],
        (Term(pattern=r"\L<names>"), ("pattern",), None),
        (
            Term(find="a", fields=("signals", "signal")),
            ("fields", 1),
            "there is no field 'signal'; write one of: summary, signals, examples, name, description",
        ),
    ],
)
def test_a_term_that_can_not_work_is_named(term: Term, route: tuple[str | int, ...], message: str | None) -> None:
    sound = Term(find="utilise")
    ((at, said),) = Options((sound, term)).problems()
    assert (at, said) == (("terms", 1, *route), message or said)


def test_a_list_with_too_many_patterns_is_not_tried() -> None:
    terms = tuple(Term(pattern=f"a{number}") for number in range(201))
    assert list(Options(terms).problems()) == [
        (("terms",), "this list has 201 patterns; write at most 200, or words to 'find'")
    ]


def test_sound_terms_have_no_problems() -> None:
    patterns = (
        r"\d{4}-\d{2}-\d{2}",
        r"\p{Lu}{2,6}\N{EM DASH}",
        r"(?<=the )(?i:team)(?!s)",
        r"\(\?R\) \{e\}",
        r"(?i)a{2,3}",
        "(a)?(?(1)b|c)",
    )
    terms = (Term(find="C++"), *(Term(pattern=pattern, fields=("summary",)) for pattern in patterns))
    assert list(Options(terms).problems()) == []


def test_the_pattern_library_is_loaded_only_for_patterns() -> None:
    program = (
        "import sys; from ladderlint.registry import load_rule; from ladderlint.testing import findings\n"
        "from ladderlint.rules.wording.house_term import Options, Term\n"
        "files = {'ladder.yaml': b'id: a', 'tracks/a.yaml': b'levels: [{level: 1, summary: Is a guru}]'}\n"
        "rule = load_rule('wording/house-term')\n"
        "assert findings(rule, files, Options((Term(find='guru'),))) and 'regex' not in sys.modules\n"
        "assert findings(rule, files, Options((Term(pattern='guru'),))) and 'regex' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


# The labels of the corpus that these rules are about, and how many of them they find; the others are a matter for
# other rules (quotes, hyphens, brand names), or full stops behind several sentences, which are left alone.
LABELS = {
    "extra-whitespace": ("whitespace", 4),
    "invisible-character": ("unicode", 3),
    "trailing-punctuation": ("punctuation", 8),
    "capital-start": ("capitalisation", 1),
    "repeated-word": ("repeated-word", 1),
    "placeholder": ("placeholder", 1),
    "stray-label": ("stray-label", 0),
}


def corpus() -> Iterator[tuple[dict[str, bytes], dict[str, set[str]]]]:
    """Each ladder of the corpus, with the labels of each text."""
    for name in ("ft", "snowflake"):
        rows = [json.loads(line) for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        labels = (CORPUS / f"{name}_labels.jsonl").read_text(encoding="utf-8").splitlines()
        wrong: dict[tuple[object, ...], set[str]] = {}
        for label in map(json.loads, labels):
            wrong.setdefault(_place(label), set()).add(label["rule"])
        for file in sorted({row.get("file", "") for row in rows}):
            yield (
                _ladder_of([row for row in rows if row.get("file", "") == file]),
                {row["text"].rstrip("\n"): wrong.get(_place(row), set()) for row in rows},
            )


def _place(row: dict[str, object]) -> tuple[object, ...]:
    return tuple(row.get(key) for key in ("file", "n", "track", "level", "theme", "kind", "index"))


def _ladder_of(rows: list[dict[str, str]]) -> dict[str, bytes]:
    files = ladder()
    for name in dict.fromkeys(row.get("track") or row["theme"] for row in rows):
        of_track = [row for row in rows if (row.get("track") or row["theme"]) == name]
        levels: list[dict[str, object]] = []
        for row in of_track:
            # Some ladders have several summaries at a level, so each statement is an entry of its own.
            text = row["text"].rstrip("\n")
            entry = {"summary": text} if row["kind"] == "summary" else {f"{row['kind']}s": [text]}
            levels.append({"level": str(row["level"]), **entry})
        track = {"id": name, "name": name, "levels": levels}
        files[f"tracks/{name}.yaml"] = json.dumps(track, ensure_ascii=False, indent=1).encode()
    return files


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the labelled ladders are not beside this checkout")
@pytest.mark.parametrize("rule", LABELS)
def test_on_real_ladders_every_finding_is_right_and_what_should_be_found_is(rule: str) -> None:
    label, expected = LABELS[rule]
    right = 0
    for files, labels in corpus():
        for diagnostic in found_by(rule, files):
            if diagnostic.text in labels:
                assert label in labels[diagnostic.text], f"{diagnostic.text}: {diagnostic.message}"
                right += 1
    assert right == expected


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_a_severity_that_a_config_names_holds_for_mild_findings_too(
    ladderlint: Run, repository: Path, severity: str
) -> None:
    files = ladder(["Able to plan the work"])
    files["ladderlint.yaml"] = f"rules: {{wording/not-demonstrable: {{severity: {severity}}}}}\n".encode()
    write_files(repository, files)
    found = json.loads(ladderlint("check", "-f", "json").out)["diagnostics"]
    assert [each["severity"] for each in found if each["rule"] == "wording/not-demonstrable"] == [severity]
