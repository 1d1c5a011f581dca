"""Large reports are rendered in seconds, and in time that grows as they do."""

from time import process_time

import pytest
from hostile import finding, many

from ladderlint.diagnostic import Diagnostic, Location, Report
from ladderlint.explain import manual
from ladderlint.report import FORMATS, Style, load
from ladderlint.text import Source, Span

SECONDS = 20  # each takes three or less where this was written; machines differ


@pytest.mark.parametrize("name", FORMATS)
def test_fifty_thousand_findings_take_seconds(name: str) -> None:
    report = many(50_000)
    before = process_time()
    out = load(name).render(report, Style(manual=manual))
    assert process_time() - before < SECONDS
    assert len(out) > (10_000 if name in ("markdown", "github") else 1_000_000)


@pytest.mark.parametrize("name", FORMATS)
def test_many_findings_in_one_long_line_take_seconds(name: str) -> None:
    text = "name: Größe\na: [" + ", ".join("Made it" for _ in range(100_000)) + "]\n"
    source = Source("a.yaml", text)
    model = finding("no")
    begin = text.index("[") + 1
    found: list[Diagnostic] = [
        model._replace(location=Location(source, Span(begin + 9 * number, begin + 9 * number + 4)), text=str(number))
        for number in range(5000)
    ]
    report = Report(tuple(found), ("a.yaml",))
    before = process_time()
    load(name).render(report, Style(manual=manual))
    assert process_time() - before < SECONDS
