"""What calendar.csv says about each date."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sabbatical.domain.calendar.repeats import repeat_dates
from sabbatical.domain.calendar.weekdays import dates_between, weekday_name
from sabbatical.domain.rows.calendar import CalendarEntry, CalendarKind
from sabbatical.domain.school import School


@dataclass(frozen=True, slots=True)
class DateRules:
    """What holds on one date after every row of calendar.csv."""

    open: bool
    blackout: bool = False
    schedule: str = ""
    """Empty: the regular one."""
    cycle_day: str = ""
    """Empty: the cycle's own."""

    def after(self, entry: CalendarEntry) -> "DateRules":
        """Return what holds after one more row.

        A non-empty cell wins over an earlier row's. `blackout` neither opens nor closes: on a closed date it changes
        nothing that anyone could notice. `school` and `closed` both end an earlier row's blackout.
        """
        is_open, blackout = self.open, self.blackout
        match entry.kind:
            case CalendarKind.CLOSED:
                is_open, blackout = False, False
            case CalendarKind.SCHOOL:
                is_open, blackout = True, False
            case CalendarKind.BLACKOUT:
                blackout = True
        return DateRules(is_open, blackout, entry.schedule or self.schedule, entry.cycle_day or self.cycle_day)


def entry_dates(school: School, entry: CalendarEntry) -> tuple[dt.date, ...]:
    """Return the dates of the term that a row of calendar.csv is about.

    Parameters
    ----------
    school
        Gives the term and the time zone.
    entry
        A row whose `repeat` is empty or sound.
    """
    term = school.term
    first = max(entry.start, term.start)
    if entry.repeat:
        last = min(entry.end or term.end, term.end)
        return repeat_dates(entry.repeat, entry.start, first, last, school.info.timezone)
    return tuple(dates_between(first, min(entry.end or entry.start, term.end)))


def rules_by_date(school: School) -> dict[dt.date, DateRules]:
    """Return what holds on each date of the term that calendar.csv mentions."""
    entries: dict[dt.date, list[CalendarEntry]] = {}
    for entry in school.calendar:
        for date in entry_dates(school, entry):
            entries.setdefault(date, []).append(entry)
    return {
        date: _apply(DateRules(weekday_name(date) in school.term.weekdays), found) for date, found in entries.items()
    }


def _apply(rules: DateRules, entries: Iterable[CalendarEntry]) -> DateRules:
    for entry in entries:
        rules = rules.after(entry)
    return rules
