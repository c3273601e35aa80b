"""Rows of the calendar and of the bell schedules, which have no ids: each is known by what it was."""

from dataclasses import replace
from typing import TypeVar

from sabbatical.domain.rows.calendar import BellPeriod, CalendarEntry
from sabbatical.domain.school import School
from sabbatical.errors import DataError

Row = TypeVar("Row")


def put_calendar_entry(school: School, row: CalendarEntry, old: CalendarEntry | None = None) -> School:
    """Add a row of the calendar, or replace the row that was `old`.

    Raises
    ------
    DataError
        If `old` is no longer there.
    """
    return replace(school, calendar=_put(school.calendar, row, old))


def delete_calendar_entry(school: School, old: CalendarEntry) -> School:
    """Remove a row of the calendar.

    Raises
    ------
    DataError
        If it is no longer there.
    """
    return replace(school, calendar=_put(school.calendar, None, old))


def put_bell_period(school: School, row: BellPeriod, old: BellPeriod | None = None) -> School:
    """Add a period of a bell schedule, or replace the one that was `old`.

    Raises
    ------
    DataError
        If `old` is no longer there.
    """
    return replace(school, bell=_put(school.bell, row, old))


def delete_bell_period(school: School, old: BellPeriod) -> School:
    """Remove a period of a bell schedule.

    Raises
    ------
    DataError
        If it is no longer there.
    """
    return replace(school, bell=_put(school.bell, None, old))


def _put(rows: tuple[Row, ...], row: Row | None, old: Row | None) -> tuple[Row, ...]:
    new = () if row is None else (row,)
    if old is None:
        return (*rows, *new)
    if old not in rows:
        raise DataError("The row is no longer as it was.", hint="Somebody changed or deleted it; look at the list.")
    place = rows.index(old)
    return (*rows[:place], *new, *rows[place + 1 :])
