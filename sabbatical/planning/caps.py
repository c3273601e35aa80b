"""Caps in hundredths of a minute, exactly."""

from decimal import ROUND_FLOOR, Decimal

from sabbatical.domain.rows.classes import SchoolClass
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable


def scheduled_minutes(timetable: TermTimetable) -> dict[str, int]:
    """Return the minutes of each class's meetings in the term; classes that never meet are left out."""
    length = {(day.index, period.period): period.minutes for day in timetable.days for period in day.periods}
    minutes: dict[str, int] = {}
    for meeting in timetable.meetings:
        minutes[meeting.class_id] = minutes.get(meeting.class_id, 0) + length[meeting.day, meeting.period]
    return minutes


def cap_hundredths(percent: Decimal, minutes: int) -> int:
    """Return floor(percent x minutes): a percent of a minute is a hundredth of it."""
    return int((percent * minutes).to_integral_value(rounding=ROUND_FLOOR))


def class_cap_percent(school: School, found: SchoolClass) -> Decimal:
    """Return a class's cap: its own, else the policy's."""
    return school.policy.loss_cap_percent if found.loss_cap_percent is None else found.loss_cap_percent
