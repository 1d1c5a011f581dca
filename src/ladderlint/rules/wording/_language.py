"""Which English a ladder is written in, if any: what its `language` says, a tag such as en, en-GB or pt-BR."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ladderlint.rule import Context

# What the varieties without a list of their own go by.
_LIKE: Final = {"ie": "gb", "nz": "gb", "za": "gb", "in": "gb", "gb": "gb", "us": "us", "ca": "ca", "au": "au"}


def language_of(ctx: Context) -> str:
    """Return the tag of a ladder's language; one that can't be read is taken to be English."""
    return ctx.ladder.language if ctx.ladder is not None else "en"


def is_british(ctx: Context) -> bool:
    """Tell whether a ladder is in an English that writes "modelled"."""
    return variety_of(language_of(ctx)) in ("gb", "ca", "au")


def variety_of(language: str) -> str | None:
    """Return the variety of a language tag: us, gb, ca, au; None for English that doesn't say, and for no English."""
    first, *others = _parts(language)
    return next((_LIKE[part] for part in others if part in _LIKE), None) if first == "en" else None


@lru_cache(maxsize=8)
def _parts(language: str) -> tuple[str, ...]:
    return tuple(language.lower().replace("_", "-").split("-"))
