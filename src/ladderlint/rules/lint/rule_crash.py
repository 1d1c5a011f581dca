"""A rule must not break.

A rule that breaks has a defect, and what it would have found is not known: the run ends with status 2. Please report it
with the line that is shown; ignoring the rule lets you go on meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.rule import Context, rule


@rule(on=(), severity=Severity.ERROR, examples=[])
def rule_crash(_part: object, _ctx: Context) -> Iterator[Diagnostic]:
    """Look at nothing: only the engine sees a rule break, and reports it under this name."""
    yield from ()
