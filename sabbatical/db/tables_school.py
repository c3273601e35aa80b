"""The school's rows. Each class mirrors the dataclass of its file in `sabbatical.domain.rows`, column by field.

References between rows are checked when a transaction commits (deferred), so that a table can be rewritten whole;
what a deletion takes with it is decided in `sabbatical.domain.edits`, and a reference left dangling is refused here.
"""

import datetime as dt
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sabbatical.db.base import Base, Numbered, Ordered, at_least
from sabbatical.db.tables_settings import COVER_LIMITS, TEACHER_LIMITS
from sabbatical.db.types import one_of
from sabbatical.domain.rows.classes import ClassDatesKind
from sabbatical.domain.rows.coaching import MayRelease, PairRule, StepKind
from sabbatical.domain.rows.people import AvailabilityStatus, SubstituteKind


def _refers(target: str) -> ForeignKey:
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


class PersonRow(Base):
    """The one space of ids that teachers and substitutes share."""

    __tablename__ = "person"
    id: Mapped[str] = mapped_column(primary_key=True)


class TeacherRow(Ordered, Base):
    """A row of teachers.csv."""

    __tablename__ = "teacher"
    __table_args__ = at_least(0, *TEACHER_LIMITS)
    id: Mapped[str] = mapped_column(_refers("person.id"), primary_key=True)
    name: Mapped[str]
    email: Mapped[str]
    building: Mapped[str]
    subjects: Mapped[tuple[str, ...]]
    fte: Mapped[Decimal]
    coach: Mapped[bool]
    max_requests: Mapped[int | None]
    release_day_max: Mapped[int | None]
    release_week_max: Mapped[int | None]
    release_term_max: Mapped[int | None]
    cover_day_max: Mapped[int | None]
    cover_week_max: Mapped[int | None]
    cover_term_max: Mapped[int | None]
    prep_week_min: Mapped[int | None]


class SubstituteRow(Ordered, Base):
    """A row of substitutes.csv."""

    __tablename__ = "substitute"
    __table_args__ = at_least(0, *COVER_LIMITS)
    id: Mapped[str] = mapped_column(_refers("person.id"), primary_key=True)
    name: Mapped[str]
    kind: Mapped[SubstituteKind] = mapped_column(one_of(SubstituteKind))
    building: Mapped[str]
    subjects: Mapped[tuple[str, ...]]
    days: Mapped[tuple[str, ...]]
    cover_day_max: Mapped[int | None]
    cover_week_max: Mapped[int | None]
    cover_term_max: Mapped[int | None]
    cost: Mapped[Decimal]


class AvailabilityRow(Numbered, Base):
    """A row of availability.csv."""

    __tablename__ = "availability"
    person: Mapped[str] = mapped_column(_refers("person.id"))
    cycle_day: Mapped[str]
    period: Mapped[str]
    status: Mapped[AvailabilityStatus] = mapped_column(one_of(AvailabilityStatus))


class StrengthRow(Numbered, Base):
    """A row of strengths.csv."""

    __tablename__ = "strength"
    __table_args__ = (
        UniqueConstraint("teacher", "topic"),
        CheckConstraint("level BETWEEN 1 AND 5", name="level"),
    )
    teacher: Mapped[str] = mapped_column(_refers("teacher.id"))
    topic: Mapped[str]
    level: Mapped[int]


class RequestRow(Ordered, Base):
    """A row of requests.csv."""

    __tablename__ = "request"
    __table_args__ = (CheckConstraint("priority BETWEEN 1 AND 5", name="priority"), *at_least(1, "cycles"))
    id: Mapped[str] = mapped_column(primary_key=True)
    teacher: Mapped[str] = mapped_column(_refers("teacher.id"))
    topic: Mapped[str]
    priority: Mapped[int]
    pattern: Mapped[str]
    cycles: Mapped[int]
    earliest: Mapped[dt.date | None]
    latest: Mapped[dt.date | None]
    prefer: Mapped[str]


class PatternRow(Numbered, Base):
    """A row of patterns.csv."""

    __tablename__ = "pattern"
    __table_args__ = (UniqueConstraint("pattern", "step"), *at_least(1, "step"), *at_least(0, "min_days", "max_days"))
    pattern: Mapped[str]
    step: Mapped[int]
    kind: Mapped[StepKind] = mapped_column(one_of(StepKind))
    release: Mapped[MayRelease] = mapped_column(one_of(MayRelease))
    min_days: Mapped[int | None]
    max_days: Mapped[int | None]


class PairRow(Numbered, Base):
    """A row of pairs.csv."""

    __tablename__ = "pair"
    person: Mapped[str] = mapped_column(_refers("person.id"))
    other: Mapped[str] = mapped_column(_refers("person.id"))
    rule: Mapped[PairRule] = mapped_column(one_of(PairRule))


class ClassRow(Ordered, Base):
    """A row of classes.csv."""

    __tablename__ = "school_class"
    __table_args__ = at_least(0, "students")
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    subject: Mapped[str]
    groups: Mapped[tuple[str, ...]]
    students: Mapped[int | None]
    building: Mapped[str]
    room: Mapped[str]
    loss_cap_percent: Mapped[Decimal | None]
    release: Mapped[bool]


class TimetableRow(Numbered, Base):
    """A row of timetable.csv."""

    __tablename__ = "timetable"
    class_id: Mapped[str] = mapped_column(_refers("school_class.id"))
    teacher: Mapped[str] = mapped_column(_refers("teacher.id"))
    cycle_day: Mapped[str]
    period: Mapped[str]
    room: Mapped[str]
    from_date: Mapped[dt.date | None]
    until_date: Mapped[dt.date | None]


class ClassDatesRow(Numbered, Base):
    """A row of class_dates.csv."""

    __tablename__ = "class_dates"
    class_id: Mapped[str] = mapped_column(_refers("school_class.id"))
    start: Mapped[dt.date]
    end: Mapped[dt.date | None]
    periods: Mapped[tuple[str, ...]]
    kind: Mapped[ClassDatesKind] = mapped_column(one_of(ClassDatesKind))


class TravelRow(Numbered, Base):
    """A row of travel.csv."""

    __tablename__ = "travel"
    __table_args__ = at_least(0, "minutes")
    from_building: Mapped[str]
    to_building: Mapped[str]
    minutes: Mapped[int]


class AbsenceRow(Ordered, Base):
    """A row of absences.csv."""

    __tablename__ = "absence"
    id: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(_refers("person.id"))
    start: Mapped[dt.date]
    end: Mapped[dt.date | None]
    periods: Mapped[tuple[str, ...]]
    reason: Mapped[str]
