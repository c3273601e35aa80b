"""Time zones in which it is a certain time of day, so that no test depends on when it is run."""

import datetime as dt
from zoneinfo import ZoneInfo


def zone_where_it_is(hour: int) -> str:
    """Return a time zone where it is between `hour` (0 to 23) and an hour later."""
    behind = (dt.datetime.now(dt.UTC).hour - hour + 11) % 24 - 11
    return f"Etc/GMT{behind:+d}"  # such zones count hours behind Greenwich as plus


def today_in(zone: str) -> dt.date:
    """Return the date in a time zone."""
    return dt.datetime.now(ZoneInfo(zone)).date()
