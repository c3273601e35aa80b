"""The kinds of values of school.toml: each reads what TOML gives, or says what is allowed."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sabbatical.formats.school_folder.cells import read_date, read_decimal

TomlRead = Callable[[Any], Any]
"""Raises ValueError, with the value and what is allowed, where the value cannot be read."""


def text(value: Any) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise ValueError(f'{shown(value)} is not a text; write it in quotes, like "{shown(value)}"')
    return value


def whole(value: Any) -> int:
    """Return a whole number."""
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 10**9:
        raise ValueError(f"{shown(value)} is not a whole number; write digits alone, without quotes, like 60")
    return value


def decimal(value: Any) -> Decimal:
    """Return a decimal number, exactly; text is taken too."""
    if isinstance(value, str):
        return read_decimal(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not _is_moderate(value):
        raise ValueError(f"{shown(value)} is not a number; write digits with a point, like 2.5")
    return read_decimal(f"{Decimal(value):f}")


def _is_moderate(value: int | Decimal) -> bool:
    """Return whether a number can be written out with a point; TOML knows nan, inf and 1e999999 too."""
    return Decimal(value).is_finite() and -(10**12) < value < 10**12 and abs(Decimal(value).adjusted()) < 15


def decimal_or_none(value: Any) -> Decimal | None:
    """Return a decimal number; the empty text stands for no limit."""
    try:
        return None if value == "" else decimal(value)
    except ValueError as error:
        raise ValueError(f'{error}, or "" for no limit') from None


def boolean(value: Any) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise ValueError(f"{shown(value)} is not allowed; write true or false, without quotes")
    return value


def date(value: Any) -> dt.date:
    """Return a date, written as a TOML date or as text."""
    if isinstance(value, str):
        return read_date(value)
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise ValueError(f"{shown(value)} is not a date; write year-month-day, like 2027-01-11")
    return value


def names(value: Any) -> tuple[str, ...]:
    """Return a list of texts."""
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValueError(f'{shown(value)} is not a list of texts; write for example ["Mon", "Tue"]')
    return tuple(value)


def one_of(choices: type[StrEnum]) -> TomlRead:
    """Return a reader of the words of `choices`."""

    def read(value: Any) -> StrEnum:
        if not isinstance(value, str) or value not in set(choices):
            allowed = ", ".join(f'"{choice}"' for choice in choices)
            raise ValueError(f"{shown(value)} is not allowed; write one of {allowed}")
        return choices(value)

    return read


def shown(value: Any) -> str:
    """Return a value of TOML as a message shows it, shortened where it is long."""
    match value:
        case bool():
            found = "true" if value else "false"
        case dt.date() | dt.time():
            found = value.isoformat()
        case str() | list() | dict():
            found = repr(value)
        case _:
            found = str(value) if not isinstance(value, int) or abs(value) < 10**40 else "a number of over 40 digits"
    return found if len(found) <= 80 else f"{found[:77]}..."
