"""Parser events, from the C parser where there is one, and its errors in an editor's words.

This is the only file that imports ruamel.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final

# The parsers take these for line breaks or refuse them; editors and YAML 1.2 do neither.
_LOOKALIKES: Final = "\x85\u2028\u2029\ufeff"
_STAND_INS: Final = range(0xF0000, 0xF1000)
# The pure parser takes 1.5 µs a character.
_RECONSIDERED_CHARACTERS: Final = 300_000


class NotYaml(Exception):
    """The text breaks the rules of YAML at `offset`; the message says what to do."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset


def events(text: str) -> Iterator[Any]:
    """Yield ruamel's events of a text; offsets are in code points.

    Raises NotYaml where the text is not YAML. Characters that only the parser takes for line breaks
    come back as they were.
    """
    shown = {}
    for lookalike in _LOOKALIKES:
        if lookalike in text:
            stand_in = next((chr(code) for code in _STAND_INS if chr(code) not in text), None)
            if stand_in is None:
                raise NotYaml(text.index(lookalike), f"delete the character U+{ord(lookalike):04X} here")
            text = text.replace(lookalike, stand_in)
            shown[ord(stand_in)] = lookalike
    return _with_shown(_parsed(text), shown) if shown else _parsed(text)


def _with_shown(found: Iterator[Any], shown: dict[int, str]) -> Iterator[Any]:
    for event in found:
        if hasattr(event, "value"):
            event.value = event.value.translate(shown)
        yield event


def _parsed(text: str) -> Iterator[Any]:
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    good = 0
    flow_may_lose = "?" in text
    try:
        next_event = _fast(text)
        while (event := next_event()) is not None:
            if flow_may_lose and _is_cut(event, text):
                if len(text) > _RECONSIDERED_CHARACTERS:
                    raise NotYaml(event.end_mark.index, "put the text with this '?' in quotes")
                yield from _reconsidered(text, good)
                return
            yield event
            good += 1
    except MarkedYAMLError as error:
        if len(text) > _RECONSIDERED_CHARACTERS:
            raise _in_words(text, error) from None
        yield from _reconsidered(text, good, error)
    except (YAMLError, ValueError, OverflowError, LookupError, AssertionError, AttributeError) as error:
        raise NotYaml(0, f"this is not YAML: {error}") from None


def _is_cut(event: Any, text: str) -> bool:
    """Say whether the fast parser dropped the '?' at the end of a text in `[]` or `{}`, as it does without a word."""
    if getattr(event, "style", None) not in ("", None):
        return False
    end = event.end_mark.index
    return hasattr(event, "value") and text[end : end + 1] == "?"


def _reconsidered(text: str, good: int, fast_error: Any = None) -> Iterator[Any]:
    """Go on with the pure parser where the fast one gave up.

    The fast one refuses some YAML 1.2, such as a web address inside `{}`, and words and places its errors differently.
    """
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        yield from islice(_pure(text), good, None)
    except MarkedYAMLError as error:
        raise _in_words(text, error) from None
    except (YAMLError, ValueError, OverflowError, LookupError, AssertionError, AttributeError):
        # The pure parser stumbles over some errors; then the fast one's own words must do.
        raise _in_words(text, fast_error) if fast_error is not None else NotYaml(0, "this is not YAML") from None


def _fast(text: str) -> Callable[[], Any]:
    """Return what gives one event after the other, and None at the end."""
    try:
        from _ruamel_yaml import CParser
    except ImportError:
        return _slow(text)
    next_event: Callable[[], Any] = CParser(text).get_event
    return next_event


def _slow(text: str) -> Callable[[], Any]:
    found = _pure(text)
    return lambda: next(found, None)


def _pure(text: str) -> Iterator[Any]:
    from ruamel.yaml import YAML

    yield from YAML(typ="safe", pure=True).parse(text)


_NO_KEY: Final = "this line needs '- ' in front, as an item of a list, or a colon and a space behind its key"
_MISALIGNED: Final = "this line doesn't line up with those above it; check its indentation"

# What the parsers say, and what an editor should hear; `{0}` is what the pattern caught.
# Where the third value is true, the place is where the thing began, not where it broke.
_WORDS: Final = (
    (
        r"mapping values are not allowed",
        "': ' begins a new key here; put the text in quotes, or check the indentation and the line above",
        False,
    ),
    (r"but found '<stream end>'", "the file ends inside a list or mapping that is still open", False),
    (
        r"found character '\\t'|tab character",
        "a tab stands where YAML wants spaces; indent with spaces",
        False,
    ),
    (r"found character [\"']?(.)", "a text can't begin with '{0}'; put it in quotes", False),
    (
        r"unexpected end of stream|found unexpected document (?:separator|indicator)",
        "the quote that opens here is never closed",
        True,
    ),
    (
        r"unknown escape character|escape sequence",
        "this backslash means nothing in double quotes; write it twice, or use single quotes",
        False,
    ),
    (
        r"expected ',' or '([\]}])'",
        "'{0}' or a comma is missing in the list or mapping that opens here",
        True,
    ),
    (
        r"could not find expected ':'",
        _NO_KEY,
        True,
    ),
    (r"expected alphabetic or numeric", "a text can't begin with '*' or '&'; put it in quotes", True),
    (
        r"sequence entries are not allowed",
        "a list can't begin on this line; put '-' on a line of its own, or the text in quotes",
        False,
    ),
    (
        r"expected <block end>|did not find expected (?:key|'-' indicator)|unindent|indentation",
        _MISALIGNED,
        False,
    ),
    (r"undefined tag handle|tag", "tags ('!…') have no meaning in a ladder; put the text in quotes", False),
    (
        r"incompatible YAML|YAML directive|directive",
        "delete this '%' line; ladder files are YAML 1.2 as they are",
        False,
    ),
    (
        r"expected '<document start>'",
        "something stands behind the end of the document; check the quotes and the indentation above",
        False,
    ),
)


def _in_words(text: str, error: Any) -> NotYaml:
    problem = str(error.problem or error.context or "")
    words, at_beginning = f"this is not YAML: {problem}", False
    for pattern, template, at_beginning in _WORDS:  # noqa: B007  the first that matches decides both
        match = re.search(pattern, problem)
        if match is not None:
            words = template.format(*match.groups()) if "{0}" in template else template
            break
    else:
        at_beginning = False
    marks = [error.context_mark, error.problem_mark] if at_beginning else [error.problem_mark, error.context_mark]
    mark = next((mark for mark in marks if mark is not None), None)
    offset = min(mark.index, len(text)) if mark is not None else 0
    if words is _MISALIGNED:
        line = text[text.rfind("\n", 0, offset) + 1 : offset]
        if (opened := re.search(r"(?:- |: )(['\"\[{]).*['\"\]}]\s*$", line)) is not None:
            words = f"a text that begins with {opened[1]} needs quotes around the whole of it"
    return NotYaml(offset, words)
