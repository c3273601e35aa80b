"""The weeks of the term that an export shows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sabbatical.domain.calendar.weekdays import week_start
from sabbatical.domain.handout import HandOut
from sabbatical.errors import DataError


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A calendar week and its dates with school, or with something of the plan."""

    start: dt.date
    """The first date of the calendar week; a week starts on the first of the term's `weekdays`."""
    dates: tuple[dt.date, ...]
    """At least one, in order."""


def weeks_to_show(handout: HandOut, busy: Iterable[dt.date]) -> tuple[Week, ...]:
    """Return the one week that the hand-out is for, else every week with something to show.

    Parameters
    ----------
    busy
        Dates on which there is something to show.

    Raises
    ------
    DataError
        If the hand-out is for a week without school and without anything to show.
    """
    weekdays, shown = handout.school.term.weekdays, set(busy)
    dates: dict[dt.date, list[dt.date]] = defaultdict(list)
    for date in sorted(shown | {day.date for day in handout.timetable.days}):
        dates[week_start(date, weekdays)].append(date)
    weeks = [Week(start=start, dates=tuple(found)) for start, found in dates.items()]
    if handout.week is None:
        return tuple(week for week in weeks if not shown.isdisjoint(week.dates))
    start = week_start(handout.week, weekdays)
    wanted = tuple(week for week in weeks if week.start == start)
    if not wanted:
        term = handout.school.term
        raise DataError(
            f"There is no school in the week of {handout.week}.",
            hint=f"Name a date of a week with school; the term is from {term.start} to {term.end}.",
        )
    return wanted
