"""A school's first shape, from what its leader types: dates, days and a regular day of equal periods."""

import datetime as dt
from dataclasses import dataclass

from sabbatical.domain.rows.calendar import BellPeriod
from sabbatical.domain.school import School
from sabbatical.domain.settings import CycleKind, SchoolInfo, Term

REGULAR = "regular"
"""The bell schedule that every school has."""

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class RegularDay:
    """A day of equal periods."""

    first: dt.time
    """When the first period begins."""
    periods: int
    """How many there are, 1 or more."""
    minutes: int
    """Of each period, 1 or more."""
    minutes_between: int
    """From the end of one to the beginning of the next, 0 or more."""

    @property
    def last_minute(self) -> int:
        """When the last period ends, in minutes from midnight."""
        begin = self.first.hour * 60 + self.first.minute
        return begin + self.periods * self.minutes + (self.periods - 1) * self.minutes_between

    @property
    def fits(self) -> bool:
        """Whether the last period ends before midnight."""
        return self.last_minute < MINUTES_A_DAY

    def bell(self) -> tuple[BellPeriod, ...]:
        """Return the periods as rows of bell.csv, named P1, P2 ...; only where the day fits."""
        begin = self.first.hour * 60 + self.first.minute
        starts = [begin + place * (self.minutes + self.minutes_between) for place in range(self.periods)]
        return tuple(
            BellPeriod(schedule=REGULAR, period=f"P{place}", start=_time(start), end=_time(start + self.minutes))
            for place, start in enumerate(starts, start=1)
        )


def first_school(
    info: SchoolInfo,
    *,
    term: str,
    start: dt.date,
    end: dt.date,
    weekdays: tuple[str, ...],
    days: tuple[str, ...],
    rotating: bool,
    day: RegularDay,
) -> School:
    """Return a school without people and classes.

    Parameters
    ----------
    term
        The term's name.
    start, end
        Its first and last date.
    weekdays
        Two-letter names of the weekdays with school.
    days
        Names of the cycle days.
    rotating
        Whether each open school day takes the next name, whatever its weekday.
    day
        The regular bell schedule.
    """
    cycle = CycleKind.ROTATING if rotating else CycleKind.WEEKLY
    shape = Term(name=term, start=start, end=end, weekdays=weekdays, days=days, cycle=cycle)
    return School(info=info, term=shape, bell=day.bell())


def _time(minute: int) -> dt.time:
    return dt.time(minute // 60, minute % 60)
