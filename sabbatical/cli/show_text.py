"""What `sabbatical show` prints: lines to be read out, or a table for the eye."""

import sys
from collections.abc import Iterable

import click

from sabbatical.domain.plan import PlanVersion, VersionState
from sabbatical.domain.week.week import Week


def is_plain(*, asked: bool) -> bool:
    """Whether to print lines alone: where that was asked for, and where nobody looks at a terminal."""
    return asked or not sys.stdout.isatty()


def say(lines: Iterable[str]) -> None:
    """Print lines as they come."""
    for line in lines:
        click.echo(line)


def plan_line(version: PlanVersion | None) -> str:
    """Return which plan is shown and where it stands."""
    if version is None:
        return "No plan yet: the timetable alone. To make one: sabbatical plan"
    state = "draft, not published" if version.state is VersionState.DRAFT else version.state.value
    return f"Plan {version.number}, {state}."


def print_week(week: Week) -> None:
    """Print a week as a table: periods down, days across."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=True)
    table.add_column(Text(""))
    for column in week.days:
        day = column.day
        second = "no school" if day is None else day.cycle_day + (" blackout" if day.blackout else "")
        table.add_column(Text(f"{column.date:%a} {column.date.day} {column.date:%b}\n{second}"), ratio=1)
    width = max(1, (Console().width - 10) // max(1, len(week.days)) - 3)
    for period in week.periods:
        cells = (week.cells.get((column.date, period)) for column in week.days)
        table.add_row(Text(period), *(Text("\n".join(found.lines(width)) if found else "") for found in cells))
    Console().print(table)
