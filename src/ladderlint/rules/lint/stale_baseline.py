"""What stands in a baseline must still be there to find.

A fault that was mended, or is gone with its text, leaves an entry behind, and whoever writes the same fault again
would not hear of it. `ladderlint check --write-baseline FILE` takes such entries out, and `ladderlint fix` does where
the config names the baseline: nothing else changes in the file. They are judged only when a whole ladder is checked,
and of rules that ran on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.diagnostic import Diagnostic, Severity, Stale
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import counted


def _files(*entries: str) -> dict[str, str]:
    lines = "".join(f"    {entry},\n" for entry in entries)
    text = f'{{\n  "schema": "ladderlint.baseline/1",\n  "findings": [\n{lines}    null\n  ]\n}}\n'
    return {"ladderlint.yaml": "baseline: known.json\n", "known.json": text}


_ENTRY = '{{"ladder": "example", "track": "old", "rule": "{}", "text": "Leads", "fingerprint": "{}"}}'


@rule(
    on=Stale,
    severity=Severity.WARNING,
    examples=[
        Good(_files()),
        # A rule that does not run can't say that there is nothing to find.
        Good(_files(_ENTRY.format("structure/uneven-levels", "0" * 32))),
        Bad(
            _files(_ENTRY.format("wording/article", f"⟦{'0' * 32}⟧"), _ENTRY.format("wording/hedge", "1" * 32)),
            says="1 of the 2 entries of this baseline is found no more; take it out with "
            "'ladderlint check --write-baseline known.json'",
        ),
        Bad(
            _files(
                _ENTRY.format("wording/article", f"⟦{'0' * 32}⟧"), _ENTRY.format("wording/article", f"⟪{'2' * 32}⟫")
            ),
            says="2 of the 2 entries of this baseline are found no more; take them out with "
            "'ladderlint check --write-baseline known.json'",
        ),
    ],
)
def stale_baseline(stale: Stale, ctx: Context) -> Iterator[Diagnostic]:
    first, *others = stale.places
    are, them = ("is", "it") if stale.gone == 1 else ("are", "them")
    message = (
        f"{stale.gone} of the {counted(stale.total, 'entry').replace('entrys', 'entries')} of this baseline {are} "
        f"found no more; take {them} out with 'ladderlint check --write-baseline {first.location.path}'"
    )
    yield ctx.report(first, message, related=[(place, "this is found no more, too") for place in others])
