import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ladderlint.nodes import Node
from ladderlint.scalars import locate
from ladderlint.syntax import parse
from ladderlint.text import Source


def scalar_of(text: str) -> Node:
    document = parse(Source("a.yaml", text))
    assert document.root is not None, document.faults
    return document.root.fields["a"].items[0] if document.root.fields["a"].items else document.root.fields["a"]


@pytest.mark.parametrize(
    "text",
    [
        "a: Reviews the code of others\n",
        "a: Reviews the\n  code of\n  others\n",
        "a: Reviews the\n  code of\r\n\r\n  others\n",
        "a: 'Reviews the code of others'\n",
        "a: 'Reviews ''the'' code\n\n  of others'\n",
        'a: "Reviews the \\"code\\" of\\x20others"\n',
        'a: "Reviews the \\\n  code of\n  others"\n',
        'a: "Reviews the \\\n\n  code of\n\n\n  others"\n',
        "a: |\n  Reviews the\n  code of\n\n  others\n",
        "a: |2-\n    Reviews the\n  code of others\n",
        "a: >\n  Reviews the\n  code of\n\n  others\n",
        "a: >-\n\n  Reviews the\n    code of\n  others\n\n",
        "a: >+\n  Reviews the\n\n\n  code of\n  others\n\n\n",
        "a:\n  - >-\n    Reviews the\n    code of others\n",
        "a:\n  - |1\n   Reviews the\n    code of others\n",
        "a: &x >-\n  Reviews the\n  code of others\n",
    ],
)
@pytest.mark.parametrize("word", ["Reviews", "code", "others"])
def test_a_word_is_found_in_every_style(text: str, word: str) -> None:
    node = scalar_of(text)
    at = node.text.index(word)
    assert text[slice(*locate(node, at, at + len(word)))] == word


def test_an_escape_is_one_character_of_the_text() -> None:
    text = 'a: "caf\\u00e9 \\U0001F600 x"\n'
    node = scalar_of(text)
    assert text[slice(*locate(node, 3, 4))] == "\\u00e9"
    assert text[slice(*locate(node, 5, 6))] == "\\U0001F600"
    assert text[slice(*locate(node, 7, 8))] == "x"


def test_a_fold_is_the_space_that_it_reads_as() -> None:
    text = "a: one\n  two\n"
    assert text[slice(*locate(scalar_of(text), 3, 4))] == "\n  "


def test_an_alias_is_its_own_place() -> None:
    text = "x: &t Reviews code\na: *t\n"
    assert text[slice(*locate(scalar_of(text), 8, 12))] == "*t"


_WORDS = st.lists(st.text("abé😀'\"\\x:#", min_size=1, max_size=4), min_size=1, max_size=6)
_BREAKS = st.sampled_from(["\n", "\n\n", "\n\n\n", "\r\n", "\n \n"])


def check_every_character(text: str) -> None:
    """A character of the value must stand at its place, but where it is escaped or folded."""
    node = scalar_of(text)
    end = 0
    for offset, character in enumerate(node.text):
        span = locate(node, offset, offset + 1)
        written = text[slice(*span)]
        assert span.start >= end or character == "\n"
        end = span.end
        if character.isspace():
            assert not written.strip() or written.startswith("\\"), (text, written)
        else:
            assert written == character or written.startswith("\\") or written == "''", (text, character, written)


@given(
    _WORDS, st.lists(_BREAKS, min_size=5, max_size=5), st.sampled_from(["|", ">", "|-", ">-", "|+", ">+"]), st.data()
)
def test_every_character_of_a_block_scalar_is_where_it_is_said_to_be(
    words: list[str], breaks: list[str], header: str, data: st.DataObject
) -> None:
    text = f"a: {header}\n"
    for word, line_break in zip(words, [*breaks, "\n"], strict=False):
        more = data.draw(st.sampled_from(["", "", " ", "  "])) if text.count("\n") > 1 else ""
        text += f"  {more}{word}{line_break}"
    check_every_character(text)


@given(_WORDS, st.lists(_BREAKS, min_size=5, max_size=5))
def test_every_character_of_a_quoted_scalar_is_where_it_is_said_to_be(words: list[str], breaks: list[str]) -> None:
    joints = [f"{line_break}  " for line_break in breaks]
    single = "".join(word.replace("'", "''") + joint for word, joint in zip(words, [*joints, ""], strict=False))
    check_every_character(f"a: '{single}'\n")
    double = "".join(json.dumps(word)[1:-1] + joint for word, joint in zip(words, [*joints, ""], strict=False))
    check_every_character(f'a: "{double}"\n')


@given(_WORDS, st.lists(_BREAKS, min_size=5, max_size=5))
def test_every_character_of_a_plain_scalar_is_where_it_is_said_to_be(words: list[str], breaks: list[str]) -> None:
    assume(not words[0].startswith(("'", '"', "#", ":")) and not any(word.endswith(":") for word in words))
    assume(not any(word.startswith("#") for word in words))
    text = "a: " + "".join(w + b + "  " for w, b in zip(words, breaks, strict=False)).rstrip() + "\n"
    check_every_character(text)
