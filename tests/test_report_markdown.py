"""The report as Markdown, read by a Markdown parser."""

import re
from collections.abc import Iterator

import pytest
from hostile import HOSTILE, finding, hostile_report, many, related
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ladderlint.diagnostic import Diagnostic, Report, Severity
from ladderlint.report import Style, load
from ladderlint.report.markdown import MOST_BYTES
from ladderlint.report.visible import visible

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def rendered(*found: Diagnostic, errors: tuple[str, ...] = ()) -> str:
    return load("markdown").render(Report(found, ("a.yaml",), errors), Style())


def tokens(text: str) -> Iterator[Token]:
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def tables(text: str) -> list[list[list[str]]]:
    """The tables, as rows of cells, each as a reader sees it."""
    found: list[list[list[str]]] = []
    for token in PARSER.parse(text):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and found and token.level >= 4:
            found[-1][-1].append(seen(token))
    return found


def seen(inline: Token) -> str:
    """The words of a paragraph or cell as they are shown; `<br>` is a line break and no other element is there."""
    text = ""
    for child in inline.children or ():
        if child.type == "html_inline":
            assert child.content in ("<br>", "<span>", "</span>"), child.content
            text += "\n" if child.content == "<br>" else ""
        else:
            assert child.type in ("text", "text_special"), child.type
            text += child.content
    return text.replace("\u200b", "")


def test_a_report_has_counts_and_a_table_for_each_file() -> None:
    found = [
        finding("'Made' is past tense", severity=ERROR),
        finding("b", part="name", severity=INFO, related=(related("the first"),)),
        finding("c", "tracks/other.yaml"),
    ]
    assert rendered(*found) == (
        "## ladderlint\n"
        "\n"
        "**Found 1 error, 1 warning and 1 info in 1 file**\n"
        "\n"
        "### tracks/craft.yaml\n"
        "\n"
        "| line | severity | rule | message |\n"
        "| ---: | --- | --- | --- |\n"
        "| 5 | error | wording/signal-tense | 'Made' is past tense |\n"
        "| 2 | info | wording/signal-tense | b<br>ladder.yaml:2:1: the first |\n"
        "\n"
        "### tracks/other.yaml\n"
        "\n"
        "| line | severity | rule | message |\n"
        "| ---: | --- | --- | --- |\n"
        "| 5 | warning | wording/signal-tense | c |\n"
    )


def test_nothing_found_says_so() -> None:
    assert rendered() == "## ladderlint\n\n**No findings in 1 file**\n"


def test_what_could_not_be_checked_is_told() -> None:
    text = rendered(errors=("b.yaml: permission denied",) * 25)
    assert text.count("- b.yaml: permission denied\n") == 20
    assert text.endswith("- … and 5 more errors\n")


def test_many_related_places_are_a_few_and_a_number() -> None:
    text = rendered(finding(related=(related("again"),) * 9))
    assert text.count("again") == 3
    assert "… and 6 more places" in text


def test_a_large_report_fits_into_a_comment_and_says_how_much_it_leaves_out() -> None:
    report = many(5000)
    text = load("markdown").render(report, Style())
    assert MOST_BYTES * 0.9 < len(text.encode()) < 65_536
    rows = [row for table in tables(text) for row in table[1:]]
    (more,) = re.findall(r"… and (\d+) more findings; `ladderlint check` shows all of them\.\n", text)
    assert len(rows) + int(more) == 5000
    assert {row[1] for row in rows} == {"error"}, "the gravest are shown"
    assert "**Found 1666 errors" in text or "**Found 1700 errors" in text or "errors" in text.split("\n")[2]


def test_a_comment_of_very_long_texts_fits_as_well() -> None:
    long = [finding("彼" * 600, f"{number}{'ü' * 4000}.yaml", rule="house/" + "x" * 500) for number in range(30)]
    assert len(rendered(*long).encode()) < 65_536


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(text: str) -> None:
    written = rendered(finding(text, f"{text}.yaml", rule=f"house/{text}", related=(related(text),)), errors=(text,))
    ((header, row),) = tables(written)
    assert header == ["line", "severity", "rule", "message"]
    line, severity, rule, message = row
    assert (line, severity) == ("5", "warning")
    assert squeezed(rule) == squeezed(visible(f"house/{text}"))
    first, _, last = message.rpartition("\nladder.yaml:2:1:")
    assert squeezed(first) == squeezed("\n".join(visible(line) for line in text.split("\n")))
    assert squeezed(last) == squeezed(visible(text))
    assert {token.type for token in tokens(written)}.isdisjoint({"html_block", "image", "link_open", "fence", "hr"})


def test_nobody_is_called_and_nothing_is_linked_or_set_as_a_formula() -> None:
    written = rendered(finding("@everyone org/repo#1 GH-3 https://evil.example www.evil.example $x$ ^2"))
    assert not re.search(r"@\w|#\d{1,3}\b(?!;)|GH-\d|://|www\.", written)
    assert "$" not in written.replace("<span>$</span>", "")
    assert "&#94;2" in written


def squeezed(text: str) -> str:
    return " ".join(text.split())


@given(text=st.text())
def test_every_message_is_one_cell_of_one_row(text: str) -> None:
    ((_, row),) = tables(rendered(finding(text)))
    assert len(row) == 4
    assert squeezed(row[3]).replace("\u200b", "") == squeezed("\n".join(visible(line) for line in text.split("\n")))


def test_no_text_begins_a_line_of_a_log() -> None:
    written = load("markdown").render(hostile_report(), Style())
    assert all(re.match(r"[#|*]|- |Not everything|… and|$", line) for line in written.split("\n"))
