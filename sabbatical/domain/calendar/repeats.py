"""RFC 5545 repeats, as dateutil reads them, within what makes sense for whole dates.

A rule comes from a file that anyone may have written, so it is read by a strict grammar before dateutil sees it:
no rule can run forever, and none can mean something else tomorrow than it means today.
"""

import datetime as dt
import re
from functools import lru_cache
from zoneinfo import ZoneInfo

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
EXAMPLE = "FREQ=WEEKLY;BYDAY=WE"
MAX_YEARS_BEFORE = 10
"""A rule may begin at most so many years before the dates asked for; each of its dates up to them is walked through."""

_DAYS = r"[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU)"
_NUMBERS = r"[+-]?[1-9]\d{0,2}"
_PARTS = {
    "FREQ": "|".join(FREQUENCIES),
    "INTERVAL": r"[1-9]\d{0,3}",
    "COUNT": r"[1-9]\d{0,3}",
    "UNTIL": r"\d{4}-?\d{2}-?\d{2}(?:T\d{6}Z?)?",
    "WKST": "MO|TU|WE|TH|FR|SA|SU",
    "BYDAY": f"{_DAYS}(?:,{_DAYS})*",
    "BYMONTH": r"(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*",
    "BYMONTHDAY": r"[+-]?(?:[1-9]|[12]\d|3[01])(?:,[+-]?(?:[1-9]|[12]\d|3[01]))*",
    "BYYEARDAY": f"{_NUMBERS}(?:,{_NUMBERS})*",
    "BYWEEKNO": f"{_NUMBERS}(?:,{_NUMBERS})*",
    "BYSETPOS": f"{_NUMBERS}(?:,{_NUMBERS})*",
}
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def repeat_problem(repeat: str) -> str:
    """Return what is wrong with a repeat rule and what is allowed; empty if it is sound."""
    parts: dict[str, str] = {}
    for part in _body(repeat).split(";"):
        name, equals, value = part.partition("=")
        if not equals or name not in _PARTS:
            return f"{part!r} is no part of a rule of whole dates; allowed are {', '.join(_PARTS)}, as in {EXAMPLE}"
        if name in parts:
            return f"{name} is there twice; write it once"
        if not re.fullmatch(_PARTS[name], value, re.ASCII):
            return f"{part!r} cannot be read; {_allowed(name)}"
        parts[name] = value
    if "FREQ" not in parts:
        return f"FREQ is missing; write for example {EXAMPLE}"
    return _impossible_days(parts) or _dateutil_problem(_body(repeat))


def repeat_dates(
    repeat: str, start: dt.date, first: dt.date, last: dt.date, timezone: str = "UTC"
) -> tuple[dt.date, ...]:
    """Return the dates from `first` to `last` that the rule names.

    Parameters
    ----------
    repeat
        A rule for which `repeat_problem` finds nothing.
    start
        Where the rule begins; it counts only if the rule names it.
    first, last
        The dates asked for, both included.
    timezone
        IANA name of the zone in which an UNTIL that ends in Z (UTC) falls on a date.
    """
    return _dates(_body(repeat), start, max(first, start), last, timezone)


def _body(repeat: str) -> str:
    return repeat.strip().upper().removeprefix("RRULE:")


def _allowed(name: str) -> str:
    match name:
        case "FREQ":
            return f"FREQ is one of {', '.join(FREQUENCIES)}"
        case "INTERVAL" | "COUNT":
            return f"{name} is a whole number from 1 to 9999"
        case "UNTIL":
            return "UNTIL is a date like 20270611"
        case "BYDAY" | "WKST":
            return f"{name} names weekdays: MO, TU, WE, TH, FR, SA, SU"
        case _:
            return f"{name} is a list of whole numbers like 1,15, each within its range"


def _impossible_days(parts: dict[str, str]) -> str:
    """Refuse 30 February and its like: dateutil would search for it to the end of time."""
    if "BYMONTH" not in parts or "BYMONTHDAY" not in parts:
        return ""
    longest = max(_LONGEST_MONTHS[int(month) - 1] for month in parts["BYMONTH"].split(","))
    if min(abs(int(day)) for day in parts["BYMONTHDAY"].split(",")) <= longest:
        return ""
    return f"no month has the days of BYMONTH={parts['BYMONTH']};BYMONTHDAY={parts['BYMONTHDAY']}"


def _dateutil_problem(body: str) -> str:
    # Imported here: the app's first screen needs no repeat rule, and dateutil is slow to load.
    from dateutil.rrule import rrulestr

    try:
        rrulestr(body, dtstart=_midnight(dt.date(2000, 1, 1), body, "UTC"))
    except (ValueError, TypeError) as error:
        return f"it cannot be read ({error}); write for example {EXAMPLE}"
    return ""


@lru_cache(maxsize=1024)
def _dates(body: str, start: dt.date, first: dt.date, last: dt.date, timezone: str) -> tuple[dt.date, ...]:
    from dateutil.rrule import rrulestr

    if first > last:
        return ()
    rule = rrulestr(body, dtstart=_midnight(start, body, timezone))
    found = rule.between(_midnight(first, body, timezone), _midnight(last, body, timezone), inc=True)
    return tuple(moment.date() for moment in found)


def _midnight(date: dt.date, body: str, timezone: str) -> dt.datetime:
    """Return the date's midnight, aware of its zone only if the rule's UNTIL is: dateutil compares like with like."""
    aware = re.search(r"UNTIL=[^;]*Z", body) is not None
    return dt.datetime.combine(date, dt.time(), tzinfo=ZoneInfo(timezone) if aware else None)
