"""What a newcomer reads: every command says in a line what it does, and shows how it is called."""

import re
import shlex

import click
import pytest

from ladderlint.cli import group
from ladderlint.cli.check import SECTIONS

CONTEXT = click.Context(group, info_name="ladderlint", terminal_width=80)
COMMANDS = {name: group.get_command(CONTEXT, name) for name in group.list_commands(CONTEXT)}


def help_of(name: str) -> str:
    command = COMMANDS[name] if name else group
    assert command is not None
    return command.get_help(click.Context(command, CONTEXT, info_name=name, terminal_width=80))


def examples(text: str) -> list[list[str]]:
    """The calls that a help shows, without what is said of them."""
    lines = re.findall(r"^  ladderlint (.*?)(?:   .*|(?<=\S)  \S.*)?$", text, re.MULTILINE)
    return [shlex.split(line) for line in lines]


def test_no_line_about_a_command_is_cut() -> None:
    listed = help_of("").partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert [line for line in listed if not line.endswith(".") or line.endswith("...")] == []


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_example_is_a_call_that_is_understood(name: str) -> None:
    calls = examples(help_of(name))
    assert calls, "a help without an example"
    for call in calls:
        assert call[0] == name or not name
        command = COMMANDS[call[0]]
        assert command is not None
        command.make_context(call[0], call[1:], parent=CONTEXT)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does_and_none_is_lost(name: str) -> None:
    command = COMMANDS[name]
    assert command is not None
    text = help_of(name)
    for option in command.get_params(click.Context(command, CONTEXT)):
        if isinstance(option, click.Option):
            assert option.help
            assert option.help.endswith((".", "]")), option.help
            assert len(re.findall(rf"^  .*{option.opts[-1]}\b(?!-)", text, re.MULTILINE)) >= 1


def test_options_of_a_check_stand_under_headings() -> None:
    text = help_of("check")
    headings = re.findall(r"^(\w.*):$", text, re.MULTILINE)
    assert headings == [*SECTIONS, "Options"]
    assert text.index("--select") < text.index("What is shown:") < text.index("--format [")
    assert "[PATHS]..." not in text.partition("Which rules:")[2]
