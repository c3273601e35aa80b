"""When somebody is absent, as a leader reads it."""

import datetime as dt

from sabbatical.domain.rows.people import Absence


def absence_dates(row: Absence) -> str:
    """Return an absence's dates and periods, e.g. ``11 Feb to 13 Feb`` or ``12 Feb (P1, P2)``; never its reason."""
    return dates_words(row.start, row.end or row.start, row.periods)


def dates_words(start: dt.date, end: dt.date, periods: tuple[str, ...]) -> str:
    """Return a span of dates, `end` included, and the periods of it; no periods = whole days."""
    dates = date_words(start) if start == end else f"{date_words(start)} to {date_words(end)}"
    return f"{dates} ({', '.join(periods)})" if periods else dates


def date_words(date: dt.date) -> str:
    """Return a date as ``12 Feb``."""
    return f"{date.day} {date:%b}"
