"""How dates and periods become the solver's slots, and back."""

import datetime as dt
from dataclasses import dataclass

from sabbatical.domain.timetable import DatedPeriod, SchoolDay, TermTimetable


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotMap:
    """Numbers every period of every school day, in order of date and start."""

    places: tuple[tuple[SchoolDay, DatedPeriod], ...]
    """By slot."""
    numbers: dict[tuple[int, str], int]
    """(day index, period) to slot."""

    @classmethod
    def of(cls, timetable: TermTimetable) -> "SlotMap":
        """Return the slots of a term."""
        places = tuple((day, period) for day in timetable.days for period in day.periods)
        numbers = {(day.index, period.period): slot for slot, (day, period) in enumerate(places)}
        return cls(places=places, numbers=numbers)


def minute_of_day(time: dt.time) -> int:
    """Return the minutes after midnight."""
    return time.hour * 60 + time.minute
