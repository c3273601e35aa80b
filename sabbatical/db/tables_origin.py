"""What a plan knew, what it repairs, and who was told of it. As in the plans' rows, people are named by text alone."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sabbatical.db.base import Base, at_least


class _Listed:
    plan: Mapped[int] = mapped_column(ForeignKey("plan.number", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class AskedRow(_Listed, Base):
    """A request that a plan knew."""

    __tablename__ = "plan_asked"
    __table_args__ = at_least(1, "cycles")
    id: Mapped[str]
    teacher: Mapped[str]
    topic: Mapped[str]
    cycles: Mapped[int]


class KnownAbsenceRow(_Listed, Base):
    """An absence that a draft or the published plan knew; history keeps none."""

    __tablename__ = "plan_absence"
    id: Mapped[str]
    person: Mapped[str]
    start: Mapped[dt.date]
    end: Mapped[dt.date]
    periods: Mapped[tuple[str, ...]]


class RepairRow(Base):
    """Which plan a re-plan repairs, and from when on."""

    __tablename__ = "plan_repair"
    plan: Mapped[int] = mapped_column(ForeignKey("plan.number", ondelete="CASCADE"), primary_key=True)
    base: Mapped[int]
    today: Mapped[dt.date]
    now: Mapped[dt.time | None]
    extend: Mapped[bool]


class WithdrawnRow(_Listed, Base):
    """A cycle that the leader withdrew by hand when a re-plan was made."""

    __tablename__ = "plan_withdrawn"
    __table_args__ = at_least(1, "cycle")
    request: Mapped[str]
    cycle: Mapped[int]


class ToldRow(Base):
    """A person who was told what a published plan has for them."""

    __tablename__ = "told"
    person: Mapped[str] = mapped_column(primary_key=True)
    plan: Mapped[int] = mapped_column(ForeignKey("plan.number", ondelete="CASCADE"), primary_key=True)
    told_at: Mapped[dt.datetime]
