"""A school as its leader knows it: the contents of the school folder, typed, in the folder's own order and words.

Every table is a tuple of frozen rows and bears the name of its file (`School.teachers` is teachers.csv). None in a
limit means an empty cell, that is the default. Nothing here reads files or databases.
"""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class CycleKind(StrEnum):
    """How cycle days follow each other."""

    WEEKLY = "weekly"
    ROTATING = "rotating"


class CalendarKind(StrEnum):
    """What a calendar row does to its dates."""

    CLOSED = "closed"
    SCHOOL = "school"
    BLACKOUT = "blackout"


class AvailabilityStatus(StrEnum):
    """Why a person is not simply free in a period."""

    OFF = "off"
    DUTY = "duty"
    PROTECTED = "protected"
    STANDBY = "standby"


class SubstituteKind(StrEnum):
    """What a person who only covers is."""

    SUBSTITUTE = "substitute"
    SUPERVISOR = "supervisor"


class StepKind(StrEnum):
    """What happens in a session."""

    MEET = "meet"
    OBSERVE = "observe"
    MODEL = "model"
    COTEACH = "coteach"
    VISIT = "visit"


class MayRelease(StrEnum):
    """Who may be taken out of a class of theirs for a step."""

    NONE = "none"
    COACH = "coach"
    COACHEE = "coachee"
    BOTH = "both"


class PairRule(StrEnum):
    """Why two people are never coach and coachee."""

    NEVER = "never"
    EVALUATES = "evaluates"


class ClassDatesKind(StrEnum):
    """What a trip or a test does to a class."""

    AWAY = "away"
    NO_RELEASE = "no-release"


class TeacherCover(StrEnum):
    """For what teachers may be asked to cover."""

    ALL = "all"
    ABSENCES = "absences"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolInfo:
    """[school] of school.toml."""

    name: str
    timezone: str = "UTC"
    """IANA name, used by calendar exports and for "today"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """[term] of school.toml."""

    name: str
    start: dt.date
    end: dt.date
    weekdays: tuple[str, ...]
    """Two-letter names (MO ... SU); a week starts on the first of these."""
    days: tuple[str, ...]
    """Names of the cycle days."""
    cycle: CycleKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LossFactors:
    """Percent of a meeting's minutes that its class loses, by how it is covered."""

    coteacher: int = 25
    same_subject: int = 30
    colleague: int = 60
    substitute: int = 75
    supervisor: int = 90
    uncovered: int = 100


DEFAULT_TIERS = ("uncovered", "requests", "cycles", "lost", "worst", "cost", "spread", "fairness", "preferences")
DEFAULT_REPLAN_TIERS = (
    "uncovered", "requests", "cycles", "changes", "lost", "worst", "cost", "spread", "fairness", "preferences",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """[policy] of school.toml."""

    loss_cap_percent: Decimal = Decimal("3.0")
    group_cap_percent: Decimal | None = None
    """None = no such cap."""
    loss_factors: LossFactors = field(default_factory=LossFactors)
    allow_uncovered: bool = False
    teacher_cover: TeacherCover = TeacherCover.ALL
    min_strength: int = 3
    sabbatical_weeks: int = 6
    """0 = no limit."""
    max_released_together: int = 4
    """0 = no limit."""
    releases_per_class: int = 2
    releases_window_days: int = 10
    """School days."""
    cycle_gap_min: int = 2
    """School days."""
    cycle_gap_max: int = 15
    """School days."""
    substitute_budget: Decimal | None = None
    """Total cost in the term, in currency units. None = no limit."""
    notice_days: int = 2
    """School days from today on, today included."""
    tiers: tuple[str, ...] = DEFAULT_TIERS
    replan_tiers: tuple[str, ...] = DEFAULT_REPLAN_TIERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """[defaults] of school.toml: the limits of teachers whose cell is empty."""

    max_requests: int = 2
    release_day_max: int = 60
    """Minutes."""
    release_week_max: int = 120
    """Minutes."""
    release_term_max: int = 1200
    """Minutes."""
    cover_day_max: int = 1
    cover_week_max: int = 2
    cover_term_max: int = 12
    prep_week_min: int = 90
    """Minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BellPeriod:
    """A row of bell.csv."""

    schedule: str
    period: str
    start: dt.time
    end: dt.time


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Teacher:
    """A row of teachers.csv."""

    id: str
    name: str = ""
    email: str = ""
    building: str = ""
    subjects: tuple[str, ...] = ()
    fte: Decimal = Decimal(1)
    coach: bool = False
    max_requests: int | None = None
    release_day_max: int | None = None
    release_week_max: int | None = None
    release_term_max: int | None = None
    cover_day_max: int | None = None
    cover_week_max: int | None = None
    cover_term_max: int | None = None
    prep_week_min: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitute:
    """A row of substitutes.csv."""

    id: str
    name: str = ""
    kind: SubstituteKind = SubstituteKind.SUBSTITUTE
    building: str = ""
    subjects: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    """Cycle days on which they can come; empty = all."""
    cover_day_max: int | None = None
    """None = no limit; so for the two below."""
    cover_week_max: int | None = None
    cover_term_max: int | None = None
    cost: Decimal = Decimal(0)
    """Per cover, in currency units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """A row of availability.csv."""

    person: str
    cycle_day: str
    period: str = ""
    """Empty = the whole day."""
    status: AvailabilityStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """A row of strengths.csv."""

    teacher: str
    topic: str
    level: int


DEFAULT_PATTERN = "observe-cycle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A row of requests.csv."""

    id: str
    teacher: str
    topic: str
    priority: int = 3
    pattern: str = DEFAULT_PATTERN
    cycles: int = 1
    earliest: dt.date | None = None
    latest: dt.date | None = None
    prefer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternStep:
    """A row of patterns.csv."""

    pattern: str
    step: int
    kind: StepKind
    release: MayRelease = MayRelease.NONE
    min_days: int | None = None
    """None only for step 1."""
    max_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A row of pairs.csv."""

    person: str
    other: str
    rule: PairRule


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassDates:
    """A row of class_dates.csv."""

    class_id: str
    start: dt.date
    end: dt.date | None = None
    periods: tuple[str, ...] = ()
    """Empty = all."""
    kind: ClassDatesKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """A row of travel.csv; `from_building` and `to_building` are its columns `from` and `to`."""

    from_building: str
    to_building: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A row of absences.csv."""

    id: str
    person: str
    start: dt.date
    end: dt.date | None = None
    """None = one day."""
    periods: tuple[str, ...] = ()
    """Empty = whole days."""
    reason: str = ""
    """Never leaves the leader's own view."""


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
