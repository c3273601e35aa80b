"""From which slot on the term is still to come."""

import datetime as dt

from sabbatical.domain.replanning import Replan
from sabbatical.domain.timetable import TermTimetable
from sabbatical.planning.slots import SlotMap


def first_day_from(timetable: TermTimetable, today: dt.date | None) -> int:
    """Return the index of the first school day on or after `today`; 0 where no day is named.

    The number of school days where all are over.
    """
    if today is None:
        return 0
    return next((day.index for day in timetable.days if day.date >= today), len(timetable.days))


def first_slot_of(timetable: TermTimetable, replan: Replan) -> int:
    """Return the first slot that is still to come at the moment of a re-plan; the number of slots where none is."""
    places = SlotMap.of(timetable).places
    return sum(replan.is_over(day.date, period.start) for day, period in places)


def first_slot_from(timetable: TermTimetable, today: dt.date | None) -> int:
    """Return the first slot on or after `today`; 0 where no day is named."""
    first = first_day_from(timetable, today)
    places = SlotMap.of(timetable).places
    return next((slot for slot, (day, _) in enumerate(places) if day.index >= first), len(places))
