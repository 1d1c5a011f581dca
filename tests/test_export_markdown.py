import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from test_export_whole import whole_of

from ladderlint.exporters import Options, load
from ladderlint.exporters.characters import one_line
from ladderlint.exporters.markdown_text import block, destination, inline, plain
from ladderlint.yaml_text import scalar

OUR_HTML = re.compile(r'<a id="[a-z0-9_-]+">|</a>')
# Pieces of what breaks a page, to be put together in all ways.
PIECES = re.findall(
    r"\S+",
    r"""
# ## - * + 1. 9) > --- *** ___ === ``` ~~~ ` `` | \ \| <script> </a> <!-- --> <b> <div> <https://a.b> <javascript:x>
&lt;b&gt; &#60;b> [a](b) [a](javascript:x) [a](java&#115;cript:x) ![a](b) [a]:/b [^1]: [ ] ](x) ( ) [x] ! _ * ** ~~ a
" ' [` `](x`) |-| {#x} é </td> \< \` [a](<b) [a](b"c) www.a.b [^a](b) ^a]: :
""",
)
WHITE = [" ", "\n", "\n\n", "\t", "    ", "\xa0"]

texts = st.lists(st.sampled_from(PIECES) | st.sampled_from(WHITE) | st.text(max_size=3), min_size=1, max_size=8).map(
    "".join
)
said = texts.filter(lambda text: one_line(text) != "")


def ladder(text: str = "x", name: str = "x") -> dict[str, str | bytes]:
    """A ladder that says one thing wherever there may be Markdown, and one wherever there are only words."""
    t, n = scalar(text), scalar(name)
    return {
        "ladder/ladder.yaml": f"id: a\nname: {n}\nversion: {n}\nsummary: {t}\n"
        f"levels:\n- id: 1\n  name: {n}\n  points: 1\n  branch: {n}\n- id: 2\n  name: {n}\n  after: []\n"
        f"categories:\n- id: c\n  name: {n}\ntitles:\n- name: {n}\n  points: {{min: 1}}\nglossary:\n  T: {n}\n",
        "ladder/tracks/foundations.yaml": f"id: f\nname: {n}\ncategory: c\nattribution: {t}\ndescription: {t}\n"
        f"levels:\n- level: 1\n  summary: {t}\n  signals:\n  - {t}\n  - text: {t}\n    proficiency: {n}\n"
        f"    references:\n    - label: {n}\n      url: {t}\n  examples:\n  - {t}\n- level: 2\n  summary: {t}\n",
    }


def pages_of(files: dict[str, str | bytes]) -> dict[str, str]:
    return {path: data.decode() for path, data in load("markdown").export(whole_of(files), Options()).items()}


def parsed(page: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page)


def spans(tokens: list[Token]) -> Iterator[Token]:
    return (child for token in tokens for child in token.children or ())


def words(token: Token) -> str:
    return "".join(child.content for child in token.children or () if child.type in ("text", "code_inline"))


def addresses(page: str) -> list[str]:
    return [str(span.attrs["href"]) for span in spans(parsed(page)) if span.type == "link_open"]


SHAPES = {path: [token.type for token in parsed(page)] for path, page in pages_of(ladder()).items()}


@settings(max_examples=200)
@given(said, said)
def test_no_text_changes_what_a_page_is_made_of(text: str, name: str) -> None:
    for path, page in pages_of(ladder(text, name)).items():
        tokens = parsed(page)
        assert [token.type for token in tokens] == SHAPES[path]
        for span in spans(tokens):
            assert span.type != "image"
            assert span.type != "html_inline" or OUR_HTML.fullmatch(span.content)
        for address in addresses(page):
            assert urlsplit(address).scheme in ("", "http", "https", "mailto")


@given(said)
def test_a_name_is_read_as_it_is_written(name: str) -> None:
    for page in pages_of(ladder(name=name)).values():
        tokens = parsed(page)
        title = next(token for before, token in pairwise(tokens) if before.type == "heading_open")
        assert words(title) == one_line(name)


@given(said)
def test_plain_words_come_back_in_a_cell_too(text: str) -> None:
    page = f"| {plain(text)} | b |\n| --- | --- |\n| {plain(text)} | b |\n"
    cells = [words(token) for token in parsed(page) if token.type == "inline"]
    assert cells == [one_line(text), "b"] * 2


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "Uses **bold**, *it* and `a <b> | c`",
            "Uses <strong>bold</strong>, <em>it</em> and <code>a &lt;b&gt; | c</code>",
        ),
        (
            "See [the *docs*](https://a.b/c?d=1&e=(2) 'T')",
            'See <a href="https://a.b/c?d=1&amp;e=%282%29">the <em>docs</em></a>',
        ),
        (
            "[`a`](b.md#c) and <https://a.b/>",
            '<a href="b.md#c"><code>a</code></a> and <a href="https://a.b/">https://a.b/</a>',
        ),
        (r"Keeps \*stars\*, C:\dir and a_b", r"Keeps *stars*, C:\dir and a_b"),
        ("AT&amp;T, R&D, a < b", "AT&amp;T, R&amp;D, a &lt; b"),
        ("`` ` `` and `open", "<code>`</code> and `open"),
        ("[a](</b c>) ![i](j)", '<a href="/b%20c">a</a> !<a href="j">i</a>'),
        ("[a](javascript:alert(1)) [b][c] [d]", "a [b][c] [d]"),
        ("[a](java&Tab;script&colon;x) [b](JaVaScRiPt:x) [c](vbscript:x) [d](data:x)", "a b c d"),
        ("[x](y`) <script>alert(1)</script> `", '<a href="y%60">x</a> &lt;script&gt;alert(1)&lt;/script&gt; `'),
        ("# a", "# a"),
        ("1. a", "1. a"),
        ("2024) a", "2024) a"),
        ("- - -", "- - -"),
        ("--", "--"),
        ("!<https://a.b>", '!<a href="https://a.b">https://a.b</a>'),
        ("[`^a]:`](x)", "[<code>^a]:</code>](x)"),
        ("[^a]: b", "[^a]: b"),
        ("two\n\n    lines", "two lines"),
    ],
)
def test_inline_markdown_works_and_all_else_is_text(text: str, html: str) -> None:
    assert MarkdownIt("commonmark").render(block(text)) == f"<p>{html}</p>\n"
    assert MarkdownIt("commonmark").render(f"- {block(text)}\n- b") == f"<ul>\n<li>{html}</li>\n<li>b</li>\n</ul>\n"


def test_inside_a_link_only_the_words_of_links_are_left() -> None:
    assert inline("[a *b*](c) <https://d.e> `f` `g|h`", links=False) == r"a *b* https://d.e `f` g\|h"


@pytest.mark.parametrize(
    "address", ["", " ", "javascript:x", "\tjava\nscript:x", "\x01javascript:x", "file:///x", "c:\\x", "\xa0data:x"]
)
def test_an_address_that_is_no_page_is_not_linked(address: str) -> None:
    assert destination(address) is None


@given(st.text())
def test_an_address_never_ends_its_link(address: str) -> None:
    target = destination(address)
    if target is not None:
        (found,) = addresses(f"[a]({target})")
        assert unquote(found) == unquote(one_line(address))


def test_a_long_hostile_text_does_not_take_long() -> None:
    for piece in ("[", "`" * 7 + " ", "[a](", "[`", "<https://", "![a](b ", "\\", "- ", "``` ` "):
        assert inline(piece * 20_000)


LADDER = """\
format: 1
id: engineering
name: Engineering
version: 1.2.0
summary: What we *expect*
levels:
  - {id: 1, name: Junior, points: 1}
  - {id: 2, name: Level 1, points: 2.5}
  - {id: lead, name: Lead, after: [1, 2], branch: manager}
categories:
  - {id: building, name: Building}
titles:
  - {name: Engineer, points: {max: 5}}
  - {name: Senior, points: {min: 6, max: 9}}
  - {name: Staff, points: {min: 10}}
glossary: {ETL: "extract, transform, load", API: "x|y"}
"""
TRACK = """\
id: ../../etc
name: Foundations
category: building
attribution: Medium
description: Develops expertise
inherits: [other, gone]
levels:
  - level: 1
    summary: Works well
    signals:
      - text: Performs backfills
        proficiency: working
        references: [{label: Runbook, url: "https://a.b/c"}, {label: Bad, url: "javascript:x"}]
    examples: [Resolved errors, Helped]
  - {level: 2, signals: [Leads], examples: [Led, Built]}
"""
FILES: dict[str, str | bytes] = {
    "ladder/ladder.yaml": LADDER,
    "ladder/tracks/foundations.yaml": TRACK,
    "ladder/tracks/other.yaml": "id: ETC\nname: Other\nlevels: [{level: 9, summary: Helps}, {level: 9}]\n",
    "ladder/tracks/third.yaml": "id: other\nname: Third\nlevels: []\n",
}


def test_every_link_within_an_export_leads_somewhere() -> None:
    pages = pages_of(FILES)
    targets = {f"{path}#{id_}" for path, page in pages.items() for id_ in re.findall('<a id="(.+?)">', page)}
    targets.update(pages)
    for path, page in pages.items():
        for address in addresses(page):
            if not address.startswith("https:"):
                file, _, fragment = address.partition("#")
                folder = path.rpartition("/")[0]
                there = file.removeprefix("../") if file.startswith("../") else f"{folder}/{file}".lstrip("/")
                assert (there if file else path) + (f"#{fragment}" if fragment else "") in targets


def test_an_anchor_is_there_once_on_its_page() -> None:
    for page in pages_of(FILES).values():
        ids = re.findall('<a id="(.+?)">', page)
        assert len(set(ids)) == len(ids)


def test_pages_of_hostile_ids_lie_in_their_folder_and_apart() -> None:
    paths = [path for path in pages_of(FILES) if path != "README.md"]
    assert len({path.casefold() for path in paths}) == 3
    assert all(re.fullmatch(r"tracks/[a-z0-9-]+\.md", path) for path in paths)


def test_the_index_tells_all_of_the_ladder() -> None:
    index = pages_of(FILES)["README.md"]
    assert index.startswith("# Engineering\n\nVersion 1.2.0\n\nWhat we *expect*\n\n- [Levels](#section_levels)\n")
    assert "| Level | Points | Branch | Comes after |\n" in index
    assert "| Lead |  | manager | Junior, Level 1 |\n" in index
    assert "| Engineer | up to 5 |\n| Senior | 6 to 9 |\n| Staff | 10 or more |\n" in index
    assert "| API | x\\|y |\n| ETL | extract, transform, load |\n" in index
    assert "### Building\n\n- [Foundations](tracks/etc-" in index
    assert index.index("### Building") < index.index("### Other tracks") < index.index("- [Other](")
    row = next(line for line in index.splitlines() if line.startswith("| [Foundations]"))
    assert re.sub(r"\(.*?\)", "()", row) == "| [Foundations]() | [Works well]() | [1 signal, 2 examples]() |  |  |"


def test_a_page_tells_all_of_its_track() -> None:
    (page,) = (page for page in pages_of(FILES).values() if "\n# Foundations\n" in page)
    assert page.startswith(
        "← [Engineering](../README.md) › Building\n\n# Foundations\n\nBy Medium\n\nDevelops expertise\n\n"
    )
    assert re.search(r"\nRepeats statements of: \[Third\]\(other.md\), gone\n", page)
    assert (
        '\n- [Junior](#level_1)\n- [Level 1](#level_2)\n\n## <a id="level_1"></a>Junior\n\n1 point\n\nWorks well\n'
        in page
    )
    assert "\n### Signals\n\n- Performs backfills (working, [Runbook](https://a.b/c), Bad)\n" in page
    assert "\n### Examples\n\n- Resolved errors\n- Helped\n" in page
    assert '## <a id="level_2"></a>Level 1\n\n2.5 points\n\n### Signals\n\n- Leads\n' in page


def test_what_a_ladder_does_not_have_has_no_heading() -> None:
    index = pages_of({"ladder/ladder.yaml": "id: a\nlevels: [{id: 1}]\n", "ladder/tracks/foundations.yaml": "{}"})[
        "README.md"
    ]
    assert re.findall("^#+ .*?([A-Z].*)", index, re.MULTILINE) == ["Levels", "Tracks", "Matrix"]
