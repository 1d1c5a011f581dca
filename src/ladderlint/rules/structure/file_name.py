"""Name a track's file after its id.

People look for a track by its id, and links and reviews name the file. When the two differ, one of them was renamed
and the other forgotten. Rename the file, or correct the id. The folder does not matter, and capitals do.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Track
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import shorten


@rule(
    on=Track,
    severity=Severity.WARNING,
    examples=[
        Good({"tracks/platform/foundations.yaml": "id: foundations\nname: Foundations\nlevels: []\n"}),
        Good({"tracks/web.client.yml": "id: web.client\nname: Web client\nlevels: []\n"}),
        # Without an id there is nothing to compare, and the schema asks for one.
        Good({"tracks/foundations.yaml": "name: Foundations\nlevels: []\n"}),
        Bad(
            {"tracks/fundations.yaml": "id: ⟦foundations⟧\nname: Foundations\nlevels: []\n"},
            says="the id is 'foundations' and the file fundations.yaml; rename the file to foundations.yaml, "
            "or write the id 'fundations'",
        ),
        Bad(
            {"tracks/Foundations.yml": "id: ⟦foundations⟧\nname: Foundations\nlevels: []\n"},
            says="the id is 'foundations' and the file Foundations.yml; rename the file to foundations.yml, "
            "or write the id 'Foundations'",
        ),
    ],
)
def file_name(track: Track, ctx: Context) -> Iterator[Diagnostic]:
    file = posixpath.basename(track.path)
    stem, _, extension = file.rpartition(".")
    if track.id_node is not None and track.id and track.id != stem:
        id_ = shorten(track.id)
        message = (
            f"the id is '{id_}' and the file {file}; rename the file to {id_}.{extension}, or write the id '{stem}'"
        )
        yield ctx.report(track.id_node, message)
