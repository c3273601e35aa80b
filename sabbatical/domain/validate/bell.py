"""Checks bell.csv."""

from collections import defaultdict
from collections.abc import Iterator

from sabbatical.domain.calendar.days import REGULAR_SCHEDULE
from sabbatical.domain.findings import Finding
from sabbatical.domain.rows.calendar import BellPeriod
from sabbatical.domain.school import School
from sabbatical.domain.suggestions import did_you_mean
from sabbatical.domain.validate.doubts import Doubts
from sabbatical.domain.validate.report import error, warning, wrong_id

TABLE = "bell"


def check_bell(school: School, doubts: Doubts) -> Iterator[Finding]:
    """Yield what is wrong with the bell schedules."""
    schedules: dict[str, list[tuple[int, BellPeriod]]] = defaultdict(list)
    for row, period in enumerate(school.bell):
        schedules[period.schedule].append((row, period))
        yield from wrong_id(TABLE, row, "period", period.period)
        if period.end <= period.start:
            message = f"{period.end:%H:%M} is not after the start, {period.start:%H:%M}; write a later time of that day"
            yield error(TABLE, row, "end", message)
    for periods in schedules.values():
        yield from _check_doubles(periods)
        yield from _check_overlaps(periods)
    if TABLE not in doubts.incomplete:
        yield from _check_regular(schedules)


def _check_doubles(periods: list[tuple[int, BellPeriod]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for row, period in periods:
        if period.period in seen:
            message = f"{period.period!r} is there twice in schedule {period.schedule!r}; a period has one row in each"
            yield error(TABLE, row, "period", message)
        seen.add(period.period)


def _check_overlaps(periods: list[tuple[int, BellPeriod]]) -> Iterator[Finding]:
    ordered = sorted((found for found in periods if found[1].start < found[1].end), key=lambda found: found[1].start)
    latest: BellPeriod | None = None
    for row, period in ordered:
        if latest is not None and period.start < latest.end:
            message = (
                f"{period.start:%H:%M} lies within period {latest.period!r} of schedule {period.schedule!r}, "
                f"{latest.start:%H:%M} to {latest.end:%H:%M}; periods may not overlap"
            )
            yield error(TABLE, row, "start", message)
        if latest is None or period.end > latest.end:
            latest = period


def _check_regular(schedules: dict[str, list[tuple[int, BellPeriod]]]) -> Iterator[Finding]:
    if REGULAR_SCHEDULE not in schedules:
        guess = did_you_mean(REGULAR_SCHEDULE, schedules)
        yield error(TABLE, None, "schedule", f"the schedule {REGULAR_SCHEDULE!r} is missing{guess}; it must be there")
        return
    usual = {period.period for _, period in schedules[REGULAR_SCHEDULE]}
    for name, periods in schedules.items():
        for row, period in periods:
            if period.period not in usual:
                guess = did_you_mean(period.period, usual)
                message = f"{period.period!r} of schedule {name!r} is no period of {REGULAR_SCHEDULE!r}{guess}"
                yield warning(TABLE, row, "period", message)
