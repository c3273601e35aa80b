"""Statuses give way to classes: where somebody now teaches, they are neither off nor on duty."""

from collections import defaultdict
from dataclasses import replace

from sabbatical.domain.calendar.days import REGULAR_SCHEDULE
from sabbatical.domain.rows.people import Availability
from sabbatical.domain.school import School


def give_way(school: School) -> tuple[School, tuple[str, ...]]:
    """Return the school without statuses at times of a class, and a line on each that is gone.

    A status of a whole day becomes one of each period of it in which the person has no class.
    """
    taught: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for entry in school.timetable:
        taught[entry.teacher, entry.cycle_day][entry.period] = entry.class_id
    periods = [row.period for row in school.bell if row.schedule == REGULAR_SCHEDULE]
    rows: list[Availability] = []
    gone: list[str] = []
    for status in school.availability:
        busy = taught.get((status.person, status.cycle_day), {})
        if not busy or (status.period and status.period not in busy):
            rows.append(status)
            continue
        when = f"{status.cycle_day} {status.period}".strip()
        gone.append(
            f"{status.person} was {status.status.value} on {when} and now teaches then "
            f"({busy.get(status.period) or next(iter(busy.values()))}); the status gave way."
        )
        if not status.period:
            rows += (replace(status, period=period) for period in periods if period not in busy)
    return (replace(school, availability=tuple(rows)), tuple(gone)) if gone else (school, ())
