"""`sabbatical absent`."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from sabbatical.cli.options import DAY, as_date
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.school import School

if TYPE_CHECKING:
    from sabbatical.services.store import Store

NEXT = "To repair the plan: sabbatical replan"


@click.command(short_help="Enter who is absent, or that they are back.")
@click.argument("person", required=False)
@click.argument("start", type=DAY, required=False)
@click.argument("end", type=DAY, required=False)
@click.option("--also", multiple=True, metavar="PERSON", help="Somebody else absent then too. May be repeated.")
@click.option("--periods", metavar="P1;P2", help="Only these periods of each day, joined by ; or a comma.")
@click.option("--reason", default="", metavar="TEXT", help="For your own eyes: it is in nobody else's view.")
@click.option("--until-further-notice", is_flag=True, help="In the place of END: to the end of term.")
@click.option(
    "--back", type=DAY, metavar="DATE", help="The person is back on DATE; they were absent up to the day before."
)
@click.pass_obj
def absent(
    db: str | None,
    person: str | None,
    start: dt.datetime | None,
    end: dt.datetime | None,
    also: tuple[str, ...],
    periods: str | None,
    reason: str,
    back: dt.datetime | None,
    *,
    until_further_notice: bool,
) -> None:
    """Enter that PERSON is absent from START to END; without END, on that day alone.

    PERSON is the id or the name of a teacher or substitute. What overlaps with an absence that is known becomes one
    with it. Without START, lists the absences of PERSON; without PERSON, all of them. Nothing is planned: after
    entering who is absent, re-plan.
    """
    from sabbatical.services.store import open_store

    _refuse_nonsense(person, start, back)
    if start is None and (also or periods is not None or reason or until_further_notice):
        raise click.UsageError("--also, --periods, --reason and --until-further-notice go with PERSON and START.")
    if until_further_notice and end is not None:
        raise click.UsageError("--until-further-notice takes the place of END.")
    with open_store(db) as store:
        if person is not None and back is not None:
            _back(store, person, back.date())
        elif person is not None and start is not None:
            last = None if until_further_notice else as_date(end) or start.date()
            _enter(store, (person, *also), start.date(), last, periods, reason)
        else:
            _list(store, person)


def _refuse_nonsense(person: str | None, start: dt.datetime | None, back: dt.datetime | None) -> None:
    if back is not None and (person is None or start is not None):
        raise click.UsageError("--back goes with PERSON alone.")


def _enter(
    store: "Store", people: tuple[str, ...], start: dt.date, end: dt.date | None, periods: str | None, reason: str
) -> None:
    from sabbatical.domain.people import find_person
    from sabbatical.services.absences import NewAbsence, add_absences

    school = _school(store)
    names = tuple(find_person(school, person) for person in people)
    split = _split(periods or "", school)
    rows = add_absences(
        store,
        tuple(NewAbsence(person=person, start=start, end=end, periods=split, reason=reason) for person in names),
    )
    _show(school, rows)
    click.echo(NEXT)


def _back(store: "Store", text: str, date: dt.date) -> None:
    from sabbatical.domain.people import find_person
    from sabbatical.domain.reports.names import display_names
    from sabbatical.services.absences import person_is_back

    school = _school(store)
    person = find_person(school, text)
    ended = person_is_back(store, person, date)
    rows = ", ".join(row.id for row in ended)
    click.echo(f"{display_names(school)[person]} is back on {date.isoformat()} ({rows}).")
    click.echo(NEXT)


def _list(store: "Store", text: str | None) -> None:
    from sabbatical.domain.people import find_person
    from sabbatical.services.absences import list_absences

    school = _school(store)
    rows = list_absences(store, None if text is None else find_person(school, text))
    _show(school, rows)
    click.echo(f"{counted(len(rows), 'absence')}.")


def _show(school: School, rows: tuple[Absence, ...]) -> None:
    from sabbatical.domain.reports.names import display_names

    names = display_names(school)
    for row in rows:
        dates = f"{row.start.isoformat()} to {(row.end or row.start).isoformat()}"
        periods = f"  {', '.join(row.periods)}" if row.periods else "  whole days"
        reason = f"  {row.reason}" if row.reason else ""
        click.echo(f"{row.id:<5} {names[row.person]}  {dates}{periods}{reason}")


def _split(periods: str, school: School) -> tuple[str, ...]:
    """Return the names in a list that is joined by semicolons, or by commas where no period holds one."""
    if periods in {row.period for row in school.bell}:
        return (periods,)
    mark = ";" if ";" in periods else ","
    return tuple(name.strip() for name in periods.split(mark) if name.strip())


def _school(store: "Store") -> School:
    from sabbatical.services.school import required_school

    return required_school(store)
