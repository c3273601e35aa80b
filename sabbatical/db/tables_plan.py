"""The plans' rows. They name people, classes and requests by text alone: history outlives every edit of the school."""

import datetime as dt

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sabbatical.db.base import NOT_RECORDED, Base, at_least
from sabbatical.db.types import one_of
from sabbatical.domain.plan import CoverKind, DutyStatus, PlanStatus, VersionState, Why

_OPEN_MATCHES_STATE = "(state = 'superseded' AND open_as IS NULL) OR (open_as IS NOT NULL AND open_as = state)"


class CounterRow(Base):
    """A number that only grows."""

    __tablename__ = "counter"
    __table_args__ = (*at_least(0, "value"), NOT_RECORDED)
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]


class PlanRow(Base):
    """A version of the term's plan, and how it came about."""

    __tablename__ = "plan"
    __table_args__ = (
        CheckConstraint(_OPEN_MATCHES_STATE, name="open_as"),
        CheckConstraint("(state = 'draft') = (published_at IS NULL)", name="published_at"),
        *at_least(1, "number"),
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[VersionState] = mapped_column(one_of(VersionState))
    open_as: Mapped[str | None] = mapped_column(unique=True)
    """`draft` or `published`, else NULL: its uniqueness allows one draft and one published plan at most."""
    created_at: Mapped[dt.datetime]
    published_at: Mapped[dt.datetime | None]
    note: Mapped[str]
    replaces: Mapped[int | None]
    """The plan that was published before this one, set on publication."""
    school_revision: Mapped[int]
    """The counter `school revision` when the plan was made."""
    status: Mapped[PlanStatus] = mapped_column(one_of(PlanStatus))
    seconds: Mapped[float]
    seed: Mapped[int]
    stop_reason: Mapped[str]


class _OfPlan:
    plan: Mapped[int] = mapped_column(ForeignKey("plan.number", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class TierRow(_OfPlan, Base):
    """One tier's outcome."""

    __tablename__ = "plan_tier"
    __table_args__ = (UniqueConstraint("plan", "name"),)
    name: Mapped[str]
    value: Mapped[int] = mapped_column(BigInteger)
    bound: Mapped[int] = mapped_column(BigInteger)
    proven: Mapped[bool]


class StepRow(_OfPlan, Base):
    """From when on a tier's value and bound were what they were, while the plan was sought."""

    __tablename__ = "plan_step"
    tier: Mapped[str]
    seconds: Mapped[float]
    """Since the tier's begin."""
    value: Mapped[int | None] = mapped_column(BigInteger)
    bound: Mapped[int | None] = mapped_column(BigInteger)


class SessionRow(_OfPlan, Base):
    """A row of sessions.csv."""

    __tablename__ = "plan_session"
    __table_args__ = (UniqueConstraint("plan", "id"), *at_least(1, "cycle", "step"))
    id: Mapped[str]
    request: Mapped[str]
    cycle: Mapped[int]
    step: Mapped[int]
    kind: Mapped[str]
    date: Mapped[dt.date]
    cycle_day: Mapped[str]
    period: Mapped[str]
    start: Mapped[dt.time]
    end: Mapped[dt.time]
    coach: Mapped[str]
    coachee: Mapped[str]
    topic: Mapped[str]
    class_id: Mapped[str]
    building: Mapped[str]
    room: Mapped[str]
    status: Mapped[DutyStatus] = mapped_column(one_of(DutyStatus))
    pinned: Mapped[bool]


class CoverRow(_OfPlan, Base):
    """A row of covers.csv."""

    __tablename__ = "plan_cover"
    __table_args__ = (
        UniqueConstraint("plan", "id"),
        *at_least(0, "minutes", "lost_hundredths", "cost_hundredths"),
    )
    id: Mapped[str]
    date: Mapped[dt.date]
    cycle_day: Mapped[str]
    period: Mapped[str]
    start: Mapped[dt.time]
    end: Mapped[dt.time]
    class_id: Mapped[str]
    building: Mapped[str]
    room: Mapped[str]
    absent: Mapped[tuple[str, ...]]
    why: Mapped[Why] = mapped_column(one_of(Why))
    cover_person: Mapped[str]
    cover_kind: Mapped[CoverKind] = mapped_column(one_of(CoverKind))
    minutes: Mapped[int]
    lost_hundredths: Mapped[int]
    cost_hundredths: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[DutyStatus] = mapped_column(one_of(DutyStatus))
    pinned: Mapped[bool]
