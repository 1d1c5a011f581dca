"""Each rule's own examples are its tests."""

import re
from pathlib import Path

import pytest

from ladderlint import presets, registry
from ladderlint.presets import ALWAYS, PRESETS, in_preset, preset_of
from ladderlint.registry import load_rule, nearest, rule_names
from ladderlint.rule import Bad, Good, Rule
from ladderlint.testing import problems_of, problems_of_example

RULES = Path(registry.__file__).parent / "rules"


@pytest.mark.parametrize("name", rule_names())
def test_a_rule_keeps_what_its_page_and_examples_say(name: str) -> None:
    assert problems_of(load_rule(name)) == []


@pytest.mark.parametrize("name", rule_names())
def test_a_rule_is_named_after_its_file(name: str) -> None:
    rule = load_rule(name)
    assert rule.name == name
    assert (RULES / f"{name.replace('-', '_')}.py").is_file()


@pytest.mark.parametrize("name", rule_names())
def test_a_rule_has_a_manual_page(name: str) -> None:
    rule = load_rule(name)
    assert re.fullmatch(r"[A-Z].*\.", rule.title)
    assert len(rule.doc.split("\n\n")) > 1, "the page must say why"


def test_every_group_of_the_catalogue_for_this_release_is_there() -> None:
    assert {name.partition("/")[0] for name in rule_names()} == {
        "duplication",
        "history",
        "lint",
        "progression",
        "reference",
        "schema",
        "structure",
        "wording",
        "yaml",
    }


def test_presets_name_only_rules_that_there_are() -> None:
    named = presets._MINIMAL | presets._STRICT_ONLY | presets._OFF | ALWAYS
    assert named - set(rule_names()) == set()


def test_each_preset_is_part_of_the_next() -> None:
    minimal, default, strict = (in_preset(preset, rule_names()) for preset in PRESETS)
    assert minimal < default < strict < set(rule_names())
    assert minimal > ALWAYS
    assert preset_of("structure/uneven-levels") is None


def test_a_mistyped_name_leads_to_the_rule_that_is_meant() -> None:
    assert nearest("yaml/syntx") == "yaml/syntax"
    assert nearest("file-name") == "structure/file-name"
    assert nearest("wordings") == "wording"
    assert nearest("qqqqqq") is None


SAMPLE: Rule = load_rule("yaml/ambiguous-scalar")


@pytest.mark.parametrize(
    ("example", "problem"),
    [
        (Good("x-a: 1.10"), "found in good text"),
        (Bad("x-a: ⟦1.10⟧", says="something else"), "says"),
        (Bad("x-a⟦:⟧ 1.10", says='1.10 would be read as 1.1; write "1.10"'), "points at"),
        (Bad("x-a: ⟦1.1⟧", says='1.10 would be read as 1.1; write "1.10"'), "says"),
    ],
)
def test_an_example_that_does_not_hold_is_told(example: Good | Bad, problem: str) -> None:
    assert any(found.startswith(problem) for found in problems_of_example(SAMPLE, example))


def test_related_places_of_an_example_are_held_to_their_marks() -> None:
    rule = load_rule("yaml/duplicate-key")
    (bad,) = [example for example in rule.examples if isinstance(example, Bad)]
    assert isinstance(bad.files, str)
    moved = bad._replace(files=bad.files.replace("⟪signals⟫", "⟪signal⟫s"))
    assert any(problem.startswith("relates to") for problem in problems_of_example(rule, moved))


def test_a_rule_without_examples_does_not_pass() -> None:
    problems = problems_of(SAMPLE._replace(examples=()))
    assert problems == ["there is no Good example", "there is no Bad example"]
