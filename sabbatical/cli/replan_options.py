"""The options of a re-plan from files."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from sabbatical.cli.options import EXISTING_FOLDER
from sabbatical.services.folders import FolderReplan

Command = TypeVar("Command", bound=Callable[..., Any])


def replan_options(command: Command) -> Command:
    """Add --published, --today and --now, which go together."""
    for option in (
        click.option(
            "--now",
            type=click.DateTime(["%H:%M"]),
            metavar="HH:MM",
            help="Periods of today that begin before it are over. Without it, the whole of today is to come.",
        ),
        click.option(
            "--today",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="DATE",
            help="With --published: what is before is over.",
        ),
        click.option(
            "--published", type=EXISTING_FOLDER, metavar="DIR", help="The plan folder that people have been told."
        ),
    ):
        command = option(command)
    return command


def folder_replan(
    published: Path | None, today: dt.datetime | None, now: dt.datetime | None, *, extend: bool = False
) -> FolderReplan | None:
    """Return what a re-plan begins with, or None where none is asked for.

    Raises
    ------
    click.UsageError
        If only some of the options are given that go together.
    """
    if published is not None and today is not None:
        return FolderReplan(
            published=published, today=today.date(), now=None if now is None else now.time(), extend=extend
        )
    if published is not None or today is not None:
        raise click.UsageError("--published and --today go together: the plan that people know, and the date.")
    if now is not None or extend:
        name = "--now" if now is not None else "--extend"
        raise click.UsageError(f"{name} is for a re-plan: give --published and --today, too.")
    return None
