"""Names from elsewhere as ids and names here."""

import datetime as dt
import re

from sabbatical.formats.importers.limits import MAX_CELL

_CLOCK = re.compile(r"(\d{1,2})[:.h]?(\d{2})(?::\d{2})?", re.ASCII)
_SPAN = re.compile(r"(\d{1,2}[:.h]\d{2})\s*(?:-|\u2013|\u2014|to|/)\s*(\d{1,2}[:.h]\d{2})", re.ASCII)
_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)


def tidy(text: str) -> str:
    """Return a name in one line, without what ids may not hold: a semicolon joins lists here."""
    return " ".join(text[:MAX_CELL].split()).replace(";", ",")


def read_clock(text: str) -> dt.time | None:
    """Return a time of day such as 8:05, 08.05, 0805; None if it is none."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def read_span(text: str) -> tuple[dt.time, dt.time] | None:
    """Return the times of a name that tells them, such as 08:00-08:45; None if it does not."""
    found = _SPAN.search(text[:MAX_CELL])
    start, end = (read_clock(found[1]), read_clock(found[2])) if found else (None, None)
    return (start, end) if start is not None and end is not None and start < end else None


def read_day(text: str) -> dt.date | None:
    """Return a date such as 20270111 or 2027-01-11; None if it is none.

    Raises
    ------
    ValueError
        If the text is not empty and no date of the calendar.
    """
    if not text.strip():
        return None
    found = _DATE.fullmatch(text.strip()[:10])
    if found is None:
        raise ValueError(text)
    return dt.date(int(found[1]), int(found[2]), int(found[3]))


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts 2 before 10."""
    parts = re.findall(r"\d{1,18}|[^\d]+", text, re.ASCII)
    return tuple((0, int(part), "") if part.isascii() and part.isdigit() else (1, 0, part) for part in parts)
