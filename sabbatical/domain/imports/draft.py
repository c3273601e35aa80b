"""What a timetabling program's files say of a school, in one neutral form, before it is anybody's school."""

import datetime as dt
from dataclasses import dataclass

from sabbatical.domain.rows.people import AvailabilityStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a source something stands."""

    file: str
    line: int | None = None
    """Line of the file, or row of the sheet, from 1; None where no line is to blame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPerson:
    """A teacher."""

    id: str
    name: str
    email: str = ""
    subjects: tuple[str, ...] = ()
    """What they can teach."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftClass:
    """A class: one course with its students."""

    id: str
    name: str
    subject: str = ""
    groups: tuple[str, ...] = ()
    students: int | None = None
    building: str = ""
    room: str = ""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftMeeting:
    """One teacher of one class in one period of the cycle."""

    class_id: str
    teacher: str
    day: str
    period: str
    room: str = ""
    from_date: dt.date | None = None
    until_date: dt.date | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftStatus:
    """A person who is not simply free in a period."""

    person: str
    day: str
    period: str
    status: AvailabilityStatus
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPeriod:
    """A period of the ordinary day; sources often know its name alone."""

    name: str
    start: dt.time | None = None
    end: dt.time | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftTerm:
    """A term that the source names."""

    name: str
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """All that a source says."""

    format: str
    """What the source is, in words: "FET"."""
    school_name: str = ""
    weekdays: tuple[str, ...] = ()
    """Two-letter names (MO ... SU); empty where the source does not tell them."""
    days: tuple[str, ...] = ()
    """Cycle days in order; empty where the source has no timetable."""
    is_ordered: bool = True
    """Whether `days` are in the order in which they follow each other."""
    is_of_weeks: bool = True
    """Whether `days` are those of a week, as in programs that plan weeks, whatever their names are."""
    periods: tuple[DraftPeriod, ...] = ()
    people: tuple[DraftPerson, ...] = ()
    classes: tuple[DraftClass, ...] = ()
    meetings: tuple[DraftMeeting, ...] | None = None
    """None: the source says nothing about when classes meet, so that what is known of it stays."""
    statuses: tuple[DraftStatus, ...] = ()
    term: DraftTerm | None = None
    term_choices: tuple[str, ...] = ()
    """Terms of which one must be chosen; empty where there is no choice."""
