"""Reads single cells of the plan folder; each function says in its error what is allowed."""

import datetime as dt
import re
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

Choice = TypeVar("Choice", bound=StrEnum)

HUNDREDTHS = re.compile(r"(\d{1,12})(?:\.(\d{1,2}))?", re.ASCII)
TIME = re.compile(r"\d{2}:\d{2}", re.ASCII)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
WHOLE = re.compile(r"\d{1,9}", re.ASCII)


def text(cell: str) -> str:
    """Return the cell as it is."""
    return cell


def required(cell: str) -> str:
    """Return a cell that must not be empty."""
    if not cell:
        raise ValueError("is empty; it must be filled")
    return cell


def whole(cell: str) -> int:
    """Return a whole number, 0 or more."""
    if not WHOLE.fullmatch(cell):
        raise ValueError(f"is {cell!r}; it must be a whole number, 0 or more")
    return int(cell)


def counting(cell: str) -> int:
    """Return a whole number, 1 or more."""
    if not WHOLE.fullmatch(cell) or int(cell) == 0:
        raise ValueError(f"is {cell!r}; it must be a whole number, 1 or more")
    return int(cell)


def hundredths(cell: str) -> int:
    """Return an amount with at most two decimals, in hundredths."""
    match = HUNDREDTHS.fullmatch(cell)
    if match is None:
        raise ValueError(f"is {cell!r}; it must be a number with at most two decimals, like 12.50")
    units, decimals = match.groups(default="")
    return int(units) * 100 + int(decimals.ljust(2, "0"))


def date(cell: str) -> dt.date:
    """Return a date."""
    try:
        if DATE.fullmatch(cell):
            return dt.date.fromisoformat(cell)
    except ValueError:
        pass
    raise ValueError(f"is {cell!r}; it must be a date like 2027-01-11")


def time(cell: str) -> dt.time:
    """Return a time of day."""
    try:
        if TIME.fullmatch(cell):
            return dt.time.fromisoformat(cell)
    except ValueError:
        pass
    raise ValueError(f"is {cell!r}; it must be a time like 08:30")


def yes_or_no(cell: str) -> bool:
    """Return whether the cell says yes; empty is no."""
    if cell not in ("yes", "no", ""):
        raise ValueError(f"is {cell!r}; it must be yes or no")
    return cell == "yes"


def ids(cell: str) -> tuple[str, ...]:
    """Return ids joined by ``;``."""
    return tuple(part for part in cell.split(";") if part)


def one_of(choices: type[Choice]) -> Callable[[str], Choice]:
    """Return a reader of the words of `choices`."""

    def read(cell: str) -> Choice:
        if cell not in list(choices):
            raise ValueError(f"is {cell!r}; it must be one of: {', '.join(choices)}")
        return choices(cell)

    return read
