"""A school as its leader knows it: the contents of the school folder, typed, in the folder's own order and words.

Every table is a tuple of frozen rows and bears the name of its file (`School.teachers` is teachers.csv). None in a
limit means an empty cell, that is the default. Nothing here reads files or databases.
"""

from dataclasses import dataclass, field

from sabbatical.domain.rows.calendar import BellPeriod, CalendarEntry
from sabbatical.domain.rows.classes import ClassDates, SchoolClass, TimetableEntry
from sabbatical.domain.rows.coaching import Pair, PatternStep, Request, Strength
from sabbatical.domain.rows.people import Absence, Availability, Substitute, Teacher
from sabbatical.domain.rows.travel import Travel
from sabbatical.domain.settings import Defaults, Policy, SchoolInfo, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """The whole school folder."""

    info: SchoolInfo
    term: Term
    policy: Policy = field(default_factory=Policy)
    defaults: Defaults = field(default_factory=Defaults)
    bell: tuple[BellPeriod, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    teachers: tuple[Teacher, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    availability: tuple[Availability, ...] = ()
    strengths: tuple[Strength, ...] = ()
    requests: tuple[Request, ...] = ()
    patterns: tuple[PatternStep, ...] = ()
    """The school's own; `sabbatical.domain.patterns` adds the built-in ones."""
    pairs: tuple[Pair, ...] = ()
    classes: tuple[SchoolClass, ...] = ()
    timetable: tuple[TimetableEntry, ...] = ()
    class_dates: tuple[ClassDates, ...] = ()
    travel: tuple[Travel, ...] = ()
    absences: tuple[Absence, ...] = ()
