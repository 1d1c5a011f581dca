import pytest

from ladderlint.text import Damage, Position, Source, Span, decode


@pytest.mark.parametrize(
    ("offset", "position"),
    [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (3, 1)), (6, (3, 2)), (8, (4, 1)), (9, (4, 2))],
)
def test_positions_count_lines_as_editors_do(offset: int, position: tuple[int, int]) -> None:
    source = Source("a.yaml", "ab\nc\rd\r\ne")
    assert source.position(offset) == Position(*position)


def test_unicode_line_separators_do_not_end_a_line() -> None:
    source = Source("a.yaml", "a\u2028b\x85c\nd")
    assert source.position(4) == (1, 5)
    assert source.line(1) == "a\u2028b\x85c"
    assert source.line(2) == "d"


def test_a_byte_order_mark_counts_as_no_column() -> None:
    source, damage = decode("a.yaml", b"\xef\xbb\xbfid: a\n")
    assert damage is None
    assert source.text == "id: a\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicode_encodings_are_named(encoding: str) -> None:
    _, damage = decode("a.yaml", "id: foundations\n".encode(encoding))
    assert damage is not None
    assert damage.message.endswith("save it as UTF-8")
    assert encoding[:6].upper() in damage.message


def test_a_latin_1_byte_is_shown_with_what_it_would_be() -> None:
    source, damage = decode("a.yaml", "name: Größe caf".encode() + b"\xe9\n")
    assert damage == Damage(Span(15, 16), "the byte 0xE9 is not UTF-8 ('é' in Latin-1?); save the file as UTF-8")
    assert source.position(15) == (1, 16)


def test_the_place_of_a_bad_byte_is_right_behind_a_byte_order_mark() -> None:
    _, damage = decode("a.yaml", b"\xef\xbb\xbfab\xff")
    assert damage is not None
    assert damage.span == (2, 3)


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x9b", "\ufffe", "\uffff"])
def test_control_characters_are_damage_at_their_place(character: str) -> None:
    _, damage = decode("a.yaml", f"id: a{character}b\n".encode())
    assert damage is not None
    assert damage.span == (5, 6)
    assert f"U+{ord(character):04X}" in damage.message
