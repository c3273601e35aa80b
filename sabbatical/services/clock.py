"""What day it is at the school."""

import datetime as dt
from zoneinfo import ZoneInfo

from sabbatical.domain.school import School


def school_today(school: School, now: dt.datetime | None = None) -> dt.date:
    """Return the date in the school's time zone.

    Parameters
    ----------
    now
        A moment with its time zone; None for the clock's.
    """
    moment = dt.datetime.now(dt.UTC) if now is None else now
    return moment.astimezone(ZoneInfo(school.info.timezone)).date()
