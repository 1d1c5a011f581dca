"""Put a track only in a category that ladder.yaml lists.

A track in any other category shows up in no group, or in one that nobody named. Write the id of a category, which is
not its name, or add the category to ladder.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Track
from ladderlint.nodes import Kind
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.reference._known import hint, is_sound
from ladderlint.text import shorten


def _example(categories: str, category: str) -> dict[str, str]:
    return {
        "ladder.yaml": f"format: 1\nid: example\nname: Example\nversion: 1.0.0\nlevels: [{{id: 1}}]\n{categories}",
        "tracks/example.yaml": f"id: example\nname: Example\n{category}levels: [{{level: 1}}]\n",
    }


_TWO = "categories: [{id: building, name: Building}, {id: executing, name: Executing}]\n"


@rule(
    on=Track,
    severity=Severity.ERROR,
    examples=[
        Good(_example(_TWO, "category: building\n")),
        Good(_example(_TWO, "")),
        # The schema speaks of these.
        Good(_example(_TWO, "category: [building]\n")),
        Good(_example("categories: [building]\n", "category: building\n")),
        Bad(
            _example(_TWO, "category: ⟦Building⟧\n"),
            says="category 'Building' is not in ladder.yaml; did you mean 'building'?",
        ),
        Bad(
            _example(_TWO, "category: ⟦bulding⟧\n"),
            says="category 'bulding' is not in ladder.yaml; did you mean 'building'?",
        ),
        Bad(
            _example(_TWO, "category: ⟦people⟧\n"),
            says="category 'people' is not in ladder.yaml; its categories are building, executing",
        ),
        Bad(
            _example("", "category: ⟦people⟧\n"),
            says="category 'people' is not in ladder.yaml; add it there under 'categories', or delete this key",
        ),
    ],
)
def unknown_category(track: Track, ctx: Context) -> Iterator[Diagnostic]:
    ladder, node = ctx.ladder, track.node.fields.get("category")
    if ladder is None or node is None or node.kind is not Kind.TEXT:
        return
    known = [category.id for category in ladder.categories]
    if node.text not in known and is_sound(ladder, "categories", len(known)):
        mend = "add it there under 'categories', or delete this key"
        if known:
            mend = hint(node.text, known, "its categories are")
        yield ctx.report(node, f"category '{shorten(node.text)}' is not in ladder.yaml; {mend}")
