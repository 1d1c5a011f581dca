import acme_ladder_rules
import pytest

from ladderlint.testing import Case, cases


@pytest.mark.parametrize("case", cases(acme_ladder_rules), ids=str)
def test_a_rule_keeps_what_its_page_and_examples_say(case: Case) -> None:
    assert case.problems() == []
