"""Writes what is made from the code: the rule pages, the CLI reference and the schema of the config.

python docs/generate.py            write
python docs/generate.py --check    write nothing; exit with 1 and name each file that is stale
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ladderlint.cli import group
from ladderlint.config_schema import config_schema
from ladderlint.explain import page, table
from ladderlint.registry import rule_names

ROOT = Path(__file__).parents[1]
NOTE = "<!-- Made by docs/generate.py; change the code, not this page. -->\n\n"


def generated() -> dict[str, str]:
    """Return all generated files by their path in the repository."""
    files = {f"docs/rules/{name}.md": NOTE + page(name) for name in rule_names()}
    files["docs/rules/README.md"] = NOTE + "\n".join(_index()) + "\n"
    files["docs/cli.md"] = NOTE + "\n".join(_reference()) + "\n"
    files["schema/config.schema.json"] = json.dumps(config_schema(), indent=2, ensure_ascii=False) + "\n"
    return files


def stale(root: Path = ROOT) -> list[str]:
    """Return the generated files that are missing, not as the code gives them, or there for no rule any more."""
    files = generated()
    found = [path for path, text in files.items() if not _holds(root / path, text)]
    known = {root / path for path in files}
    extra = [path for path in (root / "docs/rules").rglob("*.md") if path not in known]
    return sorted(found + [path.relative_to(root).as_posix() for path in extra])


def write(root: Path = ROOT) -> None:
    """Write the generated files, and remove pages of rules that are gone."""
    files = generated()
    for path in stale(root):
        if path in files:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(files[path], encoding="utf-8", newline="\n")
        else:
            (root / path).unlink()


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _index() -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "`ladderlint explain RULE` shows these pages in the terminal."
    yield ""
    yield "| rule | severity | on from preset | what it wants |"
    yield "|---|---|---|---|"
    for name, severity, preset, title in table():
        yield f"| [{name}]({name}.md) | {severity} | {preset} | {title.replace('|', chr(92) + '|')} |"


def _reference() -> Iterator[str]:
    yield "# The command line"
    context = click.Context(group, info_name="ladderlint", terminal_width=100, max_content_width=100)
    commands = {name: group.get_command(context, name) for name in group.list_commands(context)}
    for name, command in {"": group, **commands}.items():
        assert command is not None
        title = f"ladderlint {name}".strip()
        inner = click.Context(command, info_name=title, terminal_width=100, max_content_width=100)
        yield ""
        yield f"## {title}"
        yield ""
        yield "```text"
        yield command.get_help(inner)
        yield "```"


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        found = stale()
        for path in found:
            print(f"{path}: stale; run 'python docs/generate.py'")
        sys.exit(1 if found else 0)
    write()
