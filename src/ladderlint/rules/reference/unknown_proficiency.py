"""Name only proficiencies of the scale in ladder.yaml.

Where ladder.yaml names a scale of proficiencies, one that is not in it tells readers nothing. Correct it, or add it
to the scale. A ladder without such a scale may name what it likes.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement
from ladderlint.nodes import Kind
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.reference._known import hint
from ladderlint.text import shorten


def _example(scale: str, proficiency: str) -> dict[str, str]:
    return {
        "ladder.yaml": f"format: 1\nid: example\nname: Example\nversion: 1.0.0\nlevels: [{{id: 1}}]\n{scale}",
        "tracks/example.yaml": "id: example\nname: Example\nlevels:\n  - level: 1\n"
        f"    signals: [{{text: Reviews code, proficiency: {proficiency}}}]\n",
    }


@rule(
    on=Statement,
    severity=Severity.ERROR,
    examples=[
        Good(_example("proficiencies: [foundational, expert]\n", "expert")),
        Good(_example("", "masterly")),
        Bad(
            _example("proficiencies: [foundational, expert]\n", "⟦fundational⟧"),
            says="proficiency 'fundational' is not in ladder.yaml; did you mean 'foundational'?",
        ),
        Bad(
            _example("proficiencies: [foundational, expert]\n", "⟦novice⟧"),
            says="proficiency 'novice' is not in ladder.yaml; its proficiencies are foundational, expert",
        ),
    ],
)
def unknown_proficiency(statement: Statement, ctx: Context) -> Iterator[Diagnostic]:
    if statement.proficiency is None or ctx.ladder is None or not ctx.ladder.proficiencies:
        return
    known, node = ctx.ladder.proficiencies, statement.whole.fields["proficiency"]
    if node.kind is Kind.TEXT and node.text not in known:
        mend = hint(node.text, known, "its proficiencies are")
        yield ctx.report(node, f"proficiency '{shorten(node.text)}' is not in ladder.yaml; {mend}")
