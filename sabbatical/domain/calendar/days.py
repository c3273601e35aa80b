"""The term's school days: open dates with their cycle day, bell schedule and periods."""

import datetime as dt
from collections.abc import Iterator

from sabbatical.domain.calendar.exceptions import DateRules, rules_by_date
from sabbatical.domain.calendar.weekdays import dates_between, week_number, weekday_name
from sabbatical.domain.school import School
from sabbatical.domain.settings import CycleKind, Term
from sabbatical.domain.timetable import DatedPeriod, SchoolDay

REGULAR_SCHEDULE = "regular"


def school_days(school: School) -> tuple[SchoolDay, ...]:
    """Return the open dates of the term in order, blackout ones included.

    A weekly cycle gives each weekday its name by the calendar week, the one that holds the term's start being the
    first; a rotating cycle gives each open date the next name. Where calendar.csv sets the cycle day, the name that
    the date would have had is used up all the same.
    """
    periods = _periods_by_schedule(school)
    days = []
    for index, (date, rules, name) in enumerate(_open_dates(school)):
        schedule = rules.schedule or REGULAR_SCHEDULE
        days.append(
            SchoolDay(
                index=index,
                date=date,
                week=week_number(date, school.term.start, school.term.weekdays),
                cycle_day=rules.cycle_day or name,
                schedule=schedule,
                blackout=rules.blackout,
                periods=periods.get(schedule, ()),
            )
        )
    return tuple(days)


def _open_dates(school: School) -> Iterator[tuple[dt.date, DateRules, str]]:
    """Yield each open date with what calendar.csv says about it and the cycle's own name for it."""
    term = school.term
    exceptions = rules_by_date(school)
    opened = 0
    for date in dates_between(term.start, term.end):
        rules = exceptions.get(date) or DateRules(weekday_name(date) in term.weekdays)
        if rules.open:
            yield date, rules, _cycle_name(term, date, opened)
            opened += 1


def _cycle_name(term: Term, date: dt.date, opened: int) -> str:
    """Return the cycle's name for a date; empty in a weekly cycle on a weekday that the term does not have."""
    if term.cycle is CycleKind.ROTATING:
        return term.days[opened % len(term.days)]
    if weekday_name(date) not in term.weekdays:
        return ""
    place = week_number(date, term.start, term.weekdays) * len(term.weekdays)
    return term.days[(place + term.weekdays.index(weekday_name(date))) % len(term.days)]


def _periods_by_schedule(school: School) -> dict[str, tuple[DatedPeriod, ...]]:
    schedules: dict[str, list[DatedPeriod]] = {}
    for row in school.bell:
        schedules.setdefault(row.schedule, []).append(DatedPeriod(period=row.period, start=row.start, end=row.end))
    return {name: tuple(sorted(found, key=lambda period: period.start)) for name, found in schedules.items()}
