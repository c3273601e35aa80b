"""When people are not simply free: availability by cycle day, absences by date."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sabbatical.domain.rows.people import Absence, Availability
from sabbatical.domain.school import School
from sabbatical.domain.timetable import SchoolDay


@dataclass(frozen=True, slots=True)
class Presence:
    """Availability and absences of everyone, looked up by person, day and period."""

    availability: dict[str, list[Availability]]
    absences: dict[str, list[Absence]]

    def is_reserved(self, person: str, day: SchoolDay, period: str) -> bool:
        """Whether their availability is `off`, `duty`, `protected` or `standby` then."""
        return any(
            row.cycle_day == day.cycle_day and row.period in ("", period) for row in self.availability.get(person, ())
        )

    def is_absent(self, person: str, date: dt.date, period: str) -> bool:
        """Whether an absence of theirs holds then."""
        return any(_holds(absence, date, period) for absence in self.absences.get(person, ()))


def _holds(absence: Absence, date: dt.date, period: str) -> bool:
    in_range = absence.start <= date <= (absence.end or absence.start)
    return in_range and (not absence.periods or period in absence.periods)


def presence_of(school: School) -> Presence:
    """Return the presence of everyone in `school`."""
    availability: dict[str, list[Availability]] = defaultdict(list)
    absences: dict[str, list[Absence]] = defaultdict(list)
    for row in school.availability:
        availability[row.person].append(row)
    for absence in school.absences:
        absences[absence.person].append(absence)
    return Presence(dict(availability), dict(absences))
