"""Known edits are done to random ladders, and comparing them gives just these back."""

import random

import pytest
from edited_ladders import Editor, compared, random_ladder, told

from ladderlint.versions import Bump, parse_version

RUNS = 1000


@pytest.mark.parametrize("hundred", range(RUNS // 100))
def test_known_edits_come_back_exactly(hundred: int) -> None:
    for seed in range(hundred * 100, hundred * 100 + 100):
        dice = random.Random(seed)
        ladder, fresh = random_ladder(dice)
        before = ladder.whole()
        editor = Editor(ladder, fresh, dice)
        editor.edit(most=8)
        comparison = compared(before, ladder)
        assert sorted(map(told, comparison.changes), key=repr) == sorted(editor.expected, key=repr), f"seed {seed}"
        assert comparison.bump is editor.bump, f"seed {seed}"


def test_a_comparison_backwards_tells_the_edits_backwards() -> None:
    for seed in range(100):
        dice = random.Random(seed)
        ladder, fresh = random_ladder(dice)
        before = ladder.whole()
        Editor(ladder, fresh, dice).edit(most=6)
        forth, back = compared(before, ladder), compared(ladder, before)
        turned = [(kind, part, after, before) for kind, part, before, after in map(told, back.changes)]
        opposite = {"added": "removed", "removed": "added", "split": "merged", "merged": "split"}
        assert sorted(
            (opposite.get(kind.value, kind.value), part.value, *texts) for kind, part, *texts in turned
        ) == sorted((kind.value, part.value, *texts) for kind, part, *texts in map(told, forth.changes)), f"seed {seed}"


def test_no_edit_is_no_change() -> None:
    ladder, _ = random_ladder(random.Random(1))
    comparison = compared(ladder, ladder)
    assert comparison.changes == ()
    assert comparison.bump is Bump.NONE
    assert comparison.due == parse_version("1.0.0")
