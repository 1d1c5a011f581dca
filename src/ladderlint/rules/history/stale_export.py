"""An export that is kept in the repository must be what the ladder gives.

People read the export and take it for the ladder; one that is older tells them what holds no more. The option `exports`
names those that are kept, such as `{format: csv, path: ladder.csv, layout: matrix}`. Without it nothing is looked at.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from ladderlint.diagnostic import Diagnostic, KeptExport, Member, Severity, Subject
from ladderlint.kept_exports import Wanted
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import listed, shorten
from ladderlint.tree import is_yaml

_MOST_NAMED: Final = 3
_LADDER = "format: 1\nid: example\nname: Example\nversion: 1.0.0\nlevels: [{id: 1}]\n"
_CSV = (
    "ladder,version,category,track_id,track,level,level_name,field,position,statement_id,text\n"
    "example,1.0.0,,example,Example,1,1,summary,1,reviews,{}\n"
)
_TRACK = "id: example\nname: Example\nlevels: [{level: 1, summary: {id: reviews, text: Reviews code}}]\n"


class Options(NamedTuple):
    """The exports that are kept in the repository.

    exports: Each with its `format`, its `path` from the root of the repository, and what it is written with.
    """

    exports: tuple[Wanted, ...] = ()

    def problems(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield what is wrong with the exports: where, as a route within these options, and the words for it."""
        for number, wanted in enumerate(self.exports):
            path = posixpath.normpath(wanted.path)
            # What can't be printed may be no name at all: with U+0000 in it, or half a character.
            if not wanted.path or not path.isprintable() or path.split("/")[0] in ("", ".."):
                words = f"'{shorten(wanted.path)}' is no path in the repository; write one from its root"
                yield ("exports", number, "path"), words
            elif is_yaml(path) and wanted.format != "markdown":
                words = f"'{shorten(wanted.path)}' would be taken for a ladder's file; name another"
                yield ("exports", number, "path"), words
            for option, format_ in (("layout", "csv"), ("excel", "csv"), ("extensions", "json")):
                if format_ != wanted.format and getattr(wanted, option) != Wanted._field_defaults[option]:
                    yield ("exports", number, option), f"'{option}' is for {format_}, not for {wanted.format}"


def _kept(**options: Any) -> Options:
    return Options((Wanted(**options),))


@rule(
    on=KeptExport,
    severity=Severity.ERROR,
    options=Options,
    examples=[
        Good({"ladder.yaml": _LADDER, "tracks/example.yaml": _TRACK}),
        Good(
            # Git stores it with other line breaks than it was written with, which makes no difference.
            {"ladder.yaml": _LADDER, "tracks/example.yaml": _TRACK, "ladder.csv": _CSV.format("Reviews code")},
            options=_kept(format="csv", path="ladder.csv"),
        ),
        Bad(
            {
                "ladder.yaml": _LADDER.replace("example", "⟦example⟧", 1),
                "tracks/example.yaml": _TRACK,
                "ladder.csv": _CSV.format("Writes code"),
            },
            options=_kept(format="csv", path="ladder.csv"),
            says="ladder.csv is not what the ladder gives; write it again: ladderlint export csv . -o ladder.csv",
        ),
        Bad(
            {"ladder.yaml": _LADDER.replace("example", "⟦example⟧", 1), "tracks/example.yaml": _TRACK},
            options=_kept(format="markdown", path="pages"),
            says="pages/README.md and pages/tracks/example.md are not what the ladder gives; write them again: "
            "ladderlint export markdown . -o pages",
        ),
    ],
)
def stale_export(kept: KeptExport, ctx: Context) -> Iterator[Diagnostic]:
    if not kept.outdated or ctx.ladder is None:
        return
    named = [shorten(path) for path in [*kept.outdated][:_MOST_NAMED]]
    if len(kept.outdated) > _MOST_NAMED:
        named.append(f"{len(kept.outdated) - _MOST_NAMED} more")
    are, them = ("is", "it") if len(kept.outdated) == 1 else ("are", "them")
    message = f"{listed(named)} {are} not what the ladder gives; write {them} again: {kept.command}"
    root = ctx.ladder.node
    members = [Member(Subject(ctx.ladder.id), kept.path)]
    yield ctx.report(root.fields.get("id", root), message, among=members)
