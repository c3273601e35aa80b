"""The school's settings, bell and calendar as rows; see `sabbatical.db.tables_school`."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sabbatical.db.base import Base, Numbered, Single, at_least
from sabbatical.db.types import one_of
from sabbatical.domain.rows.calendar import CalendarKind
from sabbatical.domain.settings import CycleKind, TeacherCover

COVER_LIMITS = ("cover_day_max", "cover_week_max", "cover_term_max")
TEACHER_LIMITS = (
    "max_requests",
    "release_day_max",
    "release_week_max",
    "release_term_max",
    *COVER_LIMITS,
    "prep_week_min",
)


class SchoolInfoRow(Single, Base):
    """[school] of school.toml."""

    __tablename__ = "school_info"
    name: Mapped[str]
    timezone: Mapped[str]


class TermRow(Single, Base):
    """[term] of school.toml."""

    __tablename__ = "term"
    __table_args__ = (CheckConstraint('start <= "end"', name="dates"),)
    name: Mapped[str]
    start: Mapped[dt.date]
    end: Mapped[dt.date]
    weekdays: Mapped[tuple[str, ...]]
    days: Mapped[tuple[str, ...]]
    cycle: Mapped[CycleKind] = mapped_column(one_of(CycleKind))


class PolicyRow(Single, Base):
    """[policy] of school.toml without its loss factors."""

    __tablename__ = "policy"
    __table_args__ = (
        CheckConstraint("min_strength BETWEEN 1 AND 5", name="min_strength"),
        *at_least(0, "sabbatical_weeks", "max_released_together", "releases_per_class"),
        *at_least(1, "releases_window_days"),
        *at_least(0, "cycle_gap_min", "cycle_gap_max", "notice_days"),
    )
    loss_cap_percent: Mapped[Decimal]
    group_cap_percent: Mapped[Decimal | None]
    allow_uncovered: Mapped[bool]
    teacher_cover: Mapped[TeacherCover] = mapped_column(one_of(TeacherCover))
    min_strength: Mapped[int]
    sabbatical_weeks: Mapped[int]
    max_released_together: Mapped[int]
    releases_per_class: Mapped[int]
    releases_window_days: Mapped[int]
    cycle_gap_min: Mapped[int]
    cycle_gap_max: Mapped[int]
    substitute_budget: Mapped[Decimal | None]
    notice_days: Mapped[int]
    tiers: Mapped[tuple[str, ...]]
    replan_tiers: Mapped[tuple[str, ...]]


class LossFactorsRow(Single, Base):
    """`loss_factors` of [policy], in whole percents."""

    __tablename__ = "loss_factors"
    __table_args__ = at_least(0, "coteacher", "same_subject", "colleague", "substitute", "supervisor", "uncovered")
    coteacher: Mapped[int]
    same_subject: Mapped[int]
    colleague: Mapped[int]
    substitute: Mapped[int]
    supervisor: Mapped[int]
    uncovered: Mapped[int]


class DefaultsRow(Single, Base):
    """[defaults] of school.toml."""

    __tablename__ = "defaults"
    __table_args__ = at_least(0, *TEACHER_LIMITS)
    max_requests: Mapped[int]
    release_day_max: Mapped[int]
    release_week_max: Mapped[int]
    release_term_max: Mapped[int]
    cover_day_max: Mapped[int]
    cover_week_max: Mapped[int]
    cover_term_max: Mapped[int]
    prep_week_min: Mapped[int]


class BellRow(Numbered, Base):
    """A row of bell.csv."""

    __tablename__ = "bell"
    __table_args__ = (
        UniqueConstraint("schedule", "period"),
        CheckConstraint('start < "end"', name="times"),
    )
    schedule: Mapped[str]
    period: Mapped[str]
    start: Mapped[dt.time]
    end: Mapped[dt.time]


class CalendarRow(Numbered, Base):
    """A row of calendar.csv."""

    __tablename__ = "calendar"
    start: Mapped[dt.date]
    end: Mapped[dt.date | None]
    repeat: Mapped[str]
    kind: Mapped[CalendarKind | None] = mapped_column(one_of(CalendarKind))
    schedule: Mapped[str]
    cycle_day: Mapped[str]
    note: Mapped[str]
