"""How much a changed duty weighs: the tier `changes`, in the words of the school."""

import datetime as dt
from dataclasses import dataclass

from sabbatical.domain.replanning import Replan
from sabbatical.domain.rows.people import Absence
from sabbatical.domain.school import School
from sabbatical.domain.timetable import TermTimetable

NEAR = 3
"""Weight of a change within the days of notice."""
FAR = 1
"""Weight of any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWeights:
    """Whose changes count, and how much by date."""

    notice_ends: dt.date
    """The first date on which a change is no longer near."""
    people: frozenset[str]
    """Everyone of the school."""
    absences: tuple[Absence, ...]
    untold: frozenset[tuple[str, dt.date, str]]
    """(person, date, period) of duties that the person has not been told yet."""

    @classmethod
    def of(cls, school: School, timetable: TermTimetable, replan: Replan) -> "ChangeWeights":
        """Return the weights of a re-plan.

        A change is near on the first `notice_days` school days from today on, today included, and on dates between
        them that are no school days any more.
        """
        days = [day.date for day in timetable.days if day.date >= replan.today]
        notice = school.policy.notice_days
        near_end = days[notice] if notice < len(days) else dt.date.max
        return cls(
            notice_ends=near_end if notice else dt.date.min,
            people=frozenset([row.id for row in school.teachers] + [row.id for row in school.substitutes]),
            absences=school.absences,
            untold=replan.untold,
        )

    def of_date(self, date: dt.date) -> int:
        """Return what a change of something told weighs on this date, for somebody who is there."""
        return NEAR if date < self.notice_ends else FAR

    def counts(self, person: str, date: dt.date, period: str) -> bool:
        """Return whether a change counts: the person is of the school, and not absent then."""
        return person in self.people and not self.is_absent(person, date, period)

    def weight(self, person: str, date: dt.date, period: str) -> int:
        """Return what a changed duty counts: half of it, rounded down, where it is not told yet."""
        if not self.counts(person, date, period):
            return 0
        full = self.of_date(date)
        return full // 2 if (person, date, period) in self.untold else full

    def is_absent(self, person: str, date: dt.date, period: str) -> bool:
        """Return whether a person is absent on a date in a period."""
        return any(
            row.start <= date <= (row.end or row.start) and (not row.periods or period in row.periods)
            for row in self.absences
            if row.person == person
        )
