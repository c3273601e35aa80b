"""The meetings that take place: timetable.csv laid over the school days."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sabbatical.domain.calendar.weekdays import dates_between
from sabbatical.domain.school import ClassDatesKind, School, TimetableEntry
from sabbatical.domain.timetable import DatedMeeting, SchoolDay

ALL_PERIODS = ""


@dataclass(frozen=True, slots=True)
class ClassTimes:
    """When trips and tests hit a class, by one kind of class_dates.csv."""

    dates: dict[tuple[str, dt.date], frozenset[str]]
    """By class and date the periods; `ALL_PERIODS` among them stands for all."""

    @classmethod
    def of(cls, school: School, kind: ClassDatesKind) -> "ClassTimes":
        """Return the times of `kind` within the term."""
        dates: dict[tuple[str, dt.date], frozenset[str]] = {}
        for row in school.class_dates:
            if row.kind is kind:
                periods = frozenset(row.periods or (ALL_PERIODS,))
                last = min(row.end or row.start, school.term.end)
                for date in dates_between(max(row.start, school.term.start), last):
                    dates[row.class_id, date] = dates.get((row.class_id, date), frozenset()) | periods
        return cls(dates)

    def hit(self, class_id: str, date: dt.date, period: str) -> bool:
        """Return whether the class is hit on that date in that period."""
        periods = self.dates.get((class_id, date))
        return periods is not None and (period in periods or ALL_PERIODS in periods)


def rows_by_cycle_day(school: School) -> dict[str, list[TimetableEntry]]:
    """Return the rows of timetable.csv by their cycle day, in the file's order."""
    rows: dict[str, list[TimetableEntry]] = defaultdict(list)
    for row in school.timetable:
        rows[row.cycle_day].append(row)
    return rows


def holds_on(row: TimetableEntry, date: dt.date) -> bool:
    """Return whether a row's `from` and `until` let it hold on a date."""
    return (row.from_date is None or row.from_date <= date) and (row.until_date is None or date <= row.until_date)


def dated_meetings(school: School, days: Sequence[SchoolDay]) -> tuple[DatedMeeting, ...]:
    """Return every meeting that takes place, in order of day, period start and class."""
    rows = rows_by_cycle_day(school)
    away = ClassTimes.of(school, ClassDatesKind.AWAY)
    kept = ClassTimes.of(school, ClassDatesKind.NO_RELEASE)
    rooms = {found.id: found.room for found in school.classes}
    return tuple(meeting for day in days for meeting in _meetings(day, rows.get(day.cycle_day, ()), away, kept, rooms))


def _meetings(
    day: SchoolDay, rows: Iterable[TimetableEntry], away: ClassTimes, kept: ClassTimes, rooms: dict[str, str]
) -> Iterator[DatedMeeting]:
    order = {period.period: place for place, period in enumerate(day.periods)}
    found: dict[tuple[int, str], list[TimetableEntry]] = defaultdict(list)
    for row in rows:
        if row.period in order and holds_on(row, day.date) and not away.hit(row.class_id, day.date, row.period):
            found[order[row.period], row.class_id].append(row)
    for place, class_id in sorted(found):
        meeting = found[place, class_id]
        period = day.periods[place].period
        yield DatedMeeting(
            class_id=class_id,
            day=day.index,
            period=period,
            teachers=tuple(dict.fromkeys(row.teacher for row in meeting)),
            room=next((row.room for row in meeting if row.room), rooms.get(class_id, "")),
            no_release=kept.hit(class_id, day.date, period),
        )
