"""On which dates rows of timetable.csv take place."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sabbatical.domain.calendar.meetings import ClassTimes, holds_on
from sabbatical.domain.rows.classes import ClassDatesKind, TimetableEntry
from sabbatical.domain.school import School
from sabbatical.domain.timetable import SchoolDay


@dataclass(frozen=True, slots=True)
class MeetingDates:
    """The term's school days, where they are known."""

    days: dict[str, list[SchoolDay]] | None
    """By cycle day; None where the calendar is not sound enough to know them."""
    periods: dict[str, frozenset[str]]
    """By bell schedule."""
    away: ClassTimes

    @classmethod
    def of(cls, school: School, days: tuple[SchoolDay, ...] | None) -> "MeetingDates":
        """Return the dates of a school; `days` is None where they cannot be known."""
        periods: dict[str, set[str]] = defaultdict(set)
        for row in school.bell:
            periods[row.schedule].add(row.period)
        by_name: dict[str, list[SchoolDay]] = defaultdict(list)
        for day in days or ():
            by_name[day.cycle_day].append(day)
        away = ClassTimes.of(school, ClassDatesKind.AWAY)
        frozen = {name: frozenset(found) for name, found in periods.items()}
        return cls(None if days is None else by_name, frozen, away)

    def when(self, *rows: TimetableEntry) -> str | None:
        """Return words for the first date on which all of `rows`, of one cycle day, take place; None if never.

        Where the dates are not known, rows whose `from` and `until` leave them a date in common count as taking
        place, and the words are empty.
        """
        if self.days is None:
            return "" if _overlap(rows) else None
        for day in self.days.get(rows[0].cycle_day, ()):
            if all(self._takes_place(row, day) for row in rows):
                return f", first on {day.date}"
        return None

    def _takes_place(self, row: TimetableEntry, day: SchoolDay) -> bool:
        return (
            row.period in self.periods.get(day.schedule, ())
            and holds_on(row, day.date)
            and not self.away.hit(row.class_id, day.date, row.period)
        )


def _overlap(rows: tuple[TimetableEntry, ...]) -> bool:
    first = max(row.from_date or dt.date.min for row in rows)
    last = min(row.until_date or dt.date.max for row in rows)
    return first <= last
