"""A term's plan in the words of the output files: dates, periods, people. Ready to be stored, shown and exported."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from sabbatical.domain.moment import RepairOf


class DutyStatus(StrEnum):
    """What has become of a session or cover."""

    PLANNED = "planned"
    DONE = "done"
    MISSED = "missed"


class CoverKind(StrEnum):
    """How a meeting that loses a teacher goes on."""

    COTEACHER = "coteacher"
    SAME_SUBJECT = "same_subject"
    COLLEAGUE = "colleague"
    SUBSTITUTE = "substitute"
    SUPERVISOR = "supervisor"
    UNCOVERED = "uncovered"


class Why(StrEnum):
    """Why a meeting needs cover."""

    RELEASE = "release"
    ABSENCE = "absence"


class PlanStatus(StrEnum):
    """How good a plan is known to be."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """A row of sessions.csv."""

    id: str
    request: str
    cycle: int
    step: int
    kind: str
    date: dt.date
    cycle_day: str
    period: str
    start: dt.time
    end: dt.time
    coach: str
    coachee: str
    topic: str
    class_id: str
    """The host class; empty for a `meet`."""
    building: str
    room: str
    status: DutyStatus = DutyStatus.PLANNED
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCover:
    """A row of covers.csv: one meeting that loses a teacher."""

    id: str
    date: dt.date
    cycle_day: str
    period: str
    start: dt.time
    end: dt.time
    class_id: str
    building: str
    room: str
    absent: tuple[str, ...]
    """The teachers who are missing, by absence or by release."""
    why: Why
    cover_person: str
    """Empty when uncovered."""
    cover_kind: CoverKind
    minutes: int
    lost_hundredths: int
    """Hundredths of a minute; the file has minutes with two decimals."""
    cost_hundredths: int
    """Hundredths of the currency unit; the file has units with two decimals."""
    status: DutyStatus = DutyStatus.PLANNED
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TierValue:
    """One line of a plan's quality."""

    name: str
    value: int
    bound: int
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSummary:
    """How a plan came about: summary.json without its counts."""

    status: PlanStatus
    seconds: float
    seed: int
    tiers: tuple[TierValue, ...]
    stop_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPlan:
    """All sessions and covers of a term."""

    summary: PlanSummary
    sessions: tuple[PlannedSession, ...] = ()
    """In order of date and start."""
    covers: tuple[PlannedCover, ...] = ()
    """In order of date and start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SolveStep:
    """From when on a tier's value and bound were what they were, while a plan was sought."""

    tier: str
    seconds: float
    """Since the tier's begin; of its last step: spent on the tier."""
    value: int | None
    """The best found so far; None before the first."""
    bound: int | None
    """No plan can be better; None before the first."""


class VersionState(StrEnum):
    """Where a stored plan stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersion:
    """A stored plan without its rows."""

    number: int
    """1, 2, ... in the order made."""
    state: VersionState
    created_at: dt.datetime
    published_at: dt.datetime | None = None
    note: str = ""
    """Why it was made, in words; for the leader alone."""
    school_changed_since: bool = field(default=False)
    """Whether the school's data changed after the plan was made."""
    repairs: RepairOf | None = None
    """What it repairs; None: it was planned from nothing."""
    replaces: int | None = None
    """The plan that was published before it; None for the first of a term, and for a draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPlan:
    """A plan as the database keeps it."""

    version: PlanVersion
    plan: TermPlan
    steps: tuple[SolveStep, ...] = ()
    """How it was found, tier by tier in the order of the plan's; empty where it was not sought, or where that was not
    kept."""
