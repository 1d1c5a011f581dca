"""Ids to names that are safe for files and anchors, whatever the ids are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from ladderlint.slugs import LONGEST, slug, unused

_DIGITS: Final = 8


def safe_names(ids: Sequence[str], kind: str) -> list[str]:
    """Return a name for each id: lower-case letters, digits and hyphens, at most 64 characters, no name twice.

    An id that could be such a name keeps it. Where several ids would make one name, those that had to be changed for
    it end with a hash of what they are, so that names do not depend on the order of the ids. Where one id is there
    again, its place among its like is hashed too. `kind` says what the ids are of, for ids that hold no letters and
    for those that Windows would take for a device.
    """
    seen: Counter[str] = Counter()
    keys = []
    for id_ in ids:
        keys.append((id_, seen[id_]))
        seen[id_] += 1
    slugs = {id_: slug(id_, kind) or kind for id_ in seen}
    wanted = Counter(slugs.values())
    named = {(id_, 0): made for id_, made in slugs.items() if id_ == made or wanted[made] == 1}
    taken = set(named.values())
    for key in sorted(set(keys) - named.keys()):
        named[key] = unused(_hashed(slugs[key[0]], *key), taken)
        taken.add(named[key])
    return [named[key] for key in keys]


def _hashed(name: str, id_: str, place: int) -> str:
    what = f"{id_}\0{place}" if place else id_
    digest = sha256(what.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{name[: LONGEST - _DIGITS - 1].rstrip('-')}-{digest}"
