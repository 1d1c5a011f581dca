"""What ladderlint raises."""

from __future__ import annotations

from ladderlint.text import counted


class LadderlintError(Exception):
    """Why something could not be done, in one line for whoever asked for it."""


class HasErrors(LadderlintError):
    """A ladder has errors, or could not be checked for any, and nobody said that it does not matter."""

    def __init__(self, folder: str, errors: int) -> None:
        where = folder or "."
        problem = counted(errors, "error") if errors else "not been checked"
        super().__init__(f"{where}: the ladder has {problem}; see 'ladderlint check {where}', or use --force")
