"""Runs the command line as `python -m ladderlint`."""

from ladderlint.cli import main

if __name__ == "__main__":
    main()
