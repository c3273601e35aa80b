"""What day it is at the school."""

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sabbatical.domain.moment import Moment
from sabbatical.domain.school import School
from sabbatical.services.school import load_school

if TYPE_CHECKING:
    from sabbatical.services.store import Store


def school_today(school: School, now: dt.datetime | None = None) -> dt.date:
    """Return the date in the school's time zone.

    Parameters
    ----------
    now
        A moment with its time zone; None for the clock's.
    """
    moment = dt.datetime.now(dt.UTC) if now is None else now
    return moment.astimezone(ZoneInfo(school.info.timezone)).date()


def school_moment(store: "Store") -> Moment:
    """Return the clock's moment in the time zone of the stored school; in UTC where there is none."""
    school = load_school(store)
    return Moment.of(dt.datetime.now(dt.UTC), "UTC" if school is None else school.info.timezone)
