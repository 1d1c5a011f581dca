"""A changelog gets the section of a release, wherever it belongs, and no line that somebody wrote is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ladderlint.changelog import Section, with_section
from ladderlint.errors import LadderlintError
from ladderlint.versions import Version

BASE = "1a2b3c4d5e6f" + "0" * 28
SECTION = Section(Version(2, 0, 0), "2026-11-24", BASE, "### Foundations\n\n- New at level 3: Writes documentation\n")
LATER = SECTION._replace(version=Version(2, 1, 0), date="2027-02-01", since="9" * 40, body="- Reworded\n")
HEADING = "## 2.0.0 - 2026-11-24"
LIST = """\
<!-- written by 'ladderlint release' since 1a2b3c4d5e6f, sum dfaafbe5ac7a -->

### Foundations

- New at level 3: Writes documentation

<!-- end of what 'ladderlint release' wrote -->
"""


def written(text: str, section: Section = SECTION) -> str:
    return with_section("CHANGELOG.md", text, section)


def short(text: str) -> str:
    """A changelog in which the list that is generated is one word."""
    begin = text.index("<!-- written")
    end = text.index("wrote -->") + len("wrote -->")
    return f"{text[:begin]}LIST{text[end:]}"


def lines(text: str) -> list[str]:
    """What somebody may have written in a file, in the order of the alphabet."""
    return sorted(line.strip("\r") for line in text.split("\n") if line.strip())


def test_a_file_that_is_empty_or_absent_is_begun() -> None:
    whole = f"# Changelog\n\n{HEADING}\n\n{LIST}"
    assert [written(text) for text in ("", "\n \n", "\ufeff")] == [whole, whole, f"\ufeff{whole}"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Changes\n\nIntro.\n", f"# Changes\n\nIntro.\n\n{HEADING}\n\nLIST\n"),
        ("Intro without a heading", f"Intro without a heading\n\n{HEADING}\n\nLIST\n"),
        ("# C\n## 1.2.0\n- old\n", f"# C\n\n{HEADING}\n\nLIST\n\n## 1.2.0\n- old\n"),
        ("# C\n\n## [1.2.0] - 2024-01-01\n", f"# C\n\n{HEADING}\n\nLIST\n\n## [1.2.0] - 2024-01-01\n"),
        ("# C\n\n## Version 1.2\n", f"# C\n\n{HEADING}\n\nLIST\n\n## Version 1.2\n"),
        (
            "# [1.0.0](https://a.example) (2024)\n",
            "# 2.0.0 - 2026-11-24\n\nLIST\n\n# [1.0.0](https://a.example) (2024)\n",
        ),
        ("# C\n\n### 1.0.1\n\n## 1.0.0\n", f"# C\n\n{HEADING}\n\nLIST\n\n### 1.0.1\n\n## 1.0.0\n"),
        ("C\n=\n\n1.2.0\n-----\n\n- old\n", f"C\n=\n\n{HEADING}\n\nLIST\n\n1.2.0\n-----\n\n- old\n"),
        ("# C\n\n## Unreleased\n", f"# C\n\n## Unreleased\n\n{HEADING}\n\nLIST\n"),
        ("## [Unreleased]\n- a\n\n### b\n- c\n", f"## [Unreleased]\n\n{HEADING}\n\n- a\n\n### b\n- c\n\nLIST\n"),
        ("## Unreleased\n- a\n\n## 1.0.0\n- b", f"## Unreleased\n\n{HEADING}\n\n- a\n\nLIST\n\n## 1.0.0\n- b"),
        ("## 1.0.0\n- b\n\n## Unreleased\n- a\n", f"{HEADING}\n\n- a\n\nLIST\n\n## 1.0.0\n- b\n\n## Unreleased\n"),
        ("## Unreleased\n- a\n\n[unreleased]: b\n", f"## Unreleased\n\n{HEADING}\n\n- a\n\nLIST\n\n[unreleased]: b\n"),
        ("# C\n\n[link]: b\n", f"# C\n\n{HEADING}\n\nLIST\n\n[link]: b\n"),
        ("# C of 2024\n\n## 2024-03\n- x\n", f"# C of 2024\n\n{HEADING}\n\nLIST\n\n## 2024-03\n- x\n"),
        ("# C\n\n## March 2024\n- x\n", f"# C\n\n{HEADING}\n\nLIST\n\n## March 2024\n- x\n"),
        ("# C\n\n## About this\n\nx\n", f"# C\n\n## About this\n\nx\n\n{HEADING}\n\nLIST\n"),
    ],
)
def test_a_section_comes_before_those_of_earlier_releases(before: str, after: str) -> None:
    assert short(written(before)) == after


@pytest.mark.parametrize(
    "hidden",
    [
        "```\n## 1.0.0\n```",
        "~~~~ md\n~~~\n## Unreleased\n~~~~~",
        "<!--\n## 1.0.0\n-->",
        "    ## 1.0.0",
        "- item\n---",
        "#1.0.0 is no heading",
    ],
)
def test_what_only_looks_like_a_heading_is_none(hidden: str) -> None:
    text = f"# C\n\n{hidden}\n\n## 0.9.0\n"
    assert short(written(text)) == f"# C\n\n{hidden}\n\n{HEADING}\n\nLIST\n\n## 0.9.0\n"


def test_data_before_a_page_stays_before_it() -> None:
    text = "---\nversion: 1\n---\n\n1.0.0\n---\n"
    assert short(written(text)) == f"---\nversion: 1\n---\n\n{HEADING}\n\nLIST\n\n1.0.0\n---\n"


@pytest.mark.parametrize("opened", ["```", "<!-- never closed", "~~~~"])
def test_what_is_never_closed_hides_nothing(opened: str) -> None:
    text = f"# C\n\n{opened}\n\n## 1.0.0\n"
    assert short(written(text)) == f"# C\n\n{opened}\n\n{HEADING}\n\nLIST\n\n## 1.0.0\n"


def test_line_ends_and_a_mark_are_kept() -> None:
    before = "\ufeff## Unreleased\r\n- a\r\n\r\n## 1.0.0\r\n- no end"
    after = written(before)
    assert after.startswith("\ufeff## Unreleased\r\n\r\n## 2.0.0")
    assert after.count("\n") == after.count("\r\n")
    assert after.endswith("- no end")
    assert written(after) == after


def test_a_later_day_changes_the_date_alone() -> None:
    once = written("# C\n\n## 1.0.0\n")
    again = written(once, SECTION._replace(date="2026-12-01"))
    assert again == once.replace("2026-11-24", "2026-12-01")


def test_a_second_run_takes_up_what_is_new_and_keeps_what_was_written_around_the_list() -> None:
    text = written("## Unreleased\n\n- a\n\n## 1.0.0\n")
    text = text.replace("wrote -->\n", "wrote -->\n\nBelow.\n").replace("## Unreleased\n", "## Unreleased\n\n- b\n")
    after = short(written(text, SECTION._replace(body="- Other")))
    assert after == f"## Unreleased\n\n{HEADING}\n\n- b\n\n- a\n\nLIST\n\nBelow.\n\n## 1.0.0\n"


def test_a_version_that_was_raised_before_its_release_takes_the_place_of_the_lower_one() -> None:
    text = written("# C\n\n## 1.0.0\n", SECTION._replace(version=Version(1, 0, 1)))
    assert written(text) == written("# C\n\n## 1.0.0\n")


def test_the_next_release_has_a_section_of_its_own() -> None:
    text = written("# C\n\n## 1.0.0\n")
    after = written(text, LATER)
    assert after.index("## 2.1.0") < after.index("## 2.0.0") < after.index("## 1.0.0")
    assert written(after, LATER) == after
    assert text.replace("# C\n\n", "") in after


def test_a_heading_that_somebody_changed_is_kept() -> None:
    text = written("").replace(HEADING, "## [2.0.0] - 2026-11-24, the great one")
    assert written(text, SECTION._replace(date="2026-12-01")) == text


def test_an_editor_that_tidies_line_ends_changes_no_list() -> None:
    body = "- New  \n- Other"
    text = written("", SECTION._replace(body=body))
    assert short(written(text.replace("New  \n", "New\n").replace("\n", "\r\n"))) == short(written("")).replace(
        "\n", "\r\n"
    )


@pytest.mark.parametrize(
    ("text", "section", "message"),
    [
        (
            "# C\n\n## 2.0.0 (not yet released)\n- mine\n",
            SECTION,
            "CHANGELOG.md:3: this section for 2.0.0 was not written by 'ladderlint release'; "
            "call it 'Unreleased', and what it says goes into the one that is",
        ),
        (
            "## 3.0.0\n\n## v2.0.0\n",
            SECTION,
            "CHANGELOG.md:3: there is a section for 2.0.0 already, below a newer one",
        ),
        (
            written("").replace("Writes doc", "Writes good doc"),
            SECTION,
            "CHANGELOG.md:5: the list below was changed since 'ladderlint release' wrote it; "
            "move what is yours above this line, and delete the rest as far as the next comment",
        ),
        (
            written("").replace("<!-- end of", "<!-- the end of"),
            SECTION,
            "CHANGELOG.md:5: the line '<!-- end of what 'ladderlint release' wrote -->' is gone; "
            "put it back below the list",
        ),
        (
            written("").replace(HEADING, "## [2.0.0]"),
            SECTION._replace(version=Version(3, 0, 0)),
            "CHANGELOG.md:3: 3.0.0 is due by now; let this heading be '## 3.0.0 - 2026-11-24'",
        ),
    ],
)
def test_what_can_not_be_written_without_a_loss_is_told(text: str, section: Section, message: str) -> None:
    with pytest.raises(LadderlintError) as error:
        written(text, section)
    assert str(error.value) == message


def test_who_does_what_the_message_says_gets_on() -> None:
    text = written("").replace("- New at", "Mine.\n\n- New at")
    begin = text.index("<!-- written")
    mended = f"{text[:begin]}Mine.\n\n{text[begin : text.index('-->') + 4]}{LIST.splitlines()[-1]}\n"
    assert short(written(mended)) == f"# Changelog\n\n{HEADING}\n\nMine.\n\nLIST\n"


PIECES = st.sampled_from(
    [
        "# Changes",
        "## Unreleased",
        "## [1.2.0] - 2024-01-01",
        "## 2.0.0",
        "### Added",
        "- one",
        "words",
        "",
        "  ",
        "```",
    ]
    + ["~~~", "<!--", "-->", "---", "===", "[1.2.0]: https://a.example", "key: value", "1.0.0", *LIST.splitlines()]
    + [HEADING, "\r", "\u2028", "- two\r", "## March 2024", "Unreleased", "# 3.0.0"]
)


@given(
    st.lists(PIECES | st.text(max_size=20), max_size=30), st.sampled_from(["", "\n"]), st.sampled_from(["", "\ufeff"])
)
@example(LIST.splitlines() + [HEADING, *LIST.splitlines()], "", "")
@settings(max_examples=500)
def test_no_line_is_lost_and_a_second_run_changes_nothing(pieces: list[str], end: str, bom: str) -> None:
    before = bom + "\n".join(pieces).replace("\ufeff", "") + end
    try:
        after = written(before)
    except LadderlintError:
        return
    left = lines(after.replace("\ufeff", ""))
    for line in lines(before.replace("\ufeff", "")):
        if line not in {HEADING, *LIST.splitlines()}:
            assert line in left, line
            left.remove(line)
    assert "New at level 3: Writes documentation" in after
    assert written(after) == after


@pytest.mark.parametrize(
    "line", ["## 1.0.0\n", "```a\n", "<!-- x\n", LIST.splitlines()[0] + "\n", "x\n---\n\n", "#" * 9]
)
def test_a_long_file_takes_no_long_time(line: str) -> None:
    start = time.perf_counter()
    written(line * 20_000)
    assert time.perf_counter() - start < 2
