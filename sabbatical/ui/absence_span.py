"""When somebody is away, as one enters it with single keys. Pure."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from sabbatical.domain.edits.absences import NewAbsence
from sabbatical.domain.timetable import DatedPeriod, SchoolDay
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.text import day_text

NOON = dt.time(12)
"""Periods that begin before it are the morning's."""


class Span(StrEnum):
    """How much of a day."""

    WHOLE = "whole day"
    MORNING = "morning"
    AFTERNOON = "afternoon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An absence that is being entered."""

    person: str
    start: dt.date
    end: dt.date | None
    """The last date; None = until further notice."""
    periods: tuple[str, ...] = ()
    """Empty = whole days."""

    @property
    def absence(self) -> NewAbsence:
        """What the school is given."""
        return NewAbsence(person=self.person, start=self.start, end=self.end, periods=self.periods)


def first_day(picture: TermPicture) -> SchoolDay | None:
    """Return today while it has periods to come, else the next school day; None when the term is over."""
    return next((day for day in picture.timetable.days if periods_to_come(picture, day)), None)


def periods_to_come(picture: TermPicture, day: SchoolDay) -> tuple[DatedPeriod, ...]:
    """Return the periods of a school day that have not begun."""
    if day.date < picture.today:
        return ()
    return tuple(row for row in day.periods if day.date > picture.today or row.start >= picture.now)


def new_entry(picture: TermPicture, person: str) -> Entry | None:
    """Return a whole day, today's if it is not over; None when the term is over."""
    day = first_day(picture)
    return None if day is None else Entry(person=person, start=day.date, end=day.date)


def periods_on(picture: TermPicture, date: dt.date) -> tuple[DatedPeriod, ...]:
    """Return the periods of a date; those of the next school day where it is closed."""
    return next((day.periods for day in picture.timetable.days if day.date >= date), ())


def with_span(picture: TermPicture, entry: Entry, span: Span) -> Entry:
    """Return the entry for whole days, or for the mornings or afternoons of its days."""
    if span is Span.WHOLE:
        return replace(entry, periods=())
    rows = periods_on(picture, entry.start)
    periods = tuple(row.period for row in rows if (row.start < NOON) is (span is Span.MORNING))
    return replace(entry, periods=periods) if periods else entry


def with_open_end(entry: Entry) -> Entry:
    """Return the entry until further notice; for one that is so already, for its first day."""
    return replace(entry, end=entry.start if entry.end is None else None)


def with_days(picture: TermPicture, entry: Entry, step: int) -> Entry:
    """Return the entry with its last date moved by school days, never before its first."""
    last = picture.school.term.end if entry.end is None else entry.end
    return replace(entry, end=max(entry.start, moved(picture, last, step)))


def with_start(picture: TermPicture, entry: Entry, step: int) -> Entry:
    """Return the entry with its first date moved by school days; its last date stays where it still comes after."""
    start = moved(picture, entry.start, step)
    keeps_end = entry.end is None or (entry.end > entry.start and entry.end >= start)
    return replace(entry, start=start, end=entry.end if keeps_end else start)


def moved(picture: TermPicture, date: dt.date, step: int) -> dt.date:
    """Return the school day `step` after (or before) a date; the term's last (or first) where there are not so many."""
    if step > 0:
        later = [day.date for day in picture.timetable.days if day.date > date]
        return later[min(step, len(later)) - 1] if later else date
    earlier = [day.date for day in picture.timetable.days if day.date < date]
    return earlier[max(step, -len(earlier))] if earlier else date


def dates_text(picture: TermPicture, start: dt.date, end: dt.date | None) -> str:
    """Return a span of dates, e.g. ``today``, ``Thu 14 Jan to Fri 15 Jan``, ``today until further notice``."""
    first = "today" if start == picture.today else day_text(start)
    if end is None or (end > start and end >= picture.school.term.end):
        return f"{first} until further notice"
    return first if end == start else f"{first} to {'today' if end == picture.today else day_text(end)}"


def periods_text(picture: TermPicture, date: dt.date, periods: tuple[str, ...]) -> str:
    """Return how much of the day, e.g. ``whole day``, ``morning (P1 P2 P3)``, ``P4 P5``."""
    if not periods:
        return Span.WHOLE.value
    whole = Entry(person="", start=date, end=date)
    for span in (Span.MORNING, Span.AFTERNOON):
        if set(with_span(picture, whole, span).periods) == set(periods):
            return f"{span.value} ({' '.join(periods)})"
    return " ".join(periods)
