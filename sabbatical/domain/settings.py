"""What school.toml says: the school, its term, its policy and the limits of teachers whose cell is empty."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolInfo:
    """[school] of school.toml."""

    name: str
    timezone: str = "UTC"
    """IANA name, used by calendar exports and for "today"."""


class CycleKind(StrEnum):
    """How cycle days follow each other."""

    WEEKLY = "weekly"
    ROTATING = "rotating"


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


class TeacherCover(StrEnum):
    """For what teachers may be asked to cover."""

    ALL = "all"
    ABSENCES = "absences"
    NONE = "none"


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
