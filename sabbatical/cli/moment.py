"""The moment of a re-plan, from options and the clock."""

import datetime as dt

from sabbatical.domain.moment import Moment


def moment_of(today: dt.datetime | None, now: dt.datetime | None, timezone: str) -> Moment:
    """Return the moment that --today and --now name.

    Without either it is the clock's, in the school's time zone. `--today` alone means that the whole of that day is
    still to come; `--now` alone is a time of the clock's date.
    """
    clock = Moment.of(dt.datetime.now(dt.UTC), timezone)
    if today is None and now is None:
        return clock
    return Moment(today=clock.today if today is None else today.date(), now=None if now is None else now.time())
