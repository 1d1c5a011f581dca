"""What a shell may complete that click does not know by itself: the names of rules.

Names come from the names of files, so that a press of the Tab key imports no rule. Whether a name that was given is
one of a rule is for those to judge who can say which was meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from click.types import StringParamType

if TYPE_CHECKING:
    from click import Context, Parameter
    from click.shell_completion import CompletionItem


class _Rule(StringParamType):
    """A rule or a group."""

    name = "rule"

    def shell_complete(self, ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        return _items(_beginning_with(incomplete))


class _Rules(StringParamType):
    """Rules, groups and `all`, with commas between them."""

    name = "rules"

    def shell_complete(self, ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        before, comma, last = incomplete.rpartition(",")
        names = [*_beginning_with(last), *(["all"] if "all".startswith(last) else [])]
        return _items([f"{before}{comma}{name}" for name in names if name not in before.split(",")])


def _beginning_with(text: str) -> list[str]:
    from ladderlint.registry import group_names, rule_names

    return [name for name in (*group_names(), *rule_names()) if name.startswith(text)]


def _items(names: list[str]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(name) for name in names]


RULE: Final = _Rule()
RULES: Final = _Rules()
