"""Arguments and options that several commands share."""

import datetime as dt
import math
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

import click

from sabbatical.domain.moment import Moment
from sabbatical.domain.planning import PlanParams

Command = TypeVar("Command", bound=Callable[..., Any])

LARGEST_SEED = 2**31 - 1
"""What the solver's 32-bit seed holds."""
MOST_WORKERS = 256

EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
DEFAULTS = PlanParams()

DAY = click.DateTime(["%Y-%m-%d"])
TIME_OF_DAY = click.DateTime(["%H:%M"])


class Seconds(click.ParamType[float]):
    """A number of seconds, more than 0."""

    name = "seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number; "inf" and "nan" are none."""
        try:
            seconds = float(value)
        except ValueError:
            self.fail(f"{value!r} is not a number of seconds.", param, ctx)
        if not math.isfinite(seconds) or seconds <= 0:
            self.fail(f"{value} is not allowed; it must be more than 0.", param, ctx)
        return seconds


class Percent(click.ParamType[Decimal]):
    """A percentage from 0 to 100, exactly as written."""

    name = "percent"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """Return the number; "inf" and "nan" are none."""
        try:
            percent = Decimal(str(value))
        except InvalidOperation:
            self.fail(f"{value!r} is not a percentage.", param, ctx)
        if not percent.is_finite() or not 0 <= percent <= 100:
            self.fail(f"{value} is not allowed; it must be from 0 to 100.", param, ctx)
        return percent


def as_date(moment: dt.datetime | None) -> dt.date | None:
    """Return the date of an option of type `DAY`."""
    return None if moment is None else moment.date()


def folder_argument(command: Command) -> Command:
    """Add FOLDER, a school folder."""
    return click.argument("folder", type=EXISTING_FOLDER)(command)


def json_option(command: Command) -> Command:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help="Write one JSON document to standard output.")(command)


def time_limit_option(seconds: float, meaning: str) -> Callable[[Command], Command]:
    """Return a decorator that adds --time-limit.

    Parameters
    ----------
    seconds
        The default.
    meaning
        What the limit is for.
    """

    def add(command: Command) -> Command:
        return click.option(
            "--time-limit", type=Seconds(), metavar="S", default=seconds, show_default=True, help=meaning
        )(command)

    return add


def run_options(command: Command) -> Command:
    """Add --seed and --workers."""
    for option in (
        click.option(
            "--workers",
            type=click.IntRange(1, MOST_WORKERS),
            metavar="N",
            default=DEFAULTS.workers,
            show_default=True,
            help="Solver threads.",
        ),
        click.option(
            "--seed",
            type=click.IntRange(0, LARGEST_SEED),
            metavar="N",
            default=DEFAULTS.seed,
            show_default=True,
            help="The same school, seed and workers give the same plan whenever each tier was proven.",
        ),
    ):
        command = option(command)
    return command


def plan_folder_options(command: Command) -> Command:
    """Add --folder and --plan, which go together."""
    for option in (
        click.option("--plan", type=EXISTING_FOLDER, metavar="DIR", help="A plan folder of the school in --folder."),
        click.option(
            "--folder", type=EXISTING_FOLDER, metavar="FOLDER", help="Use this school folder, not the database."
        ),
    ):
        command = option(command)
    return command


def today_options(command: Command) -> Command:
    """Add --today and --now, for a plan folder; the database goes by the clock."""
    for option in (
        click.option(
            "--now", type=TIME_OF_DAY, metavar="HH:MM", help="With --today: periods that begin before it are over, too."
        ),
        click.option(
            "--today",
            type=DAY,
            metavar="DATE",
            help="With --plan: what is before is over. Without it, what comes before the last row that is done.",
        ),
    ):
        command = option(command)
    return command


def folder_moment(plan: Path | None, today: dt.datetime | None, now: dt.datetime | None) -> Moment | None:
    """Return the moment that --today and --now name, or None.

    Raises
    ------
    click.UsageError
        If --today is given without a plan folder, or --now without --today.
    """
    if today is not None and plan is None:
        raise click.UsageError("--today goes with --folder and --plan; the database goes by the clock.")
    if now is not None and today is None:
        raise click.UsageError("--now goes with --today.")
    return None if today is None else Moment(today=today.date(), now=None if now is None else now.time())


def refuse_half_a_place(folder: Path | None, plan: Path | None) -> None:
    """Refuse one of --folder and --plan without the other.

    Raises
    ------
    click.UsageError
        If exactly one is given.
    """
    if (folder is None) != (plan is None):
        raise click.UsageError("--folder and --plan go together: a school folder and a plan folder of it.")


def solver_options(command: Command) -> Command:
    """Add --time-limit, --seed and --workers."""
    limit = time_limit_option(DEFAULTS.time_limit_seconds, "Seconds to plan for; the best plan found by then is kept.")
    return limit(run_options(command))
