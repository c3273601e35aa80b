"""The meetings that take place: timetable.csv laid over the school days."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sabbatical.domain.calendar.weekdays import dates_between
from sabbatical.domain.rows.classes import ClassDatesKind, TimetableEntry
from sabbatical.domain.school import School
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
    rooms = {found.id: found.room for found in school.classes}
    away = ClassTimes.of(school, ClassDatesKind.AWAY)
    kept = ClassTimes.of(school, ClassDatesKind.NO_RELEASE)
    # Days alike in cycle day and schedule have the same lessons; a term has few such kinds of day and many days.
    lessons: dict[tuple[str, str], list[_Lesson]] = {}
    meetings: list[DatedMeeting] = []
    for day in days:
        kind = day.cycle_day, day.schedule
        if kind not in lessons:
            lessons[kind] = _lessons(day, rows.get(day.cycle_day, ()), rooms)
        meetings += _meetings(day, lessons[kind], away, kept)
    return tuple(meetings)


@dataclass(frozen=True, slots=True)
class _Lesson:
    """One class in one period of a kind of day, whatever the date."""

    class_id: str
    period: str
    rows: tuple[TimetableEntry, ...]
    class_room: str
    dated: bool
    """Whether `from` or `until` of some row depend on the date."""
    teachers: tuple[str, ...]
    room: str

    @classmethod
    def of(cls, class_id: str, period: str, rows: Sequence[TimetableEntry], class_room: str) -> "_Lesson":
        return cls(
            class_id=class_id,
            period=period,
            rows=tuple(rows),
            class_room=class_room,
            dated=any(row.from_date is not None or row.until_date is not None for row in rows),
            teachers=tuple(dict.fromkeys(row.teacher for row in rows)),
            room=next((row.room for row in rows if row.room), class_room),
        )

    def on(self, date: dt.date) -> "_Lesson | None":
        """Return the lesson as it is on a date; None if no row holds then."""
        if not self.dated:
            return self
        rows = [row for row in self.rows if holds_on(row, date)]
        return _Lesson.of(self.class_id, self.period, rows, self.class_room) if rows else None


def _lessons(day: SchoolDay, rows: Iterable[TimetableEntry], rooms: dict[str, str]) -> list[_Lesson]:
    order = {period.period: place for place, period in enumerate(day.periods)}
    found: dict[tuple[int, str], list[TimetableEntry]] = defaultdict(list)
    for row in rows:
        if row.period in order:
            found[order[row.period], row.class_id].append(row)
    return [
        _Lesson.of(class_id, day.periods[place].period, found[place, class_id], rooms.get(class_id, ""))
        for place, class_id in sorted(found)
    ]


def _meetings(day: SchoolDay, lessons: Iterable[_Lesson], away: ClassTimes, kept: ClassTimes) -> Iterator[DatedMeeting]:
    for planned in lessons:
        lesson = planned.on(day.date)
        if lesson is not None and not away.hit(lesson.class_id, day.date, lesson.period):
            yield DatedMeeting(
                class_id=lesson.class_id,
                day=day.index,
                period=lesson.period,
                teachers=lesson.teachers,
                room=lesson.room,
                no_release=kept.hit(lesson.class_id, day.date, lesson.period),
            )
