"""The text report: frames that point at the right columns, whatever stands in the line."""

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladderlint.diagnostic import Diagnostic, Location, Related, Report, Severity, Subject
from ladderlint.report import Style, load
from ladderlint.report.cells import Cells, lay_out, width
from ladderlint.report.frame import frame
from ladderlint.text import Source, Span

BARE = Style(summary=False)


def marked(text: str, path: str = "tracks/craft.yaml") -> Location:
    """The place between ⟦ and ⟧ in a text."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    return Location(Source(path, text.replace("⟦", "").replace("⟧", "")), Span(start, end))


def finding(
    location: Location,
    message: str = "say it in another way",
    severity: Severity = Severity.WARNING,
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    return Diagnostic("wording/idiom", severity, message, location, Subject(), "", related)


def shown(*found: Diagnostic, style: Style = BARE) -> str:
    return load("text").render(Report(found, ("tracks/craft.yaml",)), style)


def block(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


def test_a_finding_is_shown_below_its_line_with_the_message_beside_the_mark() -> None:
    location = marked("id: craft\nlevels:\n  - signals:\n      - ⟦Made⟧ upgrades\n")
    assert shown(finding(location, "'Made' is past tense; write 'Makes'")) == block("""
        tracks/craft.yaml:4:9  warning  wording/idiom
         4 |       - Made upgrades
           |         ^^^^ 'Made' is past tense; write 'Makes'
    """)


def test_a_message_that_does_not_fit_beside_the_mark_stands_under_it_in_lines_that_fit() -> None:
    location = marked("      - ⟦Responsible for⟧ leading the reviews of incidents\n")
    message = "'Responsible for' names a duty and no behaviour; say what the person does, verb first: 'Leads…'"
    assert shown(finding(location, message, Severity.ERROR)) == block("""
        tracks/craft.yaml:1:9  error  wording/idiom
         1 |       - Responsible for leading the reviews of incidents
           |         ^^^^^^^^^^^^^^^
           |         'Responsible for' names a duty and no behaviour; say what the
           |         person does, verb first: 'Leads…'
    """)


def test_a_message_of_several_lines_keeps_them() -> None:
    assert shown(finding(marked("name: ⟦Craft⟧\n"), "one\ntwo")) == block("""
        tracks/craft.yaml:1:7  warning  wording/idiom
         1 | name: Craft
           |       ^^^^^
           |       one
           |       two
    """)


def test_related_places_have_frames_whose_gutters_line_up() -> None:
    first = marked("⟦summary⟧: One\n")
    second = marked("\n" * 9 + "⟦summary⟧: Two\n")
    found = finding(second, "the key 'summary' stands here twice; keep one", Severity.ERROR, (Related(first, "once"),))
    assert shown(found) == block("""
        tracks/craft.yaml:10:1  error  wording/idiom
         10 | summary: Two
            | ^^^^^^^ the key 'summary' stands here twice; keep one
           --> tracks/craft.yaml:1:1
          1 | summary: One
            | ------- once
    """)


def test_many_related_places_are_named_only() -> None:
    others = tuple(Related(marked(f"- ⟦a{number}⟧\n", f"tracks/{number}.yaml"), "again here") for number in range(4))
    assert shown(finding(marked("- ⟦Writes tests⟧\n"), "4 tracks say this", Severity.INFO, others)) == block("""
        tracks/craft.yaml:1:3  info  wording/idiom
         1 | - Writes tests
           |   ^^^^^^^^^^^^ 4 tracks say this
          --> tracks/0.yaml:1:3  again here
          --> tracks/1.yaml:1:3  again here
          --> tracks/2.yaml:1:3  again here
          --> tracks/3.yaml:1:3  again here
    """)


def test_a_file_that_is_not_text_has_no_frame() -> None:
    location = Location(Source("tracks/craft.yaml", ""), Span(0, 0))
    assert shown(finding(location, "the file is UTF-16; save it as UTF-8", Severity.ERROR)) == block("""
        tracks/craft.yaml:1:1  error  wording/idiom
           | the file is UTF-16; save it as UTF-8
    """)


def test_findings_stand_apart_and_the_summary_comes_last() -> None:
    found = finding(marked("name: ⟦Craft⟧\n"))
    lines = shown(found, found, style=Style()).split("\n")
    assert [number for number, line in enumerate(lines) if not line] == [3, 7, 9]
    assert lines[8] == "Found 2 warnings in 1 file"


def test_a_span_of_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    location = marked("signals: ⟦>\r\n  Writes\r\n  tests⟧\r\n")
    assert frame(location, 40) == ("signals: >", 9, 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("signals:⟦⟧\n", ("signals:", 8, 1)),
        ("signals:⟦\n⟧", ("signals:", 8, 1)),
        ("signals:⟦⟧", ("signals:", 8, 1)),
        ("a\n⟦⟧", ("", 0, 1)),
        ("a: \r\n⟦⟧\r\nb", ("", 0, 1)),
    ],
)
def test_a_place_without_characters_has_one_mark(line: str, expected: tuple[str, int, int]) -> None:
    assert frame(marked(line), 40) == expected


SHOWN_AS_IS = ["Größe", "e\u0301clair", "彼は", "👍🏽", "❤️", "🇩🇪", "\u1112\u1161\u11ab", "résumé"]


@pytest.mark.parametrize("word", SHOWN_AS_IS)
def test_the_mark_is_under_what_follows_wide_and_joined_characters(word: str) -> None:
    from wcwidth import wcswidth

    found = frame(marked(f"- {word} ⟦writes⟧ code"), 60)
    assert found == (f"- {word} writes code", 3 + wcswidth(word), 6)


@pytest.mark.parametrize("word", SHOWN_AS_IS)
def test_the_mark_is_as_wide_as_the_word(word: str) -> None:
    from wcwidth import wcswidth

    assert frame(marked(f"- ⟦{word}⟧ 👍"), 60) == (f"- {word} 👍", 2, wcswidth(word))


def test_the_mark_of_an_accent_is_under_its_letter() -> None:
    assert frame(marked("caf⟦e\u0301⟧"), 40)[1:] == (3, 1)
    assert frame(marked("cafe⟦\u0301⟧s"), 40)[1:] == (3, 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a\tb ⟦c⟧", ("a→  b c", 6, 1)),
        ("\t⟦key⟧", ("→   key", 4, 3)),
        ("four⟦\t⟧x", ("four→   x", 4, 4)),
        ("é\t⟦x⟧", ("é→  x", 4, 1)),
    ],
)
def test_a_tab_is_an_arrow_to_the_next_fourth_column(line: str, expected: tuple[str, int, int]) -> None:
    assert frame(marked(line), 40) == expected


def test_an_unseen_character_is_shown_by_its_number_and_marked_in_full() -> None:
    assert frame(marked("Uses⟦\u200b⟧ it"), 40) == ("Uses<U+200B> it", 4, 8)
    assert frame(marked("\u202eUses ⟦it⟧"), 40) == ("<U+202E>Uses it", 13, 2)
    assert frame(marked("👩\u200d🚀 ⟦flies⟧"), 40) == ("👩<U+200D>🚀 flies", 13, 5)


def test_a_long_line_is_cut_behind_a_finding_near_its_beginning() -> None:
    assert frame(marked("- ⟦Responsible⟧ for many things, one of which is this"), 30) == (
        "- Responsible for many things…",
        2,
        11,
    )


def test_a_long_line_is_cut_on_both_sides_of_a_finding_in_its_middle() -> None:
    found = frame(marked("a" * 100 + "⟦here⟧" + "b" * 100), 30)
    assert found == ("…aaaaaaaaaaaaherebbbbbbbbbbbb…", 13, 4)


def test_a_long_line_is_cut_before_a_finding_at_its_end() -> None:
    found = frame(marked("one two three four five six seven eight nine ⟦ten⟧"), 30)
    assert found == ("…ive six seven eight nine ten", 26, 3)


def test_a_finding_that_does_not_fit_is_shown_from_its_beginning_with_some_words_before() -> None:
    found = frame(marked("x" * 50 + "⟦" + "y" * 90 + "⟧" + "z" * 50), 30)
    assert found == ("…xxxxxxx" + "y" * 21 + "…", 8, 22)


@pytest.mark.parametrize("room", [33, 40, 76, 200])
@pytest.mark.parametrize("filler", ["ab ", "é ", "彼", "👍🏽", "e\u0301", "\u200b", "\t", "🇩🇪x"])
@pytest.mark.parametrize(("before", "after"), [(0, 300), (3, 300), (150, 150), (300, 2), (300, 0), (5000, 5000)])
def test_a_cut_line_fits_and_shows_all_of_a_short_finding(room: int, filler: str, before: int, after: int) -> None:
    line, indent, length = frame(marked(filler * before + "⟦TARGET⟧" + filler * after), room)
    assert width(line) <= room
    shown, widths = lay_out(line)
    columns = [at for at, wide in enumerate(widths) for _ in range(wide)]
    assert "".join(shown[at] for at in columns[indent : indent + length]) == "TARGET"
    assert line.endswith("…") == (after > 2) or after == 2
    assert not line.startswith("…\u0301")


@given(
    text=st.text(st.sampled_from("ab \t\né彼\u0301👍🏽❤\ufe0f🇩🇪\u200b\x1bक्ष\U000e0041"), max_size=400),
    start=st.integers(0, 400),
    length=st.integers(0, 400),
    room=st.integers(33, 90),
)
def test_every_frame_and_its_mark_fit(text: str, start: int, length: int, room: int) -> None:
    first = min(start, len(text))
    found = frame(Location(Source("a.yaml", text), Span(first, min(first + length, len(text)))), room)
    assert width(found.line) <= room
    assert found.length >= 1
    assert 0 <= found.indent <= room - found.length


def test_an_accent_without_a_letter_is_no_reason_to_cut() -> None:
    assert frame(marked("\u0301ab⟦" + "c" * 50 + "⟧"), 40) == ("\u0301ab" + "c" * 37 + "…", 2, 38)


@pytest.mark.parametrize("base", ["", "a", "彼"])
@pytest.mark.parametrize("word", ["word", "\u0301" * 9])
def test_a_heap_of_accents_leaves_a_mark_within_the_frame(base: str, word: str) -> None:
    line, indent, length = frame(marked(base + "\u0301" * 2000 + f"⟦{word}⟧" + "\u0301" * 2000), 40)
    assert 0 <= indent <= 40 - length
    assert width(line) <= 40


@pytest.mark.parametrize("columns", [1, 40, 60, 80, 120])
def test_no_line_of_a_frame_is_wider_than_the_terminal_or_forty_columns(columns: int) -> None:
    location = marked(f"{'Leads reviews. ' * 20}⟦Goes above and beyond⟧{' and more' * 20}")
    out = shown(finding(location, "say what is done instead, " * 9), style=Style(width=columns, summary=False))
    header, *rest = out.splitlines()
    assert header == "tracks/craft.yaml:1:301  warning  wording/idiom"
    assert max(map(len, rest)) <= max(columns, 40)
    assert "Goes above and beyond" in out


def test_a_word_too_long_for_the_terminal_is_not_broken() -> None:
    word = "https://example.com/" + "x" * 100
    assert word in shown(finding(marked("⟦a⟧"), f"see {word} for more"))


def test_colour_changes_no_character() -> None:
    found = [finding(marked("name: ⟦Größe\t⟧\n"), "no", severity) for severity in Severity]
    related = finding(marked("name: ⟦Craft⟧\n"), "x" * 90, related=(Related(marked("⟦id⟧: a"), "here"),))
    plain = shown(*found, related, style=Style())
    painted = shown(*found, related, style=Style(color=True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]+m", "", painted) == plain
    for line in painted.splitlines():
        assert line.count("\x1b[0m") * 2 == line.count("\x1b")


def test_each_severity_has_a_colour_of_its_own() -> None:
    headers = [shown(finding(marked("⟦a⟧"), "no", severity), style=Style(True)).split("\n")[0] for severity in Severity]
    colours = {re.findall(r"\x1b\[([0-9;]+)m(?:error|warning|info)", header)[0] for header in headers}
    assert len(colours) == 3


def test_without_findings_there_is_the_summary_or_nothing() -> None:
    assert shown(style=Style()) == "No findings in 1 file\n"
    assert shown() == ""


def test_an_ascii_report_does_not_import_wcwidth() -> None:
    import subprocess
    import sys

    code = """
import sys
from ladderlint.diagnostic import *
from ladderlint.report import Style, load
from ladderlint.text import Source, Span
found = Diagnostic("a/b", Severity.ERROR, "no", Location(Source("a.yaml", "id: a"), Span(0, 2)), Subject())
load("text").render(Report((found,), ("a.yaml",)), Style(color=True))
print(sorted({"wcwidth", "click", "json", "textwrap"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_only_a_small_part_of_an_enormous_line_is_ever_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths = []

    def lay_out_and_count(text: str) -> Cells:
        lengths.append(len(text))
        return lay_out(text)

    monkeypatch.setattr("ladderlint.report.frame.lay_out", lay_out_and_count)
    source = Source("tracks/craft.yaml", "a: " + "é word " * 100_000)
    found = [finding(Location(source, Span(at, at + 300_000))) for at in range(1, 300_000, 30_000)]
    assert shown(*found).count("^" * 50) == 10
    assert max(lengths) < 1000
