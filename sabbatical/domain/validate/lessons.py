"""What classes and teachers have of the term's minutes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sabbatical.domain.calendar.meetings import dated_meetings
from sabbatical.domain.school import School
from sabbatical.domain.timetable import SchoolDay


@dataclass(frozen=True, slots=True)
class Lessons:
    """Minutes of the meetings that take place."""

    minutes_of_class: dict[str, int]
    """All minutes of the term."""
    shortest_of_class: dict[str, int]
    """Minutes of the shortest meeting; so for teachers."""
    shortest_of_teacher: dict[str, int]
    cotaught: frozenset[str]
    """Classes of which some meeting has several teachers."""

    @classmethod
    def of(cls, school: School, days: Sequence[SchoolDay]) -> "Lessons":
        """Return the minutes of a school."""
        lengths = {(day.index, period.period): period.minutes for day in days for period in day.periods}
        minutes_of_class: dict[str, int] = defaultdict(int)
        shortest_of_class: dict[str, int] = {}
        shortest_of_teacher: dict[str, int] = {}
        cotaught = set()
        for meeting in dated_meetings(school, days):
            minutes = lengths[meeting.day, meeting.period]
            minutes_of_class[meeting.class_id] += minutes
            _lower(shortest_of_class, meeting.class_id, minutes)
            for teacher in meeting.teachers:
                _lower(shortest_of_teacher, teacher, minutes)
            if len(meeting.teachers) > 1:
                cotaught.add(meeting.class_id)
        return cls(dict(minutes_of_class), shortest_of_class, shortest_of_teacher, frozenset(cotaught))


def _lower(shortest: dict[str, int], name: str, minutes: int) -> None:
    shortest[name] = min(minutes, shortest.get(name, minutes))
