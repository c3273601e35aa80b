"""The term laid out: school days, their periods, and every meeting that takes place by the timetable."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPeriod:
    """One period on one date."""

    period: str
    start: dt.time
    end: dt.time

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolDay:
    """An open date of the term, blackout dates included."""

    index: int
    """0, 1, ... in order of date."""
    date: dt.date
    week: int
    """Calendar week from the one that holds the term's start (0), closed weeks counted."""
    cycle_day: str
    schedule: str
    blackout: bool
    periods: tuple[DatedPeriod, ...]
    """In order of start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedMeeting:
    """One class on one date in one period."""

    class_id: str
    day: int
    """Index of the school day."""
    period: str
    teachers: tuple[str, ...]
    """In the timetable's order; several are co-teachers."""
    room: str
    """The timetable's, else the class's."""
    no_release: bool
    """At a `no-release` time of class_dates.csv."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermTimetable:
    """The whole term, worked out once and shared by planning, reports and screens."""

    days: tuple[SchoolDay, ...]
    meetings: tuple[DatedMeeting, ...]
    """Every meeting that takes place (class away or period missing from the date's schedule: it does not), in order
    of day, period start and class. Absences do not remove any."""
