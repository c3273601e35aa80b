"""Lays out the term: from a school's tables to dated school days and meetings."""

from sabbatical.domain.calendar.days import school_days
from sabbatical.domain.calendar.meetings import dated_meetings
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable


def lay_out(school: School) -> TermTimetable:
    """Return the school days and meetings of the term.

    Parameters
    ----------
    school
        A school without error findings about its term, bell, calendar or timetable.
    """
    days = school_days(school)
    return TermTimetable(days=days, meetings=dated_meetings(school, days))
