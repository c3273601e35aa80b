"""Small words for making findings."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from sabbatical.domain.findings import Finding, Severity

GREATEST_WHOLE = 999_999_999
SETTINGS = "school"
"""The table name of school.toml."""


def error(table: str, row: int | None, column: str, message: str) -> Finding:
    """Return a finding that stops the data from being used."""
    return Finding(severity=Severity.ERROR, table=table, row=row, column=column, message=message)


def warning(table: str, row: int | None, column: str, message: str) -> Finding:
    """Return a finding that a leader should know of."""
    return Finding(severity=Severity.WARNING, table=table, row=row, column=column, message=message)


def filled(cell: str) -> list[str]:
    """Return the name in a cell that may be empty, as a list."""
    return [cell] if cell else []


def wrong_whole(value: int | None, low: int = 0, high: int = GREATEST_WHOLE) -> str:
    """Return what is wrong with a whole number outside `low` to `high`; empty if nothing is, or there is none."""
    if value is None or low <= value <= high:
        return ""
    allowed = f"{low} or more" if high == GREATEST_WHOLE and value < low else f"from {low} to {high}"
    return f"{value} is not allowed; write a whole number, {allowed}"


def wrong_wholes(
    table: str, row: int | None, owner: Any, ranges: Mapping[str, tuple[int, int]], prefix: str = ""
) -> Iterator[Finding]:
    """Yield an error for each field of `owner` outside its range; the column is `prefix` and the field's name."""
    for name, (low, high) in ranges.items():
        if message := wrong_whole(getattr(owner, name), low, high):
            yield error(table, row, f"{prefix}{name}", message)


def wrong_percent(value: Decimal | None) -> str:
    """Return what is wrong with a percentage; empty if nothing is, or there is none."""
    if value is None or 0 <= value <= 100:
        return ""
    return f"{value} is not allowed; write a percentage from 0 to 100, like 3.0"


def wrong_money(value: Decimal | None) -> str:
    """Return what is wrong with an amount of money; empty if nothing is, or there is none."""
    if value is None:
        return ""
    if not 0 <= value <= GREATEST_WHOLE:
        return f"{value} is not allowed; write an amount of 0 or more, like 40 or 40.50"
    if value * 100 % 1:
        return f"{value} has more than two decimals; write an amount like 40 or 40.50"
    return ""


def wrong_order(table: str, row: int, start: dt.date | None, end: dt.date | None, column: str) -> Iterator[Finding]:
    """Yield an error where an end lies before its start."""
    if start is not None and end is not None and end < start:
        yield error(
            table, row, column, f"{end} lies before {start}, the first date; write the same date or a later one"
        )


def wrong_id(table: str, row: int, column: str, name: str) -> Iterator[Finding]:
    """Yield what is wrong with a new name that lists may hold."""
    if not name or ";" in name:
        problem = "is empty" if not name else f"{name!r} holds a semicolon, which joins lists"
        yield error(table, row, column, f"{problem}; write any text without a semicolon")
    elif name != name.strip():
        yield warning(table, row, column, f"{name!r} begins or ends with a space; every mention must then have it too")
