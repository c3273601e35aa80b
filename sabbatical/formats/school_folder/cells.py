"""The kinds of cells of the school folder: each reads its text, or says what is allowed, and writes it back."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sabbatical.formats.csv_text import LIST_SEPARATOR, join_list, yes_no

_WHOLE = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,12})?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"\d{2}:\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class CellKind:
    """How a value stands in a cell that is not empty."""

    read: Callable[[str], Any]
    """Raises ValueError, with the value and what is allowed, where the text cannot be read."""
    write: Callable[[Any], str] = str


def read_id(cell: str) -> str:
    """Return an id; any text without a semicolon."""
    if LIST_SEPARATOR in cell:
        raise ValueError(f"{cell!r} holds a semicolon; an id is any text without one, since lists are joined by it")
    return cell


def read_whole(cell: str) -> int:
    """Return a whole number."""
    if not _WHOLE.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a whole number; write digits alone, like 60")
    return int(cell)


def read_decimal(cell: str) -> Decimal:
    """Return a decimal number, exactly."""
    if not _DECIMAL.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a number; write digits with a point, like 2.5")
    return Decimal(cell)


def read_date(cell: str) -> dt.date:
    """Return an ISO date."""
    if not _DATE.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a date; write year-month-day, like 2027-01-11")
    try:
        return dt.date.fromisoformat(cell)
    except ValueError:
        raise ValueError(f"{cell!r} is not in the calendar; write year-month-day, like 2027-01-11") from None


def read_time(cell: str) -> dt.time:
    """Return a time of day."""
    try:
        if _TIME.fullmatch(cell):
            return dt.time.fromisoformat(cell)
    except ValueError:
        pass
    raise ValueError(f"{cell!r} is not a time; write hours:minutes with two digits each, like 08:30")


def read_yes_no(cell: str) -> bool:
    """Return whether the cell says yes."""
    if cell not in ("yes", "no"):
        raise ValueError(f"{cell!r} is neither yes nor no")
    return cell == "yes"


def read_list(cell: str) -> tuple[str, ...]:
    """Return the parts of a list; empty parts are left out."""
    parts = tuple(part for part in cell.split(LIST_SEPARATOR) if part)
    if not parts:
        raise ValueError(f"{cell!r} names nothing; join the names by semicolons, or leave the cell empty")
    return parts


def one_of(choices: type[StrEnum]) -> CellKind:
    """Return the kind of a cell that holds one of the words of `choices`."""

    def read(cell: str) -> StrEnum:
        if cell not in set(choices):
            raise ValueError(f"{cell!r} is not allowed; write one of {', '.join(choices)}")
        return choices(cell)

    return CellKind(read)


TEXT = CellKind(str)
ID = CellKind(read_id)
WHOLE = CellKind(read_whole)
DECIMAL = CellKind(read_decimal, lambda value: f"{value:f}")
DATE = CellKind(read_date, dt.date.isoformat)
TIME = CellKind(read_time, lambda value: f"{value:%H:%M}")
YES_NO = CellKind(read_yes_no, yes_no)
LIST = CellKind(read_list, join_list)
