"""Write ids in lower-case letters, digits and single hyphens.

Ids become file names, anchors and columns elsewhere, where spaces, capitals and accents are changed, refused or taken
for one another. At most 64 characters, such as `pager-duty` or `senior-1`; and not the name of a Windows device (con,
nul, com1), as nobody on Windows could open the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.diagnostic import Diagnostic, Fix, Rewrite, Safety, Severity
from ladderlint.model import Ladder, Statement, Track
from ladderlint.nodes import Kind, Node
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.slugs import DEVICES, FORMAT, LONGEST, slug
from ladderlint.text import shorten

_WANTED = "lower-case letters, digits and single hyphens"


@rule(
    on=(Ladder, Track, Statement),
    severity=Severity.WARNING,
    examples=[
        Good("signals: [{id: 2nd-line-on-call, text: Leads}]"),
        Good({"tracks/a.yaml": "id: console\nname: A\nlevels: []\nretired: [{id: com-1}]\n"}),
        Good(
            {
                "ladder.yaml": "format: 1\nid: eng\nname: Eng\nversion: 1.0.0\n"
                "levels: [{id: 1}, {id: '2', name: Level Two}]\n"
            }
        ),
        Bad(
            "signals: [{id: ⟦Pager Duty⟧, text: Leads}]",
            says=f"the id 'Pager Duty' is not in {_WANTED}; write 'pager-duty'",
        ),
        Bad(
            {"tracks/a.yaml": "id: ⟦café_crew⟧\nname: A\nlevels: []\nretired: [{id: ⟦on--call⟧}]\n"},
            says=(
                f"the id 'café_crew' is not in {_WANTED}; write 'cafe-crew'",
                f"the id 'on--call' is not in {_WANTED}; write 'on-call'",
            ),
        ),
        Bad(
            {
                "ladder.yaml": "format: 1\nid: ⟦Eng⟧\nname: Eng\nversion: 1.0.0\nlevels: [{id: ⟦Level 1⟧}]\n"
                "categories: [{id: ⟦昇進⟧, name: Promotion}, {id: ⟦''⟧, name: Other}]\n"
            },
            says=(
                f"the id 'Eng' is not in {_WANTED}; write 'eng'",
                f"the id 'Level 1' is not in {_WANTED}; write 'level-1'",
                f"the id '昇進' is not in {_WANTED}; write one that is",
                f"this id is empty; write one in {_WANTED}",
            ),
        ),
        Bad(
            {"tracks/aux.yaml": "id: ⟦aux⟧\nname: Auxiliary\nlevels: []\n"},
            says="'aux' is the name of a device to Windows, which can't open such a file; write 'aux-track'",
        ),
        Bad(
            f"signals: [{{id: ⟦{'very-' * 12}long-id⟧, text: Leads}}]",
            says=f"this id has 67 characters, and 64 are the most; write '{'very-' * 12}long'",
        ),
    ],
)
def id_format(part: Ladder | Track | Statement, ctx: Context) -> Iterator[Diagnostic]:
    if isinstance(part, Statement) and part.id is None:
        return
    for node, kind in _ids(part):
        message = _fault(node.text, kind) if node.kind is Kind.TEXT else None
        if message is not None:
            # What else has an id is named in other files, which would have to follow.
            better = slug(node.text, kind) if isinstance(part, Statement) else ""
            rewrite = Rewrite(node.route, 0, len(node.text), better)
            fix = Fix(f"Write '{better}'", (rewrite,), Safety.UNSAFE) if better else None
            yield ctx.report(node, message, fix=fix)


def _ids(part: Ladder | Track | Statement) -> Iterator[tuple[Node, str]]:
    """Yield the nodes of a part's ids, with what each is the id of."""
    if isinstance(part, Ladder):
        parts = [(part.node, "ladder")]
        parts += [(level.node, "level") for level in part.levels]
        parts += [(category.node, "category") for category in part.categories]
    elif isinstance(part, Track):
        parts = [(part.node, "track"), *((retired.node, "statement") for retired in part.retired)]
    else:
        parts = [(part.whole, "statement")]
    yield from ((node.fields["id"], kind) for node, kind in parts if "id" in node.fields)


def _fault(id_: str, kind: str) -> str | None:
    if not id_:
        return f"this id is empty; write one in {_WANTED}"
    if FORMAT.fullmatch(id_) is not None and len(id_) <= LONGEST and id_ not in DEVICES:
        return None
    better = slug(id_, kind)
    mend = f"write '{better}'" if better else "write one that is"
    if FORMAT.fullmatch(id_) is None:
        return f"the id '{shorten(id_)}' is not in {_WANTED}; {mend}"
    if len(id_) > LONGEST:
        return f"this id has {len(id_)} characters, and {LONGEST} are the most; {mend}"
    return f"'{id_}' is the name of a device to Windows, which can't open such a file; {mend}"
