"""Where the command line begins, as `ladderlint` and as `python -m ladderlint`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and exit with its status."""
    # A run is short, and its trees hold no circles: looking for some, from the first import on, costs a tenth of it.
    gc.disable()
    from ladderlint.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
