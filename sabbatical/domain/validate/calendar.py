"""Checks calendar.csv."""

import datetime as dt
from collections.abc import Iterator

from sabbatical.domain.calendar.exceptions import entry_dates, rules_by_date
from sabbatical.domain.calendar.repeats import MAX_YEARS_BEFORE, repeat_problem
from sabbatical.domain.calendar.weekdays import weekday_name
from sabbatical.domain.findings import Finding
from sabbatical.domain.rows.calendar import CalendarEntry, CalendarKind
from sabbatical.domain.school import School
from sabbatical.domain.settings import CycleKind
from sabbatical.domain.validate.names import SchoolNames
from sabbatical.domain.validate.report import error, filled, warning, wrong_order

TABLE = "calendar"


def check_calendar(school: School, names: SchoolNames) -> Iterator[Finding]:
    """Yield what is wrong with each row by itself."""
    for row, entry in enumerate(school.calendar):
        yield from wrong_order(TABLE, row, entry.start, entry.end, "end")
        yield from names.schedules.mentions(TABLE, row, "schedule", filled(entry.schedule))
        yield from names.cycle_days.mentions(TABLE, row, "cycle_day", filled(entry.cycle_day))
        if entry.repeat and (problem := repeat_problem(entry.repeat)):
            yield error(TABLE, row, "repeat", f"{entry.repeat!r} is no rule: {problem}")
        if entry.kind is None and not entry.schedule and not entry.cycle_day:
            yield warning(TABLE, row, "kind", "the row sets neither kind, schedule nor cycle_day, so it does nothing")


def check_repeat_starts(school: School) -> Iterator[Finding]:
    """Yield an error for each rule that begins absurdly early: every date of it up to the term is walked through."""
    for row, entry in enumerate(school.calendar):
        if entry.repeat and entry.start.year < school.term.start.year - MAX_YEARS_BEFORE:
            message = f"{entry.start} is over {MAX_YEARS_BEFORE} years before the term; write a date nearer to it"
            yield error(TABLE, row, "start", message)


def check_calendar_dates(school: School) -> Iterator[Finding]:
    """Yield what is wrong with the dates of the rows, in a school whose term, bell and calendar are sound so far."""
    for row, entry in enumerate(school.calendar):
        if not entry_dates(school, entry):
            yield warning(TABLE, row, "repeat" if entry.repeat else "start", _no_date(school, entry))
    if school.term.cycle is CycleKind.WEEKLY:
        yield from _check_opened(school)


def _no_date(school: School, entry: CalendarEntry) -> str:
    term = f"{school.term.start} to {school.term.end}"
    if entry.repeat:
        return f"{entry.repeat!r} names no date from {entry.start} on within the term, {term}, so the row does nothing"
    return f"{entry.start} lies outside the term, {term}, so the row does nothing"


def _check_opened(school: School) -> Iterator[Finding]:
    """Yield an error where a weekly cycle has no name for an opened date, its weekday not being one of the term."""
    told: set[int] = set()
    for date, rules in sorted(rules_by_date(school).items()):
        if rules.open and not rules.cycle_day and weekday_name(date) not in school.term.weekdays:
            row = _opening_row(school, date)
            if row not in told:
                told.add(row)
                message = (
                    f"is empty, and {date} is opened though {weekday_name(date)} is no weekday of the term; a weekly "
                    "cycle then needs the cycle day"
                )
                yield error(TABLE, row, "cycle_day", message)


def _opening_row(school: School, date: dt.date) -> int:
    rows = enumerate(school.calendar)
    opening = [row for row, entry in rows if entry.kind is CalendarKind.SCHOOL and date in entry_dates(school, entry)]
    return opening[-1]
