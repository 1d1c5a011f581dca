from conftest import Run


def test_a_rule_is_explained_with_why_options_and_examples(ladderlint: Run) -> None:
    status, out, _ = ladderlint("explain", "structure/statement-count")
    assert status == 0
    for part in ("# structure/statement-count", "## Options", "`signals`", "## Good", "## Bad", "```yaml", "⟦"):
        assert part in out


def test_a_rule_that_goes_by_the_voice_says_how_to_set_it(ladderlint: Run) -> None:
    out = ladderlint("explain", "wording/signal-tense").out
    options = out.partition("## Options")[2].partition("## Good")[0]
    assert (
        "- `voice: {signal: …}` of the ladder (default: `third-person`): how each signal begins; or `base`" in options
    )


def test_without_a_rule_all_are_listed(ladderlint: Run) -> None:
    lines = ladderlint("explain").out.splitlines()
    assert any(line.startswith("yaml/syntax ") for line in lines)
    assert any(line.startswith("wording/house-term ") for line in lines)
    assert lines == sorted(lines)


def test_a_group_lists_its_own_rules(ladderlint: Run) -> None:
    lines = ladderlint("explain", "yaml").out.splitlines()
    assert len(lines) >= 8
    assert all(line.startswith("yaml/") for line in lines)


def test_a_mistyped_rule_leads_to_the_right_one(ladderlint: Run) -> None:
    status, out, err = ladderlint("explain", "yaml/syntx")
    assert (status, out) == (2, "")
    assert "no rule is called 'yaml/syntx'; did you mean 'yaml/syntax'?" in err
