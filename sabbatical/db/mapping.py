"""Rows to frozen dataclasses and back, field by field: a row's attributes bear the names of its dataclass's fields."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from sabbatical.db.base import Base

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


def column_values(item: "DataclassInstance", leave_out: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the fields of a dataclass instance as column values."""
    return {field.name: getattr(item, field.name) for field in fields(item) if field.name not in leave_out}


def read_rows(
    session: Session, row: type[Base], kind: type[T], leave_out: frozenset[str] = frozenset(), **where: object
) -> tuple[T, ...]:
    """Return the rows of a table as instances of `kind`, in the order of their positions.

    Parameters
    ----------
    leave_out
        Fields of `kind` that have defaults and no column.
    where
        Columns and the values they must have.
    """
    names = [field.name for field in fields(kind) if field.name not in leave_out]
    query = select(*(getattr(row, name) for name in names)).filter_by(**where).order_by(row.__table__.c["position"])
    return tuple(kind(**dict(zip(names, values, strict=True))) for values in session.execute(query))


def replace_rows(
    session: Session, row: type[Base], items: Sequence["DataclassInstance"], leave_out: frozenset[str]
) -> None:
    """Put `items` in the place of all rows of a table."""
    session.execute(delete(row))
    add_rows(session, row, items, leave_out)


def add_rows(
    session: Session,
    row: type[Base],
    items: Iterable["DataclassInstance"],
    leave_out: frozenset[str] = frozenset(),
    **also: object,
) -> None:
    """Add `items` to a table, positions counted from 0.

    Parameters
    ----------
    also
        Values of further columns, the same in all rows.
    """
    values = [{"position": position, **column_values(item, leave_out), **also} for position, item in enumerate(items)]
    if values:
        session.execute(insert(row), values)
