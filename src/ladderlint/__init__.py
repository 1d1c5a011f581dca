"""Lints, compares and exports career ladders kept as YAML in Git."""

__version__ = "0.1.0"
