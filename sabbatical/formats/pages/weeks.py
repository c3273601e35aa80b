"""Rows of a plan by week and day, as pages show them."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from sabbatical.domain.reports.weeks import Week

Dated = TypeVar("Dated")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRows(Generic[Dated]):
    """A date and its rows."""

    date: dt.date
    rows: tuple[Dated, ...]
    """At least one."""


def rows_by_day(week: Week, rows: Iterable[Dated], date_of: Callable[[Dated], dt.date]) -> tuple[DayRows[Dated], ...]:
    """Return the rows of a week, day by day; days without any are left out."""
    found: dict[dt.date, list[Dated]] = {date: [] for date in week.dates}
    for row in rows:
        if date_of(row) in found:
            found[date_of(row)].append(row)
    return tuple(DayRows(date=date, rows=tuple(of_day)) for date, of_day in found.items() if of_day)
