"""The weeks of a term: which there are, which holds a date, and how much each of them holds."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from sabbatical.domain.plan import DutyStatus, PlannedCover, PlannedSession
from sabbatical.domain.reports.releases import NOT_A_DUTY
from sabbatical.domain.timetable import SchoolDay, TermTimetable
from sabbatical.domain.week.planned_term import Place, PlannedTerm

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


def duties_of(term: PlannedTerm, key: str) -> list[PlannedSession | PlannedCover]:
    """Return the sessions and covers in order of time, missed ones left out.

    Parameters
    ----------
    key
        Of this person or class; empty for the whole school. A co-teacher who leads has no cover.
    """
    rows: list[PlannedSession | PlannedCover] = [
        row for row in term.sessions if not key or key in (row.coach, row.coachee, row.class_id)
    ]
    for cover in term.covers:
        is_duty = cover.cover_kind not in NOT_A_DUTY
        if not key or key == cover.class_id or (is_duty and key == cover.cover_person):
            rows.append(cover)
    held = [row for row in rows if row.status is not DutyStatus.MISSED]
    return sorted(held, key=lambda row: (row.date, row.start))


def week_loads(term: PlannedTerm, key: str) -> tuple[int, ...]:
    """Return how many sessions and covers each week of the term holds; `key` as in `duties_of`."""
    week_by_date = {day.date: day.week for day in term.timetable.days}
    found = (week_by_date.get(row.date) for row in duties_of(term, key))
    loads = Counter(week for week in found if week is not None)
    return tuple(loads[week] for week in range(week_count(term.timetable)))


def next_duty(term: PlannedTerm, key: str, place: Place) -> Place | None:
    """Return the place of the first session or cover after `place`, else of the first of all; None for none."""
    starts = {(day.date, own.period): own.start for day in term.timetable.days for own in day.periods}
    places = [(row.date, row.period) for row in duties_of(term, key) if (row.date, row.period) in starts]
    here = (place[0], starts.get(place, dt.time.min))
    return next((own for own in places if (own[0], starts[own]) > here), places[0] if places else None)
