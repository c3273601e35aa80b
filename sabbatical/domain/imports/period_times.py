"""When the source's periods are."""

import datetime as dt

from sabbatical.domain.calendar.days import REGULAR_SCHEDULE
from sabbatical.domain.imports.draft import DraftPeriod
from sabbatical.domain.imports.imported import BELL, Key
from sabbatical.domain.imports.known import Known
from sabbatical.domain.imports.settings import ImportSettings, PeriodTimes


def times_of(period: DraftPeriod, settings: ImportSettings, known: Known, is_used: bool) -> PeriodTimes | None:
    """Return when a period is; None if nobody knows.

    What the leader left out stays left out; else the source knows best, then the leader, the last import, the school.
    A period of which nobody knows the times, and in which nobody meets, is a break.
    """
    key = (REGULAR_SCHEDULE, period.name)
    typed = settings.bell.get(period.name)
    last = _last_times(key, known)
    if typed is None or typed.is_left_out:
        left_out = typed or last
        if left_out is not None and left_out.is_left_out:
            return left_out
    if period.start is not None and period.end is not None:
        return PeriodTimes(start=period.start, end=period.end)
    rows = known.current.bell if known.current else ()
    stored = next((PeriodTimes(start=row.start, end=row.end) for row in rows if BELL.key(row) == key), None)
    return typed or last or stored or (None if is_used else PeriodTimes())


def _last_times(key: Key, known: Known) -> PeriodTimes | None:
    cells = (known.imported or {}).get(BELL.name, {}).get(key)
    if cells is None:
        return None
    start, end = (dt.time.fromisoformat(cell) if cell else None for cell in cells)
    return PeriodTimes(start=start, end=end)
