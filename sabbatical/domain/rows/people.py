"""Who teaches or only covers, and when they are not simply free: teachers, substitutes, availability, absences."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


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


class SubstituteKind(StrEnum):
    """What a person who only covers is."""

    SUBSTITUTE = "substitute"
    SUPERVISOR = "supervisor"


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


class AvailabilityStatus(StrEnum):
    """Why a person is not simply free in a period."""

    OFF = "off"
    DUTY = "duty"
    PROTECTED = "protected"
    STANDBY = "standby"


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """A row of availability.csv."""

    person: str
    cycle_day: str
    period: str = ""
    """Empty = the whole day."""
    status: AvailabilityStatus


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
