"""The commands, options and exit statuses in the docs are those of the program."""

import re

import click
import pytest
from doc_pages import commands_named, read_page, section

from sabbatical.cli.exits import ExitStatus
from sabbatical.cli.main import sabbatical

FORMATS = read_page("docs/formats.md")
COMMANDS = section(FORMATS, "Commands")


@pytest.mark.parametrize("page", ["docs/formats.md", "README.md"])
def test_the_page_names_exactly_the_commands_of_the_program(page: str):
    assert commands_named(read_page(page)) == set(sabbatical.commands)


def test_the_guide_names_only_commands_of_the_program():
    assert commands_named(read_page("docs/guide.md")) <= set(sabbatical.commands)


def all_commands(command: click.Command) -> list[click.Command]:
    """A command and those under it."""
    under = command.commands.values() if isinstance(command, click.Group) else ()
    return [command, *(found for one in under for found in all_commands(one))]


def test_every_option_of_the_program_is_in_the_formats_page():
    options = {
        name
        for command in all_commands(sabbatical)
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
        if name.startswith("--")
    }
    assert options - {"--version"} == set(re.findall(r"--[a-z][a-z-]+", COMMANDS))


def test_every_exit_status_is_in_the_formats_page():
    rows = re.findall(r"^\| (\d+) \|", section(FORMATS, "Exit status"), re.MULTILINE)
    assert [int(row) for row in rows] == sorted(ExitStatus)
