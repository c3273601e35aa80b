"""What a week is read from: the school, its term laid out, and a plan."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from sabbatical.domain.plan import PlannedCover, PlannedSession, TermPlan
from sabbatical.domain.school import School
from sabbatical.domain.timetable import DatedMeeting, TermTimetable

Place = tuple[dt.date, str]
"""Date and period."""


@dataclass(frozen=True, kw_only=True)
class PlannedTerm:
    """A term with its plan."""

    school: School
    timetable: TermTimetable
    plan: TermPlan | None
    """None before the first."""
    names: dict[str, str]
    """Everyone's name by id."""

    @property
    def sessions(self) -> tuple[PlannedSession, ...]:
        """Those of the plan."""
        return () if self.plan is None else self.plan.sessions

    @property
    def covers(self) -> tuple[PlannedCover, ...]:
        """Those of the plan."""
        return () if self.plan is None else self.plan.covers

    @cached_property
    def meetings_by_day(self) -> dict[int, list[DatedMeeting]]:
        """The meetings of each school day, by its index: weeks are turned one after the other, and a term has many."""
        found: dict[int, list[DatedMeeting]] = defaultdict(list)
        for meeting in self.timetable.meetings:
            found[meeting.day].append(meeting)
        return dict(found)

    def name(self, person: str) -> str:
        """Return a person's name; the id where nobody bears it."""
        return self.names.get(person, person)
