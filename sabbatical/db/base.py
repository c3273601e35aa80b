"""What all tables share: one set of names for constraints, and the folder's row order."""

import datetime as dt
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import CheckConstraint, Date, Float, MetaData, String, Time
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from sabbatical.db.types import DecimalText, TextTuple, UtcDateTime

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Constraints have names of our choosing, so that a later migration can address them on any database."""


NOT_RECORDED = {"info": {"recorded": False}}
"""Among a table's arguments: the journal of actions leaves it out, so that no undo touches it."""


class Base(DeclarativeBase):
    """The mother of all mapped rows."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[object, object]] = {
        str: String(),
        float: Float(),
        Decimal: DecimalText(),
        tuple[str, ...]: TextTuple(),
        dt.date: Date(),
        dt.time: Time(),
        dt.datetime: UtcDateTime(),
    }


class Numbered:
    """A row known by its place in the file alone."""

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Ordered:
    """A row with an id of its own and a place in the file."""

    position: Mapped[int] = mapped_column(unique=True)


class Single:
    """The one row of its table."""

    position: Mapped[int] = mapped_column(
        CheckConstraint("position = 0", name="single"), primary_key=True, autoincrement=False
    )


def at_least(minimum: int, *columns: str) -> tuple[CheckConstraint, ...]:
    """Return a constraint for each column that holds it at `minimum` or more; NULL passes."""
    return tuple(CheckConstraint(f"{column} >= {minimum}", name=f"{column}_min") for column in columns)
