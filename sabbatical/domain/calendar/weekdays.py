"""Weekdays as RFC 5545 writes them, and the weeks that begin on a school's first one."""

import datetime as dt
from collections.abc import Iterator, Sequence

WEEKDAY_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def weekday_name(date: dt.date) -> str:
    """Return the two-letter name of the date's weekday."""
    return WEEKDAY_NAMES[date.weekday()]


def week_start(date: dt.date, weekdays: Sequence[str]) -> dt.date:
    """Return the first date of the calendar week that holds `date`; a week starts on the first of `weekdays`."""
    first = WEEKDAY_NAMES.index(weekdays[0])
    return date - dt.timedelta(days=(date.weekday() - first) % 7)


def week_number(date: dt.date, term_start: dt.date, weekdays: Sequence[str]) -> int:
    """Return the calendar week of `date`, 0 for the one that holds the term's start."""
    return (week_start(date, weekdays) - week_start(term_start, weekdays)).days // 7


def dates_between(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Yield the dates from `first` to `last`, both included; none if `last` is earlier."""
    for days in range((last - first).days + 1):
        yield first + dt.timedelta(days=days)
