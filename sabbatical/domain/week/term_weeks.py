"""The weeks of a term: which there are, which holds a date, and how much each of them holds."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from sabbatical.domain.plan import DutyStatus
from sabbatical.domain.reports.releases import NOT_A_DUTY
from sabbatical.domain.timetable import SchoolDay, TermTimetable
from sabbatical.domain.week.planned_term import PlannedTerm

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDay:
    """A column of the week."""

    date: dt.date
    day: SchoolDay | None
    """None where school is closed or the term has not begun or is over."""


def week_count(timetable: TermTimetable) -> int:
    """Return the number of calendar weeks from the first school day's to the last's."""
    return timetable.days[-1].week + 1 if timetable.days else 0


def week_of_date(timetable: TermTimetable, date: dt.date) -> int:
    """Return the index of the week that holds `date`, or of the first after it that has school; at most the last."""
    return next((day.week for day in timetable.days if day.date >= date), max(0, week_count(timetable) - 1))


def week_days(term: PlannedTerm, week: int) -> tuple[WeekDay, ...]:
    """Return the columns of a week: the term's weekdays, and other dates on which school is open."""
    span = term.school.term
    start = first_date(term, week)
    days = {day.date: day for day in term.timetable.days if day.week == week}
    dates = (start + dt.timedelta(days=count) for count in range(7))
    usual = {WEEKDAYS.index(name) for name in span.weekdays}
    return tuple(WeekDay(date=date, day=days.get(date)) for date in dates if date.weekday() in usual or date in days)


def first_date(term: PlannedTerm, week: int) -> dt.date:
    """Return the date on which a calendar week begins."""
    span = term.school.term
    first_weekday = WEEKDAYS.index(span.weekdays[0])
    return span.start - dt.timedelta(days=(span.start.weekday() - first_weekday) % 7) + dt.timedelta(weeks=week)


def week_loads(term: PlannedTerm, key: str) -> tuple[int, ...]:
    """Return how many sessions and covers each week of the term holds, missed ones left out.

    Parameters
    ----------
    key
        Of this person or class; empty for the whole school. A co-teacher who leads has no cover.
    """
    week_by_date = {day.date: day.week for day in term.timetable.days}
    dates = [
        row.date
        for row in term.sessions
        if row.status is not DutyStatus.MISSED and (not key or key in (row.coach, row.coachee, row.class_id))
    ]
    for cover in term.covers:
        is_duty = cover.cover_kind not in NOT_A_DUTY
        is_own = not key or key == cover.class_id or (is_duty and key == cover.cover_person)
        if cover.status is not DutyStatus.MISSED and is_own:
            dates.append(cover.date)
    loads = Counter(week_by_date[date] for date in dates if date in week_by_date)
    return tuple(loads[week] for week in range(week_count(term.timetable)))


def week_of_next_duty(term: PlannedTerm, key: str, week: int) -> int | None:
    """Return the first week after `week`, else the first of all, with a session or cover of a person or class."""
    weeks = [number for number, load in enumerate(week_loads(term, key)) if load]
    return next((found for found in weeks if found > week), weeks[0] if weeks else None)
