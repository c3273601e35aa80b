"""`sabbatical show`: a day, a week, a person or a class, without the app."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sabbatical.cli.options import DAY, as_date

if TYPE_CHECKING:
    from sabbatical.domain.school import School
    from sabbatical.domain.week.week import Mode
    from sabbatical.services.showing import ShownTerm

Command = TypeVar("Command", bound=Callable[..., Any])


def show_options(command: Command) -> Command:
    """Add DATE, --plan and --plain."""
    for option in (
        click.option("--plain", is_flag=True, help="Lines of words alone, for screen readers and pipes."),
        click.option(
            "--plan", "number", type=click.IntRange(1), metavar="N", help="The plan of this number, not the newest."
        ),
        click.argument("date", type=DAY, required=False),
    ):
        command = option(command)
    return command


def term_option(command: Command) -> Command:
    """Add --term."""
    text = "Every session and cover of the term, not one week with its lessons."
    return click.option("--term", "whole_term", is_flag=True, help=text)(command)


@click.group(short_help="Show a day, a week, a person or a class, without the app.")
def show() -> None:
    """Show a day, a week, a person or a class of the draft, else of the published plan.

    On a terminal a week is a table; with --plain, and where the output goes to a file or another program, it is a
    line for each thing, in words alone. DATE is like 2027-01-11; without it, today. It is the leader's view: it names
    who is coached on what.
    """


@show.command()
@show_options
@click.pass_obj
def day(db: str | None, date: dt.datetime | None, number: int | None, *, plain: bool) -> None:
    """Show the whole school's sessions, covers and absences of a day, by period; always as lines."""
    from sabbatical.cli.show_text import plan_line, say
    from sabbatical.domain.week.read_out import day_lines
    from sabbatical.domain.week.term_weeks import WeekDay
    from sabbatical.domain.week.week import Mode
    from sabbatical.services.showing import date_to_show

    shown = _read(db, number)
    chosen = date_to_show(shown, as_date(date))
    known = next((row for row in shown.term.timetable.days if row.date == chosen), None)
    say([f"{shown.term.school.info.name}. {plan_line(shown.version)}", ""])
    say(day_lines(shown.term, Mode.SCHOOL, "", WeekDay(date=chosen, day=known)))


@show.command()
@show_options
@click.pass_obj
def week(db: str | None, date: dt.datetime | None, number: int | None, *, plain: bool) -> None:
    """Show the whole school's sessions and covers of the week that holds DATE."""
    from sabbatical.domain.week.week import Mode

    shown = _read(db, number)
    _show_week(shown, Mode.SCHOOL, "", shown.term.school.info.name, as_date(date), plain=plain)


@show.command()
@click.argument("person")
@show_options
@term_option
@click.pass_obj
def person(
    db: str | None, person: str, date: dt.datetime | None, number: int | None, *, plain: bool, whole_term: bool
) -> None:
    """Show a week of PERSON, an id or a name: lessons, sessions, covers, absences."""
    from sabbatical.domain.people import find_person
    from sabbatical.domain.week.week import Mode

    shown = _read(db, number)
    key = find_person(shown.term.school, person)
    _show(shown, Mode.TEACHER, key, shown.term.name(key), as_date(date), plain=plain, whole_term=whole_term)


@show.command("class")
@click.argument("class_id", metavar="CLASS")
@show_options
@term_option
@click.pass_obj
def class_(
    db: str | None, class_id: str, date: dt.datetime | None, number: int | None, *, plain: bool, whole_term: bool
) -> None:
    """Show a week of CLASS, an id or a name: who teaches it, the sessions in it, its covers."""
    from sabbatical.domain.classes import find_class
    from sabbatical.domain.week.week import Mode

    shown = _read(db, number)
    key = find_class(shown.term.school, class_id)
    label = _class_label(shown.term.school, key)
    _show(shown, Mode.CLASS, key, label, as_date(date), plain=plain, whole_term=whole_term)


def _class_label(school: "School", key: str) -> str:
    name = next(row.name for row in school.classes if row.id == key)
    return f"{key}, {name}" if name and name != key else key


def _read(db: str | None, number: int | None) -> "ShownTerm":
    from sabbatical.services.showing import shown_term
    from sabbatical.services.store import open_store

    with open_store(db) as store:
        return shown_term(store, dt.datetime.now(dt.UTC), number)


def _show(
    shown: "ShownTerm", mode: "Mode", key: str, label: str, date: dt.date | None, *, plain: bool, whole_term: bool
) -> None:
    if not whole_term:
        _show_week(shown, mode, key, label, date, plain=plain)
        return
    if date is not None:
        raise click.UsageError("--term takes the place of DATE.")
    from sabbatical.cli.show_text import plan_line, say
    from sabbatical.domain.week.read_out import duty_lines

    say([f"{label}: {shown.term.school.term.name}. {plan_line(shown.version)}", ""])
    say(list(duty_lines(shown.term, mode, key)) or ["No session and no cover in the plan."])


def _show_week(shown: "ShownTerm", mode: "Mode", key: str, label: str, date: dt.date | None, *, plain: bool) -> None:
    from sabbatical.cli.show_text import is_plain, plan_line, print_week, say
    from sabbatical.domain.week.read_out import week_lines
    from sabbatical.domain.week.term_weeks import week_count, week_of_date
    from sabbatical.domain.week.week import week_of
    from sabbatical.services.showing import date_to_show

    number = week_of_date(shown.term.timetable, date_to_show(shown, date))
    weeks = week_count(shown.term.timetable)
    say([f"{label}: week {number + 1} of {weeks}. {plan_line(shown.version)}", ""])
    if is_plain(asked=plain):
        say(week_lines(shown.term, mode, key, number))
    else:
        print_week(week_of(shown.term, mode, key, number))
