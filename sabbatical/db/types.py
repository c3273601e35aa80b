"""Column types that keep a value exactly as it is, on every database."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Enum, String, TypeDecorator


class DecimalText(TypeDecorator[Decimal]):
    """A decimal kept as its own text, so that 3.0 stays 3.0 and no binary float comes near it."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Write the decimal's text."""
        return None if value is None else str(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        """Read the text back."""
        return None if value is None else Decimal(value)


class TextTuple(TypeDecorator[tuple[str, ...]]):
    """Several texts in one cell, as a JSON list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> list[str] | None:
        """Write a list."""
        return None if value is None else list(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[str, ...] | None:
        """Read it as a tuple."""
        return None if value is None else tuple(value)


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment, kept in UTC without its zone because not every database keeps one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Turn a zoned moment into UTC."""
        return None if value is None else value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> dt.datetime | None:
        """Give it its zone back."""
        return None if value is None else value.replace(tzinfo=dt.UTC)


def one_of(kind: type[StrEnum]) -> Enum:
    """Return a text column type that holds the values of `kind` and, by a constraint, nothing else."""
    return Enum(
        kind,
        name=kind.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        length=16,
        values_callable=lambda members: [member.value for member in members],
    )
