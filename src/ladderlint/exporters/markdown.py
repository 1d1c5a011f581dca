"""Pages for people, which GitHub shows as they lie in the repository: an index, and a page a track."""

from __future__ import annotations

from collections.abc import Iterable

from ladderlint.exporters import Options
from ladderlint.exporters.characters import utf8
from ladderlint.exporters.markdown_index import index
from ladderlint.exporters.markdown_page import page
from ladderlint.exporters.markdown_parts import level_names
from ladderlint.exporters.names import safe_names
from ladderlint.whole import Whole


def export(whole: Whole, options: Options) -> dict[str, bytes]:  # noqa: ARG001  the pages look one way only
    """Return the index as README.md, and each track's page in the folder `tracks`."""
    names = safe_names([track.id for track in whole.tracks], "track")
    files = [f"{name}.md" for name in names]
    levels = level_names(whole)
    pages = {
        f"tracks/{file}": page(whole, track, files, levels) for track, file in zip(whole.tracks, files, strict=True)
    }
    return {path: _file(lines) for path, lines in {"README.md": index(whole, files), **pages}.items()}


def _file(blocks: Iterable[str]) -> bytes:
    return utf8("\n\n".join(filter(None, blocks)) + "\n")
