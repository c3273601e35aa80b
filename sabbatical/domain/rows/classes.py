"""Classes and when they meet: classes.csv, timetable.csv and class_dates.csv."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolClass:
    """A row of classes.csv."""

    id: str
    name: str = ""
    subject: str = ""
    groups: tuple[str, ...] = ()
    students: int | None = None
    building: str = ""
    room: str = ""
    loss_cap_percent: Decimal | None = None
    """None = the policy's."""
    release: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TimetableEntry:
    """A row of timetable.csv; `from_date` and `until_date` are its columns `from` and `until`."""

    class_id: str
    teacher: str
    cycle_day: str
    period: str
    room: str = ""
    from_date: dt.date | None = None
    until_date: dt.date | None = None


class ClassDatesKind(StrEnum):
    """What a trip or a test does to a class."""

    AWAY = "away"
    NO_RELEASE = "no-release"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassDates:
    """A row of class_dates.csv."""

    class_id: str
    start: dt.date
    end: dt.date | None = None
    periods: tuple[str, ...] = ()
    """Empty = all."""
    kind: ClassDatesKind
