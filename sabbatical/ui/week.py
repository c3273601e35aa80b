"""One week of one person or class, as cells by date and period. Pure."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sabbatical.domain.timetable import SchoolDay, TermTimetable
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.week_cells import WeekCell, class_cell, gather, person_cell


class Mode(StrEnum):
    """Whose week is shown."""

    TEACHER = "teacher"
    CLASS = "class"
    COACH = "coach"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDay:
    """A column of the week."""

    date: dt.date
    day: SchoolDay | None
    """None where school is closed or the term has not begun or is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week as the grid shows it."""

    days: tuple[WeekDay, ...]
    periods: tuple[str, ...]
    """In order of their earliest start in the week."""
    cells: dict[tuple[dt.date, str], WeekCell]


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def week_count(timetable: TermTimetable) -> int:
    """Return the number of calendar weeks from the first school day's to the last's."""
    return timetable.days[-1].week + 1 if timetable.days else 0


def week_of_date(timetable: TermTimetable, date: dt.date) -> int:
    """Return the index of the week that holds `date`, or of the first after it that has school; at most the last."""
    return next((day.week for day in timetable.days if day.date >= date), max(0, week_count(timetable) - 1))


def week_of_next_duty(picture: TermPicture, key: str, week: int) -> int | None:
    """Return the first week after `week`, else the first of all, with a session or cover of a person or class."""
    if picture.plan is None:
        return None
    dates = {row.date for row in picture.plan.sessions if key in (row.coach, row.coachee, row.class_id)}
    dates |= {row.date for row in picture.plan.covers if key in (row.cover_person, row.class_id)}
    weeks = sorted({day.week for day in picture.timetable.days if day.date in dates})
    return next((found for found in weeks if found > week), weeks[0] if weeks else None)


def week_days(picture: TermPicture, week: int) -> tuple[WeekDay, ...]:
    """Return the columns of a week: the term's weekdays, and other dates on which school is open."""
    term = picture.school.term
    first_weekday = WEEKDAYS.index(term.weekdays[0])
    start = term.start - dt.timedelta(days=(term.start.weekday() - first_weekday) % 7) + dt.timedelta(weeks=week)
    days = {day.date: day for day in picture.timetable.days if day.week == week}
    dates = (start + dt.timedelta(days=count) for count in range(7))
    usual = {WEEKDAYS.index(name) for name in term.weekdays}
    return tuple(WeekDay(date=date, day=days.get(date)) for date in dates if date.weekday() in usual or date in days)


def week_of(picture: TermPicture, mode: Mode, key: str, week: int) -> Week:
    """Return the week of a teacher, class or coach.

    Parameters
    ----------
    key
        Id of the person or class.
    week
        Index of the calendar week, 0 for the one that holds the term's start.
    """
    days = week_days(picture, week)
    open_days = [column.day for column in days if column.day is not None]
    facts = gather(picture, key, open_days)
    make = class_cell if mode is Mode.CLASS else person_cell
    cells = {
        (day.date, period.period): cell
        for day in open_days
        for period in day.periods
        if (cell := make(facts, day, period)) is not None
    }
    return Week(days=days, periods=_periods_of(open_days), cells=cells)


def _periods_of(days: list[SchoolDay]) -> tuple[str, ...]:
    starts: dict[str, dt.time] = {}
    for day in days:
        for period in day.periods:
            starts[period.period] = min(period.start, starts.get(period.period, period.start))
    return tuple(sorted(starts, key=lambda name: (starts[name], name)))
