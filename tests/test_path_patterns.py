import time

import pytest

from ladderlint.path_patterns import covers, problem_of


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("ladder/tracks/legacy/**", "ladder/tracks/legacy/a.yaml", True),
        ("ladder/tracks/legacy/**", "ladder/tracks/legacy/deep/a.yaml", True),
        ("ladder/tracks/legacy/**", "ladder/tracks/legacy.yaml", False),
        ("ladder/tracks/legacy", "ladder/tracks/legacy/deep/a.yaml", True),
        ("./ladder/tracks/legacy/", "ladder/tracks/legacy/a.yaml", True),
        ("ladder/tracks/*.yaml", "ladder/tracks/a.yaml", True),
        ("ladder/tracks/*.yaml", "ladder/tracks/deep/a.yaml", False),
        ("**/a.yaml", "a.yaml", True),
        ("**/a.yaml", "ladder/tracks/a.yaml", True),
        ("**/tracks/**/a.yaml", "ladder/tracks/a.yaml", True),
        ("**/tracks/**/a.yaml", "ladder/a.yaml", False),
        ("a.yaml", "ladder/a.yaml", False),
        ("ladder/tracks/[ab].yaml", "ladder/tracks/b.yaml", True),
        ("**", "ladder/ladder.yaml", True),
        (".", "ladder/ladder.yaml", True),
    ],
)
def test_a_pattern_matches_files_and_all_that_lies_in_folders(pattern: str, path: str, matches: bool) -> None:
    assert covers(pattern, path) is matches


@pytest.mark.parametrize("pattern", ["", " ", "a\\b", "/etc/**", "../other/**", "a/../../b"])
def test_a_pattern_that_can_match_nothing_is_told(pattern: str) -> None:
    assert problem_of(pattern) is not None


def test_no_pattern_takes_long() -> None:
    begin = time.perf_counter()
    assert not covers("**/" * 200 + "*a" * 50 + "b", "/".join(["a" * 200] * 40))
    assert time.perf_counter() - begin < 5
