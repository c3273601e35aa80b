"""Which periods a day has, and what single dates bring: bell.csv and calendar.csv."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class BellPeriod:
    """A row of bell.csv."""

    schedule: str
    period: str
    start: dt.time
    end: dt.time


class CalendarKind(StrEnum):
    """What a calendar row does to its dates."""

    CLOSED = "closed"
    SCHOOL = "school"
    BLACKOUT = "blackout"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A row of calendar.csv."""

    start: dt.date
    end: dt.date | None = None
    """None: one day, or with `repeat` the end of term."""
    repeat: str = ""
    """RFC 5545 rule, or empty."""
    kind: CalendarKind | None = None
    schedule: str = ""
    cycle_day: str = ""
    note: str = ""
