"""The page of commands names every command, and each of its options."""

import pytest
import typer

from docs.extensions.command_options import options_of, with_options
from scheduler.cli import app
from tests.documentation.pages import anchors, read

PAGE = read("docs/commands.md")
COMMANDS = typer.main.get_group(app).commands


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_explained(name):
    """Every command has a row in the table, a section of its own, and help for all it takes."""
    command = COMMANDS[name]

    assert f"| [`launch-scheduler {name}" in PAGE
    assert name in anchors(PAGE)
    assert command.help
    assert [option.name for option in command.params if not getattr(option, "help", "")] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_written_into_the_page(name):
    """The section of a command has each of its arguments and options, by every name it has."""
    section = with_options(PAGE).partition(f"\n## {name}\n")[2].partition("\n## ")[0]

    told = [
        option
        for parameter in COMMANDS[name].params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("-")
    ]
    assert [option for option in told if option not in section] == []
    assert options_of(name) in section


def test_page_has_no_section_without_a_command():
    """A command that is gone leaves no section behind."""
    assert anchors(PAGE) == {"commands", *COMMANDS}


def test_options_say_what_values_they_take():
    """Bounds and defaults stand behind the help, as sentences."""
    text = options_of("plan")

    assert "`-s`, `--scenario TEXT`\n" in text
    assert "Default: `0`. From 0 to 64.\n" in text
