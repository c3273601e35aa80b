"""From which slot on the term is still to come."""

from sabbatical.domain.moment import Moment
from sabbatical.domain.replanning import Replan
from sabbatical.domain.timetable import TermTimetable
from sabbatical.planning.slots import SlotMap


def first_slot_of(timetable: TermTimetable, replan: Replan) -> int:
    """Return the first slot that is still to come at the moment of a re-plan; the number of slots where none is."""
    places = SlotMap.of(timetable).places
    return sum(replan.is_over(day.date, period.start) for day, period in places)


def first_slot_from(timetable: TermTimetable, moment: Moment | None) -> int:
    """Return the first slot that is to come at a moment; 0 where none is named, the number of slots where none is."""
    if moment is None:
        return 0
    return sum(moment.is_past(day.date, period.start) for day, period in SlotMap.of(timetable).places)


def first_whole_day_from(timetable: TermTimetable, moment: Moment | None) -> int:
    """Return the index of the first school day that is wholly to come; the number of school days where none is."""
    first = first_slot_from(timetable, moment)
    begun = [day.index for day, _ in SlotMap.of(timetable).places[:first]]
    return begun[-1] + 1 if begun else 0
